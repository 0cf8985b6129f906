import { z } from 'zod';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tableSearch } from '#app/services/shared/table-file.form.server.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 部・課の表示. The units of a day, the changes that are to come, or the units that are no more. */
export const UNIT_LISTS = ['', 'coming', 'past'] as const;
export type UnitList = (typeof UNIT_LISTS)[number];

const UNIT_ACTS_DONE = [
  '',
  'added',
  'changed',
  'corrected',
  'ordered',
  'closed',
  'merged',
  'split',
  'taken_back',
  'imported',
] as const;
export type UnitDone = (typeof UNIT_ACTS_DONE)[number];

const counted = z.coerce.number().int().min(0).max(100_000).catch(0).default(0);

/** The query string of the list: which list, as of which day (today where it says none), and what was just done. */
export const unitSearch = z.object({
  show: z.enum(UNIT_LISTS).catch('').default(''),
  on: z
    .string()
    .transform((value) => (isCalendarDate(value) ? value : null))
    .catch(null)
    .default(null),
  page: pageNumber,
  done: z.enum(UNIT_ACTS_DONE).catch('').default(''),
  unit: z.string().max(100).catch('').default(''),
  added: counted,
  changed: counted,
});

/** Where one is led after an act: what was done to which unit is said there. */
export function unitsAddress(done: UnitDone, unitId: string, page = 1): string {
  const search = new URLSearchParams({ done, unit: unitId, ...(page > 1 ? { page: String(page) } : {}) });
  return `/organization/units?${search.toString()}${done === 'ordered' ? `#unit-${unitId}` : ''}`;
}

/** Where one is led after a file was read in: how much it did is said there. */
export function importedUnitsAddress(added: number, changed: number): string {
  return `/organization/units?done=imported&added=${added}&changed=${changed}`;
}

/** The query string of the units that go out as a file: of which day, and as what. */
export const unitsFileSearch = tableSearch.extend({ on: unitSearch.shape.on });

/** The same on the page of the unit. */
export function unitAddress(unitId: string, done: UnitDone): string {
  return `/organization/units/${encodeURIComponent(unitId)}?done=${done}`;
}
