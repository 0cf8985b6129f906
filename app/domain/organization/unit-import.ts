import type { Modules } from '#app/domain/organization/module.ts';
import { lastOrder, planAdding, planChange } from '#app/domain/organization/unit-change.ts';
import type { PlaceRefusal, PlanRefusal, UnitChange } from '#app/domain/organization/unit-change.ts';
import { isThereOn, rewritten, versionOn } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion, VersionWrites } from '#app/domain/organization/unit-history.ts';
import { UNIT_CODE_MAX_LENGTH, UNIT_NAME_MAX_LENGTH } from '#app/domain/organization/unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { withGivenCodes } from '#app/domain/shared/given-code.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import { sameKey, tidyCode } from '#app/domain/shared/same-key.ts';

/**
 * 読み込めない理由. Beyond what no change of a unit may do: `code_twice` the code stands in an earlier line too; `formula`
 * a cell begins as a formula does; `unknown_type` it is neither a 部 nor a 課; `type_differs` the unit of that code is of
 * the other type; `parent_differs` code and name of the unit above are those of two units; `ambiguous_parent` several
 * have the name; `parent_refused` the unit above is another line, which is refused; `bureaus_not_used` it is a 部, and
 * the body has none.
 */
export const UNIT_ROW_FAULTS = [
  'code_missing',
  'code_too_long',
  'code_twice',
  'name_missing',
  'name_too_long',
  'formula',
  'too_many_cells',
  'unknown_type',
  'type_differs',
  'unknown_parent',
  'ambiguous_parent',
  'parent_differs',
  'parent_refused',
  'policy_not_found',
  'bureaus_not_used',
] as const;
export type UnitRowFault = (typeof UNIT_ROW_FAULTS)[number] | PlanRefusal | PlaceRefusal;

/** 読み込む行. A line of the file, in its own words. */
export interface UnitRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  /** Null where the cell names none. */
  readonly type: 'bureau' | 'department' | null;
  /** Both empty where the unit hangs on the body itself. */
  readonly parentCode: string;
  readonly parentName: string;
  /** Null where the file has no column for it: what is said of the unit then stays. */
  readonly policyName: string | null;
  /** What was wrong with its cells already. */
  readonly faults: readonly UnitRowFault[];
  readonly cells: readonly WrittenCell[];
}

/** 上位の所属. By the key of its code; the id is null where a line of the file makes it. */
export interface PlannedParent {
  readonly key: string;
  readonly unitId: string | null;
}

/** 読み込みの判定. What becomes of a line. */
export type PlannedUnit =
  | { readonly kind: 'added'; readonly line: number; readonly unit: Unit; readonly parent: PlannedParent }
  | {
      readonly kind: 'changed';
      readonly line: number;
      readonly before: UnitVersion;
      readonly unit: Unit;
      readonly parent: PlannedParent;
    }
  | { readonly kind: 'unchanged'; readonly line: number; readonly unit: Unit }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly row: UnitRow;
      readonly faults: readonly UnitRowFault[];
    };

/** 読み込み先. What there is, and from which day on the file speaks. */
export interface UnitImportGround {
  readonly history: UnitHistory;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** The names of the policies by their ids. */
  readonly policies: ReadonlyMap<string, string>;
  readonly modules: Modules;
  /** The id of the unit that a line adds. */
  readonly newId: (line: number) => string;
}

export interface UnitImportPlan {
  readonly rows: readonly PlannedUnit[];
  /** What is stored, one after the other: a unit before what hangs on it. */
  readonly writes: readonly VersionWrites[];
}

/** What the lines are held against while one after the other is planned. */
interface Planning {
  readonly ground: UnitImportGround;
  readonly unitByKey: ReadonlyMap<string, UnitVersion>;
  readonly rowByKey: ReadonlyMap<string, UnitRow>;
  readonly planned: Map<UnitRow, PlannedUnit>;
  readonly open: Set<UnitRow>;
  readonly writes: VersionWrites[];
  history: UnitHistory;
}

