import type { NothingToDo } from '#app/services/campaign/home.page.server.ts';
import { useAskedSecretariat } from '#app/components/organization/secretariat-at.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { HandoverCard } from '#app/components/campaign/handover-card.tsx';
import { RunningCampaigns, SubmissionRateList } from '#app/components/campaign/home-campaigns.tsx';
import { HomeInquiries } from '#app/components/campaign/home-inquiries.tsx';
import { HomeLinks } from '#app/components/campaign/home-links.tsx';
import { HomeWorks } from '#app/components/campaign/home-works.tsx';
import { HomeReviews } from '#app/components/campaign/home-reviews.tsx';
import { homeSheetName, HomeSheets } from '#app/components/campaign/home-sheets.tsx';
import { StartCard } from '#app/components/campaign/start-card.tsx';
import { UnableNotice } from '#app/components/campaign/unable-notice.tsx';
import { UnsentNotice } from '#app/components/campaign/unsent-notice.tsx';
import { YearCalendar } from '#app/components/campaign/year-calendar.tsx';
import { UnfinishedTransfers } from '#app/components/organization/unfinished-transfers.tsx';
import { HomeMeasures } from '#app/components/improvement/home-measures.tsx';
import { goOnPath } from '#app/components/response/sheet-path.ts';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled } from '#app/lib/http.server.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';
import { unfinishedTransfers } from '#app/services/access/transfer.page.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { homeMeasures } from '#app/services/improvement/home-measures.page.server.ts';

export const meta: MetaFunction = () => [{ title: 'ホーム｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  return {
    ...homeOf(context, actor),
    unfinished: unfinishedTransfers(context, actor),
    measures: homeMeasures(context, actor),
  };
});

/** Why there is nothing to do, and who changes that. */
function nothingToDo(secretariat: string, asked: string) {
  return {
    no_campaign: {
      title: 'いま行うことはありません',
      why: `自己点検は、まだ作成されていません。${secretariat}が始めると、ここに点検票が表示されます。`,
    },
    not_opened: {
      title: 'いま行うことはありません',
      why: `自己点検は準備中です。${secretariat}が始めると、ここに点検票が表示されます。`,
    },
    closed: { title: 'いま行うことはありません', why: 'この自己点検は集計が確定し、回答の受付を終えました。' },
    report_follows: {
      title: 'いま行うことはありません',
      why: '自己点検を実施しています。締切のあとに集計が確定すると、結果報告をここからご覧いただけます。',
    },
    no_sheet: {
      title: 'いま行うことはありません',
      why: `あなたが回答する点検票も、確認を待っている点検票もありません。担当が変わったときは、${asked}に任命の登録を確かめてください。`,
    },
    auditor: {
      title: 'いま行うことはありません',
      why: '監査人は、点検票の回答と確認を行いません。進捗、結果報告及び結果の内訳は、いつでも閲覧できます。',
    },
    administrator: {
      title: 'この役割で行うことはありません',
      why: 'システム運用担当は、回答、確認及び結果の閲覧を行いません。',
    },
  } as const satisfies Record<NothingToDo, { title: string; why: string }>;
}

export default function HomePage() {
  const names = useOfficeNames();
  const asked = useAskedSecretariat();
  const home = useLoaderData<typeof loader>();
  const { campaigns, sheets, links, nothing, unfinished, measures } = home;
  const [first, another] = campaigns;
  const only = another === undefined ? first : undefined;
  const waiting = sheets.map((sheet) => ({
    sheetId: sheet.sheetId,
    name: homeSheetName(sheet, names),
    to: sheet.editable ? goOnPath(sheet.sheetId, sheet.goOn) : `/sheets/${sheet.sheetId}`,
    editable: sheet.editable,
  }));
  return (
    <>
      <PageTitle lead={only === undefined ? undefined : campaignTitle(only.campaign)}>ホーム</PageTitle>
      <HomeWorks works={home.works} />
      <UnfinishedTransfers unfinished={unfinished} />
      {home.preparation === null ? null : <StartCard preparation={home.preparation} />}
      {home.unableCount === 0 ? null : (
        <div className="mb-8">
          <UnableNotice count={home.unableCount} />
        </div>
      )}
      <HandoverCard handovers={home.handovers} />
      <UnsentNotice sheets={waiting} />
      {only === undefined ? null : <YearCalendar steps={only.calendar} />}
      {another === undefined ? null : <RunningCampaigns campaigns={campaigns} today={home.today} />}
      {nothing === null || home.preparation !== null || measures.ownMeasures !== null ? null : (
        <EmptyState title={nothingToDo(names.secretariat, asked)[nothing].title}>
          {nothingToDo(names.secretariat, asked)[nothing].why}
        </EmptyState>
      )}
      {sheets.length === 0 ? null : (
        <section aria-labelledby="my-sheets" className="mb-8">
          <h2 id="my-sheets" className="mb-3 text-std-22B-150">
            回答する点検票
          </h2>
          <HomeSheets sheets={sheets} today={home.today} />
        </section>
      )}
      <HomeInquiries inquiries={home.inquiries} today={home.today} />
      <HomeMeasures measures={measures} />
      <HomeReviews reviews={home.reviews} comingReviews={home.comingReviews} />
      {only === undefined || only.submissionRates.length === 0 ? null : (
        <section aria-labelledby="submission" className="mt-8">
          <h2 id="submission" className="mb-3 text-std-22B-150">
            いまの提出率
          </h2>
          <SubmissionRateList rates={only.submissionRates} />
        </section>
      )}
      {links.length === 0 ? null : (
        <section aria-labelledby="more" className="mt-8">
          <h2 id="more" className="mb-3 text-std-22B-150">
            そのほか
          </h2>
          <HomeLinks links={links} />
        </section>
      )}
    </>
  );
}
