import { useBureaus } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { officeWithPolicy } from '#app/components/response/sheet-name.ts';
import { askForRunning } from '#app/services/campaign/campaign.loader.server.ts';
import { campaignParams, closeForm, CAMPAIGN_REFUSAL_WORDS } from '#app/services/campaign/campaign.form.server.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';

import { SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { closingPreview } from '#app/services/campaign/campaign.page.server.ts';
import { startClosing } from '#app/services/report/campaign-work.acts.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

export const meta: MetaFunction = () => [{ title: '集計の確定｜Tenken' }];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  return granted(closingPreview(context, actor, campaignId), 'resource');
});

export const action = handled(async ({ request, context, params: path }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  granted(askForRunning(context, actor, 'campaign.close', campaignId), 'resource');
  const read = await readForm(request, closeForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors });
  const onFailure = (error: unknown) => context.log.error('campaign_work_failed', { error });
  const outcome = await startClosing(context, actor, campaignId, { onFailure });
  if (outcome.ok) return redirect(`/campaigns/${campaignId}?done=closed`);
  return refused(outcome.reason === 'not_permitted' ? 'forbidden' : 'conflict', {
    errors: [{ field: '', message: CAMPAIGN_REFUSAL_WORDS[outcome.reason] }],
  });
});

export default function ClosePage() {
  const {
    campaign,
    sheetCount: sheets,
    notSubmittedSheets: notSubmitted,
    inTime,
    unconfirmed,
  } = useLoaderData<typeof loader>();
  const bureaus = useBureaus(notSubmitted);
  const names = useOfficeNames();
  const errors = useActionData<typeof action>()?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: campaign.name, to: `/campaigns/${campaign.id}` },
        ]}
        lead={`${campaignTitle(campaign)}（点検票${sheets}件）の集計を確定します。`}
      >
        集計の確定
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        {notSubmitted.length === 0 ? (
          <Notice tone="success" title="すべての点検票が提出されています。" />
        ) : (
          <Notice tone="warning" title={`提出されていない点検票が${notSubmitted.length}件あります。`}>
            <p>
              このまま確定すると、これらの設問は「未回答」として集計されます。入力途中の内容は「未提出の下書き」として残ります。
            </p>
            {inTime === 0 ? null : <p className="text-std-16B-170">うち{inTime}件は、まだ提出の期限前です。</p>}
          </Notice>
        )}
        {unconfirmed === 0 ? null : (
          <Notice tone="info" title={`提出されたものの、確認が済んでいない点検票が${unconfirmed}件あります。`}>
            <p>提出された回答のまま集計されます。</p>
          </Notice>
        )}
        {notSubmitted.length === 0 ? null : (
          <DataTable
            caption="提出されていない点検票"
            rows={notSubmitted}
            rowKey={(row) => row.sheetId}
            columns={[
              {
                key: 'name',
                header: '対象',
                rowHeader: true,
                cell: (row) => <TextLink to={`/sheets/${row.sheetId}/review`}>{row.name}</TextLink>,
              },
              ...(bureaus
                ? [
                    {
                      key: 'bureau',
                      header: '部局',
                      cell: (row: (typeof notSubmitted)[number]) => row.bureauName ?? '－',
                    },
                  ]
                : []),
              { key: 'office', header: '回答する役職', cell: (row) => officeWithPolicy(row, names) },
              { key: 'state', header: '状態', cell: (row) => <SheetStateBadge state={row.state} /> },
              { key: 'due', header: '期限', cell: (row) => japaneseDate(row.dueOn) },
            ]}
          />
        )}
        <section aria-labelledby="decide" className="rounded-12 border-2 border-key-900 p-4">
          <h2 id="decide" className="text-std-20B-150">
            確定すると
          </h2>
          <ul className="my-3 list-disc pl-6">
            <li>回答、組織の名称、得点がその時点のまま固定され、誰も変えられなくなります。</li>
            <li>提出されていない点検票は、以後提出できません。</li>
            <li>確定は取り消せません。</li>
          </ul>
          <PostForm>
            <div className="flex flex-col gap-4">
              <CheckboxField
                name="understood"
                label={
                  notSubmitted.length === 0
                    ? '内容を確かめました'
                    : `未提出の${notSubmitted.length}件が未回答になることを確かめました`
                }
                required
                error={errors.find(({ field }) => field === 'understood')?.message}
              />
              <div className="flex flex-wrap gap-3">
                <Button kind="danger">集計を確定する</Button>
                <ButtonLink to={`/campaigns/${campaign.id}`} kind="tertiary">
                  やめる
                </ButtonLink>
              </div>
            </div>
          </PostForm>
        </section>
      </div>
    </>
  );
}
