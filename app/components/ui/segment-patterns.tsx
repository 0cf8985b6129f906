import { SEGMENT_LOOKS, SEGMENT_TONES } from '#app/components/ui/segment-tone.ts';
import type { SegmentPattern, SegmentTone } from '#app/components/ui/segment-tone.ts';

const STROKES: Readonly<Record<SegmentPattern, string>> = {
  solid: '',
  none: '',
  diagonal: 'M-2 10L10 -2M-2 2L2 -2M6 10L10 6',
  cross: 'M0 0L8 8M8 0L0 8',
  dots: 'M2 2h1.5M6 6h1.5',
  vertical: 'M2 0V8M6 0V8',
  horizontal: 'M0 2H8M0 6H8',
  rising: 'M-2 6L2 10M-2 -2L10 10M6 -2L10 2',
};

export interface SegmentPatternsProps {
  readonly id: string;
  /** Of the parts that are drawn; all where it is not known. */
  readonly tones?: readonly SegmentTone[];
}

/** The same for many drawings. It takes no room, but it is drawn: what is not shown at all fills nothing. */
export function SharedPatterns(props: SegmentPatternsProps) {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      <SegmentPatterns {...props} />
    </svg>
  );
}

/** The patterns that the parts of one drawing are filled with: `url(#<id>-<tone>)`. */
export function SegmentPatterns({ id, tones = SEGMENT_TONES }: SegmentPatternsProps) {
  return (
    <defs>
      {tones.map((tone) => {
        const look = SEGMENT_LOOKS[tone];
        return (
          <pattern key={tone} id={`${id}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={`var(${look.ground})`} />
            {STROKES[look.pattern] === '' ? null : (
              <path d={STROKES[look.pattern]} stroke={`var(${look.ink})`} strokeWidth="1.5" fill="none" />
            )}
          </pattern>
        );
      })}
    </defs>
  );
}
