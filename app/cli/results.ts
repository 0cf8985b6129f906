import type { Command } from '#app/cli/command.ts';
import { withData } from '#app/cli/data-option.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { recount } from '#app/services/response/recount.command.server.ts';
import type { RecountDifference } from '#app/services/response/recount.command.server.ts';

/** What the columns hold, in words. */
const COLUMN_WORDS: Readonly<Record<string, string>> = {
  campaignId: '自己点検',
  sheetId: '点検票',
  gate: '質問の要否',
  value: '回答',
  basis: '回答のよりどころ',
  rev: '回答の版',
  commonAnswerId: '共通回答',
  commonRev: '共通回答の版',
};

function differenceText({ targetName, officeName, itemKey, problem }: RecountDifference): string {
  const what =
    problem === 'missing'
      ? '集計用の控えがありません'
      : `集計用の控えと違います（${problem.map((column) => COLUMN_WORDS[column] ?? column).join('、')}）`;
  return `  ${targetName}（${officeName}）${itemKey}: ${what}。\n`;
}

/** Of campaigns that run; what is closed is read again by `log verify`. */
export const resultsCommands: Readonly<Record<string, Command>> = {
  recount: {
    usage: 'results recount [--data DIR]',
    run: (args, surroundings) =>
      withData(args, surroundings, { anyVersion: false }, ({ db, rest }) => {
        if (rest.length > 0) {
          surroundings.err(`余分な引数があります: ${rest.join(' ')}\n`);
          return 2;
        }
        let [campaigns, differing] = [0, 0];
        for (const { campaign, sheetCount, itemCount, differences } of recount({ db, clock: systemClock })) {
          campaigns += 1;
          differing += differences.length;
          const outcome =
            differences.length === 0 ? '集計用の控えと一致しました' : `${differences.length} 項目が違います`;
          surroundings.out(`${campaign.name}: 点検票 ${sheetCount} 票、${itemCount} 項目。${outcome}。\n`);
          for (const one of differences) surroundings.out(differenceText(one));
        }
        if (campaigns === 0) surroundings.out('実施中の自己点検はありません。\n');
        return differing === 0 ? 0 : 1;
      }),
  },
};
