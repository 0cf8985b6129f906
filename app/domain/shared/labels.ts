import type { Population } from '#app/domain/shared/population.ts';

export const POPULATION_LABELS = {
  units: '所属',
  systems: '情報システム',
  organization: '全庁組織',
} as const satisfies Record<Population, string>;

/** How a table says that a line is of the body itself. */
export const WHOLE_BODY_WORD = '全庁';
