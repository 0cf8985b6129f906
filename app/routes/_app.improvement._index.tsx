import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CampaignList } from '#app/components/report/campaign-list.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';

export const meta: MetaFunction = () => [{ title: '改善計画｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  // The plan is drafted at closing: a running campaign has none yet.
  const campaigns = granted(readableCampaigns(context, actor, 'improvement.view'), 'page').filter(
    ({ state }) => state !== 'open',
  );
  const [only] = campaigns;
  if (campaigns.length === 1 && only !== undefined) throw redirect(`/improvement/${only.id}`);
  return { campaigns };
});

export default function Improvements() {
  const { campaigns } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="どの自己点検による改善計画を見るか選んでください。">改善計画</PageTitle>
      <CampaignList
        campaigns={campaigns}
        under="/improvement"
        empty="改善計画は、自己点検を集計確定したときに作られます。まだ確定した自己点検がありません。"
      />
    </>
  );
}
