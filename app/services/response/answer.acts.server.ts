import type { Actor } from '#app/domain/access/actor.ts';
import { fitAnswer, sameAnswer } from '#app/domain/response/answer-check.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { Confirmation } from '#app/domain/response/answer-basis.ts';
import { isSameConfirmation } from '#app/domain/response/answer-basis.ts';
import { asConfirmed } from '#app/domain/response/common-answer.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { rowIdsOf, untoldRowNames } from '#app/domain/response/item-state.ts';
import { asRecorded, findingMark } from '#app/domain/response/record-answer.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { recordEvidence } from '#app/documents/response/record-evidence.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { contentsAtHand } from '#app/services/response/contents-at-hand.loader.server.ts';
import type { Entry } from '#app/services/response/entry.loader.server.ts';
import { openForEntry, readingOf } from '#app/services/response/entry.loader.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { lastYearOf } from '#app/services/response/last-year.loader.server.ts';
import { recordFinder } from '#app/services/response/record-answer.loader.server.ts';
import { countsOf, sheetChapters } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { storeAnswer } from '#app/services/response/store-answer.acts.server.ts';
import type {
  AnswerConflict,
  AnswerInput,
  Conflicting,
  SaveRefusal,
  Stored,
} from '#app/services/response/store-answer.acts.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { revisionsOf } from '#db/queries/sheet.server.ts';

/** 自動保存の結果. The new revision, and what changes on the page with it. */
export interface Saved {
  readonly rev: number;
  readonly savedAt: Instant;
  /** What this item still lacks. */
  readonly missing: readonly MissingPart[];
  /** The names of its rows that lack a comment. */
  readonly untoldRows: readonly string[];
  readonly sheetCounts: SheetCounts;
}

/** Saves one answer and tells how the sheet stands after it. Saving what is stored already changes nothing. */
export function saveAnswer(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  input: AnswerInput & { readonly handIns?: number | undefined },
): Result<Saved, SaveRefusal | 'handed_in_since'> | Conflicting {
  const atHand = contentsAtHand(context.db);
  const saved = transact(context, actor.personId, 'answer.save', (act) => {
    const entered = openForEntry(act, actor, sheetId, atHand.before(act));
    if (!entered.ok) return entered;
    const { handIns } = entered.value.snapshot;
    if (input.handIns !== undefined && input.handIns !== handIns) return refuse('handed_in_since');
    const stored = storeAnswer(act, actor, entered.value, input);
    if (!stored.ok) return stored;
    const { snapshot, item } = stored.value;
    const rev = item.record?.rev ?? 0;
    return {
      ok: true,
      value: {
        snapshot,
        told: {
          ...{ rev, savedAt: act.at, sheetCounts: countsOf(snapshot) },
          ...{ missing: item.missing, untoldRows: untoldRowNames(item) },
        },
      },
      subject: `item:${item.itemId}`,
      detail: { sheet: sheetId, rev, value: input.answer.value, proxyEntryId: entered.value.proxyEntryId },
    };
  });
  if (!saved.ok) return saved;
  atHand.keep(saved.value.snapshot);
  return ok(saved.value.told);
}

/** 章の回答. The answers of one chapter as a plain form sends them. */
export interface ChapterInput {
  /** Key of the chapter's page; null where the answers come from no page. */
  readonly chapter: string | null;
  readonly answers: readonly AnswerInput[];
  /** The item for which 「前年度と同じ」 was pressed: last year's answer stands in for what was typed. */
  readonly same: string | null;
  /** The item for which 「共通回答のとおり」 or 「記録のとおり」 was pressed; null or absent where none was. */
  readonly confirms?: Confirmation | null;
}

/** What of a chapter was left as it stands, with what had been typed. */
export interface ChapterConflict extends AnswerConflict {
  readonly itemKey: string;
  readonly typed: Answer;
}

/** 章の保存の結果. Saved answers, and the conflicts that were left as they stand. */
export interface ChapterSaved {
  readonly saved: number;
  readonly conflicts: readonly ChapterConflict[];
  /** The common answer or the record was another one by then: it is to be seen first, and what was typed is kept. */
  readonly seenBefore: boolean;
  /** Key of the chapter after it; null at the end. */
  readonly nextChapter: string | null;
}

interface NothingStored extends Refusal<'nothing_stored'> {
  readonly rest: ChapterSaved;
}

type ChapterRefusal = Refusal<SaveRefusal> | NothingStored;

/**
 * Saves a chapter typed into a plain form, in one transaction: what does not conflict is stored,
 * conflicts are reported with what another person stored. A form of which nothing is stored is no act.
 */
