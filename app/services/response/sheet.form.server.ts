import { z } from 'zod';
import { PROXY_TEXT_MAX_LENGTH } from '#app/domain/response/sheet.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';

/** The part of an address that names a sheet. */
export const sheetParams = z.object({ sheetId: z.string().min(1).max(100) });

/** What 「保存して次へ」 saved on the page before. */
export const savedSearch = z.object({ saved: z.string().max(60).optional().catch(undefined) });

export const withdrawForm = z.object({ intent: z.literal('withdraw') });

/** SHA-256 of what the page showed. Whatever else is sent is not what is on the sheet, and the act refuses it. */
const seenHash = z.string().max(64).catch('');

export const submitForm = z.object({ content: seenHash });

/** What a confirmer decides. The reason's length is judged by the act, which keeps what was typed. */
export const reviewForm = z.object({
  intent: z.enum(['confirm', 'accept', 'return']),
  reason: z.string().max(20_000).default(''),
  submission: z.coerce.number().int().catch(0),
  content: seenHash,
});

/** What was typed, to be shown again. */
export const reviewEcho = z.object({ reason: z.string().catch('') });

export const REVIEW_REFUSALS = {
  reason_missing: { field: 'reason', message: '差戻しの理由を書いてください。' },
  reason_too_long: { field: 'reason', message: '差戻しの理由が長すぎます。1,000文字以内で書いてください。' },
  own_answers: { field: '', message: 'ご自身が回答した点検票のため、確認できません。ほかの方が確認してください。' },
  changed_since: {
    field: '',
    message:
      '内容が変わっています。画面を開いたあとに回答が直されて提出し直されたため、この操作は反映していません。下に今の内容を表示していますので、もう一度確かめてください。',
  },
  not_permitted: { field: '', message: 'この点検票を確認する権限がありません。' },
  wrong_state: {
    field: '',
    message: '画面を開いたあとに点検票の状態が変わったため、この操作は反映していません。今の状態を確かめてください。',
  },
  being_counted: {
    field: '',
    message:
      'この自己点検は集計中のため、この操作は反映していません。集計が取りやめになったときは、続けて操作できます。',
  },
} as const;

function required(what: string) {
  return z
    .string(`${what}を入力してください。`)
    .trim()
    .min(1, `${what}を入力してください。`)
    .max(PROXY_TEXT_MAX_LENGTH, `${what}は${PROXY_TEXT_MAX_LENGTH}文字以内で入力してください。`);
}

/** 代行入力の根拠. */
export const proxyForm = z.object({
  decidedBy: required('決定した人'),
  decidedOn: enteredDay('決定した日を入力してください。'),
  documentNumber: required('文書番号'),
  paperLocation: required('紙の保管場所'),
});

/** What was typed, to be shown again. */
export const proxyEcho = z.object({
  decidedBy: z.string().catch(''),
  decidedOn: z.string().catch(''),
  documentNumber: z.string().catch(''),
  paperLocation: z.string().catch(''),
});

const CHANGED_MEANWHILE =
  '画面を開いたあとに点検票の状態が変わったため、代行入力を始められません。今の状態を確かめてください。';

export const PROXY_REFUSALS = {
  basis_missing: { field: '', message: '代行入力の根拠をすべて入力してください。' },
  decided_later: { field: 'decidedOn', message: '決定した日に、今日より後の日は入れられません。' },
  decided_before: { field: 'decidedOn', message: '決定した日に、点検の対象期間が始まる前の日は入れられません。' },
  not_permitted: { field: '', message: CHANGED_MEANWHILE },
  own_answers: { field: '', message: CHANGED_MEANWHILE },
  wrong_state: { field: '', message: CHANGED_MEANWHILE },
  being_counted: {
    field: '',
    message:
      'この自己点検は集計中のため、代行入力を始められません。集計が取りやめになったときは、始められます。入力した根拠は、まだ保存していません。',
  },
} as const;
