import { draw } from '#app/cli/demo/draw.ts';
import type { DemoYear } from '#app/cli/demo/character.ts';
import type { Plot } from '#app/cli/demo/plots.ts';

/** On which of the working days something happens to a sheet; null: never. */
export interface Timetable {
  /** Days of entering, the last one first in rank: submission follows on it. */
  readonly entering: readonly number[];
  /** How much of the questions is answered. */
  readonly share: number;
  readonly submitted: number | null;
  readonly sentBack: number | null;
  readonly resubmitted: number | null;
  readonly confirmed: number | null;
  readonly accepted: number | null;
}

/** The working days of a campaign: how many there are to play, and the index of the last one before the due date. */
export interface PlayedDays {
  readonly count: number;
  readonly due: number;
}

/**
 * Where between opening and the due date a sheet of the second year is handed in, so that the later steps still fit.
 */
const HANDED_IN: Partial<Readonly<Record<Plot, readonly [from: number, to: number]>>> = {
  accepted: [0.2, 0.5],
  returned_once: [0.15, 0.3],
  proxy: [0.3, 0.5],
  confirmed: [0.4, 0.65],
  submitted: [0.65, 0.95],
  returned: [0.35, 0.6],
  started: [0.6, 1],
};

/** When a sheet of this plot is worked on. Everything falls on the days that are played, in order. */
export function timetableOf(
  plot: Plot,
  year: DemoYear,
  days: PlayedDays,
  seed: number,
  sheet: string,
): Timetable | null {
  if (plot === 'untouched') return null;
  const number = (aspect: string) => draw(seed, 'day', aspect, year, sheet);
  const within = (day: number) => Math.max(0, Math.min(days.count - 1, day));
  const [from, to] = (year === 'this' ? HANDED_IN[plot] : undefined) ?? [0.3, plot === 'returned_once' ? 0.6 : 1];
  const inTime = Math.floor(Math.min(days.due, days.count - 1) * (from + number('submit') * (to - from)));
  const first = within(plot === 'late' ? days.due + 1 + Math.floor(number('late') * 6) : inTime);
  const steps = stepsOf(plot);
  const sentBack = steps.sentBack ? within(first + 1 + Math.floor(number('return') * 2)) : null;
  const resubmitted =
    steps.resubmitted && sentBack !== null ? within(sentBack + 1 + Math.floor(number('again') * 2)) : null;
  const confirmed = steps.confirmed ? within((resubmitted ?? first) + 1 + Math.floor(number('confirm') * 2)) : null;
  return {
    entering: [within(first - 2), within(first - 1), first],
    share: plot === 'started' ? 0.2 + 0.65 * number('share') : 1,
    submitted: plot === 'started' ? null : first,
    sentBack,
    resubmitted,
    confirmed,
    accepted: steps.accepted && confirmed !== null ? within(confirmed + 1 + Math.floor(number('accept') * 2)) : null,
  };
}

function stepsOf(plot: Plot) {
  const done = plot === 'accepted' || plot === 'late' || plot === 'proxy' || plot === 'returned_once';
  return {
    sentBack: plot === 'returned' || plot === 'returned_once',
    resubmitted: plot === 'returned_once',
    confirmed: done || plot === 'confirmed',
    accepted: done,
  };
}