type Found<Value> = { readonly found: Value } | { readonly fault: UnitRowFault };

/** The keys of the units above that have the name: as the file calls them, else as they were called. */
function keysByName({ rowByKey, unitByKey }: Planning, name: string): readonly string[] {
  const named = (key: string, unit: { readonly name: string; readonly type: string | null }) =>
    unit.type !== 'department' && sameKey(unit.name) === sameKey(name) ? [key] : [];
  const after = [
    ...[...rowByKey].flatMap(([key, row]) => named(key, row)),
    ...[...unitByKey].flatMap(([key, unit]) => (rowByKey.has(key) ? [] : named(key, unit))),
  ];
  return after.length > 0 ? after : [...unitByKey].flatMap(([key, unit]) => named(key, unit));
}

/** The key of the unit above; null for the body. */
function parentKeyOf(planning: Planning, { parentCode, parentName }: UnitRow): Found<string | null> {
  const name = parentName.trim();
  if (parentCode.trim() === '') {
    if (name === '') return { found: null };
    const [key, another] = keysByName(planning, name);
    if (key === undefined) return { fault: 'unknown_parent' };
    return another === undefined ? { found: key } : { fault: 'ambiguous_parent' };
  }
  const key = sameKey(parentCode);
  const called = [planning.rowByKey.get(key)?.name, planning.unitByKey.get(key)?.name].filter(
    (one) => one !== undefined,
  );
  if (called.length === 0) return { fault: 'unknown_parent' };
  const differs = name !== '' && !called.some((one) => sameKey(one) === sameKey(name));
  return differs ? { fault: 'parent_differs' } : { found: key };
}

/** The unit above; the line that makes or changes it is planned first. */
function parentOf(planning: Planning, row: UnitRow): Found<PlannedParent & { readonly id: string }> {
  const asked = parentKeyOf(planning, row);
  if ('fault' in asked) return asked;
  const { unitByKey, rowByKey } = planning;
  const body = [...unitByKey].find(([, { type }]) => type === 'organization');
  const key = asked.found ?? body?.[0] ?? '';
  const unitId = unitByKey.get(key)?.id ?? null;
  const above = rowByKey.get(key);
  if (above !== undefined) {
    if (above === row || planning.open.has(above)) return { fault: 'bad_parent' };
    const planned = planRow(planning, above);
    if (planned.kind === 'refused') return { fault: 'parent_refused' };
    return { found: { key, unitId, id: planned.unit.id } };
  }
  return unitId === null ? { fault: 'bad_parent' } : { found: { key, unitId, id: unitId } };
}

function policyOf({ ground }: Planning, { policyName }: UnitRow): Found<UnitChange> {
  if (policyName === null) return { found: {} };
  if (policyName.trim() === '') return { found: { policyId: null } };
  const key = sameKey(policyName);
  const policy = [...ground.policies].find(([id, name]) => sameKey(name) === key || id === key);
  return policy === undefined ? { fault: 'policy_not_found' } : { found: { policyId: policy[0] } };
}

function cellFaults(planning: Planning, row: UnitRow): readonly UnitRowFault[] {
  const faults = new Set<UnitRowFault>(row.faults);
  const key = sameKey(row.code);
  const name = row.name.trim();
  const before = planning.unitByKey.get(key);
  if (before?.type === 'organization') return ['the_body'];
  if (key === '') faults.add('code_missing');
  else if (planning.rowByKey.get(key) !== row) faults.add('code_twice');
  if (tidyCode(row.code).length > UNIT_CODE_MAX_LENGTH) faults.add('code_too_long');
  if (name === '') faults.add('name_missing');
  if (name.length > UNIT_NAME_MAX_LENGTH) faults.add('name_too_long');
  if (row.type === null) faults.add('unknown_type');
  else if (before !== undefined && before.type !== row.type) faults.add('type_differs');
  else if (row.type === 'bureau' && !planning.ground.modules.bureau) faults.add('bureaus_not_used');
  return [...faults];
}

