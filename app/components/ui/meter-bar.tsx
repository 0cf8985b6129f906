export interface MeterBarProps {
  /** What is measured. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, e.g. 15課中12課. */
  readonly text: string;
}

/** One value of a known whole, such as how many sheets have come in. */
export function MeterBar({ label, value, max, text }: MeterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <meter min={0} max={max === 0 ? 1 : max} value={value} aria-label={`${label}：${text}`} className="meter-bar h-4 w-40 grow" />
      <span className="tabular-nums" aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
