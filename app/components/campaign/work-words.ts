import type { CampaignWork } from '#app/services/campaign/campaign-work.loader.server.ts';
import type { Office } from '#app/domain/organization/office.ts';

/** What is said of an opening or a closing, under way or stopped, and who goes on with it. */
export const WORK_WORDS = {
  opening: {
    going: '配布しています',
    unit: '票',
    stopped: '配布の準備が途中で止まっています',
    means: '点検票は、まだ誰にも届いていません。取りやめると、準備中に戻ります。',
    goesOn: 'secretariat',
  },
  closing: {
    going: '集計しています',
    unit: '対象',
    stopped: '集計が途中で止まっています',
    means: '止まっているあいだ、回答は保存できません。取りやめると、実施中に戻り、続けて回答できます。',
    goesOn: 'supervising_security_officer',
  },
} as const satisfies Record<CampaignWork['kind'], Readonly<Record<string, string>> & { readonly goesOn: Office }>;

/** 集計しています（12／40対象）, or that it stopped. */
export function workTitle({ kind, progress }: Pick<CampaignWork, 'kind' | 'progress'>): string {
  const { going, unit, stopped } = WORK_WORDS[kind];
  if (progress === null) return stopped;
  const { doneCount, wholeCount } = progress;
  if (wholeCount === 0) return going;
  return `${going}（${doneCount.toLocaleString('ja-JP')}／${wholeCount.toLocaleString('ja-JP')}${unit}）`;
}
