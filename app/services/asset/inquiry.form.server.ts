import { z } from 'zod';
import { INQUIRY_ANSWERS, INQUIRY_REMARK_MAX_LENGTH } from '#app/domain/asset/inquiry.ts';
import type { InquiryWord, InquiryWordFault } from '#app/domain/asset/inquiry.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';

const id = z.string().min(1).max(100);

/** The part of an address that names a unit that is asked. */
export const unitInquiryParams = z.object({ unitId: id });

/** What the 事務局 does on the page of inquiries. */
export const inquiryForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin'), dueOn: enteredDay('回答の期限を年月日で入力してください。') }),
  z.object({ intent: z.literal('settle'), entryId: id, answerRev: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal('close'), inquiryId: id }),
]);

export const inquiryEcho = z.object({ intent: z.string().catch(''), dueOn: z.string().catch('') });

const SEAL = 'seal.';

/**
 * The fields of a unit's answers by name: `answer.<id>`, `remark.<id>` and `seal.<id>` of every entry, and `intent`,
 * which is `rest` where what has no choice is right as it stands.
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

export function inquiryWordErrors(
  faults: readonly { readonly entryId: string; readonly fault: InquiryWordFault }[],
): readonly FieldError[] {
  return faults.map(({ entryId, fault }) => ({ field: `remark.${entryId}`, message: WORD_FAULT_WORDS[fault] }));
}

/** 照会の操作を断ったときの説明. */
export const INQUIRY_REFUSAL_WORDS = {
  already_open: ['', 'すでに照会を行っています。先にその照会を締め切ってください。'],
  nothing_to_ask: ['', '台帳に、利用中の情報システムも、期間中の契約もないため、照会を始められません。'],
  in_the_past: ['dueOn', '今日より前の日は期限にできません。今日以後の日を入れてください。'],
  too_far: ['dueOn', '期限が先すぎます。一年以内の日を入れてください。'],
  unknown_entry: ['', 'この記載は見つかりません。画面を開き直してください。'],
  unknown_inquiry: ['', 'この照会は見つかりません。画面を開き直してください。'],
  already_settled: ['', 'この記載は、すでに「台帳を直しました」と記録されています。'],
  already_closed: ['', 'この照会は、すでに締め切られています。'],
  changed_meanwhile: [
    '',
    '画面を開いたあとに、所管課が回答を変えたため、記録していません。今の回答を確かめて、もう一度行ってください。',
  ],
} as const;

/** 照会への回答を断ったときの説明. */
export const ANSWER_REFUSAL_WORDS = {
  wrong_state: '照会が締め切られたため、回答を保存していません。違うところがあるときは、事務局に連絡してください。',
  nothing_changed: '変わったところがないため、保存していません。回答を選んでから保存してください。',
  changed_meanwhile:
    '画面を開いたあとに台帳か回答が変わった記載があるため、保存していません。今の内容を確かめて、もう一度保存してください。',
} as const;

const CHANGED_ENTRY = '画面を開いたあとに変わりました。今の内容を確かめて、選び直してください。';

/** Tells at each of them that an entry is another one now. */
export function changedEntryErrors(entryIds: readonly string[]): readonly FieldError[] {
  const whole = { field: '', message: ANSWER_REFUSAL_WORDS.changed_meanwhile };
  return [whole, ...entryIds.map((entryId) => ({ field: `answer.${entryId}`, message: CHANGED_ENTRY }))];
}
