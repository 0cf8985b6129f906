import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CampaignList } from '#app/components/report/campaign-list.tsx';
import { PastPlanList } from '#app/components/improvement/past-plan-list.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { pastPlanSearch } from '#app/services/improvement/past-measure.address.server.ts';
import { pastPlanYears } from '#app/services/improvement/past-measure.page.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '改善計画｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  // The plan is drafted at closing: a running campaign has none yet.
  const campaigns = granted(readableCampaigns(context, actor, 'improvement.view'), 'page').filter(
    ({ state }) => state !== 'open',
  );
  const years = pastPlanYears(context, actor);
  const { done } = readSearch(request, pastPlanSearch);
  const [only] = campaigns;
  const alone = campaigns.length === 1 && years.length === 0 && done === '';
  if (alone && only !== undefined) throw redirect(`/improvement/${only.id}`);
  return { campaigns, years, done, mayImport: authorize(actor, 'past.import', null).ok };
});

export default function Improvements() {
  const { campaigns, years, done, mayImport } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="どの自己点検による改善計画を見るか選んでください。">改善計画</PageTitle>
      {done === 'undone' ? (
        <div className="mb-4">
          <Notice tone="success" title="取込みを取り消しました。" live />
        </div>
      ) : null}
      <CampaignList
        campaigns={campaigns}
        under="/improvement"
        empty="改善計画は、自己点検を集計確定したときに作られます。まだ確定した自己点検がありません。"
      />
      <PastPlanList years={years} mayImport={mayImport} />
    </>
  );
}
