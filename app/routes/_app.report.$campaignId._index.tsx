import { WithPinnedBureaus } from '#app/components/organization/bureau-words.tsx';
import { WithModules } from '#app/components/organization/body-modules.tsx';
import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { ReportPaper } from '#app/components/report/report-paper.tsx';
import { reportTitle } from '#app/components/report/report-title.ts';
import { Breadcrumb } from '#app/components/ui/breadcrumb.tsx';
import { AppError, handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { ledAddress } from '#app/lib/led-address.ts';
import { isStaticAddress } from '#app/lib/static-address.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { reportAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { reportSearch } from '#app/services/report/report-cell.address.server.ts';
import { reportCell } from '#app/services/report/report-cell.loader.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';

export const handle = { static: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '自己点検結果報告書' : reportTitle(data)}｜Tenken` },
];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  const { pathname, search } = new URL(request.url);
  const led = ledAddress(pathname, search);
  if (led !== null) {
    if (!isStaticAddress(led)) throw new AppError('not_found');
    throw redirect(led);
  }
  await reportAtHand(context, campaignId);
  const { cell } = readSearch(request, reportSearch);
  if (cell !== undefined) {
    const to = granted(reportCell(context, actor, campaignId, cell), 'resource');
    if (to === null) throw new AppError('not_found');
    throw redirect(to);
  }
  return granted(reportPage(context, actor, campaignId), 'resource');
});

export default function Report() {
  const report = useLoaderData<typeof loader>();
  return (
    <article className="flex flex-col gap-2">
      <Breadcrumb crumbs={[{ to: '/report', label: '結果報告' }]} />
      <WithOfficeNames names={report.campaign.officeNames}>
        <WithModules modules={report.campaign.modules}>
          <WithPinnedBureaus naming={report.campaign.bureauNaming}>
            <ReportPaper report={report} />
          </WithPinnedBureaus>
        </WithModules>
      </WithOfficeNames>
    </article>
  );
}
