import { hasWords } from '#app/domain/shared/searchable.ts';
import { z } from 'zod';
import { isOverdue } from '#app/domain/response/lateness.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { isSubmitted, SHEET_STATES } from '#app/domain/response/sheet.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 状態の絞り込み. One state of a sheet, or the groups that somebody asks after. */
export const BOARD_STATES = ['not_handed_in', 'handed_in', 'overdue', ...SHEET_STATES] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** 対象の絞り込み. A unit type, or the population 所属. */
export const BOARD_TYPES = ['units', ...UNIT_TYPES] as const;
export type BoardType = (typeof BOARD_TYPES)[number];

export const BOARD_SORTS = ['bureau', 'name', 'state', 'activity', 'due'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** What stands for the sheets of no bureau in the filter. */
export const OUTSIDE_BUREAUS = 'none';

/** 進捗の条件. Everything that the address of the board can say. */
export interface BoardFilter {
  readonly state: BoardState | null;
  /** Id of a bureau, or {@link OUTSIDE_BUREAUS}. */
  readonly bureau: string | null;
  readonly type: BoardType | null;
  readonly text: string;
  readonly sort: BoardSort;
  readonly descending: boolean;
}

const text = (max: number) => z.string().trim().max(max).catch('');

/** The query string of the board; '' where a name is absent or says nothing that the board knows. */
export const boardSearch = z.object({
  campaign: text(100).default(''),
  state: z
    .enum(['', ...BOARD_STATES])
    .catch('')
    .default(''),
  bureau: text(100).default(''),
  type: z
    .enum(['', ...BOARD_TYPES])
    .catch('')
    .default(''),
  q: text(100).default(''),
  sort: z
    .enum(['', ...BOARD_SORTS])
    .catch('')
    .default(''),
  dir: z.enum(['', 'desc']).catch('').default(''),
  page: pageNumber,
  done: z.enum(['', 'extended']).catch('').default(''),
});

/** What the query string chooses. */
export function boardChoice(query: Omit<z.infer<typeof boardSearch>, 'page' | 'done'>): {
  readonly campaignId: string | null;
  readonly filter: BoardFilter;
} {
  return {
    campaignId: query.campaign === '' ? null : query.campaign,
    filter: {
      state: query.state === '' ? null : query.state,
      bureau: query.bureau === '' ? null : query.bureau,
      type: query.type === '' ? null : query.type,
      text: query.q,
      sort: query.sort === '' ? 'bureau' : query.sort,
      descending: query.dir === 'desc',
    },
  };
}

export function matchesState(entry: SheetWithTarget, state: BoardState, today: CalendarDate): boolean {
  switch (state) {
    case 'handed_in':
      return isSubmitted(entry.sheet.state);
    case 'not_handed_in':
      return !isSubmitted(entry.sheet.state);
    case 'overdue':
      return isOverdue(entry.sheet.state, calendarDate(entry.sheet.dueOn), today);
    default:
      return entry.sheet.state === state;
  }
}

/** The filter without its state: what the counts on top are taken over. */
export function matchesPlace({ target }: SheetWithTarget, { bureau, type, text }: BoardFilter): boolean {
  if (bureau !== null && (target.bureauId ?? OUTSIDE_BUREAUS) !== bureau) return false;
  if (
    type === 'units' ? target.type !== 'bureau' && target.type !== 'department' : type !== null && target.type !== type
  ) {
    return false;
  }
  return hasWords([target.code, target.name, target.ownerUnitName, target.bureauName ?? ''], text);
}

/** Sorts by the chosen column; equal ones stay in the order of the organization. */
export function sortBoard(
  entries: readonly SheetWithTarget[],
  { sort, descending }: BoardFilter,
): readonly SheetWithTarget[] {
  if (sort === 'bureau') return byBureau(entries);
  const sorted = [...entries].sort((a, b) => compare(sortKey(a, sort), sortKey(b, sort)));
  return descending ? sorted.reverse() : sorted;
}

/** Bureaus in the order in which they appear; what belongs to none comes first. */
function byBureau(entries: readonly SheetWithTarget[]): readonly SheetWithTarget[] {
  const groups = groupBy(entries, ({ target }) => target.bureauId);
  const outside = groups.get(null) ?? [];
  groups.delete(null);
  return [...outside, ...[...groups.values()].flat()];
}

function sortKey({ sheet, target }: SheetWithTarget, sort: Exclude<BoardSort, 'bureau'>): string {
  switch (sort) {
    case 'name':
      return target.name;
    case 'state':
      return String(SHEET_STATES.indexOf(sheet.state));
    case 'activity':
      return sheet.lastActivityAt ?? '';
    case 'due':
      return sheet.dueOn;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
