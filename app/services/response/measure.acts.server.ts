import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { SectionMeasure } from '#app/domain/response/answer.ts';
import { isSameCover, MEASURE_MAX_COVERS, tidyCovers } from '#app/domain/response/measure.ts';
import type { MeasureCover } from '#app/domain/response/measure.ts';
import { rowIdsOf } from '#app/domain/response/item-state.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { storeAnswer, touchSheet } from '#app/services/response/store-answer.acts.server.ts';
import { openForEntry } from '#app/services/response/entry.loader.server.ts';
import type { Entry } from '#app/services/response/entry.loader.server.ts';
import type { CoverInput } from '#app/services/response/measure.form.server.ts';
import type { StoredMeasure } from '#app/services/response/measure.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { putMeasure } from '#db/queries/measure.server.ts';
import { personName } from '#db/queries/organization.server.ts';

/** 改善策の入力. */
export interface MeasureInput {
  readonly plan: SectionMeasure;
  readonly covers: readonly CoverInput[];
}

/** An item of which the measure was written within its answer, at the revision that was seen. */
export interface TakenFrom {
  readonly itemKey: string;
  readonly rev: number;
}

/** What another person stored of the measure meanwhile. */
export interface MeasureConflict {
  readonly rev: number;
  readonly plan: SectionMeasure;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

export type MeasureRefusal =
  | SavingDenial
  | 'unknown_measure'
  | 'unknown_item'
  | 'unknown_row'
  | 'nothing_covered'
  | 'too_much_covered'
  | 'what_missing'
  | 'due_past'
  | 'taken_conflict';

interface Conflicting extends Refusal<'conflict'> {
  readonly conflict: MeasureConflict;
}

/** A measure at the revision that was seen. */
export interface SeenMeasure {
  readonly id: string;
  readonly rev: number;
}

/** What a measure says and what it answers, as it may be stored. */
interface Said {
  readonly plan: SectionMeasure;
  readonly covers: readonly MeasureCover[];
}

type Written = Result<SeenMeasure, MeasureRefusal> | Conflicting;

/**
 * Plans a measure that stands by itself. Where its text was written within an answer until now (`takenFrom`), it goes
 * out of there in the same act, so that it is there once. Sent twice it is planned once.
 */
export function planMeasure(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  { takenFrom, ...input }: MeasureInput & { readonly takenFrom: TakenFrom | null },
): Written {
  const planned = transact<SeenMeasure, NotWritten>(context, actor.personId, 'measure.plan', (act) => {
    const entered = openForEntry(act, actor, sheetId);
    if (!entered.ok) return entered;
    const { snapshot, proxyEntryId } = entered.value;
    const own = takenFrom === null ? null : ownPlan(snapshot, takenFrom);
    const checked = checkedMeasure(act, snapshot, input, own);
    if (!checked.ok) return checked;
    const same = snapshot.measures.find((one) => saysTheSame(one, checked.value));
    if (same !== undefined && (own === null || isBlank(own))) return nothingChanged(same);
    if (takenFrom !== null) {
      const emptied = emptyOwnPlan(act, actor, entered.value, takenFrom);
      if (!emptied.ok) return emptied;
    }
    const stored = write(act, actor, snapshot, { id: context.newId(), rev: 1, ...checked.value });
    const detail = { ...stored.detail, takenFrom: takenFrom?.itemKey ?? null, proxyEntryId };
    return { ok: true, value: stored.value, subject: `sheet:${sheetId}`, detail };
  });
  return orAsItStands(planned);
}

/** Changes what a measure says or what it answers; `rev` is the revision that was seen. */
export function changeMeasure(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  { plan, covers, ...seen }: MeasureInput & SeenMeasure,
): Written {
  return follow(context, actor, sheetId, { ...seen, step: CHANGE }, (act, snapshot, before) =>
    checkedMeasure(act, snapshot, { plan, covers }, before.plan),
  );
}

/** 既に書いた改善策に含める. Lets a measure answer one more item as a whole. */
export function includeItem(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  { itemKey, ...seen }: SeenMeasure & { readonly itemKey: string },
): Written {
  return follow(context, actor, sheetId, { ...seen, step: CHANGE }, (_, { items }, { plan, covers }) => {
    const item = items.find((one) => one.itemKey === itemKey);
    if (item === undefined) return refuse('unknown_item');
    const more = tidyCovers([...covers, { itemId: item.itemId, rowId: null }]);
    return more.length > MEASURE_MAX_COVERS ? refuse('too_much_covered') : ok({ plan, covers: more });
  });
}

/** Takes a measure away: its last revision keeps what it said and answers nothing. */
export function withdrawMeasure(context: ServiceContext, actor: Actor, sheetId: string, seen: SeenMeasure): Written {
  return follow(context, actor, sheetId, { ...seen, step: WITHDRAW }, (_act, _snapshot, { plan }) =>
    ok({ plan, covers: [] }),
  );
}

const CHANGE = { as: 'measure.change' } as const;
const WITHDRAW = { as: 'measure.withdraw' } as const;

interface Nothing extends Refusal<'nothing_changed'> {
  readonly rest: SeenMeasure;
}

function nothingChanged({ id, rev }: SeenMeasure): Nothing {
  return { ok: false, reason: 'nothing_changed', rest: { id, rev } };
}

type NotWritten = Refusal<MeasureRefusal> | Conflicting | Nothing;

/** What stands there already is no act, and is given back as if it had been one. */
function orAsItStands(written: Written | Nothing): Written {
  return !written.ok && written.reason === 'nothing_changed' ? ok(written.rest) : written;
}

/** Stores the next revision of a measure; one that says the same again is no act. */
function follow(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  { id, rev, step }: SeenMeasure & { readonly step: typeof CHANGE | typeof WITHDRAW },
  next: (act: Act, snapshot: SheetSnapshot, before: StoredMeasure) => Result<Said, MeasureRefusal>,
): Written {
  const followed = transact<SeenMeasure, NotWritten>(context, actor.personId, step.as, (act) => {
    const entered = openForEntry(act, actor, sheetId);
    if (!entered.ok) return entered;
    const { snapshot, proxyEntryId } = entered.value;
    const before = standing(snapshot, id);
    if (before === null) return refuse('unknown_measure');
    const said = next(act, snapshot, before);
    if (!said.ok) return said;
    if (saysTheSame(before, said.value)) return nothingChanged(before);
    if (before.rev !== rev) return conflictWith(act, before);
    const stored = write(act, actor, snapshot, { id, rev: rev + 1, ...said.value });
    const detail = { ...stored.detail, proxyEntryId };
    return { ok: true, value: stored.value, subject: `sheet:${sheetId}`, detail };
  });
  return orAsItStands(followed);
}

/** A measure of the sheet that still answers something. */
function standing({ measures }: SheetSnapshot, id: string): StoredMeasure | null {
  return measures.find((measure) => measure.id === id && measure.covers.length > 0) ?? null;
}

function ownPlan({ items }: SheetSnapshot, { itemKey }: TakenFrom): SectionMeasure | null {
  return items.find((item) => item.itemKey === itemKey)?.answer?.plan ?? null;
}

/** What may be stored. A day that has passed is refused, but where it stands there already. */
function checkedMeasure(
  { at }: Act,
  snapshot: SheetSnapshot,
  { plan, covers }: MeasureInput,
  before: SectionMeasure | null,
): Result<Said, MeasureRefusal> {
  const measure = plan.measure.trim();
  if (measure === '') return refuse('what_missing');
  if (plan.due !== null && plan.due < tokyoDate(at) && plan.due !== before?.due) return refuse('due_past');
  const known: MeasureCover[] = [];
  for (const { itemKey, rowId } of covers) {
    const item = snapshot.items.find((one) => one.itemKey === itemKey);
    if (item === undefined) return refuse('unknown_item');
    if (rowId !== null && !rowIdsOf(item.question).includes(rowId)) return refuse('unknown_row');
    known.push({ itemId: item.itemId, rowId });
  }
  const tidy = tidyCovers(known);
  if (tidy.length === 0) return refuse('nothing_covered');
  if (tidy.length > MEASURE_MAX_COVERS) return refuse('too_much_covered');
  return ok({ plan: { measure, owner: plan.owner.trim(), due: plan.due }, covers: tidy });
}

function isBlank({ measure }: SectionMeasure): boolean {
  return measure.trim() === '';
}

function emptyOwnPlan(act: Act, actor: Actor, entry: Entry, { itemKey, rev }: TakenFrom): Result<null, MeasureRefusal> {
  const answer = entry.snapshot.items.find((item) => item.itemKey === itemKey)?.answer;
  if (answer === undefined || answer === null) return refuse('unknown_item');
  if (isBlank(answer.plan)) return refuse('taken_conflict');
  const stored = storeAnswer(act, actor, entry, { itemKey, rev, answer: { ...answer, plan: EMPTY_ANSWER.plan } });
  if (stored.ok) return ok(null);
  if (stored.reason === 'conflict') return refuse('taken_conflict');
  if (stored.reason === 'unknown_item' || stored.reason === 'unknown_row') return refuse(stored.reason);
  throw new Error(`a stored answer without its measure is no answer: ${stored.reason}`);
}

function write(
  { tx, at, sequence }: Act,
  actor: Actor,
  snapshot: SheetSnapshot,
  { id, rev, plan, covers }: SeenMeasure & Said,
) {
  const { campaign, sheet } = snapshot;
  putMeasure(
    tx,
    { id, campaignId: campaign.id, sheetId: sheet.id },
    {
      ...{ rev, sequence, writtenBy: actor.personId, writtenAt: at },
      ...{ what: plan.measure, owner: plan.owner, dueOn: plan.due },
    },
    covers.map(({ itemId, rowId }) => ({ itemId, rowId: rowId ?? '' })),
  );
  touchSheet(tx, snapshot, at);
  return { value: { id, rev }, detail: { measure: id, rev, covers: covers.length } };
}

function saysTheSame(before: StoredMeasure, after: Said): boolean {
  const { measure, owner, due } = after.plan;
  return (
    before.plan.measure === measure &&
    before.plan.owner === owner &&
    before.plan.due === due &&
    before.covers.length === after.covers.length &&
    after.covers.every((cover) => before.covers.some((other) => isSameCover(cover, other)))
  );
}

function conflictWith({ tx }: Act, { rev, plan, writtenBy, writtenAt }: StoredMeasure): Conflicting {
  return {
    ok: false,
    reason: 'conflict',
    conflict: { rev, plan, writtenBy: personName(tx, writtenBy), writtenAt },
  };
}
