export interface TimeTextProps {
  /** ISO 8601, for machines. */
  readonly instant: string;
  /** What is read, e.g. 3分前; made in the loader, since the clock of the browser is another one. */
  readonly text: string;
  /** The full time, shown when pointed at. */
  readonly full?: string;
}

export function TimeText({ instant, text, full }: TimeTextProps) {
  return (
    <time dateTime={instant} title={full}>
      {text}
    </time>
  );
}
