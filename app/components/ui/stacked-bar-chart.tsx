import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ChartSeries } from '#app/components/ui/chart-series.ts';
import { SegmentLegend } from '#app/components/ui/segment-legend.tsx';

export interface StackedBarChartProps {
  readonly title: string;
  /** Names of the bars, e.g. the chapters. */
  readonly bars: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The same numbers as a table: the accessible source, and what is there without JavaScript. */
  readonly children: ReactNode;
}

// The chart library only reaches pages that draw one, and only in the browser.
const Canvas = lazy(() => import('#app/components/ui/stacked-bar-canvas.tsx'));

/** 100 % stacked bars beside their table. */
export function StackedBarChart({ title, bars, series, children }: StackedBarChartProps) {
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return (
    <figure className="flex flex-col gap-4">
      <figcaption className="text-std-18B-160">{title}</figcaption>
      <SegmentLegend items={series} />
      {inBrowser ? (
        <Suspense fallback={null}>
          <Canvas title={title} bars={bars} series={series} />
        </Suspense>
      ) : null}
      {children}
    </figure>
  );
}