function planRow(planning: Planning, row: UnitRow): PlannedUnit {
  const done = planning.planned.get(row);
  if (done !== undefined) return done;
  planning.open.add(row);
  const planned = planNewRow(planning, row);
  planning.open.delete(row);
  planning.planned.set(row, planned);
  return planned;
}

function planNewRow(planning: Planning, row: UnitRow): PlannedUnit {
  const { line, type } = row;
  const { on, today, newId } = planning.ground;
  const refused = (...faults: readonly UnitRowFault[]): PlannedUnit => ({ kind: 'refused', line, row, faults });
  const own = cellFaults(planning, row);
  if (own.includes('the_body')) return refused('the_body');
  const parent = parentOf(planning, row);
  const policy = policyOf(planning, row);
  const faults = [...own, ...[parent, policy].flatMap((one) => ('fault' in one ? [one.fault] : []))];
  if (faults.length > 0 || type === null || 'fault' in parent || 'fault' in policy) return refused(...faults);
  const { id: parentId, key, unitId } = parent.found;
  const facts = { name: row.name.trim(), parentId, ...policy.found };
  const carryOut = (writes: VersionWrites) => {
    planning.writes.push(writes);
    planning.history = rewritten(planning.history, writes);
  };
  const before = planning.unitByKey.get(sameKey(row.code));
  if (before === undefined) {
    const order = lastOrder(planning.history, parentId);
    const unit = { policyId: null, ...facts, id: newId(line), code: tidyCode(row.code), type, order };
    const added = planAdding(planning.history, unit, { on, today });
    if (!added.ok) return refused(added.reason);
    carryOut(added.value);
    return { kind: 'added', line, unit, parent: { key, unitId } };
  }
  const changed = planChange(planning.history, { unitId: before.id, on, today }, facts);
  if (!changed.ok) {
    return changed.reason === 'nothing_changed' ? { kind: 'unchanged', line, unit: before } : refused(changed.reason);
  }
  carryOut(changed.value.writes);
  // A move gives it another place in the order.
  const unit = versionOn(planning.history, before.id, on) ?? before;
  return { kind: 'changed', line, before, unit, parent: { key, unitId } };
}

/**
 * Tells what becomes of every line. A line is of the unit that has its code on that day, so that no code changes; a
 * unit that no line names stays as it is, and none ends by a file. Lines may hang on what other lines make. What the
 * rules of a single change refuse is refused here.
 */
export function planUnitImport(written: readonly UnitRow[], ground: UnitImportGround): UnitImportPlan {
  // Where there is nothing yet a line without a code cannot be meant for a unit that is there.
  const first = ground.history.every(({ type }) => type === 'organization');
  const rows = first
    ? withGivenCodes(
        written,
        ground.history.map(({ code }) => code),
      )
    : written;
  const there = ground.history.filter((version) => isThereOn(version, ground.on));
  const planning: Planning = {
    ground,
    unitByKey: new Map(there.map((unit) => [sameKey(unit.code), unit])),
    // Of lines with the same code the first one counts.
    rowByKey: new Map(rows.toReversed().map((row) => [sameKey(row.code), row])),
    planned: new Map(),
    open: new Set(),
    writes: [],
    history: ground.history,
  };
  return { rows: planAll(planning, rows), writes: planning.writes };
}

/**
 * Plans every line, and again those that others were in the way of while any of these gave way: what counts is how the
 * units hang once all lines are in, in whatever order they stand.
 */
function planAll(planning: Planning, rows: readonly UnitRow[]): readonly PlannedUnit[] {
  const stored = planning.writes.length;
  const planned = rows.map((row) => planRow(planning, row));
  const waiting = planned.flatMap((one) => (one.kind === 'refused' && one.faults.some(isOfOthers) ? [one.row] : []));
  if (waiting.length === 0 || planning.writes.length === stored) return planned;
  for (const row of waiting) planning.planned.delete(row);
  return planAll(planning, rows);
}

/** True for what another line may put right. */
function isOfOthers(fault: UnitRowFault): boolean {
  return fault === 'too_deep' || fault === 'parent_refused';
}
