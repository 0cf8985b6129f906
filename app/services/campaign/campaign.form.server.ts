import { z } from 'zod';
import { CAMPAIGN_KINDS, CAMPAIGN_NAME_MAX_LENGTH, isRehearsal } from '#app/domain/campaign/campaign.ts';
import { REHEARSAL_MARK } from '#app/domain/campaign/labels.ts';
import { formList } from '#app/lib/http.server.ts';
import type { WantedCampaign, WantedRefusal } from '#app/services/campaign/wanted-campaign.loader.server.ts';
import { enteredDay, enteredFiscalYear } from '#app/services/shared/entered-value.server.ts';

/** The part of an address that names a campaign. */
export const campaignParams = z.object({ campaignId: z.string().min(1).max(100) });

const NO_QUESTIONNAIRE = '調査票を一つ以上選んでください。';

const campaignFields = z.object({
  name: z
    .string('名称を入力してください。')
    .trim()
    .min(1, '名称を入力してください。')
    .max(CAMPAIGN_NAME_MAX_LENGTH, `名称は${CAMPAIGN_NAME_MAX_LENGTH}文字以内で入力してください。`),
  kind: z.enum(CAMPAIGN_KINDS, '区分を選んでください。'),
  fiscalYear: enteredFiscalYear('年度を選んでください。'),
  questionnaireId: formList(z.string(NO_QUESTIONNAIRE).min(1, NO_QUESTIONNAIRE).max(100, NO_QUESTIONNAIRE)).refine(
    (ids) => ids.length > 0,
    NO_QUESTIONNAIRE,
  ),
  dueOn: enteredDay('期限の日付を入力してください。'),
  units: formList(z.string().max(100)),
  onlyBound: z
    .literal('yes')
    .optional()
    .transform((sent) => sent === 'yes'),
});

/** The name of a rehearsal says what it is wherever it stands. */
function marked<Fields extends Pick<z.infer<typeof campaignFields>, 'name' | 'kind'>>(read: Fields): Fields {
  const unmarked = isRehearsal(read) && !read.name.startsWith(REHEARSAL_MARK);
  return unmarked ? { ...read, name: `${REHEARSAL_MARK}${read.name}` } : read;
}

export const newCampaignForm = campaignFields.transform(marked);

const seal = z.string().max(100).catch('');

/** A draft that is changed: the same, with the seal of what was seen. */
export const changedCampaignForm = campaignFields.extend({ seal }).transform(marked);

/** What was ticked in the form. */
export function asWanted(read: z.infer<typeof newCampaignForm>): WantedCampaign {
  const { name, kind, fiscalYear, dueOn, questionnaireId: questionnaireIds, units: unitIds, onlyBound } = read;
  return { name, kind, fiscalYear, dueOn, questionnaireIds, unitIds, onlyBound };
}

/** Which field a refusal is shown at; others are said above the form. */
const CAMPAIGN_REFUSAL_FIELDS: Partial<Record<keyof typeof CAMPAIGN_REFUSAL_WORDS, string>> = {
  no_units: 'units',
  unknown_unit: 'units',
  unit_of_two_policies: 'units',
  unit_of_another_policy: 'units',
  unknown_questionnaire: 'questionnaireId',
  withdrawn_version: 'questionnaireId',
  policy_twice: 'questionnaireId',
  policy_without_units: 'questionnaireId',
  policy_units_unticked: 'units',
  in_the_past: 'dueOn',
};

/** So many of the units that are in the way are named. */
const NAMES_SHOWN = 10;

/** A refusal beside the field at which it is set right, with the names of what is in the way. */
export function campaignRefusalError({
  reason,
  blockingNames = [],
}: {
  readonly reason: keyof typeof CAMPAIGN_REFUSAL_WORDS;
  readonly blockingNames?: WantedRefusal['blockingNames'];
}) {
  const rest = blockingNames.length - NAMES_SHOWN;
  const named = `${blockingNames.slice(0, NAMES_SHOWN).join('、')}${rest > 0 ? `　ほか${rest}` : ''}`;
  const message = `${CAMPAIGN_REFUSAL_WORDS[reason]}${named === '' ? '' : `（${named}）`}`;
  return { field: CAMPAIGN_REFUSAL_FIELDS[reason] ?? '', message };
}

