import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { anchorText, readAnchorOptions } from '#app/cli/anchor.ts';
import {
  campaignText,
  chainLines,
  closingText,
  contentLines,
  fileText,
  storedRowLines,
  storeLines,
  WHAT_TO_DO,
} from '#app/cli/damage-words.ts';
import { rowsText } from '#app/cli/row-words.ts';
import { withData } from '#app/cli/data-option.ts';
import type { DataOption } from '#app/cli/data-option.ts';
import { FIRST_PREVIOUS_HASH, positionText } from '#app/domain/shared/activity.ts';
import type { ChainVerdict } from '#app/domain/shared/activity.ts';
import { damagedCampaigns, damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { areRowsRecorded, damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { contentProblems, findPosition, verifyLog } from '#app/services/shared/log.command.server.ts';
import { storedRowProblems, storeProblems } from '#app/services/shared/store-check.command.server.ts';
import { damagedFiles } from '#app/services/shared/stored-file.command.server.ts';
import { databaseProblem } from '#db/problem.server.ts';

const POSITION_PROBLEMS = {
  gone: '操作記録の末尾が失われています。控えの検証値に当たる記録がありません',
  other: '操作記録が作り直されています。控えの検証値と違います',
  cut: '控えの検証値に当たる記録は、切り離されています。それより新しい検証値で確かめてください',
} as const;

/** What is checked, in words, and what it finds; one that cannot be read hides none of the others. */
type Section = readonly [string, () => readonly string[]];

function linesOf([what, check]: Section): readonly string[] {
  try {
    return check();
  } catch (error) {
    const problem = databaseProblem(error);
    if (problem !== null && problem !== 'incomplete') throw error;
    return [`${what}は、読み取れない値があるか、表が失われているため、確かめられませんでした。`];
  }
}

type Asked = Extract<ReturnType<typeof readAnchorOptions>, { readonly ok: true }>;

function expectedLines({ db }: DataOption, verdict: ChainVerdict, { expected }: Asked): readonly string[] {
  if (expected === null) return [];
  if (!verdict.ok) return [`控えの検証値（${positionText(expected)}）とは、照合できませんでした。`];
  const found = findPosition(db, verdict, expected);
  return found === 'found' ? [] : [`${POSITION_PROBLEMS[found]}（${positionText(expected)}）。`];
}

/** A line for everything that is not as the log says. */
function problemsOf(data: DataOption, verdict: ChainVerdict, asked: Asked): readonly string[] {
  const { db, folder } = data;
  const cut = verdict.ok ? (verdict.cut?.sequence ?? 0) : 0;
  const erasures = erasuresOf(db);
  const sections: readonly Section[] = [
    ['集計確定', () => damagedClosings(db, erasures, cut).map(closingText)],
    ['自己点検の状態と今の回答', () => damagedCampaigns(db, erasures, cut).map(campaignText)],
    ['登録されたファイル', () => damagedFiles(db, folder, erasures).map(fileText)],
    ['各行の内容', () => damagedRows(db, erasures).map(rowsText)],
    ['消去の記録', () => erasures.contradicted.map((subject) => `消去の記録（${subject}）が、操作記録と違います。`)],
    ['操作ごとに保存された内容', () => contentLines(contentProblems(db, erasures))],
    ['控えの検証値', () => expectedLines(data, verdict, asked)],
  ];
  return sections.flatMap(linesOf);
}

/** What the file is like, and then what it says, held against its log; both as far as it can be read. */
function checkWhole(
  data: DataOption,
  asked: Asked,
): { readonly lines: readonly string[]; readonly verdict: ChainVerdict | null } {
  const { db } = data;
  const verdicts: ChainVerdict[] = [];
  const first: readonly Section[] = [
    ['表と、記録を守る仕組み', () => storeLines(storeProblems(db))],
    ['表と索引、行のつながり', () => storedRowLines(storedRowProblems(db))],
    [
      '操作記録のつながり',
      () => {
        const verdict = verifyLog(db);
        verdicts.push(verdict);
        return verdict.ok ? [] : chainLines(verdict);
      },
    ],
  ];
  const lines = first.flatMap(linesOf);
  const [verdict] = verdicts;
  if (verdict === undefined) return { lines, verdict: null };
  const rest: Section = ['操作記録に照らした内容', () => problemsOf(data, verdict, asked)];
  return { lines: [...lines, ...linesOf(rest)], verdict };
}

/** Says whether everything is as the log left it, and where it is not. */
function verifyWhole(data: DataOption, asked: Asked, surroundings: CommandSurroundings): ExitStatus {
  const { lines, verdict } = checkWhole(data, asked);
  if (lines.length > 0 || verdict?.ok !== true) {
    surroundings.err([...lines, WHAT_TO_DO].map((line) => `${line}\n`).join(''));
    return 1;
  }
  const head = verdict.head === null ? FIRST_PREVIOUS_HASH : verdict.head.hash;
  surroundings.out(`操作記録 ${verdict.entries} 件に改変はありません。末尾のハッシュ: ${head}\n`);
  if (!areRowsRecorded(data.db)) {
    surroundings.out(
      '職員、組織、設定、点検票などの行は、この版で最初の操作が行われたときから照合します。それより前の変更は、この検証では分かりません。\n',
    );
  }
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
