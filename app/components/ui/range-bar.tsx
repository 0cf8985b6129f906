import { useId } from 'react';
import { SegmentPatterns } from '#app/components/ui/segment-patterns.tsx';
import type { SegmentTone } from '#app/components/ui/segment-tone.ts';
import { share } from '#app/components/ui/share.ts';

/** A share of a whole. */
export interface BarShare {
  readonly numerator: number;
  readonly denominator: number;
}

export interface RangeBarProps {
  /** Says the numbers in words: the drawing adds none. */
  readonly label: string;
  readonly lowest: BarShare;
  readonly highest: BarShare;
}

/** What is known of a rate, filled, and what it may still become, hatched, on a line from 0 to 100 %. */
export function RangeBar({ label, lowest, highest }: RangeBarProps) {
  const id = useId();
  // The known part lies over the one that may still come.
  const parts = [
    { tone: 'missing', of: highest },
    { tone: 'good', of: lowest },
  ] as const satisfies readonly { tone: SegmentTone; of: BarShare }[];
  return (
    <svg role="img" aria-label={label} className="bar h-4">
      <SegmentPatterns id={id} tones={parts.map(({ tone }) => tone)} />
      {parts.map(({ tone, of }) => (
        <rect key={tone} width={share(of.numerator, of.denominator)} height="100%" fill={`url(#${id}-${tone})`} />
      ))}
    </svg>
  );
}
