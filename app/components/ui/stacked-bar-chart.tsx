import { useEffect, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { ChartSeries } from '#app/components/ui/chart-series.ts';
import { SegmentLegend } from '#app/components/ui/segment-legend.tsx';

export interface StackedBarChartProps {
  readonly title: string;
  /** Names of the bars, e.g. the bureaus. */
  readonly bars: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The same numbers as a table: the accessible source, and what is there without JavaScript. */
  readonly children: ReactNode;
}

type ChartProps = Omit<StackedBarChartProps, 'children'>;

/**
 * The drawing, once its library has come, and null where it cannot be fetched: it only reaches pages that draw, and
 * only in the browser. Without `lazy`: where a navigation renders at once while a part of the page suspends, React 18
 * gives the whole page up (error 345), and a library that cannot be fetched would take the page with it. The table says
 * everything either way.
 */
function useCanvas(): ComponentType<ChartProps> | null | undefined {
  const [canvas, setCanvas] = useState<{ readonly Canvas: ComponentType<ChartProps> | null }>();
  useEffect(() => {
    let here = true;
    import('#app/components/ui/stacked-bar-canvas.tsx').then(
      ({ StackedBarCanvas }) => {
        if (here) setCanvas({ Canvas: StackedBarCanvas });
      },
      (error: unknown) => {
        console.error(error);
        if (here) setCanvas({ Canvas: null });
      },
    );
    return () => {
      here = false;
    };
  }, []);
  return canvas?.Canvas;
}

/** By the most bars that fit: each has room for two lines of its name. */
const HEIGHTS = [
  [2, 'h-32'],
  [4, 'h-48'],
  [8, 'h-80'],
  [12, 'h-112'],
  [16, 'h-144'],
  [24, 'h-208'],
  [36, 'h-304'],
] as const;
const GREATEST_HEIGHT = 'h-416';

/** 100 % stacked bars beside their table. Their room is kept while they come, so that what follows does not jump. */
export function StackedBarChart({ title, bars, series, children }: StackedBarChartProps) {
  const Canvas = useCanvas();
  const height = HEIGHTS.find(([most]) => bars.length <= most)?.[1] ?? GREATEST_HEIGHT;
  return (
    <figure className="flex flex-col gap-4">
      <figcaption className="text-std-18B-160">{title}</figcaption>
      {Canvas === null ? null : (
        <div className="no-print flex flex-col gap-2 noscript:hidden">
          <SegmentLegend items={series} />
          <div className={`relative w-full ${height}`}>
            {Canvas === undefined ? null : <Canvas title={title} bars={bars} series={series} />}
          </div>
        </div>
      )}
      {children}
    </figure>
  );
}
