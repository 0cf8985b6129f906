import { useId } from 'react';
import { SegmentPatterns } from '#app/components/ui/segment-patterns.tsx';
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
  return (
    <svg role="img" aria-label={label} className="h-4 w-full min-w-24 rounded-4 border border-solid-gray-600">
      <SegmentPatterns id={id} />
      <rect
        className="chart-segment"
        x="0"
        y="0"
        width={share(highest.numerator, highest.denominator)}
        height="100%"
        fill={`url(#${id}-missing)`}
      />
      <rect
        className="chart-segment"
        x="0"
        y="0"
        width={share(lowest.numerator, lowest.denominator)}
        height="100%"
        fill={`url(#${id}-good)`}
      />
    </svg>
  );
}
