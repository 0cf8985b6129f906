import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CampaignList } from '#app/components/report/campaign-list.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';

export const handle = { static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '結果の内訳｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const campaigns = granted(readableCampaigns(context, actor, 'items.view'), 'page');
  const [only] = campaigns;
  if (campaigns.length === 1 && only !== undefined) throw redirect(`/results/${only.id}`);
  return { campaigns };
});

export default function ResultCampaigns() {
  const { campaigns } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="どの自己点検の結果を見るか選んでください。">結果の内訳</PageTitle>
      <CampaignList
        campaigns={campaigns}
        under="/results"
        empty="集計確定した自己点検がまだありません。確定すると、ここに表示されます。"
      />
    </>
  );
}
