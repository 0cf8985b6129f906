import { z } from 'zod';
import type { Denial } from '#app/domain/access/can.ts';
import {
  HEARD_FROM_MAX_LENGTH,
  HEARING_MEANS,
  INQUIRY_ANSWERS,
  INQUIRY_REMARK_MAX_LENGTH,
  UNLISTED_MAX_LENGTH,
  UNLISTED_OUTCOMES,
} from '#app/domain/asset/inquiry.ts';
import type {
  HearingFault,
  InquiryWord,
  InquiryWordFault,
  UnlistedFault,
  UnlistedWord,
} from '#app/domain/asset/inquiry.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';

const id = z.string().min(1).max(100);

/** The part of an address that names a unit that is asked. */
export const unitInquiryParams = z.object({ unitId: id });

/** What the 事務局 does on the page of inquiries. */
export const inquiryForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('begin'),
    dueOn: enteredDay('回答の期限を年月日で入力してください。'),
    askAll: z
      .string()
      .optional()
      .transform((ticked) => ticked === 'yes'),
  }),
  z.object({ intent: z.literal('settle'), entryId: id, answerRev: z.coerce.number().int().min(1) }),
  z.object({
    intent: z.literal('settle_unlisted'),
    unlistedId: id,
    answerRev: z.coerce.number().int().min(1),
    outcome: z.enum(UNLISTED_OUTCOMES),
    because: z.string().max(10_000),
  }),
  z.object({ intent: z.literal('close'), inquiryId: id }),
]);

export type InquiryForm = z.infer<typeof inquiryForm>;

/** What was typed, to be shown again. */
export const inquiryEcho = z.object({
  intent: z.string().catch(''),
  dueOn: z.string().catch(''),
  askAll: z.union([z.boolean(), z.string().transform((ticked) => ticked === 'yes')]).catch(false),
  unlistedId: z.string().catch(''),
  because: z.string().catch(''),
});

const SEAL = 'seal.';

/**
 * The fields of a unit's answers by name: `answer.<id>`, `remark.<id>` and `seal.<id>` of every entry, and `intent`,
 * which is `rest` where what has no choice is right as it stands; `unlistedText`, `noneElse` and `restSeal` of what no
 * register names; and `heardFrom`, `heardOn` and `means` where the 事務局 answers.
 */
export const unitInquiryForm = z.record(z.string().max(120), z.string());
export type UnitInquiryFields = z.infer<typeof unitInquiryForm>;

const choice = z.enum(INQUIRY_ANSWERS);

/** The answers that the form gives; an entry without a choice is left out. */
export function readInquiryInputs(
  fields: UnitInquiryFields,
): readonly (InquiryWord & { readonly entryId: string; readonly seenHash: string })[] {
  const rest = fields['intent'] === 'rest';
  return Object.entries(fields).flatMap(([name, seenHash]) => {
    if (!name.startsWith(SEAL)) return [];
    const entryId = name.slice(SEAL.length);
    const remark = fields[`remark.${entryId}`] ?? '';
    const chosen = choice.safeParse(fields[`answer.${entryId}`]);
    if (!chosen.success && !rest) return [];
    return [{ entryId, answer: chosen.success ? chosen.data : ('right' as const), remark, seenHash }];
  });
}

/** What the form says of what no register names; null where it has no such field. */
export function readUnlisted(fields: UnitInquiryFields): (UnlistedWord & { readonly seenHash: string }) | null {
  const seenHash = fields['restSeal'];
  if (seenHash === undefined) return null;
  return { noneElse: fields['noneElse'] === 'yes', unlistedText: fields['unlistedText'] ?? '', seenHash };
}

/** 聞き取り. The ground of an answer on behalf. */
const hearingForm = z.object({
  heardFrom: z
    .string('誰から聞いたかを入力してください。')
    .trim()
    .min(1, '誰から聞いたかを入力してください。')
    .max(HEARD_FROM_MAX_LENGTH, `誰から聞いたかは${HEARD_FROM_MAX_LENGTH}文字以内で入力してください。`),
  heardOn: enteredDay('聞いた日を年月日で入力してください。'),
  means: z.enum(HEARING_MEANS, '何で聞いたかを選んでください。'),
});

/** What is wrong with the ground, each at its field. */
export function hearingErrors(fields: UnitInquiryFields): readonly FieldError[] {
  const read = hearingForm.safeParse(fields);
  return (read.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0] ?? ''), message }));
}

/** The ground as it is typed; null where something is wrong with it. */
export function readHearing(fields: UnitInquiryFields): z.infer<typeof hearingForm> | null {
  return hearingForm.safeParse(fields).data ?? null;
}

const HEARING_FAULTS = {
  heard_from_missing: ['heardFrom', '誰から聞いたかを入力してください。'],
  heard_from_too_long: ['heardFrom', `誰から聞いたかは${HEARD_FROM_MAX_LENGTH}文字以内で入力してください。`],
  heard_later: ['heardOn', '聞いた日に、今日より後の日は入れられません。'],
  heard_before: ['heardOn', '聞いた日に、照会を始める前の日は入れられません。'],
} as const satisfies Record<HearingFault, readonly [string, string]>;

export function hearingFaultError(fault: HearingFault): FieldError {
  const [field, message] = HEARING_FAULTS[fault];
  return { field, message };
}

