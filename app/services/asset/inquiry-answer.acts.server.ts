import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { hearingFault, inquiryWordFault, unlistedAnswer, unlistedFault } from '#app/domain/asset/inquiry.ts';
import type {
  Hearing,
  HearingFault,
  InquiryWord,
  InquiryWordFault,
  UnlistedFault,
  UnlistedWord,
} from '#app/domain/asset/inquiry.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { keepInquiryTasks } from '#app/services/asset/inquiry-task.acts.server.ts';
import { askedEntries, askedUnlisted, keptWords } from '#app/services/asset/inquiry.loader.server.ts';
import type { AskedUnlisted } from '#app/services/asset/inquiry.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import {
  entriesOfUnit,
  findOpenInquiry,
  inquiryBegunAt,
  insertHearing,
  insertUnlisted,
  updateInquiryEntry,
  updateUnlisted,
} from '#db/queries/inquiry.server.ts';
import type { InquiryRow } from '#db/queries/inquiry.server.ts';

/** An answer as the page of a unit sends it. */
export interface InquiryInput extends InquiryWord {
  readonly entryId: string;
  /** Names the entry as it was shown. */
  readonly seenHash: string;
}

/** What a unit sends of what no register names. */
export interface UnlistedInput extends UnlistedWord {
  /** Names the word as it was shown. */
  readonly seenHash: string;
}

export interface UnitAnswers {
  readonly unitId: string;
  readonly inputs: readonly InquiryInput[];
  /** Null where nothing is sent of it, and what was said stays. */
  readonly unlisted: UnlistedInput | null;
}

/** 回答の誤り. What is wrong at which entry, or with what is said of the rest. */
export type WordRefusal = Refusal<'bad_word'> & {
  readonly faults: readonly { readonly entryId: string; readonly fault: InquiryWordFault }[];
  readonly restFault: UnlistedFault | null;
};

/** 画面を開いたあとの変更. Which of the unit's entries, or whose answers, are no longer as they were shown. */
export type SeenRefusal = Refusal<'changed_meanwhile'> & {
  readonly entryIds: readonly string[];
  /** Whether it is the word on what no register names. */
  readonly restChanged: boolean;
};

/** 聞き取りの誤り. */
export type HearingRefusal = Refusal<'bad_hearing'> & { readonly hearingFault: HearingFault };

type Answered =
  Result<{ readonly answeredCount: number }, Denial | 'nothing_changed' | 'unit_ended'> | WordRefusal | SeenRefusal;

/** 照会に答える. All that is sent for a unit, or nothing; an answer can be changed until the inquiry is closed. */
export function answerInquiry(context: ServiceContext, actor: Actor, answers: UnitAnswers): Answered {
  return transact(context, actor.personId, 'inquiry.answer', (act) => {
    const inquiry = findOpenInquiry(act.tx);
    const resource = { unitId: answers.unitId, answerable: inquiry !== undefined };
    const permission = authorize(actor, 'inquiry.answer', resource);
    if (!permission.ok) return permission;
    return inquiry === undefined ? refuse('wrong_state') : store(context, act, inquiry, answers, null);
  });
}

/**
 * 照会に代わりに答える. The 事務局 writes down what it heard from the unit, on the same terms; every answer that it changes so
 * says on what ground, until the unit itself changes it. What a unit that has ended said itself stays.
 */
export function answerInquiryFor(
  context: ServiceContext,
  actor: Actor,
  { hearing: said, ...answers }: UnitAnswers & { readonly hearing: Hearing },
): Answered | HearingRefusal {
  return transact(context, actor.personId, 'inquiry.answer_for', (act) => {
    const inquiry = findOpenInquiry(act.tx);
    const resource = { unitId: answers.unitId, answerable: inquiry !== undefined };
    const permission = authorize(actor, 'inquiry.answer_for', resource);
    if (!permission.ok) return permission;
    if (inquiry === undefined) return refuse('wrong_state');
    const hearing = { ...said, heardFrom: said.heardFrom.trim() };
    const at = inquiryBegunAt(act.tx, inquiry);
    const begunOn = at === null ? null : tokyoDate(instant(at));
    const fault = hearingFault(hearing, { begunOn, today: tokyoDate(act.at) });
    if (fault !== null) return { ok: false, reason: 'bad_hearing', hearingFault: fault } as const;
    return store(context, act, inquiry, answers, hearing);
  });
}

