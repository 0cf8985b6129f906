import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { sheetParams, reviewEcho, reviewForm, REVIEW_REFUSALS } from '#app/services/response/sheet.form.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { BeingCountedNotice } from '#app/components/response/being-counted-notice.tsx';
import { ReviewDecision } from '#app/components/response/review-decision.tsx';
import { ReviewCounts, ReviewList } from '#app/components/response/review-list.tsx';
import { GateTable, ProxyRecords, HistoryTable } from '#app/components/response/sheet-record.tsx';
import { SharedMeasureList } from '#app/components/response/measure-facts.tsx';
import { SheetSummary } from '#app/components/response/sheet-summary.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { REVIEW_MARKS } from '#app/services/response/review-item.loader.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { acceptSheet, confirmSheet, returnSheet } from '#app/services/response/sheet.acts.server.ts';

const search = z.object({
  show: z
    .enum(['', ...REVIEW_MARKS])
    .catch('')
    .default(''),
  done: z.enum(['', 'confirmed', 'accepted', 'returned']).catch('').default(''),
});
const DONE = {
  confirmed: '確認しました。',
  accepted: '事務局確認を済ませました。',
  returned: '回答者に差し戻しました。',
} as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '点検票' : data.review.target.name}の確認｜Tenken` },
];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(path, sheetParams);
  const { show, done } = readSearch(request, search);
  const review = granted(reviewOf(context, actor, sheetId), 'resource');
  return { review, show: show === '' ? null : show, done };
});

export const action = handled(async ({ request, context, params: path }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(path, sheetParams);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const read = await readForm(request, reviewForm);
  if (!read.ok) return refused('bad_input', { errors: [...read.errors], ...reviewEcho.parse(read.input) });
  const { intent, reason, submission, content } = read.value;
  const seen = { number: submission, contentHash: content };
  const outcome =
    intent === 'confirm'
      ? confirmSheet(context, actor, sheetId, seen)
      : intent === 'accept'
        ? acceptSheet(context, actor, sheetId, seen)
        : returnSheet(context, actor, sheetId, seen, reason);
  if (outcome.ok) {
    const done = { confirm: 'confirmed', accept: 'accepted', return: 'returned' } as const;
    return redirect(`/sheets/${sheetId}/review?done=${done[intent]}`);
  }
  return refused(CODES[outcome.reason], { errors: [REVIEW_REFUSALS[outcome.reason]], reason });
});

export const shouldRevalidate = readAgainOnConflict;

const CODES = {
  not_permitted: 'forbidden',
  own_answers: 'conflict',
  wrong_state: 'conflict',
  being_counted: 'conflict',
  changed_since: 'conflict',
  reason_missing: 'bad_input',
  reason_too_long: 'bad_input',
} as const;

export default function ReviewPage() {
  const { review, show, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const reason = failed?.reason ?? '';
  const path = `/sheets/${review.sheetId}/review`;
  const decides = review.acts.confirm || review.acts.accept || review.acts.returnSheet;
  return (
    <WithOfficeNames names={review.officeNames}>
      <PageTitle
        crumbs={[
          { label: 'ホーム', to: '/' },
          { label: '点検票', to: `/sheets/${review.sheetId}` },
        ]}
        lead={campaignTitle(review.campaign)}
        actions={
          <>
            {decides ? (
              <a
                href="#decision"
                className="no-print inline-flex min-h-12 items-center px-4 text-blue-1000 underline underline-offset-4"
              >
                確認・差戻しに進む
              </a>
            ) : null}
            <ButtonLink to={`/sheets/${review.sheetId}/answers`}>回答をすべて見る</ButtonLink>
          </>
        }
      >
        {sheetName({ ...review, targetName: review.target.name }, review.officeNames)}の確認
      </PageTitle>
      <div className="mb-6 flex flex-col gap-4">
        <ErrorSummary
          errors={errors}
          title="操作を受け付けられませんでした"
          note={reason === '' ? '点検票の回答は失われていません。' : '書かれた理由は、この画面に残っています。'}
        />
        {reason === '' || review.acts.returnSheet ? null : (
          <Notice tone="info" title="差戻しの理由は送られていません">
            <p>必要なときは、次の文を写してお使いください。</p>
            <p className="mt-2 whitespace-pre-wrap">{reason}</p>
          </Notice>
        )}
        {done === '' ? null : <Notice tone="success" title={DONE[done]} live />}
        {review.campaign.state === 'closing' ? <BeingCountedNotice /> : null}
        <SheetSummary sheet={review} />
      </div>

      <h2 className="text-std-20B-150">変わったところ・弱いところ</h2>
      <p className="text-solid-gray-700">
        {review.comparedWith === null
          ? '比べられる前年度の回答はありません。'
          : `${campaignTitle(review.comparedWith)}の回答と比べています。`}
      </p>
      <ReviewCounts counts={review.counts} current={show} path={path} />
      <ReviewList items={review.items} show={show} />

      <SharedMeasureList sheetId={review.sheetId} measures={review.measures} />
      <section aria-labelledby="gates" className="mt-8">
        <h2 id="gates" className="mb-2 text-std-20B-150">
          事前確認
        </h2>
        <GateTable gates={review.gates} />
      </section>
      {review.proxies.length === 0 ? null : (
        <section aria-labelledby="proxies" className="mt-8">
          <h2 id="proxies" className="mb-2 text-std-20B-150">
            代行入力の根拠
          </h2>
          <ProxyRecords proxies={review.proxies} />
        </section>
      )}
      <section aria-labelledby="history" className="mt-8">
        <h2 id="history" className="mb-2 text-std-20B-150">
          経過
        </h2>
        <HistoryTable events={review.events} />
      </section>
      <ReviewDecision
        sheetId={review.sheetId}
        acts={review.acts}
        seen={review.seen}
        unknown={review.counts.unknown}
        reason={reason}
        reasonError={errors.find(({ field }) => field === 'reason')?.message}
      />
    </WithOfficeNames>
  );
}
