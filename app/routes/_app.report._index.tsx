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

export const meta: MetaFunction = () => [{ title: '結果報告｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const campaigns = granted(readableCampaigns(context, actor, 'report.view'), 'page');
  const [only] = campaigns;
  if (campaigns.length === 1 && only !== undefined) throw redirect(`/report/${only.id}`);
  return { campaigns };
});

export default function Reports() {
  const { campaigns } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="自己点検結果報告書を、新しい順に並べています。">結果報告</PageTitle>
      <CampaignList
        campaigns={campaigns}
        under="/report"
        empty="集計確定した自己点検がまだありません。確定すると、報告書がここに表示されます。"
      />
    </>
  );
}
