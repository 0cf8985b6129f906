import { BUREAU_NAMING_LABELS } from '#app/domain/organization/unit-labels.ts';
import { useBureaus } from '#app/components/organization/body-modules.tsx';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { sheetConditionWords } from '#app/components/report/condition-words.ts';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { PopulationTabs } from '#app/components/report/population-tabs.tsx';
import { ResultTabs } from '#app/components/report/result-tabs.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { officeWithPolicy } from '#app/components/response/sheet-name.ts';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { sheetSearch } from '#app/services/report/behind-number.address.server.ts';
import { listSheets } from '#app/services/report/sheets-behind-number.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '結果の内訳（点検票）｜Tenken' }];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  await resultsAtHand(context, campaignId);
  return granted(listSheets(context, actor, campaignId, readSearch(request, sheetSearch)), 'resource');
});

export default function ResultSheets() {
  const { campaign, conditions, listed, lines, tabs } = useLoaderData<typeof loader>();
  const bureaus = useBureaus(lines);
  return (
    <>
      <PageTitle crumbs={[{ to: '/results', label: '結果の内訳' }]} lead={campaignTitle(campaign)}>
        結果の内訳（点検票）
      </PageTitle>
      <LiveNote live={campaign.live} />
      <ResultTabs campaignId={campaign.id} current="sheets" />
      <PopulationTabs current={conditions.population} tabs={tabs} />
      <p>
        条件：<strong>{sheetConditionWords(conditions, campaign.bureauNaming)}</strong>
      </p>
      <p className="mb-4 text-std-20B-150">{listedWords(listed, '件')}</p>
      {lines.length === 0 ? (
        <EmptyState title="条件に合う点検票はありません。" />
      ) : (
        <DataTable
          caption="点検票の一覧"
          captionHidden
          rows={lines}
          rowKey={(line) => line.sheetId}
          columns={[
            {
              key: 'target',
              header: '対象',
              rowHeader: true,
              cell: (line) => <TextLink to={line.to}>{line.targetName}</TextLink>,
            },
            ...(bureaus
              ? [
                  {
                    key: 'bureau',
                    header: BUREAU_NAMING_LABELS[campaign.bureauNaming],
                    cell: (line: (typeof lines)[number]) => line.bureauName,
                  },
                ]
              : []),
            { key: 'office', header: '回答する役割', cell: (line) => officeWithPolicy(line, campaign.officeNames) },
            {
              key: 'state',
              header: '状態',
              cell: (line) => `${SHEET_STATE_LABELS[line.state].symbol} ${SHEET_STATE_LABELS[line.state].word}`,
            },
            {
              key: 'submitted',
              header: '提出日時',
              cell: (line) =>
                line.submittedAt === null
                  ? line.state === 'returned'
                    ? '差戻し中'
                    : '未提出'
                  : `${japaneseDateTime(line.submittedAt)}${line.late ? '（期限後）' : ''}`,
            },
            {
              key: 'marks',
              header: '備考',
              cell: (line) =>
                [line.selfConfirmed ? '兼務のため自己確認' : '', line.byProxy ? '代行入力' : '']
                  .filter((word) => word !== '')
                  .join('、'),
            },
          ]}
        />
      )}
      <ListedPages listed={listed} label="点検票" />
    </>
  );
}
