import { statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '#app/cli/command.ts';
import { withData } from '#app/cli/data-option.ts';
import { backUp, backUpFiles } from '#app/services/shared/backup.command.server.ts';

export const backup: Command = {
  usage: 'backup FILE [--data DIR]',
  run: (args, surroundings) =>
    withData(args, surroundings, { anyVersion: true }, async (data) => {
      const [name, ...more] = data.rest;
      if (name === undefined || name === '' || more.length > 0) {
        surroundings.err('書き出す FILE を一つ指定してください。\n');
        return 2;
      }
      const file = path.resolve(surroundings.userDirectory, name);
      if (statSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true) {
        surroundings.err(`${name}: フォルダーがありません。\n`);
        return 2;
      }
      const made = await backUp(data.db, file);
      if (!made.ok) {
        surroundings.err(`${name}: ${REFUSALS[made.reason]}\n`);
        return 1;
      }
      const files = backUpFiles(file, data.folder);
      surroundings.out(`${file} に ${statSync(file).size} バイトを書き出し、壊れていないことを確かめました。\n`);
      surroundings.out(
        `登録されたファイル ${files.whole} 件（新しく写したもの ${files.copied} 件）が ${files.folder} にあり、内容を確かめました。\n`,
      );
      if (files.damaged.length > 0) {
        const lines = files.damaged.map(
          (sha256) => `ファイル ${sha256}: 元のファイルがないか、内容が違うため、写していません。\n`,
        );
        surroundings.err(lines.join(''));
        return 1;
      }
      return 0;
    }),
};

const REFUSALS = {
  exists: '既にあります。上書きはしません。別の名前を指定してください。',
  damaged: '写しに壊れたところがあるため、書き出しませんでした。元のデータを確認してください。',
} as const;
