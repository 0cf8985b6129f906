import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CampaignList } from '#app/components/report/campaign-list.tsx';
import { PastPlanList } from '#app/components/improvement/past-plan-list.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { pastPlanSearch } from '#app/services/improvement/past-measure.address.server.ts';
import { pastPlanYears } from '#app/services/improvement/past-measure.page.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const handle = { static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '改善計画｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  // The plan is drafted at closing: a running campaign has none yet.
  const campaigns = granted(readableCampaigns(context, actor, 'improvement.view'), 'page').filter(
    ({ state }) => state !== 'open' && state !== 'closing',
  );
  const years = pastPlanYears(context, actor);
  const { done } = readSearch(request, pastPlanSearch);
  const mayImport = authorize(actor, 'past.import', null).ok;
  const [only] = campaigns;
  const alone = campaigns.length === 1 && years.length === 0 && done === '';
  if (alone && only !== undefined) throw redirect(`/improvement/${only.id}`);
  // Whoever may bring a plan along does so on this page.
  const [brought, another] = mayImport || campaigns.length > 0 ? [] : years;
  if (brought !== undefined && another === undefined && done === '') throw redirect(brought.to);
  return { campaigns, years, done, mayImport };
});

export default function Improvements() {
  const { campaigns, years, done, mayImport } = useLoaderData<typeof loader>();
  const { supervising_security_officer: closer, secretariat } = useOfficeNames();
  const choice = campaigns.length + years.length;
  return (
    <>
      <PageTitle lead={choice > 1 ? 'どの自己点検による改善計画を見るか選んでください。' : undefined}>
        改善計画
      </PageTitle>
      {done === 'undone' ? (
        <div className="mb-4">
          <Notice tone="success" title="取込みを取り消しました。" live />
        </div>
      ) : null}
      {choice === 0 ? (
        <EmptyState title="改善計画はまだありません。">
          <p>
            自己点検の集計を{closer}
            が確定すると、「未実施」などの回答に書かれた改善策から、その年度の改善計画が作られ、ここに並びます。
          </p>
          {mayImport ? null : (
            <p>この仕組みを使い始める前から続いている改善計画は、{secretariat}が取り込むと、ここに並びます。</p>
          )}
        </EmptyState>
      ) : null}
      {campaigns.length === 0 ? null : <CampaignList campaigns={campaigns} under="/improvement" empty="" />}
      <PastPlanList years={years} mayImport={mayImport} />
    </>
  );
}
