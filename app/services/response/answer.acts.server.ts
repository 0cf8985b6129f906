import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { AnswerMisfit } from '#app/domain/response/answer-check.ts';
import { asJson, fitAnswer, isEmptyAnswer, sameAnswer } from '#app/domain/response/answer-check.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { advanceSheet } from '#app/domain/response/sheet.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Entry } from '#app/services/response/entry.loader.server.ts';
import { openForEntry } from '#app/services/response/entry.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { rowIdsOf } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { personNames } from '#db/queries/organization.server.ts';
import type { AnswerRow } from '#db/queries/sheet.server.ts';
import { putAnswer, putGateAnswer, updateSheet } from '#db/queries/sheet.server.ts';

/** 競合. What another person stored meanwhile; nothing of either is lost. */
export interface Conflict extends Refusal<'conflict'> {
  readonly rev: number;
  readonly answeredBy: string;
  readonly answeredAt: string;
  /** The stored answer; for a gate, its value. */
  readonly current: Answer | boolean;
}

export type SaveRefusal = Denial | 'unknown_question' | 'unknown_gate' | AnswerMisfit;

/** One answer as it comes from a form: the revision it was typed over, 0 where none was stored. */
export interface AnswerInput {
  readonly questionId: string;
  readonly answer: Answer;
  readonly rev: number;
}

/** Saves one answer; the reply is its new revision. Saving what is stored already changes nothing. */
export function saveAnswer(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  input: AnswerInput,
): Result<{ readonly rev: number }, SaveRefusal> | Conflict {
  return transact(context, actor.personId, 'answer.save', (act) => {
    const entered = openForEntry(act, actor, sheetId);
    if (!entered.ok) return entered;
    const stored = store(act, actor, entered.value, input);
    if (!stored.ok) return stored;
    return {
      ok: true,
      value: { rev: stored.value.rev },
      subject: `item:${stored.value.itemId}`,
      detail: {
        sheet: sheetId,
        rev: stored.value.rev,
        value: input.answer.value,
        proxyEntryId: entered.value.proxyEntryId,
      },
    };
  });
}

/** 章の保存の結果. Saved answers, and the conflicts that were left as they stand. */
export interface ChapterSaved {
  readonly saved: number;
  readonly conflicts: readonly (Conflict & { readonly questionId: string })[];
}

interface NothingStored extends Refusal<'nothing_stored'> {
  readonly conflicts: ChapterSaved['conflicts'];
}

/**
 * Saves a chapter typed into a plain form, in one transaction: what does not conflict is stored,
 * conflicts are reported with what another person stored. A form of which nothing is stored is no act.
 */
export function saveChapter(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  inputs: readonly AnswerInput[],
): Result<ChapterSaved, SaveRefusal> {
  const saved = transact<ChapterSaved, Refusal<SaveRefusal> | NothingStored>(
    context,
    actor.personId,
    'chapter.save',
    (act) => {
      const entered = openForEntry(act, actor, sheetId);
      if (!entered.ok) return entered;
      const conflicts: (Conflict & { readonly questionId: string })[] = [];
      const changed: string[] = [];
      for (const input of inputs) {
        const stored = store(act, actor, entered.value, input);
        if (stored.ok) {
          if (stored.value.changed) changed.push(stored.value.itemId);
        } else if (stored.reason === 'conflict') conflicts.push({ ...stored, questionId: input.questionId });
        else return stored;
      }
      if (changed.length === 0) return { ok: false, reason: 'nothing_stored', conflicts };
      return {
        ok: true,
        value: { saved: changed.length, conflicts },
        subject: `sheet:${sheetId}`,
        detail: { items: changed, conflicts: conflicts.length, proxyEntryId: entered.value.proxyEntryId },
      };
    },
  );
  if (!saved.ok && saved.reason === 'nothing_stored') return ok({ saved: 0, conflicts: saved.conflicts });
  return saved;
}

