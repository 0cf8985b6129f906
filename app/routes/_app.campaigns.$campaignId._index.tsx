import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import { campaignParams, advanceForm, CAMPAIGN_REFUSAL_WORDS } from '#app/services/campaign/campaign.form.server.ts';
import { seeCampaign, campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { NO_BOARD_QUERY } from '#app/components/campaign/board-address.ts';
import { SubmissionRates } from '#app/components/campaign/submission-rates.tsx';
import { askedVersionWords } from '#app/components/campaign/asked-version-words.ts';
import { DraftDayNotices } from '#app/components/campaign/draft-day-notices.tsx';
import { CampaignFacts } from '#app/components/campaign/campaign-facts.tsx';
import { LoneSheetsNotice } from '#app/components/campaign/lone-sheets-notice.tsx';
import { UnableNotice } from '#app/components/campaign/unable-notice.tsx';
import { RehearsalActs, RehearsalNotice } from '#app/components/campaign/rehearsal.tsx';
import { CampaignWork } from '#app/components/campaign/campaign-work.tsx';
import { giveUpWork, resumeWork, startOpening } from '#app/services/report/campaign-work.acts.server.ts';
import { DraftActs } from '#app/components/campaign/draft-acts.tsx';
import { DistributionPreview } from '#app/components/campaign/distribution-preview.tsx';

import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { putAwayRehearsal, takeOutRehearsal } from '#app/services/campaign/rehearsal.acts.server.ts';
import { discardDraft } from '#app/services/campaign/campaign.acts.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

const search = z.object({
  show: z.enum(['', 'vacant']).catch('').default(''),
  page: pageNumber,
  done: z
    .enum(['', 'created', 'changed', 'opened', 'extended', 'closed', 'reported', 'put_away', 'taken_out'])
    .catch('')
    .default(''),
});

const DONE = {
  created: '自己点検を準備しました。まだ誰にも届いていません。',
  changed: '準備の内容を直しました。まだ誰にも届いていません。',
  opened: '自己点検を開始しました。点検票が回答者に届きました。',
  extended: '期限を延ばしました。',
  closed: '集計を確定しました。この自己点検の内容は、今後変わりません。',
  put_away: '試行を片付けました。一覧と進捗に表示されません。',
  taken_out: '試行を一覧に戻しました。',
} as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '自己点検' : data.page.campaign.name}｜Tenken` },
];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  const { show, page, done } = readSearch(request, search);
  const vacantOnly = show === 'vacant';
  return {
    page: granted(campaignPage(context, actor, campaignId, { vacantOnly, page }), 'resource'),
    vacantOnly,
    done,
  };
});

/** What a button does, and what is told behind it; a work in slices tells of itself. */
const ACTS = {
  open: { to: 'opened', act: startOpening },
  resume: { to: '', act: resumeWork },
  give_up: { to: '', act: giveUpWork },
  report: { to: 'reported', act: reportCampaign },
  put_away: { to: 'put_away', act: putAwayRehearsal },
  take_out: { to: 'taken_out', act: takeOutRehearsal },
  discard: {
    to: null,
    act: (context: ServiceContext, actor: Actor, campaignId: string, { seal }: { readonly seal: string }) =>
      discardDraft(context, actor, campaignId, seal),
  },
} as const;

export const action = handled(async ({ request, context, params: path }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  granted(seeCampaign(context, actor, campaignId), 'resource');
  const read = await readForm(request, advanceForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors });
  const sent = read.value;
  const onFailure = (error: unknown) => context.log.error('campaign_work_failed', { error });
  const { to, act } = ACTS[sent.intent];
  const outcome = await act(context, actor, campaignId, { seal: 'seal' in sent ? sent.seal : '', onFailure });
  if (outcome.ok) {
    return redirect(to === null ? '/campaigns?done=discarded' : `/campaigns/${campaignId}?done=${to}`);
  }
  return refused(outcome.reason === 'not_permitted' ? 'forbidden' : 'conflict', {
    errors: [{ field: '', message: CAMPAIGN_REFUSAL_WORDS[outcome.reason] }],
  });
});

/** What is still being made is not told as done. */
function isUnsaid(done: string, { openedAt, closedAt }: { openedAt: string | null; closedAt: string | null }): boolean {
  return (done === 'opened' && openedAt === null) || (done === 'closed' && closedAt === null);
}

export const shouldRevalidate = readAgainOnConflict;

export default function CampaignDetailPage() {
  const { page, vacantOnly, done } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const words = useCommitteeWords();
  const { campaign, preview, summary, acts } = page;
  const path = `/campaigns/${campaign.id}`;
  return (
    <>
      <PageTitle crumbs={[{ label: '自己点検の管理', to: '/campaigns' }]}>{campaignTitle(campaign)}</PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} title="操作を受け付けられませんでした" />
        {page.work === null ? null : <CampaignWork work={page.work} />}
        {done === '' || isUnsaid(done, campaign) ? null : (
          <Notice tone="success" title={done === 'reported' ? words.reportReady : DONE[done]} live />
        )}
        {page.rehearsal ? <RehearsalNotice /> : null}
        <CampaignFacts {...page} />
        {campaign.state === 'draft' ? <DraftDayNotices campaign={campaign} askedVersions={page.askedVersions} /> : null}
        {preview === null ? null : (
          <DistributionPreview
            preview={preview}
            path={path}
            vacantOnly={vacantOnly}
            mayChange={acts.change}
            rehearsal={page.rehearsal}
          />
        )}
        {acts.open && preview !== null ? (
          <ConfirmForm
            trigger="自己点検を開始する"
            confirm={`${preview.sheetCount}件の点検票を届けて開始する`}
            fields={{ intent: 'open', seal: preview.seal }}
            open={errors.length > 0}
            consequence={
              <>
                <UnableNotice count={preview.unableCount} />
                <LoneSheetsNotice sheets={preview.loneSheets} rehearsal={page.rehearsal} />
                <p>{page.askedVersions.map(askedVersionWords).join('、')}で尋ねます。</p>
                <p>
                  開始すると、点検票{preview.sheetCount}件（設問 延べ{preview.questionCount}問
                  {preview.itemCount === preview.questionCount
                    ? ''
                    : `。ほかに、台帳により該当なしとなる設問 延べ${preview.itemCount - preview.questionCount}問`}
                  ）が回答者のホームに届きます。調査票・組織・情報システム台帳
                  {preview.askedByObject === null ? '' : '・委託とクラウドサービスの台帳'}
                  は今の内容で固定され、この自己点検では変えられません。開始は取り消せません。
                </p>
              </>
            }
          />
        ) : null}
        {acts.change && page.draftSeal !== null ? (
          <DraftActs campaign={campaign} path={path} seal={page.draftSeal} />
        ) : null}
        {summary === null ? null : (
          <section aria-labelledby="summary">
            <h2 id="summary" className="mb-2 text-std-20B-150">
              提出率
            </h2>
            <SubmissionRates rates={summary.rates} query={{ ...NO_BOARD_QUERY, campaign: campaign.id }} />
          </section>
        )}
        {summary === null ? null : (
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={`/board?campaign=${campaign.id}`}>進捗を見る</ButtonLink>
            <ButtonLink to={`${path}/common`}>共通回答</ButtonLink>
            {acts.extend ? <ButtonLink to={`${path}/extend`}>期限を延ばす</ButtonLink> : null}
            {acts.close ? <ButtonLink to={`${path}/close`}>集計を確定する</ButtonLink> : null}
            {campaign.closedAt === null ? null : (
              <ButtonLink to={`/report/${campaign.id}`} kind="primary">
                {page.rehearsal ? '試行の結果を報告書の形で見る' : '結果報告を見る'}
              </ButtonLink>
            )}
            {page.rehearsal && campaign.closedAt !== null ? (
              <ButtonLink to={`/results/${campaign.id}`}>結果の内訳を見る</ButtonLink>
            ) : null}
          </div>
        )}
        {campaign.state === 'open' && !acts.close ? (
          <p className="text-solid-gray-700">集計の確定は、統括情報セキュリティ責任者が行います。</p>
        ) : null}
        <RehearsalActs acts={acts} />
        {acts.report ? (
          <ConfirmForm
            trigger="報告書（案）にする"
            confirm="報告書（案）にする"
            fields={{ intent: 'report' }}
            consequence={<p>{words.reportMeans}確定した集計の数字は変わりません。前の状態には戻せません。</p>}
          />
        ) : null}
      </div>
    </>
  );
}
