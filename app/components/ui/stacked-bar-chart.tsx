import { useEffect, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
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

type ChartProps = Omit<StackedBarChartProps, 'children'>;

/**
 * The drawing, once its library has come: it only reaches pages that draw, and only in the browser. Without `lazy`:
 * where a navigation renders at once while a part of the page suspends, React 18 gives the whole page up (error 345),
 * and a library that cannot be fetched would take the page with it. The table says everything either way.
 */
function useCanvas(): ComponentType<ChartProps> | null {
  const [canvas, setCanvas] = useState<{ readonly Canvas: ComponentType<ChartProps> } | null>(null);
  useEffect(() => {
    let here = true;
    import('#app/components/ui/stacked-bar-canvas.tsx').then(
      ({ StackedBarCanvas }) => {
        if (here) setCanvas({ Canvas: StackedBarCanvas });
      },
      (error: unknown) => console.error(error),
    );
    return () => {
      here = false;
    };
  }, []);
  return canvas?.Canvas ?? null;
}

/** 100 % stacked bars beside their table. */
export function StackedBarChart({ title, bars, series, children }: StackedBarChartProps) {
  const Canvas = useCanvas();
  return (
    <figure className="flex flex-col gap-4">
      <figcaption className="text-std-18B-160">{title}</figcaption>
      <SegmentLegend items={series} />
      {Canvas === null ? null : <Canvas title={title} bars={bars} series={series} />}
      {children}
    </figure>
  );
}
