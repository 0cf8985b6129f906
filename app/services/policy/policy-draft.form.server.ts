import { z } from 'zod';
import { CLAUSE_KINDS, POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { LEGAL_MEASURE_NUMBERS } from '#app/domain/policy/legal-measure.ts';
import { LEAVE_OUT_REASONS } from '#app/domain/policy/correction.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { TakenNumber } from '#app/domain/policy/taken-number.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import type { CorrectionProblem, WantedCorrection } from '#app/domain/policy/correction.ts';
import { UNKNOWN_FORM_MESSAGE } from '#app/lib/http.server.ts';
import {
  POLICY_TEXT_MAX_LENGTH,
  POLICY_TEXT_REFUSAL_WORDS,
  policyNameFields,
  publishEcho,
  publishFields,
} from '#app/services/policy/policy-text.form.server.ts';

export const policyDraftParams = z.object({ policyDraftId: z.string().min(1).max(100) });

const place = z.coerce.number().int().min(0).max(POLICY_TEXT_MAX_LENGTH);
const clauseId = z.string().max(200);

const count = z.coerce.number().int().min(0).max(100_000).catch(0).default(0);

/** What is chosen: a clause by its number, or whatever holds a place of the source; and what was just done. */
export const policyDraftSearch = z.object({
  clause: clauseId.nullable().catch(null).default(null),
  document: z.enum(POLICY_DOCUMENT_KINDS).catch('standards').default('standards'),
  place: place.nullable().catch(null).default(null),
  done: z.enum(['', 'begun', 'revised', 'described', 'step', 'undone', 'redone', 'taken']).catch('').default(''),
  /** How many edits of questions were carried over from the version before. */
  carried: count,
  /** Corrections of the reading, those that do not fit the new text among them, and places that were looked at. */
  corrections: count,
  confirms: count,
  lostConfirms: count,
});

const HOLDER_WORDS = 30;
const NAMES_MOST = 20;
const NAME_MAX_LENGTH = 60;
const UNKNOWN = UNKNOWN_FORM_MESSAGE;
const KIND_MISSING = '種類を選んでください。';
const PARENT_MISSING = 'どの条項の下に移すかを選んでください。';
const REASON_MISSING = '除く理由を選んでください。';

/** The last step that the page had seen. */
export const seenStepField = z.coerce.number(UNKNOWN).int(UNKNOWN).min(0, UNKNOWN).max(1_000_000, UNKNOWN);

const base = {
  seenStep: seenStepField,
  /** Where the page stood: it is shown again there. */
  place: place.nullable().catch(null).default(null),
};
const ofClause = {
  ...base,
  document: z.enum(POLICY_DOCUMENT_KINDS, UNKNOWN),
  clauseId: z.string(UNKNOWN).max(200, UNKNOWN).min(1, UNKNOWN),
};
/** Empty for the top of the document. */
const parent = z
  .string(PARENT_MISSING)
  .max(200, UNKNOWN)
  .transform((id) => (id === '' ? null : id));
const offset = z.coerce.number(UNKNOWN).int(UNKNOWN).min(0, UNKNOWN).max(POLICY_TEXT_MAX_LENGTH, UNKNOWN);

const names = z
  .string(UNKNOWN)
  .max(2_000, '2,000文字以内で入力してください。')
  .transform((text) => [
    ...new Set(
      text
        .split(/[、，,\n\r]+/u)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ])
  .refine((all) => all.length <= NAMES_MOST, `名宛人は${NAMES_MOST}までにしてください。`)
  .refine(
    (all) => all.every(({ length }) => length <= NAME_MAX_LENGTH),
    `名宛人は、一つ${NAME_MAX_LENGTH}文字以内で、「、」で区切って入力してください。`,
  );

/** 下書きの画面から送られるもの. */
/** One box for each of the measures: none sent is none served. */
const measures = z
  .preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    z.array(z.coerce.number(UNKNOWN).pipe(z.literal(LEGAL_MEASURE_NUMBERS, UNKNOWN)), UNKNOWN),
  )
  .transform((numbers) => LEGAL_MEASURE_NUMBERS.filter((number) => numbers.includes(number)));

export const policyDraftForm = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('kind'), ...ofClause, kind: z.enum(CLAUSE_KINDS, KIND_MISSING) }),
    z.object({ intent: z.literal('subjects'), ...ofClause, subjects: names }),
    z.object({
      intent: z.literal('number'),
      ...ofClause,
      marker: z
        .string('番号を入力してください。')
        .transform((marker) => marker.normalize('NFKC').trim())
        .refine((marker) => marker !== '', '番号を入力してください。'),
    }),
    z.object({ intent: z.literal('split'), ...ofClause, offset }),
    z.object({ intent: z.literal('merge'), ...ofClause }),
    z.object({
      intent: z.literal('move'),
      ...ofClause,
      parent,
      movedMarker: z
        .string()
        .max(60, UNKNOWN)
        .default('')
        .transform((marker) => marker.normalize('NFKC').trim()),
    }),
    z.object({ intent: z.literal('measures'), ...ofClause, measures }),
    z.object({ intent: z.literal('leave_out'), ...ofClause, reason: z.enum(LEAVE_OUT_REASONS, REASON_MISSING) }),
    z.object({
      intent: z.literal('bring_back'),
      ...base,
      document: ofClause.document,
      firstLine: offset,
      lastLine: offset,
      parent,
    }),
    z.object({ intent: z.literal('confirm'), ...base, confirmed: offset }),
    z.object({ intent: z.literal('take_back'), ...base, takenBack: z.coerce.number(UNKNOWN).int(UNKNOWN) }),
    z.object({ intent: z.literal('undo'), ...base }),
    z.object({ intent: z.literal('redo'), ...base }),
    z.object({ intent: z.literal('describe'), ...policyNameFields }),
    z.object({ intent: z.literal('take_over') }),
    z.object({ intent: z.literal('discard') }),
  ],
  UNKNOWN,
);

