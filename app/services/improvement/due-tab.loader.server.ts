import { DUE_FILTERS } from '#app/domain/improvement/progress.ts';
import type { DueFilter } from '#app/domain/improvement/progress.ts';

/** 期限の切替え. The same list, whole or those alone that are behind. */
export interface DueTab {
  readonly dueFilter: DueFilter | null;
  readonly count: number;
  readonly to: string;
  readonly selected: boolean;
}

/** None where nothing is behind and the whole is shown. */
export function dueTabs(
  counts: Readonly<Record<DueFilter | 'whole', number>>,
  chosen: DueFilter | null,
  to: (filter: DueFilter | null) => string,
): readonly DueTab[] {
  if (counts.overdue === 0 && chosen === null) return [];
  return ([null, ...DUE_FILTERS] as const).map((dueFilter) => ({
    dueFilter,
    count: counts[dueFilter ?? 'whole'],
    to: to(dueFilter),
    selected: dueFilter === chosen,
  }));
}
