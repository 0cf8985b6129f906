import type { Command } from '#app/cli/command.ts';
import { openData } from '#app/cli/data-option.ts';
import type { ChainVerdict } from '#app/domain/shared/activity.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import type { DamagedClosing } from '#app/services/campaign/closing-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { damagedFiles } from '#app/services/shared/stored-file.command.server.ts';
import type { DamagedFile } from '#app/services/shared/stored-file.command.server.ts';

const PROBLEMS = {
  gap: '記録が抜けているか、余分にあります',
  previous_hash: '前の記録とつながっていません',
  hash: '記録の内容が書き換えられています',
} as const satisfies Record<Extract<ChainVerdict, { readonly ok: false }>['problem'], string>;

const CLOSING_PROBLEMS = {
  missing: '集計確定の記録がありません',
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

export const logCommands: Readonly<Record<string, Command>> = {
  verify: {
    usage: 'log verify [--data DIR]',
    run: (args, surroundings) => {
      const data = openData(args, surroundings);
      if (data === null) return 2;
      try {
        if (data.rest.length > 0) {
          surroundings.err(`余分な引数があります: ${data.rest.join(' ')}\n`);
          return 2;
        }
        const verdict = verifyLog(data.db);
        if (!verdict.ok) {
          surroundings.err(`操作記録の ${verdict.sequence} 件目: ${PROBLEMS[verdict.problem]}。\n`);
          return 1;
        }
        const erasures = erasuresOf(data.db);
        const damaged = damagedClosings(data.db, erasures);
        const files = damagedFiles(data.db, data.folder, erasures);
        for (const closing of damaged) {
          surroundings.err(
            `${closing.fiscalYear}年度「${closing.name}」（第${closing.number}回の集計確定）: ${problemText(closing)}。\n`,
          );
        }
        for (const { sha256, problem } of files) surroundings.err(`ファイル ${sha256}: ${FILE_PROBLEMS[problem]}。\n`);
        for (const subject of erasures.contradicted) {
          surroundings.err(`消去の記録（${subject}）が、操作記録と違います。\n`);
        }
        if (damaged.length + files.length + erasures.contradicted.length > 0) return 1;
        surroundings.out(`操作記録 ${verdict.entries} 件に改変はありません。末尾のハッシュ: ${verdict.head}\n`);
        return 0;
      } finally {
        data.db.$client.close();
      }
    },
  },
};
