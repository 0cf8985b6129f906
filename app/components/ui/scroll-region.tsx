import type { ReactNode } from 'react';

export interface ScrollRegionProps {
  /** What stands in it: its words, or the id of what says them. */
  readonly named: { readonly label: string } | { readonly by: string };
  /** True where it scrolls up and down as well, so that heads which stay in sight have something to stay in. */
  readonly bounded?: boolean;
  readonly children: ReactNode;
}

/** What is wider than the screen scrolls by itself, by keyboard too, and is as large as it is on paper. */
export function ScrollRegion({ named, bounded = false, children }: ScrollRegionProps) {
  return (
    <div
      role="region"
      {...('by' in named ? { 'aria-labelledby': named.by } : { 'aria-label': named.label })}
      tabIndex={0}
      className={`scroll-region print-region relative w-full ${bounded ? 'overflow-auto desktop:max-h-[80vh]' : 'overflow-x-auto'}`}
    >
      {children}
    </div>
  );
}