export type PolicyDraftForm = z.output<typeof policyDraftForm>;
type ClauseForm = Extract<PolicyDraftForm, { clauseId: string }>;
export type CorrectionForm = ClauseForm | Extract<PolicyDraftForm, { intent: 'bring_back' }>;

/** The correction that a form asks for. */
export function wantedCorrection(form: CorrectionForm): WantedCorrection {
  if (form.intent === 'bring_back') {
    const { document, parent: above, firstLine, lastLine } = form;
    return { act: 'bring_back', span: [firstLine, Math.max(firstLine, lastLine)], document, parent: above };
  }
  const at = { document: form.document, id: form.clauseId };
  switch (form.intent) {
    case 'kind':
      return { act: 'kind', at, kind: form.kind };
    case 'subjects':
      return { act: 'subjects', at, subjects: form.subjects };
    case 'number':
      return { act: 'number', at, marker: form.marker };
    case 'split':
      return { act: 'split', at, offset: form.offset };
    case 'merge':
      return { act: 'merge', at };
    case 'move':
      return { act: 'move', at, parent: form.parent, ...(form.movedMarker === '' ? {} : { marker: form.movedMarker }) };
    case 'measures':
      return { act: 'measures', at, measures: form.measures };
    case 'leave_out':
      return { act: 'leave_out', at, reason: form.reason };
  }
}

const shown = z.string().catch('');

/** What was typed, to be shown again at its clause. */
export const policyDraftEcho = z.object({
  intent: shown,
  kind: shown,
  subjects: z
    .union([z.string(), z.array(z.string()).transform((all) => all.join('、'))])
    .catch('')
    .default(''),
  marker: shown,
  parent: shown,
  movedMarker: shown,
  reason: shown,
  name: shown,
  citation: shown,
});

/** The field at which a problem of a correction is told. */
export const CORRECTION_PROBLEM_FIELDS = {
  clause_gone: '',
  text_changed: '',
  number_taken: 'marker',
  bad_number: 'marker',
  bad_parent: 'parent',
  nothing_before: '',
  nothing_to_split: 'offset',
  is_table: '',
  place_gone: '',
} as const satisfies Record<CorrectionProblem, string>;

/** 訂正を断ったときの説明. */
export const CORRECTION_PROBLEM_WORDS = {
  clause_gone:
    'その条項は、いまの読取りにはありません。ほかの訂正で、つなげたか、除いたか、番号が変わっています。何も変えていません。条項の一覧から選び直してください。',
  text_changed:
    'その条項の文は、ほかの訂正で変わっています。何も変えていません。条項の一覧から選び直して、いまの文を確かめてください。',
  number_taken:
    '同じ番号の条項が、すでにあります。何も変えていません。別の番号にするか、先にもう一方の番号を直してください。',
  bad_number: '番号は、「3」「ア」「a」「3の2」のように、12文字までの数字、かな、英字で入力してください。',
  bad_parent: 'その条項の下には移せません。何も変えていません。移す先は、この条項より前にある条項から選んでください。',
  nothing_before: 'この文書のはじめの条項なので、つなげる前の条項がありません。何も変えていません。',
  nothing_to_split: 'そこで分けると、文のない条項ができます。何も変えていません。別の文を選んでください。',
  is_table: '表は、分けることも、つなげることもできません。何も変えていません。',
  place_gone: 'その箇所は、いまは条項の外にありません。何も変えていません。画面を開き直してください。',
} as const satisfies Record<CorrectionProblem, string>;

