import { z } from 'zod';
import { QUESTION_STATES } from '#app/domain/questionnaire/editing/asked-question.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { QUESTION_FLAGS, QUESTION_KINDS } from '#app/domain/questionnaire/question.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { formList, UNKNOWN_FORM_MESSAGE } from '#app/lib/http.server.ts';
import { oneLine } from '#app/lib/typed-text.ts';

/** What the editor may list besides what is asked. */
export const QUESTION_LISTS = [...QUESTION_STATES, 'skipped', 'review'] as const;
export type QuestionList = (typeof QUESTION_LISTS)[number];

const DONE = ['', 'saved', 'noted', 'same', 'undone', 'redone', 'taken'] as const;
export type QuestionDone = (typeof DONE)[number];

const SOUGHT_MAX_LENGTH = 200;
const word = z.string().trim().max(SOUGHT_MAX_LENGTH).catch('').default('');

/** What is looked for, which question is chosen, and what was just done. */
export const draftQuestionsSearch = z.object({
  q: word,
  unit: z.enum(UNIT_TYPES).nullable().catch(null).default(null),
  role: z.enum(ROLE_IDS).nullable().catch(null).default(null),
  chapter: z.string().max(200).catch('').default(''),
  state: z.enum(QUESTION_LISTS).nullable().catch(null).default(null),
  flag: z.enum(QUESTION_FLAGS).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  question: z.string().max(300).catch('').default(''),
  /** Words of the questions that are to be replaced, and by what. */
  find: z.string().max(SOUGHT_MAX_LENGTH).catch('').default(''),
  instead: z.string().transform(oneLine).pipe(z.string().max(SOUGHT_MAX_LENGTH)).catch('').default(''),
  done: z.enum(DONE).catch('').default(''),
});
export type DraftQuestionsSearch = z.output<typeof draftQuestionsSearch>;

const UNKNOWN = UNKNOWN_FORM_MESSAGE;
/** Longer than anything that a question may say: what was typed too long is told beside its field. */
const TYPED_MAX_LENGTH = 20_000;
const ROWS_MOST = 200;

const typed = z
  .string(UNKNOWN)
  .max(TYPED_MAX_LENGTH, `${TYPED_MAX_LENGTH.toLocaleString('ja-JP')}文字以内で入力してください。`);