export function saveChapter(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  { chapter, answers, same, confirms = null }: ChapterInput,
): Result<ChapterSaved, SaveRefusal> {
  const atHand = contentsAtHand(context.db);
  const saved = transact<{ readonly told: ChapterSaved; readonly snapshot: SheetSnapshot }, ChapterRefusal>(
    context,
    actor.personId,
    'chapter.save',
    (act) => {
      const entered = openForEntry(act, actor, sheetId, atHand.before(act));
      if (!entered.ok) return entered;
      const chapters = sheetChapters(entered.value.snapshot);
      const index = chapters.findIndex(({ key }) => key === chapter);
      if (chapter !== null && index < 0) return refuse('not_permitted');
      const takeOver = same === null ? null : lastYearsAnswer(act.tx, entered.value, same);
      let { snapshot } = entered.value;
      const conflicts: ChapterConflict[] = [];
      const changed: string[] = [];
      for (const input of answers) {
        const typed = input.itemKey === same ? (takeOver ?? input.answer) : input.answer;
        const stored = storeAnswer(act, actor, { ...entered.value, snapshot }, { ...input, answer: typed });
        if (stored.ok) {
          ({ snapshot } = stored.value);
          if (stored.value.changed) changed.push(stored.value.item.itemId);
        } else if (stored.reason === 'conflict') {
          const isDone =
            confirms?.itemKey === input.itemKey && pressedBefore(act, { ...entered.value, snapshot }, confirms, typed);
          if (!isDone) conflicts.push({ ...stored.conflict, itemKey: input.itemKey, typed });
        } else return stored;
      }
      const isOpen = confirms !== null && !conflicts.some(({ itemKey }) => itemKey === confirms.itemKey);
      const confirmed = isOpen ? confirm(act, actor, { ...entered.value, snapshot }, confirms) : undefined;
      if (confirmed?.ok === false) return confirmed;
      if (confirmed?.value.changed === true) changed.push(confirmed.value.item.itemId);
      const seenBefore = confirmed === null;
      const told = {
        saved: new Set(changed).size,
        ...{ conflicts, seenBefore },
        nextChapter: chapter === null ? null : (chapters[index + 1]?.key ?? null),
      };
      if (changed.length === 0) return { ok: false, reason: 'nothing_stored', rest: told };
      return {
        ok: true,
        value: { told, snapshot: confirmed?.value.snapshot ?? snapshot },
        subject: `sheet:${sheetId}`,
        detail: { items: [...new Set(changed)], conflicts: conflicts.length, proxyEntryId: entered.value.proxyEntryId },
      };
    },
  );
  if (!saved.ok) return saved.reason === 'nothing_stored' ? ok(saved.rest) : saved;
  atHand.keep(saved.value.snapshot);
  return ok(saved.value.told);
}

/**
 * 「共通回答のとおり」「記録のとおり」. The common answer, or what the record shows, as the own one, as it was seen. What was
 * typed before stays in the history of the answer. Null where there is another one by now.
 */
function confirm(act: Act, actor: Actor, entry: Entry, confirmation: Confirmation): Result<Stored, SaveRefusal> | null {
  const { itemKey } = confirmation;
  const item = entry.snapshot.items.find((one) => one.itemKey === itemKey);
  if (item === undefined) return refuse('unknown_item');
  const answer = confirmedAnswer(act, entry, item, confirmation);
  if (answer === null) return null;
  const rev = item.record?.rev ?? 0;
  const stored = storeAnswer(act, actor, entry, { itemKey, rev, answer });
  if (!stored.ok && stored.reason === 'conflict')
    throw new Error(`an answer of revision ${rev} is not of its revision`);
  return stored;
}

/** The button was pressed twice: the confirmation stands already, and what the form holds is kept in its history. */
function pressedBefore(act: Act, entry: Entry, confirmation: Confirmation, typed: Answer): boolean {
  const item = entry.snapshot.items.find(({ itemKey }) => itemKey === confirmation.itemKey);
  if (item === undefined || item.answer === null) return false;
  const confirmed = confirmedAnswer(act, entry, item, confirmation);
  if (confirmed === null || !isSameConfirmation(item.answer, confirmed)) return false;
  const before = revisionsOf(act.tx, item.itemId).map(({ content }) => readStored(storedAnswer, content));
  const fitted = fitAnswer(rowIdsOf(item.question), typed);
  return fitted.ok && [EMPTY_ANSWER, ...before].some((answer) => sameAnswer(answer, fitted.value));
}

function confirmedAnswer(
  act: Act,
  { scope, snapshot }: Entry,
  { question, commonAnswer }: SheetItem,
  confirmation: Confirmation,
): Answer | null {
  if ('commonRev' in confirmation)
    return commonAnswer?.rev === confirmation.commonRev ? asConfirmed(commonAnswer) : null;
  const finding = recordFinder(readingOf(act), scope, snapshot)(question);
  if (finding === null || findingMark(finding) !== confirmation.recordSeen) return null;
  return asRecorded(question, finding, recordEvidence(finding));
}

function lastYearsAnswer(tx: Connection, { scope, snapshot }: Entry, itemKey: string): Answer | null {
  return lastYearOf(tx, scope, snapshot).byItem.get(itemKey)?.takeOver ?? null;
}