function store(
  context: ServiceContext,
  act: Act,
  inquiry: InquiryRow,
  { unitId, inputs, unlisted }: UnitAnswers,
  hearing: Hearing | null,
) {
  const { tx, at, sequence } = act;
  const today = tokyoDate(at);
  const entries = askedEntries(tx, entriesOfUnit(tx, inquiry.id, unitId), today);
  const rest = askedUnlisted(tx, inquiry.id, unitId);
  // Whom an inquiry never asked has nothing to answer, whatever is sent.
  if (entries.length === 0 && rest.unlistedId === null) return refuse('not_permitted');
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const changed = inputs
    .map((input) => ({ ...input, remark: input.remark.trim() }))
    .filter((input) => {
      const entry = byId.get(input.entryId);
      return entry === undefined || entry.inquiryAnswer !== input.answer || entry.remark !== input.remark;
    });
  const said = unlisted === null ? null : { ...unlisted, unlistedText: unlisted.unlistedText.trim() };
  const word = said === null ? null : changedWord(said, rest);
  const kept = hearing === null ? null : keptWords(tx, unitId, { entries, unlisted: rest }, today);
  if (changed.some(({ entryId }) => kept?.entryIds.includes(entryId)) || (word !== null && kept?.restKept === true)) {
    return refuse('unit_ended');
  }
  const faults = changed.flatMap((input) => {
    const fault = inquiryWordFault(input);
    return fault === null ? [] : [{ entryId: input.entryId, fault }];
  });
  const restFault = said === null ? null : unlistedFault(said, rest.ownsNothing && changed.length === 0);
  if (faults.length > 0 || restFault !== null) return { ok: false, reason: 'bad_word', faults, restFault } as const;
  const others = changed.filter((input) => byId.get(input.entryId)?.seenHash !== input.seenHash);
  const restChanged = word !== null && word.seenHash !== rest.seenHash;
  if (others.length > 0 || restChanged) {
    const entryIds = others.map(({ entryId }) => entryId).filter((entryId) => byId.has(entryId));
    return { ok: false, reason: 'changed_meanwhile', entryIds, restChanged } as const;
  }
  if (changed.length === 0 && word === null) return refuse('nothing_changed');
  const hearingId = hearing === null ? null : context.newId();
  if (hearing !== null && hearingId !== null) {
    insertHearing(tx, { id: hearingId, inquiryId: inquiry.id, unitId, ...hearing, enteredSequence: sequence });
  }
  for (const { entryId, answer, remark } of changed) {
    updateInquiryEntry(tx, entryId, { answer, remark, answeredSequence: sequence, settledSequence: null, hearingId });
  }
  if (word !== null) storeWord(context, act, { inquiryId: inquiry.id, unitId, rest, word, hearingId });
  keepInquiryTasks(context, act, inquiry);
  const answers = changed.map(({ entryId, answer, remark }) => ({
    entryId,
    ...{ answer, remark, registerId: byId.get(entryId)?.registerId ?? '' },
  }));
  const words = word === null ? {} : { unlisted: { noneElse: word.noneElse, words: word.unlistedText } };
  const detail = { unitId, answers, ...words, ...(hearing === null ? {} : { hearing: { ...hearing } }) };
  const answeredCount = changed.length + (word === null ? 0 : 1);
  return { ok: true, value: { answeredCount }, subject: `inquiry:${inquiry.id}`, detail } as const;
}

/** The word where it is another than the one that stands; null where it says the same. */
function changedWord(input: UnlistedInput, rest: AskedUnlisted): UnlistedInput | null {
  return input.unlistedText === rest.unlistedText && input.noneElse === rest.noneElse ? null : input;
}

interface StoredWord {
  readonly inquiryId: string;
  readonly unitId: string;
  readonly rest: AskedUnlisted;
  readonly word: UnlistedInput;
  readonly hearingId: string | null;
}

function storeWord(context: ServiceContext, { tx, sequence }: Act, stored: StoredWord): void {
  const { inquiryId, unitId, rest, word, hearingId } = stored;
  const answer = unlistedAnswer(word);
  const change = {
    ...{ answer, words: word.unlistedText, answeredSequence: sequence },
    // Words that are taken away rest on nothing.
    hearingId: answer === null ? null : hearingId,
    ...{ outcome: null, because: '', settledSequence: null },
  };
  if (rest.unlistedId === null) {
    insertUnlisted(tx, [{ id: context.newId(), inquiryId, unitId, ownsNothing: false, ...change }]);
  } else updateUnlisted(tx, rest.unlistedId, change);
}
