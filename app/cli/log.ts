import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { anchorText, readAnchorOptions } from '#app/cli/anchor.ts';
import { rowsText } from '#app/cli/row-words.ts';
import { tableText } from '#app/cli/table-words.ts';
import { withData } from '#app/cli/data-option.ts';
import type { DataOption } from '#app/cli/data-option.ts';
import { FIRST_PREVIOUS_HASH, positionText } from '#app/domain/shared/activity.ts';
import type { ChainVerdict } from '#app/domain/shared/activity.ts';
import { damagedCampaigns, damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import type { DamagedCampaign, DamagedClosing } from '#app/services/campaign/closing-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { contentProblems, findPosition, verifyLog } from '#app/services/shared/log.command.server.ts';
import type { ContentProblems } from '#app/services/shared/log.command.server.ts';
import { damagedFiles } from '#app/services/shared/stored-file.command.server.ts';
import type { DamagedFile } from '#app/services/shared/stored-file.command.server.ts';

const PROBLEMS = {
  gap: '記録が抜けているか、余分にあります',
  previous_hash: '前の記録とつながっていません',
  hash: '記録の内容が書き換えられています',
  form: '新しい形の記録の後に、古い形の記録があります',
} as const satisfies Record<Extract<ChainVerdict, { readonly ok: false }>['problem'], string>;

const CLOSING_PROBLEMS = {
  missing: '集計確定の記録がありません',
  unlogged: '操作記録にない集計確定です',
  record: '集計確定の記録が、操作記録と違います',
  reopened: '集計確定が、手続によらずに取り消されています',
} as const satisfies Record<Extract<DamagedClosing['problem'], string>, string>;

const FILE_PROBLEMS = {
  missing: '登録されたファイルがありません',
  changed: '登録されたときの内容と違います',
  still_there: '消去したはずのファイルが残っています',
} as const satisfies Record<DamagedFile['problem'], string>;

function problemText({ problem }: DamagedClosing): string {
  if (typeof problem === 'string') return CLOSING_PROBLEMS[problem];
  return `確定した記録が、集計確定のときの内容と違います（${problem.map(({ table }) => table).join('、')}）`;
}

const POSITION_PROBLEMS = {
  gone: '操作記録の末尾が失われています。控えの検証値に当たる記録がありません',
  other: '操作記録が作り直されています。控えの検証値と違います',
  cut: '控えの検証値に当たる記録は、保存期間の経過により切り離されています。それより新しい検証値で確かめてください',
} as const;

const CAMPAIGN_PROBLEMS = {
  missing: '自己点検の記録がありません',
  unlogged: '操作記録にない自己点検です',
  state: '自己点検の状態が、操作記録と違います',
} as const satisfies Record<Extract<DamagedCampaign['problem'], string>, string>;

function campaignText({ fiscalYear, name, problem }: DamagedCampaign): string {
  if (problem === 'missing') return `自己点検 ${name}: ${CAMPAIGN_PROBLEMS.missing}。`;
  const words =
    typeof problem === 'string'
      ? CAMPAIGN_PROBLEMS[problem]
      : `今の回答が、保存の記録と違います（${problem.join('、')}）`;
  return `${fiscalYear}年度「${name}」: ${words}。`;
}

/** A list that may be long, by its first members. */
function firstOf(items: readonly string[]): string {
  return items.length <= 10 ? items.join('、') : `${items.slice(0, 10).join('、')} ほか${items.length - 10}件`;
}

function numberLines({ table, none, beyond }: ContentProblems['numbers'][number]): readonly string[] {
  const name = tableText(table);
  return [
    ...(none === 0
      ? []
      : [
          `${name}に、操作の番号になり得ない値（零、負の数、小数、文字など）を付けた行が ${none} 件あります。操作によらずに加えられたものです。`,
        ]),
    ...(beyond === 0
      ? []
      : [
          `${name}に、操作記録の末尾より後の操作による行が ${beyond} 件あります。操作記録の末尾が失われているか、操作によらずに加えられたものです。`,
        ]),
  ];
}

/** A line for everything that is not as the log says. */
function problemsOf({ db, folder }: DataOption, verdict: Extract<ChainVerdict, { readonly ok: true }>): string[] {
  const erasures = erasuresOf(db);
  const cut = verdict.cut?.sequence ?? 0;
  const { entries, numbers, triggers } = contentProblems(db, erasures);
  const lines = [
    ...damagedClosings(db, erasures, cut).map(
      (closing) =>
        `${closing.fiscalYear}年度「${closing.name}」（第${closing.number}回の集計確定）: ${problemText(closing)}。`,
    ),
    ...damagedCampaigns(db, erasures, cut).map(campaignText),
    ...damagedFiles(db, folder, erasures).map(
      ({ sha256, problem }) => `ファイル ${sha256}: ${FILE_PROBLEMS[problem]}。`,
    ),
    ...damagedRows(db, erasures).map(rowsText),
    ...erasures.contradicted.map((subject) => `消去の記録（${subject}）が、操作記録と違います。`),
  ];
  if (entries.length > 0) {
    lines.push(
      `保存された内容が、操作記録と違います（操作記録の ${firstOf(entries.map((entry) => `${entry} 件目`))}）。`,
    );
  }
  lines.push(...numbers.flatMap(numberLines));
  if (triggers.length > 0) {
    lines.push(
      `記録を守る仕組み（トリガー）が外されているか、変えられています（${firstOf(triggers)}）。Tenken を起動し直すと元に戻りますが、その間に変更されたものがないか確かめてください。`,
    );
  }
  return lines;
}

type Asked = Extract<ReturnType<typeof readAnchorOptions>, { readonly ok: true }>;

/** Says whether everything is as the log left it, and where it is not. */
function verifyWhole(data: DataOption, asked: Asked, surroundings: CommandSurroundings): ExitStatus {
  const verdict = verifyLog(data.db);
  if (!verdict.ok) {
    surroundings.err(`操作記録の ${verdict.sequence} 件目: ${PROBLEMS[verdict.problem]}。\n`);
    return 1;
  }
  const lines = problemsOf(data, verdict);
  if (asked.expected !== null) {
    const found = findPosition(data.db, verdict, asked.expected);
    if (found !== 'found') lines.push(`${POSITION_PROBLEMS[found]}（${positionText(asked.expected)}）。`);
  }
  if (lines.length > 0) {
    surroundings.err(lines.map((line) => `${line}\n`).join(''));
    return 1;
  }
  const head = verdict.head === null ? FIRST_PREVIOUS_HASH : verdict.head.hash;
  surroundings.out(`操作記録 ${verdict.entries} 件に改変はありません。末尾のハッシュ: ${head}\n`);
  if (verdict.head !== null) {
    const anchor = anchorText(verdict.head, asked.key);
    surroundings.out(`次の検証値を別の場所に控え、後日 --expect に付けて確かめてください。\n検証値: ${anchor}\n`);
  }
  return 0;
}

export const logCommands: Readonly<Record<string, Command>> = {
  verify: {
    usage: 'log verify [--expect SEQ:HASH] [--key FILE] [--data DIR]',
    run: (args, surroundings) =>
      withData(args, surroundings, { anyVersion: false }, (data) => {
        const asked = readAnchorOptions(data.rest, surroundings);
        if (!asked.ok) {
          surroundings.err(`${asked.message}\n`);
          return 2;
        }
        // One state of the file throughout, whatever a server stores meanwhile.
        return data.db.transaction(() => verifyWhole(data, asked, surroundings));
      }),
  },
};
