import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import type { AnswerMisfit } from '#app/domain/response/answer-check.ts';
import { fitAnswer, isEmptyAnswer, sameAnswer } from '#app/domain/response/answer-check.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { hasBasis, isSameConfirmation, withoutBasis } from '#app/domain/response/answer-basis.ts';
import { itemState, rowIdsOf } from '#app/domain/response/item-state.ts';
import { advanceSheet } from '#app/domain/response/sheet.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Entry } from '#app/services/response/entry.loader.server.ts';
import { itemStateRow } from '#app/services/response/item-state.loader.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { moveItemState, noteEntry, putAnswer } from '#db/queries/answer.server.ts';
import { personName } from '#db/queries/organization.server.ts';
import type { AnswerRow } from '#db/queries/sheet.server.ts';

/** 競合. What another person stored meanwhile; nothing of either is lost. */
export interface AnswerConflict {
  readonly rev: number;
  readonly answeredBy: string;
  readonly answeredAt: string;
  /** The stored answer. */
  readonly current: Answer;
}

export type SaveRefusal = SavingDenial | 'unknown_item' | AnswerMisfit;

export interface Conflicting extends Refusal<'conflict'> {
  readonly conflict: AnswerConflict;
}

/** One answer as it comes from a form: the revision it was typed over, 0 where none was stored. */
export interface AnswerInput {
  readonly itemKey: string;
  readonly answer: Answer;
  readonly rev: number;
}

/** 保存した回答. What storing an answer came to. */
export interface Stored {
  /** The sheet after it: one answer changes nothing but its own item. */
  readonly snapshot: SheetSnapshot;
  readonly item: SheetItem;
  readonly changed: boolean;
}

/** Stores an answer in the act of the caller, which touches and tells of the sheet. */
export function storeAnswer(
  { tx, at, sequence }: Act,
  actor: Actor,
  { snapshot, proxyEntryId }: Entry,
  input: AnswerInput,
): Result<Stored, SaveRefusal> | Conflicting {
  const item = snapshot.items.find(({ itemKey }) => itemKey === input.itemKey);
  if (item === undefined) return refuse('unknown_item');
  const { question, coverage, record } = item;
  const fitted = fitAnswer(rowIdsOf(question), input.answer);
  if (!fitted.ok) return fitted;
  const answer = fitted.value;
  const unchanged = item.answer === null ? isEmptyAnswer(answer) : saysTheSame(item.answer, answer);
  if (unchanged) return ok({ snapshot, item, changed: false });
  if ((record?.rev ?? 0) !== input.rev) return conflictWith(tx, item);
  const row: AnswerRow = {
    itemId: item.itemId,
    campaignId: snapshot.campaign.id,
    rev: input.rev + 1,
    content: writeStored(storedAnswer, answer),
    answeredBy: actor.personId,
    answeredAt: at,
    proxyEntryId,
  };
  putAnswer(tx, sequence, { before: record, row }, answer.evidence);
  touchSheet(tx, snapshot, at);
  const after: SheetItem = {
    ...item,
    ...itemState({
      question,
      gates: snapshot.gateAnswers,
      coverage,
      answer,
      commonAnswer: item.commonAnswer,
      shared: item.shared,
    }),
    record: row,
  };
  moveItemState(tx, itemStateRow(item, snapshot.sheet), itemStateRow(after, snapshot.sheet));
  const items = snapshot.items.map((other) => (other === item ? after : other));
  return ok({ snapshot: { ...snapshot, items }, item: after, changed: true });
}

/** Typed anew in the same words, an answer goes on resting on what it rested on; a confirmation names what that is. */
function saysTheSame(before: Answer, after: Answer): boolean {
  return hasBasis(after) ? isSameConfirmation(before, after) : sameAnswer(before, after);
}

function conflictWith(tx: Connection, { record, answer }: SheetItem): Conflicting | Refusal<'wrong_state'> {
  if (record === null || answer === null) return refuse('wrong_state');
  const { rev, answeredBy, answeredAt } = record;
  const name = personName(tx, answeredBy);
  const current = withoutBasis(answer);
  return { ok: false, reason: 'conflict', conflict: { rev, answeredBy: name, answeredAt, current } };
}

/** Notes that something was entered: an untouched sheet is 回答中 from now on. */
export function touchSheet(tx: Connection, snapshot: SheetSnapshot, at: Instant): void {
  const moved = advanceSheet(snapshot.progress, 'edit');
  if (!moved.ok) throw new Error(`a sheet open for entry is ${snapshot.sheet.state}`);
  noteEntry(tx, snapshot.sheet.id, { state: moved.value.state, at });
}
