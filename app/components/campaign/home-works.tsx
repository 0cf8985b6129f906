import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { WORK_WORDS, workTitle } from '#app/components/campaign/work-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { HomeWork } from '#app/services/campaign/campaign-work.loader.server.ts';

/** 止まった処理と進行中の処理. What is being opened or closed, and what is to be done where that stopped. */
export function HomeWorks({ works }: { readonly works: readonly HomeWork[] }) {
  const names = useOfficeNames();
  if (works.length === 0) return null;
  return (
    <ul className="mb-8 flex flex-col gap-3">
      {works.map((work) => {
        const { campaign, progress, mayGoOn, kind } = work;
        const title = campaignTitle(campaign);
        const asked = mayGoOn
          ? '続きから行うか、取りやめてください。'
          : `${names[WORK_WORDS[kind].goesOn]}が、続きから行うか、取りやめます。`;
        return (
          <li key={campaign.id}>
            <Notice tone={progress === null ? 'warning' : 'info'} title={`${title}：${workTitle(work)}`}>
              {progress === null ? (
                <p>
                  {asked}
                  {WORK_WORDS[kind].means}
                </p>
              ) : null}
              <p>
                <TextLink to={`/campaigns/${campaign.id}`}>
                  {progress === null && mayGoOn ? `${title}を開いて選ぶ` : `${title}を開く`}
                </TextLink>
              </p>
            </Notice>
          </li>
        );
      })}
    </ul>
  );
}