/** 使われている番号の説明. Who has the number, and which one nobody has; it stands in the form. */
export function takenNumberWords({ holder, free }: TakenNumber): string {
  const { id, title, text } = holder;
  const words = excerpt(title === '' ? text : title, HOLDER_WORDS);
  return `番号「${formatClause(id)}」は、「${words}」に使われています。何も変えていません。空いている番号「${free}」を入れました。よければ、もう一度押してください。`;
}

/** 下書きの操作を断ったときの説明. */
export const POLICY_DRAFT_REFUSAL_WORDS = {
  changed_meanwhile:
    '画面を開いたあとに、この下書きが変わったため、何も変えていません。下のいまの内容を確かめて、必要であれば、もう一度行ってください。',
  held_by_other:
    'いまは、ほかの人がこの下書きを編集しているため、何も変えていません。続けるときは、「引き継ぐ」を押してください。',
  not_open:
    'この下書きは、公開したか破棄したため、もう直せません。公開した版は変わりません。直すときは、「対策基準と調査票」でその版の「この版を直す」を押すと、新しい下書きで続けられます。',
  held_already: 'この下書きは、すでにあなたが編集しています。',
  same_as_before: '名称と制定・改正は、いまと同じです。何も変えていません。',
  nothing_to_undo: '元に戻すもの（やり直すもの）がありません。何も変えていません。',
} as const;

/** 下書きを公開するときに送られるもの. */
export const draftPublishForm = z.object({ seenHash: z.string().max(100).default(''), ...publishFields });

/** 公開する画面に入力したもの. */
export const draftPublishEcho = z.object(publishEcho);

/** 下書きを公開できないときの説明. */
export const DRAFT_PUBLISH_REFUSAL_WORDS = {
  no_clause: '条項が一つも残っていないため、公開できません。下書きに戻って、訂正を元に戻してください。',
  no_question:
    '義務の条項がなく、設問が一つもできないため、公開できません。下書きに戻って、条項の種類を確かめてください。',
  reading_time: POLICY_TEXT_REFUSAL_WORDS.reading_time,
  reading_memory: POLICY_TEXT_REFUSAL_WORDS.reading_memory,
  reading_left: '設問を作るのを途中で止めました。もう一度開いてください。',
  unknown_policy:
    'この下書きを新しい版にする規程が見つからないため、公開できません。対策基準を取り込み直してください。',
  changed_meanwhile:
    '確かめた内容と、いまの下書きか登録されている規程が違うため、まだ公開していません。下の内容をもう一度確かめてください。',
  held_by_other:
    'いまは、ほかの人がこの下書きを編集しているため、まだ公開していません。続けるときは、下書きに戻って「引き継ぐ」を押してください。',
  not_open:
    'この下書きは、すでに公開したか破棄したため、公開できません。公開した版は変わりません。直すときは、「対策基準と調査票」でその版の「この版を直す」を押すと、新しい下書きで続けられます。',
  no_start: POLICY_TEXT_REFUSAL_WORDS.no_start,
  day_too_early: POLICY_TEXT_REFUSAL_WORDS.day_too_early,
  day_too_late: POLICY_TEXT_REFUSAL_WORDS.day_too_late,
  no_summary: POLICY_TEXT_REFUSAL_WORDS.no_summary,
  same_start: POLICY_TEXT_REFUSAL_WORDS.same_start,
} as const;

type Unshown =
  | { readonly sort: 'read' | 'ended' }
  | { readonly sort: 'unread'; readonly reason: keyof typeof DRAFT_PUBLISH_REFUSAL_WORDS };

/** Why a page of the draft shows no questions; '' where it does. */
export function unshownDraftWords(shown: Unshown): string {
  if (shown.sort === 'unread') return DRAFT_PUBLISH_REFUSAL_WORDS[shown.reason];
  return shown.sort === 'ended' ? POLICY_DRAFT_REFUSAL_WORDS.not_open : '';
}