/** Entries on which something was written and nothing chosen: it would be lost, or taken for right as it stands. */
export function unchosenRemarks(fields: UnitInquiryFields): readonly FieldError[] {
  return Object.entries(fields).flatMap(([name, remark]) => {
    const entryId = name.slice('remark.'.length);
    if (!name.startsWith('remark.') || remark.trim() === '') return [];
    if (choice.safeParse(fields[`answer.${entryId}`]).success) return [];
    const message = '違うところが書かれています。「このとおりです」か「違います」を選んでください。';
    return [{ field: `answer.${entryId}`, message }];
  });
}

const WORD_FAULT_WORDS = {
  remark_missing: '「違います」のときは、どこが違うかを書いてください。',
  remark_too_long: `違うところは${INQUIRY_REMARK_MAX_LENGTH}文字以内にしてください。`,
} as const satisfies Record<InquiryWordFault, string>;

const REST_FAULT_WORDS = {
  both_said: '「ほかにありません」を選んだときは、ここには書かないでください。あるときは、選択を外してください。',
  unlisted_too_long: `台帳にないものは${UNLISTED_MAX_LENGTH}文字以内で書いてください。`,
  nothing_said: '台帳にないものの名前を書くか、なければ「ほかにありません」を選んでください。',
} as const satisfies Record<UnlistedFault, string>;

interface WordFaults {
  readonly faults: readonly { readonly entryId: string; readonly fault: InquiryWordFault }[];
  readonly restFault: UnlistedFault | null;
}

function inquiryWordErrors({ faults, restFault }: WordFaults): readonly FieldError[] {
  const ofEntries = faults.map(({ entryId, fault }) => ({
    field: `remark.${entryId}`,
    message: WORD_FAULT_WORDS[fault],
  }));
  return restFault === null
    ? ofEntries
    : [...ofEntries, { field: 'unlistedText', message: REST_FAULT_WORDS[restFault] }];
}

/** 照会の操作を断ったときの説明. */
export const INQUIRY_REFUSAL_WORDS = {
  already_open: ['', 'すでに照会を行っています。先にその照会を締め切ってください。'],
  nothing_to_ask: ['', '尋ねる記載も、尋ねる所属もないため、照会を始められません。'],
  in_the_past: ['dueOn', '今日より前の日は期限にできません。今日以後の日を入れてください。'],
  too_far: ['dueOn', '期限が先すぎます。一年以内の日を入れてください。'],
  reason_missing: ['because', '「加えません」のときは、その理由を書いてください。所属の画面に出ます。'],
  reason_too_long: ['because', `加えない理由は${UNLISTED_MAX_LENGTH}文字以内にしてください。`],
  unknown_entry: ['', 'この記載は見つかりません。画面を開き直してください。'],
  unknown_inquiry: ['', 'この照会は見つかりません。画面を開き直してください。'],
  already_settled: ['', 'この記載は、すでに対応が記録されています。'],
  already_closed: ['', 'この照会は、すでに締め切られています。'],
  changed_meanwhile: [
    '',
    '画面を開いたあとに、所管課が回答を変えたため、記録していません。今の回答を確かめて、もう一度行ってください。',
  ],
} as const;

/** 照会への回答を断ったときの説明. */
const ANSWER_REFUSAL_WORDS = {
  wrong_state: '照会が締め切られたため、回答を保存していません。違うところがあるときは、事務局に連絡してください。',
  unit_ended:
    'この所属はもうないため、所属が自分で答えたものは書き直せません。その回答は、そのまま残ります。何も保存していません。',
  nothing_changed: '変わったところがないため、保存していません。回答を選んでから保存してください。',
  changed_meanwhile:
    '画面を開いたあとに台帳か回答が変わった記載があるため、保存していません。今の内容を確かめて、もう一度保存してください。',
} as const;

const CHANGED_ENTRY = '画面を開いたあとに変わりました。今の内容を確かめて、選び直してください。';

/** Tells at each of them that an entry, or the word on what no register names, is another one now. */
function changedEntryErrors(entryIds: readonly string[], restChanged: boolean): readonly FieldError[] {
  const fields = [...entryIds.map((entryId) => `answer.${entryId}`), ...(restChanged ? ['unlistedText'] : [])];
  const whole = { field: '', message: ANSWER_REFUSAL_WORDS.changed_meanwhile };
  return [whole, ...fields.map((field) => ({ field, message: CHANGED_ENTRY }))];
}

/** Why an answer was not stored. */
type Refused =
  | { readonly reason: Denial | 'nothing_changed' | 'unit_ended' }
  | ({ readonly reason: 'bad_word' } & WordFaults)
  | { readonly reason: 'changed_meanwhile'; readonly entryIds: readonly string[]; readonly restChanged: boolean };

/** Why nothing was stored, each at its field; null for who may not answer. */
export function answerErrors(refusal: Refused): readonly FieldError[] | null {
  switch (refusal.reason) {
    case 'bad_word':
      return inquiryWordErrors(refusal);
    case 'changed_meanwhile':
      return changedEntryErrors(refusal.entryIds, refusal.restChanged);
    case 'not_permitted':
    case 'own_answers':
      return null;
    default:
      return [{ field: '', message: ANSWER_REFUSAL_WORDS[refusal.reason] }];
  }
}
