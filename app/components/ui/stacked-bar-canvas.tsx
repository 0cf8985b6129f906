import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import type { ChartSeries } from '#app/components/ui/chart-series.ts';
import { canvasPattern } from '#app/components/ui/segment-canvas-pattern.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

interface StackedBarCanvasProps {
  readonly title: string;
  readonly bars: readonly string[];
  readonly series: readonly ChartSeries[];
}

const NARROW_PIXELS = 480;
const NARROW_LETTERS = 7;

/** On a narrow screen the names of the bars are broken into lines; a canvas would cut them off. */
function linesOf(name: string, chartWidth: number): string | string[] {
  if (chartWidth >= NARROW_PIXELS || name.length <= NARROW_LETTERS) return name;
  const lines: string[] = [];
  for (let at = 0; at < name.length; at += NARROW_LETTERS) lines.push(name.slice(at, at + NARROW_LETTERS));
  return lines;
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Draws in the browser only; screen readers read the table beside it. */
export function StackedBarCanvas({ title, bars, series }: StackedBarCanvasProps) {
  const data = useMemo((): ChartData<'bar'> => {
    const totals = bars.map((_bar, index) => series.reduce((sum, one) => sum + (one.counts[index] ?? 0), 0));
    return {
      labels: [...bars],
      datasets: series.map((one) => ({
        label: one.label,
        data: one.counts.map((count, index) => {
          const total = totals[index] ?? 0;
          return total === 0 ? 0 : (count / total) * 100;
        }),
        backgroundColor: canvasPattern(one.tone, token),
        borderColor: token('--color-solid-gray-800'),
        borderWidth: 1,
        borderSkipped: false,
      })),
    };
  }, [bars, series]);
  const options = useMemo((): ChartOptions<'bar'> => {
    const font = { family: token('--font-sans'), size: 14 };
    const color = token('--color-solid-gray-800');
    return {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      color,
      font,
      scales: {
        x: { stacked: true, min: 0, max: 100, ticks: { font, color, callback: (value) => `${value} %` } },
        y: {
          stacked: true,
          ticks: {
            font,
            color,
            autoSkip: false,
            callback(_value, index) {
              return linesOf(bars[index] ?? '', this.chart.width);
            },
          },
        },
      },
      plugins: {
        tooltip: {
          titleFont: font,
          bodyFont: font,
          callbacks: {
            label: (item) => `${item.dataset.label ?? ''} ${series[item.datasetIndex]?.counts[item.dataIndex] ?? 0}件`,
          },
        },
      },
    };
  }, [bars, series]);
  return <Bar data={data} options={options} role="img" aria-label={`${title}。数値は続く表にあります。`} />;
}
