import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { rate } from '#app/domain/shared/rate.ts';

/** 配布した点検票. What 提出率 needs to know of a sheet. */
export interface DistributedSheet {
  readonly sheetId: string;
  readonly population: Population;
  /** Handed in and not returned. */
  readonly submitted: boolean;
}

/** 提出率. Submitted sheets of those distributed to one population. */
export interface Submission<P extends Population = Population> {
  readonly population: P;
  readonly rate: Rate;
  readonly submitted: readonly string[];
  readonly notSubmitted: readonly string[];
}

/** 提出率 of one population; sheets of the others are left out. */
export function submission<P extends Population>(population: P, sheets: readonly DistributedSheet[]): Submission<P> {
  const submitted: string[] = [];
  const notSubmitted: string[] = [];
  for (const sheet of sheets) {
    if (sheet.population !== population) continue;
    (sheet.submitted ? submitted : notSubmitted).push(sheet.sheetId);
  }
  return { population, rate: rate(submitted.length, submitted.length + notSubmitted.length), submitted, notSubmitted };
}
