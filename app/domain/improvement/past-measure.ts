import { ACTION_OWNER_MAX_LENGTH, ACTION_TEXT_MAX_LENGTH } from '#app/domain/improvement/action.ts';
import { ACTION_STEPS, advanceAction } from '#app/domain/improvement/progress.ts';
import type { ActionProgress, ActionStep } from '#app/domain/improvement/progress.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { WRITTEN_UNIT_FAULTS, writtenUnit } from '#app/domain/organization/written-unit.ts';
import type { WrittenUnit } from '#app/domain/organization/written-unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';

export const WRITTEN_NUMBER_MAX_LENGTH = 20;
export const WRITTEN_CLAUSE_MAX_LENGTH = 100;
export const PROGRESS_NOTE_MAX_LENGTH = 1000;

/** 取り込んだ改善策. A measure of a plan that ran before the body came, in the plan's own words. */
export interface PastMeasure {
  /** As the plan numbers it; '' where it does not. */
  readonly writtenNumber: string;
  readonly problem: string;
  readonly measure: string;
  /** Post and name as written; it binds nobody, because the measure is the unit's. */
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly remark: string;
  /** The clause as written; it is held against no policy. */
  readonly writtenClause: string;
}

/**
 * 読み込めない理由. `twice`: an earlier line says the same of the same unit; `already_there`: it was brought along before
 * and said something else then.
 */
export const MEASURE_FAULTS = [
  'problem_missing',
  'measure_missing',
  'too_long',
  'formula',
  'too_many_cells',
  'bad_due',
  'unknown_progress',
  'unit_missing',
  'unit_unknown',
  'unit_differs',
  'unit_ambiguous',
  'twice',
  'same_number',
  'already_there',
] as const;
export type MeasureFault = (typeof MEASURE_FAULTS)[number];

/** 読み込む行. A line of the table. */
export interface MeasureRow extends WrittenUnit {
  readonly line: number;
  readonly measure: PastMeasure;
  readonly progress: ActionProgress;
  /** What was wrong with its cells already. */
  readonly faults: readonly MeasureFault[];
  /** As they were written, to be quoted. */
  readonly cells: readonly WrittenCell[];
}

/** A measure with the unit whose it is, and how far it had come. */
export interface BroughtMeasure {
  readonly unitId: string;
  readonly measure: PastMeasure;
  readonly progress: ActionProgress;
}

/** 読み込めない行. With the earlier line that has its number and is of another measure; null where none is. */
export interface RefusedMeasure {
  readonly kind: 'refused';
  readonly line: number;
  readonly row: MeasureRow;
  readonly faults: readonly MeasureFault[];
  readonly numberedAlike: MeasureRow | null;
}

/** 読み込みの判定. What becomes of a line; `unchanged` was brought along before. */
export type PlannedMeasure =
  { readonly kind: 'added' | 'unchanged'; readonly line: number; readonly brought: BroughtMeasure } | RefusedMeasure;

function textFaults({ problem, measure, owner, remark, writtenNumber, writtenClause }: PastMeasure): MeasureFault[] {
  const tooLong =
    [problem, measure, remark].some((text) => text.length > ACTION_TEXT_MAX_LENGTH) ||
    owner.length > ACTION_OWNER_MAX_LENGTH ||
    writtenNumber.length > WRITTEN_NUMBER_MAX_LENGTH ||
    writtenClause.length > WRITTEN_CLAUSE_MAX_LENGTH;
  return [
    ...(problem === '' ? (['problem_missing'] as const) : []),
    ...(measure === '' ? (['measure_missing'] as const) : []),
    ...(tooLong ? (['too_long'] as const) : []),
  ];
}

const textKey = ({ problem, measure }: PastMeasure) => JSON.stringify([sameKey(problem), sameKey(measure)]);

/** By what two lines are the same measure of a unit. */
const keyOf = (unitId: string, measure: PastMeasure) => `${unitId} ${textKey(measure)}`;

function saysTheSame(a: BroughtMeasure, b: BroughtMeasure): boolean {
  const said = ({ measure, progress }: BroughtMeasure) =>
    JSON.stringify([
      progress,
      ...[measure.writtenNumber, measure.owner, measure.due, measure.remark, measure.writtenClause],
    ]);
  return said(a) === said(b);
}

/**
 * Tells what becomes of every line, beside what was brought along of the same year before: as it said then, of the unit
 * that follows it today.
 */
export function planMeasures(
  rows: readonly MeasureRow[],
  { units, there }: { readonly units: readonly Unit[]; readonly there: readonly BroughtMeasure[] },
): readonly PlannedMeasure[] {
  const before = groupBy(there, (one) => keyOf(one.unitId, one.measure));
  const seen = new Set<string>();
  const numbered = new Map<string, MeasureRow>();
  return rows.map((row): PlannedMeasure => {
    const { line, measure, progress } = row;
    const unit = writtenUnit(units, row);
    const faults = new Set<MeasureFault>([...row.faults, ...textFaults(measure)]);
    if (unit.fault !== null) faults.add(WRITTEN_UNIT_FAULTS[unit.fault]);
    const unitId = unit.found?.id ?? '';
    const brought = { unitId, measure, progress };
    const key = keyOf(unitId, measure);
    if (unit.found !== null && seen.has(key)) faults.add('twice');
    seen.add(key);
    const number = sameKey(measure.writtenNumber);
    const first = number === '' ? undefined : numbered.get(number);
    // One measure of several units stands in several lines.
    const numberedAlike = first === undefined || textKey(first.measure) === textKey(measure) ? null : first;
    if (numberedAlike !== null) faults.add('same_number');
    if (first === undefined) numbered.set(number, row);
    const known = before.get(key) ?? [];
    if (known.length > 0 && !known.some((one) => saysTheSame(one, brought))) faults.add('already_there');
    if (faults.size > 0) return { kind: 'refused', line, row, faults: [...faults], numberedAlike };
    return { kind: known.length === 0 ? 'added' : 'unchanged', line, brought };
  });
}

/** Steps that are decided for the whole body. */
const DECIDED_STEPS: readonly ActionStep[] = ['confirm_effect', 'redo', 'postpone', 'cancel'];

export function isDecided(step: ActionStep): boolean {
  return DECIDED_STEPS.includes(step);
}

/** What may be done with a measure that stands so, by its own unit or by whoever decides for the body. */
export function stepsFrom(progress: ActionProgress, decides: boolean): readonly ActionStep[] {
  return ACTION_STEPS.filter((step) => (decides || !isDecided(step)) && advanceAction(progress, step).ok);
}

/** Steps of which it must be said why or how. */
export const TOLD_STEPS: readonly ActionStep[] = ['report_done', ...DECIDED_STEPS];
