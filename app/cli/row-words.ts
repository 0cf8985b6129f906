import { tableText } from '#app/cli/table-words.ts';
import type { DamagedRows } from '#app/services/shared/row-record.loader.server.ts';

/** What is recorded of a table is not all that its rows say. */
const RECORDED: Readonly<Record<string, string>> = {
  campaign: '自己点検の期限・期間・決裁',
  closing: '集計確定の取消し',
};

const PROBLEMS = {
  changed: 'が、操作記録に残る内容と違います',
  missing: 'が、操作によらずに失われています',
  unrecorded: 'に、行の記録がありません',
} as const satisfies Record<DamagedRows['problem'], string>;

function placeText({ campaign, id, name }: DamagedRows['named'][number]): string {
  const parts = [campaign === null ? null : `${campaign.fiscalYear}年度の自己点検「${campaign.name}」`, name, id];
  return parts.filter((part) => part !== null).join(' ');
}

/** Which rows are not as the last act left them, and where they stand. */
export function rowsText({ table, problem, count, named }: DamagedRows): string {
  const others = count > named.length ? ` ほか${count - named.length}件` : '';
  return `${RECORDED[table] ?? tableText(table)}${PROBLEMS[problem]}（${named.map(placeText).join('、')}${others}）。`;
}