const line = typed.transform(oneLine);
const lines = typed.transform((text) => [
  ...new Set(
    text
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
]);
const name = z.string(UNKNOWN).max(300, UNKNOWN);
const CHECKED_MOST = 2_000;
const TOO_MANY_CHECKED = `一度にまとめて直せるのは${CHECKED_MOST.toLocaleString('ja-JP')}問までです。印を減らすか、絞り込んで、もう一度行ってください。`;
const names = formList(name).pipe(z.array(name).max(CHECKED_MOST, TOO_MANY_CHECKED));
const rowIds = formList(z.string(UNKNOWN).max(300, UNKNOWN)).pipe(z.array(z.string()).max(ROWS_MOST, UNKNOWN));
const ticked = z
  .literal('yes', UNKNOWN)
  .optional()
  .transform((sent) => sent === 'yes');
const weight = z.coerce.number(UNKNOWN).pipe(z.literal([1, 2], UNKNOWN));

const base = {
  seenStep: z.coerce.number(UNKNOWN).int(UNKNOWN).min(0, UNKNOWN).max(1_000_000, UNKNOWN),
};
const ofQuestion = { ...base, question: name };
/** Those that are ticked, or all that the filter leaves. */
const ofSeveral = { ...base, checked: names, all: ticked };

/** 設問の画面から送られるもの. */
export const draftQuestionForm = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('save'),
      ...ofQuestion,
      asked: z
        .string(UNKNOWN)
        .max(6 * TYPED_MAX_LENGTH, UNKNOWN)
        .default(''),
      text: line,
      rowId: rowIds,
      rowText: formList(line).pipe(z.array(z.string()).max(ROWS_MOST, UNKNOWN)),
      hint: typed.transform((text) => text.trim()),
      implemented: line,
      partial: line,
      evidence: lines,
      weight,
      critical: ticked,
      criticalReason: line,
      gate: formList(z.enum(GATE_IDS, UNKNOWN)),
      respondent: formList(z.enum(ROLE_IDS, UNKNOWN)),
      common: ticked,
    }),
    z.object({ intent: z.literal('settle'), ...ofQuestion, settled: formList(z.enum(QUESTION_FLAGS, UNKNOWN)) }),
    z.object({ intent: z.literal('add_row'), ...ofQuestion, newRow: line }),
    z.object({ intent: z.literal('drop_row'), ...ofQuestion, droppedRow: name.default(''), dropReason: line }),
    z.object({ intent: z.literal('split'), ...ofQuestion, splitRow: rowIds, splitText: line }),
    z.object({ intent: z.literal('merge'), ...ofQuestion, into: name.default(''), intoNumber: line, mergedText: line }),
    z.object({ intent: z.literal('skip'), ...ofQuestion, skipReason: line }),
    z.object({ intent: z.literal('as_derived'), ...ofQuestion }),
    z.object({ intent: z.literal('weigh_all'), ...ofSeveral, allWeight: weight }),
    z.object({ intent: z.literal('mark_all'), ...ofSeveral, allCriticalReason: line }),
    z.object({ intent: z.literal('unmark_all'), ...ofSeveral }),
    z.object({ intent: z.literal('gate_all'), ...ofSeveral, allGate: z.enum(GATE_IDS, '前提条件を選んでください。') }),
    z.object({
      intent: z.literal('ungate_all'),
      ...ofSeveral,
      allGate: z.enum(GATE_IDS, '前提条件を選んでください。'),
    }),
    z.object({
      intent: z.literal('settle_all'),
      ...ofSeveral,
      allFlag: z.enum(QUESTION_FLAGS, '確認事項を選んでください。'),
    }),
    z.object({ intent: z.literal('skip_all'), ...ofSeveral, allSkipReason: line }),
    z.object({ intent: z.literal('replace'), ...base, find: typed, instead: line }),
    z.object({
      intent: z.literal('add'),
      ...base,
      addedText: line,
      addedRows: lines,
      addedChapter: z.string('章を選んでください。').max(200, UNKNOWN).min(1, '章を選んでください。'),
      addedRole: z.enum(ROLE_IDS, '回答者を選んでください。'),
      addedKind: z.enum(QUESTION_KINDS, '種類を選んでください。'),
    }),
    z.object({ intent: z.literal('undo'), ...base }),
    z.object({ intent: z.literal('redo'), ...base }),
    z.object({ intent: z.literal('take_over') }),
  ],
  UNKNOWN,
);
export type DraftQuestionForm = z.output<typeof draftQuestionForm>;

const shown = z.string().catch('');
const shownList = formList(shown).catch([]);

/** What the fields of a question said when the page was made: the texts that somebody changes are those that differ. */
const askedFields = z.object({
  text: shown,
  hint: shown,
  implemented: shown,
  partial: shown,
  evidence: shown,
  weight: shown,
});
export type AskedFields = z.output<typeof askedFields>;

function askedIn(sent: string): AskedFields | null {
  try {
    return askedFields.parse(JSON.parse(sent));
  } catch {
    return null;
  }
}

/** What was typed, to be shown again in its form. */
export const draftQuestionEcho = z.object({
  intent: shown,
  question: shown,
  /** Null where the page did not say it. */
  asked: shown.transform(askedIn),
  text: shown,
  rowId: shownList,
  rowText: shownList,
  hint: shown,
  implemented: shown,
  partial: shown,
  evidence: z.union([z.string(), z.array(z.string()).transform((all) => all.join('\n'))]).catch(''),
  weight: z.coerce.string().catch(''),
  critical: z.union([z.boolean(), z.literal('yes').transform(() => true)]).catch(false),
  criticalReason: shown,
  gate: shownList,
  respondent: shownList,
  common: z.union([z.boolean(), z.literal('yes').transform(() => true)]).catch(false),
  newRow: shown,
  droppedRow: shown,
  dropReason: shown,
  splitRow: shownList,
  splitText: shown,
  into: shown,
  intoNumber: shown,
  mergedText: shown,
  skipReason: shown,
  checked: shownList,
  all: z.union([z.boolean(), z.literal('yes').transform(() => true)]).catch(false),
  allWeight: z.coerce.string().catch(''),
  allCriticalReason: shown,
  allGate: shown,
  allFlag: shown,
  allSkipReason: shown,
  addedText: shown,
  addedRows: z.union([z.string(), z.array(z.string()).transform((all) => all.join('\n'))]).catch(''),
  addedChapter: shown,
  addedRole: shown,
  addedKind: shown,
});
export type DraftQuestionEcho = z.output<typeof draftQuestionEcho>;