/** Saves the answer to a gate of the sheet. Closing a gate keeps the answers behind it. */
export function saveGate(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  input: { readonly gateId: string; readonly holds: boolean; readonly rev: number },
): Result<{ readonly rev: number }, SaveRefusal> | Conflict {
  return transact(context, actor.personId, 'gate.answer', (act) => {
    const { tx, at } = act;
    const entered = openForEntry(act, actor, sheetId);
    if (!entered.ok) return entered;
    const { snapshot, proxyEntryId } = entered.value;
    const asked = snapshot.gates.find(({ gate }) => gate.id === input.gateId);
    if (asked === undefined) return refuse('unknown_gate');
    const current = asked.answer;
    const same = current !== null && current.holds === input.holds;
    if (!same && (current?.rev ?? 0) !== input.rev && current !== null) {
      return {
        ok: false,
        reason: 'conflict',
        rev: current.rev,
        answeredBy: nameOf(tx, current.answeredBy),
        answeredAt: current.answeredAt,
        current: current.holds,
      };
    }
    const rev = same ? current.rev : (current?.rev ?? 0) + 1;
    if (!same) {
      putGateAnswer(tx, act.sequence, {
        sheetId,
        gateId: input.gateId,
        campaignId: snapshot.campaign.id,
        holds: input.holds,
        rev,
        answeredBy: actor.personId,
        answeredAt: at,
        proxyEntryId,
      });
      touch(tx, snapshot, at);
    }
    return {
      ok: true,
      value: { rev },
      subject: `sheet:${sheetId}`,
      detail: { gate: input.gateId, holds: input.holds, rev, proxyEntryId },
    };
  });
}

function store(
  { tx, at, sequence }: Act,
  actor: Actor,
  { snapshot, proxyEntryId }: Entry,
  input: AnswerInput,
): Result<{ itemId: string; rev: number; changed: boolean }, SaveRefusal> | Conflict {
  const item = snapshot.items.find(({ question }) => question.id === input.questionId);
  if (item === undefined) return refuse('unknown_question');
  const fitted = fitAnswer(rowIdsOf(item.question), input.answer);
  if (!fitted.ok) return fitted;
  const stored = item.record;
  if (stored !== null && item.answer !== null && sameAnswer(item.answer, fitted.value)) {
    return ok({ itemId: item.itemId, rev: stored.rev, changed: false });
  }
  if (stored === null && isEmptyAnswer(fitted.value)) return ok({ itemId: item.itemId, rev: 0, changed: false });
  if ((stored?.rev ?? 0) !== input.rev) return conflictWith(tx, stored, item.answer);
  const row = {
    itemId: item.itemId,
    campaignId: snapshot.campaign.id,
    rev: input.rev + 1,
    content: canonicalJson(asJson(fitted.value)),
    answeredBy: actor.personId,
    answeredAt: at,
    proxyEntryId,
  };
  putAnswer(tx, sequence, row);
  touch(tx, snapshot, at);
  return ok({ itemId: item.itemId, rev: row.rev, changed: true });
}

function conflictWith(
  tx: Connection,
  stored: AnswerRow | null,
  current: Answer | null,
): Conflict | Refusal<'wrong_state'> {
  if (stored === null || current === null) return refuse('wrong_state');
  return {
    ok: false,
    reason: 'conflict',
    rev: stored.rev,
    answeredBy: nameOf(tx, stored.answeredBy),
    answeredAt: stored.answeredAt,
    current,
  };
}

function touch(tx: Connection, snapshot: SheetSnapshot, at: string): void {
  const moved = advanceSheet(snapshot.progress, 'edit');
  if (!moved.ok) throw new Error(`a sheet open for entry is ${snapshot.sheet.state}`);
  updateSheet(tx, snapshot.sheet.id, { state: moved.value.state, lastActivityAt: at });
}

function nameOf(tx: Connection, personId: string): string {
  return personNames(tx).get(personId) ?? '';
}
