import { tableText } from '#app/cli/table-words.ts';
import type { ChainVerdict } from '#app/domain/shared/activity.ts';
import { instant, isInstant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { DamagedCampaign, DamagedClosing } from '#app/services/campaign/closing-record.loader.server.ts';
import type { ContentProblems } from '#app/services/shared/log.command.server.ts';
import type { StoredRowProblems, StoreProblems } from '#app/services/shared/store-check.command.server.ts';
import type { DamagedFile } from '#app/services/shared/stored-file.command.server.ts';

const CHAIN_PROBLEMS = {
  gap: '記録が抜けているか、余分にあります',
  previous_hash: '前の記録とつながっていません',
  hash: '記録の内容が書き換えられています',
  form: '新しい形の記録の後に、古い形の記録があります',
} as const satisfies Record<Extract<ChainVerdict, { readonly ok: false }>['problem'], string>;

export function chainLines({ sequence, problem }: Extract<ChainVerdict, { readonly ok: false }>): readonly string[] {
  return [
    `操作記録の ${sequence} 件目: ${CHAIN_PROBLEMS[problem]}。`,
    `操作記録の ${sequence} 件目以後のつながりは確かめられませんでした。そのほかは、残っている操作記録に照らして確かめました。`,
  ];
}

const CLOSING_PROBLEMS = {
  missing: '集計確定の記録がありません',
  unlogged: '操作記録にない集計確定です',
  record: '集計確定の記録が、操作記録と違います',
  reopened: '集計確定が、手続によらずに取り消されています',
} as const satisfies Record<Extract<DamagedClosing['problem'], string>, string>;

/** A campaign by its year and name, which the log knows as well; by its id where nothing does. */
function titleText({ id, fiscalYear, name }: Pick<DamagedCampaign, 'id' | 'fiscalYear' | 'name'>): string {
  return fiscalYear === null ? `記録のない自己点検（${id}）` : `${fiscalYear}年度「${name ?? ''}」`;
}

const tablesText = (tables: readonly string[]) => tables.map(tableText).join('、');

export function closingText({ problem, number, ...title }: DamagedClosing): string {
  const words =
    typeof problem === 'string'
      ? CLOSING_PROBLEMS[problem]
      : `確定した記録が、集計確定のときの内容と違います（${tablesText(problem.map(({ table }) => table))}）`;
  return `${titleText(title)}（第${number}回の集計確定）: ${words}。`;
}

const CAMPAIGN_PROBLEMS = {
  missing: '自己点検の記録がありません',
  unlogged: '操作記録にない自己点検です',
  state: '自己点検の状態が、操作記録と違います',
} as const satisfies Record<Extract<DamagedCampaign['problem'], string>, string>;

export function campaignText({ problem, ...title }: DamagedCampaign): string {
  const words =
    typeof problem === 'string'
      ? CAMPAIGN_PROBLEMS[problem]
      : `今の回答が、保存の記録と違います（${tablesText(problem)}）`;
  return `${titleText(title)}: ${words}。`;
}

const FILE_PROBLEMS = {
  missing: '登録されたファイルがありません',
  changed: '登録されたときの内容と違います',
  still_there: '消去したはずのファイルが残っています',
  marked: '消去の手続によらずに、消去済みとされています',
} as const satisfies Record<DamagedFile['problem'], string>;

export function fileText({ sha256, problem }: DamagedFile): string {
  return `ファイル ${sha256}: ${FILE_PROBLEMS[problem]}。`;
}

/** A list that may be long, by its first members. */
function firstOf(items: readonly string[]): string {
  return items.length <= 10 ? items.join('、') : `${items.slice(0, 10).join('、')} ほか${items.length - 10}件`;
}

function numberLines({ table, none, beyond }: ContentProblems['numbers'][number]): readonly string[] {
  const name = tableText(table);
  return [
    none > 0 &&
      `${name}に、操作の番号になり得ない値（零、負の数、小数、文字など）を付けた行が ${none} 件あります。操作によらずに加えられたものです。`,
    beyond > 0 &&
      `${name}に、操作記録の末尾より後の操作による行が ${beyond} 件あります。操作記録の末尾が失われているか、操作によらずに加えられたものです。`,
  ].filter((line) => line !== false);
}

function cutText({ sequence, at, actor }: ContentProblems['cuts'][number]): string {
  const day = isInstant(at) ? tokyoDate(instant(at)) : at;
  return `操作記録の ${sequence} 件目（${day}、${actor}）に、操作記録を切り離したという記録があります。この版の Tenken に、操作記録を切り離す操作はありません。`;
}

export function contentLines({ entries, numbers, cuts }: ContentProblems): readonly string[] {
  return [
    ...(entries.length === 0
      ? []
      : [`保存された内容が、操作記録と違います（操作記録の ${firstOf(entries.map((entry) => `${entry} 件目`))}）。`]),
    ...numbers.flatMap(numberLines),
    ...cuts.map(cutText),
  ];
}

const SCHEMA_PROBLEMS = {
  missing: 'がありません',
  changed: 'が、この版の Tenken の作るものと違います',
  extra: 'は、この版の Tenken の作るものではありません',
} as const satisfies Record<StoreProblems['schema'][number]['problem'], string>;

function schemaText({ name, table, isTable, problem }: StoreProblems['schema'][number]): string {
  const what = isTable ? `${tableText(table)}の表（${name}）` : `${tableText(table)}の索引（${name}）`;
  return `${what}${SCHEMA_PROBLEMS[problem]}。`;
}

export function storeLines({ schema, triggers }: StoreProblems): readonly string[] {
  const back = schema.length === 0 ? '次に Tenken を起動し直すと元に戻りますが、' : '';
  return [
    ...schema.map(schemaText),
    ...(triggers.length === 0
      ? []
      : [
          `記録を守る仕組み（トリガー）が外されているか、変えられています（${firstOf(triggers)}）。${back}その間に変更されたものがないか確かめてください。`,
        ]),
  ];
}

export function storedRowLines({ sound, orphans, bytes }: StoredRowProblems): readonly string[] {
  return [
    ...(sound ? [] : ['データのファイルの中で、表と索引が食い違っています。画面に出ない行があるおそれがあります。']),
    ...orphans.map(({ table, count, named }) => {
      const others = count > named.length ? ` ほか${count - named.length}件` : '';
      return `${tableText(table)}に、つながる先のない行、又は別の自己点検の行につながる行が ${count} 件あります（${named.join('、')}${others}）。`;
    }),
    ...bytes.map(
      ({ table, count }) => `${tableText(table)}に、文字でも数でもない値（BLOB）のある行が ${count} 件あります。`,
    ),
  ];
}

/** What to do with a file of which something is told. */
export const WHAT_TO_DO =
  'このデータをこれ以上使わず、Tenken を起動せずに、今のまま保管してください。バックアップと比べ、システムの担当者と統括情報セキュリティ責任者に知らせてください。';
