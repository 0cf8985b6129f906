import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { BeingCountedNotice } from '#app/components/response/being-counted-notice.tsx';
import { CommonQuestionsTable } from '#app/components/response/common-questions-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { commonAnswersPage } from '#app/services/response/common-answers.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

const search = z.object({ done: z.enum(['', 'given']).catch('').default('') });

export const meta: MetaFunction = () => [{ title: '共通回答｜Tenken' }];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  const { done } = readSearch(request, search);
  return { page: granted(commonAnswersPage(context, actor, campaignId), 'resource'), done };
});

export default function CommonAnswersList() {
  const { page, done } = useLoaderData<typeof loader>();
  const { campaign, commonQuestions, mayGive, beingCounted } = page;
  const path = `/campaigns/${campaign.id}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: campaign.name, to: path },
        ]}
        lead="規程、手順、計画、様式、研修など、団体全体で一つに決まる事項の設問です。ここで一度回答すると、尋ねられた所属や情報システムの点検票に示され、それぞれが「共通回答のとおり」として確かめるか、理由を添えて異なる回答をします。"
      >
        共通回答
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === 'given' ? (
          <Notice tone="success" title="共通回答を保存しました。" live>
            変更のときは、前の内容で「共通回答のとおり」とした点検票に確かめ直しを求めます。提出済みの点検票は、順に自動で差し戻します。どの点検票かは、「変更後は未確認」の数から開けます。
          </Notice>
        ) : null}
        {beingCounted ? <BeingCountedNotice /> : null}
        <CommonQuestionsTable questions={commonQuestions} path={`${path}/common`} mayGive={mayGive} />
      </div>
    </>
  );
}
