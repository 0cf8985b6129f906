import type { SegmentTone } from '#app/components/ui/segment-tone.ts';

/** One part of every bar of a stacked chart. */
export interface ChartSeries {
  readonly label: string;
  readonly tone: SegmentTone;
  /** One count for each bar, in the order of the bars. */
  readonly counts: readonly number[];
}
