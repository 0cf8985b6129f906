import { useId } from 'react';
import { SharedPatterns } from '#app/components/ui/segment-patterns.tsx';
import type { SegmentTone } from '#app/components/ui/segment-tone.ts';

export interface LegendItem {
  readonly label: string;
  readonly tone: SegmentTone;
}

/** What the parts of the bars mean. */
export function SegmentLegend({ items }: { readonly items: readonly LegendItem[] }) {
  const id = useId();
  return (
    <div className="relative">
      <SharedPatterns id={id} />
      <ul aria-label="凡例" className="flex flex-wrap gap-x-4 gap-y-1">
        {items.map((item) => (
          <li key={item.tone} className="flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 24 16" className="h-4 w-6 border border-solid-gray-600">
              <rect width="24" height="16" fill={`url(#${id}-${item.tone})`} />
            </svg>
            {item.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