/** What was typed, to be shown again. */
export const newCampaignEcho = z.object({
  name: z.string().catch(''),
  kind: z.string().catch(''),
  fiscalYear: z.string().catch(''),
  questionnaireId: formList(z.string()).catch([]),
  dueOn: z.string().catch(''),
  units: formList(z.string()).catch([]),
  onlyBound: z.union([z.boolean(), z.literal('yes').transform(() => true)]).catch(false),
});

export const advanceForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['report', 'put_away', 'take_out', 'resume', 'give_up']) }),
  z.object({ intent: z.enum(['open', 'discard']), seal }),
]);

export const closeForm = z.object({ understood: z.literal('yes', '内容を確かめて、チェックを入れてください。') });

export const extendForm = z.object({ dueOn: enteredDay('新しい期限の日付を入力してください。') });

/** 自己点検の操作を断ったときの説明. What happened, that nothing changed, what to do. */
export const CAMPAIGN_REFUSAL_WORDS = {
  not_permitted: 'この操作を行う権限がありません。担当の方に依頼してください。',
  own_answers: 'ご自身の回答にかかわる操作のため、行えません。',
  wrong_state:
    '画面を開いたあとに自己点検の状態が変わったため、この操作は反映していません。今の状態を確かめてください。',
  being_counted:
    'この自己点検は集計中のため、この操作は反映していません。集計が終わるまでお待ちください。集計が取りやめになったときは、続けて操作できます。',
  unknown_questionnaire: '選んだ調査票が見つかりません。調査票を選び直してください。',
  withdrawn_version:
    '選んだ調査票の対策基準は取り下げられているため、何も変えていません。準備の内容で、別の版の調査票を選び直してください。',
  policy_twice: '同じ規程の調査票が二つ選ばれています。一つの規程につき一つを選んでください。',
  policy_without_units:
    '対象の所属が一つも選ばれていない規程があります。「対策基準と調査票」で対象の所属を決めて所属を選ぶか、その規程の印を外してください。',
  policy_units_unticked:
    '選んだ規程が適用される所属に、印が一つも付いていません。その所属に印を付けるか、その規程の印を外してください。',
  unit_of_two_policies:
    '二つ以上の規程の調査票に選ばれている所属があります。所属ごとに、適用される規程を一つにしてください。',
  unit_of_another_policy:
    '選んでいない規程が適用される所属に、印が付いています。その規程の調査票も選ぶか、その所属の印を外すか、「選んだ規程が適用される所属だけを対象にする」に印を付けてください。',
  unknown_question: '除く設問の中に、調査票にないものがあります。設問を選び直してください。',
  unknown_unit: '選んだ所属の中に、登録のないものがあります。所属を選び直してください。',
  no_units: '対象の所属が選ばれていません。一つ以上選んでください。',
  draft_changed:
    '画面を開いたあとに、ほかの人がこの準備の内容を変えたため、何もしていません。今の内容を確かめて、もう一度行ってください。',
  plan_changed:
    '準備の内容が、この画面を開いたあとに変わりました（対象の所属、設問、情報システム台帳、設定のいずれか）。まだ開始していません。今の「誰に何が届くか」を確かめて、もう一度開始してください。',
  plan_changed_since:
    '配布の準備を始めたあとに、対象の所属、設問、情報システム台帳、設定のいずれかが変わったため、続きからは行えません。点検票は、まだ誰にも届いていません。「取りやめる」を押して準備中に戻し、今の内容を確かめてから、もう一度開始してください。',
  nothing_to_ask: '選んだ所属に届く設問が一つもないため、開始できません。対象の所属と調査票を確かめてください。',
  another_running: '同じ区分の自己点検がすでに実施中です。先にその自己点検の集計を確定してください。',
  rehearsal: '試行の結果は報告書（案）にできません。試行の結果はどこにも数えません。',
  nothing_changed: 'すでにそのとおりになっているため、何も変えていません。',
  unknown_sheet: '選んだ点検票が見つかりません。進捗の画面から選び直してください。',
  not_later: '今の期限より後の日を入れてください。',
  in_the_past: '今日より前の日は期限にできません。今日以後の日を入れてください。',
} as const;
