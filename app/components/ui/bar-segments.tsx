import { useId } from 'react';
import { SegmentPatterns } from '#app/components/ui/segment-patterns.tsx';
import type { SegmentTone } from '#app/components/ui/segment-tone.ts';
import { share } from '#app/components/ui/share.ts';

export interface Segment {
  readonly label: string;
  readonly count: number;
  readonly tone: SegmentTone;
}

export interface BarSegmentsProps {
  readonly label: string;
  readonly segments: readonly Segment[];
  /** The id of patterns that stand on the page already, where many bars share them. */
  readonly patterns?: string;
}

/** A 100 % bar in one line. The counts are read from its name, so a table beside it is a courtesy. */
export function BarSegments({ label, segments, patterns }: BarSegmentsProps) {
  const own = useId();
  const id = patterns ?? own;
  const total = segments.reduce((sum, segment) => sum + segment.count, 0);
  const name = `${label}：${segments.map((segment) => `${segment.label}${segment.count}件`).join('、')}`;
  let before = 0;
  return (
    <svg role="img" aria-label={name} className="bar">
      {patterns === undefined ? <SegmentPatterns id={id} tones={segments.map(({ tone }) => tone)} /> : null}
      {segments.map((segment) => {
        if (segment.count === 0 || total === 0) return null;
        const x = share(before, total);
        before += segment.count;
        return (
          <rect
            key={segment.label}
            x={x}
            y="0"
            width={share(segment.count, total)}
            height="100%"
            fill={`url(#${id}-${segment.tone})`}
          />
        );
      })}
    </svg>
  );
}
