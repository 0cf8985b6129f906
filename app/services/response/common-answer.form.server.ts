import { z } from 'zod';
import { MISSING_PART_LABELS } from '#app/domain/response/labels.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';
import { ASKED_STANDINGS } from '#db/queries/common-asked.server.ts';

/** The part of an address that names a common question of a campaign. */
export const commonParams = campaignParams.extend({ questionId: z.string().min(1).max(100) });

/** Which of those who are asked are listed; what the list does not know shows all of them. */
export const askedSearch = z.object({
  standing: z.enum(ASKED_STANDINGS).nullable().catch(null).default(null),
  page: pageNumber,
});
export type AskedSearch = z.infer<typeof askedSearch>;

/** 共通回答を断ったときの説明. What happened, that nothing changed, what to do. */
export const COMMON_REFUSAL_WORDS = {
  not_permitted: '共通回答を入力する権限がありません。',
  own_answers: 'ご自身の回答にかかわる操作のため、行えません。',
  wrong_state:
    '画面を開いたあとに自己点検の状態が変わったため、保存していません。今の状態を確かめてください。入力した内容は下に残っています。',
  being_counted:
    'この自己点検は集計中のため、保存していません。集計が取りやめになったときは、続けて保存できます。入力した内容は下に残っています。',
  unknown_row: '設問にない細目が含まれているため、保存していません。画面を開き直してください。',
  row_twice: '同じ細目が二度含まれているため、保存していません。画面を開き直してください。',
  value_with_rows: '細目のある設問の回答は細目で決まるため、保存していません。画面を開き直してください。',
  not_common: 'この設問は共通回答の対象ではないため、保存していません。',
  changed_since:
    '画面を開いたあとに、ほかの人が共通回答を変えたため、保存していません。入力した内容は下に残っています。今の共通回答と見比べて、もう一度保存してください。',
  nothing_changed: '今の共通回答と同じ内容のため、何も変えていません。',
  unknown_value: '選択肢にない値が含まれているため、保存していません。画面を開き直してください。',
} as const;

/** What the answer lacks, one sentence each; nothing was stored. */
export function lackingWords(missing: readonly MissingPart[]): readonly string[] {
  return missing.map((part) => MISSING_PART_LABELS[part]);
}
