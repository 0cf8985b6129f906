import { useId } from 'react';
import { SegmentPatterns } from '#app/components/ui/segment-patterns.tsx';
import type { SegmentTone } from '#app/components/ui/segment-tone.ts';

export interface Segment {
  readonly label: string;
  readonly count: number;
  readonly tone: SegmentTone;
}

export interface BarSegmentsProps {
  readonly label: string;
  readonly segments: readonly Segment[];
}

const WIDTH = 1000;
const HEIGHT = 32;

/** A 100 % bar in one line. The counts are read from its name, so a table beside it is a courtesy. */
export function BarSegments({ label, segments }: BarSegmentsProps) {
  const id = useId();
  const total = segments.reduce((sum, segment) => sum + segment.count, 0);
  const name = `${label}：${segments.map((segment) => `${segment.label}${segment.count}件`).join('、')}`;
  let before = 0;
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-6 w-full min-w-24 rounded-4 border border-solid-gray-600"
    >
      <SegmentPatterns id={id} />
      {segments.map((segment) => {
        if (segment.count === 0 || total === 0) return null;
        const x = (before / total) * WIDTH;
        before += segment.count;
        return (
          <rect
            key={segment.label}
            className="chart-segment"
            x={x}
            y="0"
            width={(segment.count / total) * WIDTH}
            height={HEIGHT}
            fill={`url(#${id}-${segment.tone})`}
          />
        );
      })}
    </svg>
  );
}
