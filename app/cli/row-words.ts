import type { DamagedRows } from '#app/services/shared/row-record.loader.server.ts';

/** What a row of each recorded table is, in words of the field. */
const ROWS = {
  body: '団体の情報',
  body_setting: '団体の設定',
  person: '職員',
  account: '利用者アカウント',
  credential: '認証情報（パスワード）',
  appointment: '任命',
  delegation: '分担',
  delegation_chapter: '分担する章',
  unit: '組織単位',
  unit_version: '組織単位の版（名称・系統）',
  unit_lineage: '組織の変遷',
  network_zone: 'ネットワーク区分',
  information_system: '情報システム台帳',
  policy_version: 'ポリシーの版',
  policy_clause: 'ポリシーの条項',
  questionnaire: '調査票',
  permitted_exception: '例外措置',
  evidence: '根拠資料台帳',
  task: '用件',
  campaign: '自己点検の期限・期間・決裁',
  campaign_questionnaire: '対象の調査票',
  campaign_unit: '対象の所属',
  campaign_left_out: '除いた設問',
  campaign_setting: '固定した設定',
  campaign_target: '点検の対象',
  campaign_object: '点検の対象物',
  campaign_clause: '固定した条項',
  campaign_question: '固定した設問',
  campaign_gate: '固定した事前確認',
  sheet: '点検票',
  item: '点検項目',
  common_answer: '共通の回答の対象',
  improvement: '改善策（回答時）',
  closing: '集計確定の取消し',
  improvement_action: '改善策',
  improvement_action_item: '改善策の対象とする項目',
} as const satisfies Record<DamagedRows['table'], string>;

const PROBLEMS = {
  changed: 'が、操作記録に残る内容と違います',
  missing: 'が、操作によらずに失われています',
  unrecorded: 'に、行の記録がありません',
} as const satisfies Record<DamagedRows['problem'], string>;

function placeText({ campaignName, id }: DamagedRows['named'][number]): string {
  return [...(campaignName === null ? [] : [`自己点検「${campaignName}」`]), ...(id === null ? [] : [id])].join(' ');
}

/** Which rows are not as the last act left them, and where they stand. */
export function rowsText({ table, problem, count, named }: DamagedRows): string {
  const others = count > named.length ? ` ほか${count - named.length}件` : '';
  return `${ROWS[table]}${PROBLEMS[problem]}（${named.map(placeText).join('、')}${others}）。`;
}
