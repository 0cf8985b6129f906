import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { sheetParams } from '#app/services/response/sheet.form.server.ts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { AnswerList } from '#app/components/response/answer-list.tsx';
import { GateTable, ProxyRecords } from '#app/components/response/sheet-record.tsx';
import { SharedMeasureList } from '#app/components/response/measure-facts.tsx';
import { SheetSummary } from '#app/components/response/sheet-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readParams } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';

export const handle = { static: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '点検票' : data.review.target.name}の回答｜Tenken` },
];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(path, sheetParams);
  return { review: granted(reviewOf(context, actor, sheetId), 'resource') };
});

/** The whole sheet, to read and to print. */
export default function AnswersPage() {
  const { review } = useLoaderData<typeof loader>();
  return (
    <WithOfficeNames names={review.officeNames}>
      <PageTitle
        crumbs={[
          { label: 'ホーム', to: '/' },
          { label: '点検票', to: `/sheets/${review.sheetId}` },
          { label: '確認', to: `/sheets/${review.sheetId}/review` },
        ]}
        lead={campaignTitle(review.campaign)}
      >
        {sheetName({ ...review, targetName: review.target.name }, review.officeNames)}の回答
      </PageTitle>
      <div className="mb-8 flex flex-col gap-6">
        <SheetSummary sheet={review} />
        {review.proxies.length === 0 ? null : (
          <section aria-labelledby="proxies">
            <h2 id="proxies" className="mb-2 text-std-20B-150">
              代行入力の根拠
            </h2>
            <ProxyRecords proxies={review.proxies} />
          </section>
        )}
        <SharedMeasureList sheetId={review.sheetId} measures={review.measures} />
        <section aria-labelledby="gates">
          <h2 id="gates" className="mb-2 text-std-20B-150">
            事前確認
          </h2>
          <GateTable gates={review.gates} />
        </section>
      </div>
      <AnswerList items={review.items} closed={review.closed} />
    </WithOfficeNames>
  );
}
