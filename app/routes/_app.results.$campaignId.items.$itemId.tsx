import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import { BUREAU_NAMING_LABELS } from '#app/domain/organization/unit-labels.ts';
import { useBureaus } from '#app/components/organization/body-modules.tsx';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { PolicyCitation } from '#app/components/report/policy-citation.tsx';
import { CommonBases } from '#app/components/report/common-bases.tsx';
import { ClauseQuote } from '#app/components/report/clause-quote.tsx';
import { ItemAnswer } from '#app/components/report/item-answer.tsx';
import { EarlierTable, EventTable, RevisionTable } from '#app/components/report/item-history.tsx';
import { objectWords, WORST_COUNTS } from '#app/components/report/object-words.ts';
import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { OutcomeDistribution } from '#app/components/report/outcome-distribution.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { itemParams, peerSearch } from '#app/services/report/behind-number.address.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import type { ItemDetail } from '#app/services/report/item.page.server.ts';

/** By what people speak of the question on every page: its first clause. */
function clauseNumber({ clauses }: Pick<ItemDetail, 'clauses'>): string {
  const [first] = clauses;
  return first === undefined ? '' : formatClause(first.id);
}

export const handle = { static: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data === undefined ? '項目' : `${data.targetName}${aboutWords(data)} ${clauseNumber(data)}`.trimEnd()}｜Tenken`,
  },
];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, itemId } = readParams(params, itemParams);
  await resultsAtHand(context, campaignId);
  return granted(itemDetail(context, actor, campaignId, itemId, readSearch(request, peerSearch)), 'resource');
});

/** What it was asked about, behind the name of its target; nothing where the target was asked as a whole. */
function aboutWords({ shownObject }: Pick<ItemDetail, 'shownObject'>): string {
  return shownObject === null ? '' : `　${objectWords(shownObject)}`;
}

function placeWords({ bureauName, ownerName }: Pick<ItemDetail, 'bureauName' | 'ownerName'>): string {
  const parts = [bureauName, ownerName === null ? null : `所管：${ownerName}`].filter((part) => part !== null);
  return parts.length === 0 ? '' : `（${parts.join('　')}）`;
}

/** What the question came to about every contract and service of the target. */
function ObjectOutcomes({ item }: { readonly item: ItemDetail }) {
  return (
    <Card title="この設問の契約・サービスごとの回答">
      <p className="mb-2">{WORST_COUNTS}</p>
      <DataTable
        caption="契約・サービスごとの回答"
        captionHidden
        rows={item.objectOutcomes}
        rowKey={({ itemId }) => itemId}
        columns={[
          {
            key: 'object',
            header: '契約・サービス',
            rowHeader: true,
            cell: ({ itemId, to, shownObject }) =>
              itemId === item.itemId ? (
                <>{objectWords(shownObject)}（この画面）</>
              ) : (
                <TextLink to={to}>{objectWords(shownObject)}</TextLink>
              ),
          },
          {
            key: 'outcome',
            header: '回答',
            cell: ({ outcome, decides }) => (
              <>
                <OutcomeBadge outcome={outcome} /> {decides ? '集計に使う回答' : ''}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

export default function ResultItem() {
  const item = useLoaderData<typeof loader>();
  const bureaus = useBureaus(item.peers);
  const { campaign, question, sheet, policy } = item;
  const names = roleNames(campaign.officeNames);
  const late = sheet.late ? '、期限後の提出' : '';
  const own = sheet.selfConfirmed ? '、兼務のため自己確認' : '';
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/results', label: '結果の内訳' },
          { to: item.listOfTarget, label: item.targetName },
        ]}
        lead={`${campaignTitle(campaign)}　${item.targetName}${placeWords(item)}${aboutWords(item)}`}
      >
        {clauseNumber(item) === '' ? '' : `${clauseNumber(item)}　`}
        {question.text}
      </PageTitle>
      <LiveNote live={campaign.live} />
      <div className="flex flex-col gap-6">
        <Card title="条文">
          <PolicyCitation {...policy} />
          <div className="flex flex-col gap-3">
            {item.clauses.length === 0 ? <p>{WITHOUT_CLAUSE_LABEL}</p> : null}
            {item.clauses.map((clause) => (
              <ClauseQuote key={clause.id} clause={clause} />
            ))}
          </div>
        </Card>
        <Card title="回答">
          <ItemAnswer item={item} />
        </Card>
        {item.objectOutcomes.length < 2 ? null : <ObjectOutcomes item={item} />}
        <Card title="判断基準">
          {question.criteria.implemented === '' ? null : <p>実施：{question.criteria.implemented}</p>}
          {question.criteria.partial === '' ? null : <p>一部実施：{question.criteria.partial}</p>}
          {question.hint === null ? null : <p>補足：{question.hint}</p>}
          {question.evidence.length === 0 ? null : <p>根拠資料の例：{question.evidence.join('、')}</p>}
          <p>
            回答する役割：{item.roles.map((role) => names[role]).join('、')}　重み：{question.weight}
            {question.critical ? `　重点項目（${question.criticalReason ?? ''}）` : ''}
          </p>
        </Card>
        {item.withheld ? null : (
          <Card title="経過">
            <p className="mb-2">
              点検票の状態：{SHEET_STATE_LABELS[sheet.state].symbol} {SHEET_STATE_LABELS[sheet.state].word}
              {late}
              {own}
            </p>
            <EventTable events={item.events} />
            <h3 className="mb-2 mt-4 text-std-18B-160">回答の履歴</h3>
            <RevisionTable revisions={item.revisions} />
          </Card>
        )}
        <Card title="前年度までの回答">
          <EarlierTable rows={item.earlier} />
        </Card>
        {item.listedPeers.count < 2 ? null : (
          <Card title="同じ設問の他の対象の状況">
            <CommonBases bases={item.bases} commonTo={item.commonTo} />
            <OutcomeDistribution
              label={`この設問の回答の分布（${item.listedPeers.count}対象）`}
              counts={item.peerCounts}
            />
            <div id="peers">
              <Disclosure
                summary={`対象ごとの回答（${listedWords(item.listedPeers, '対象')}）`}
                open={item.listedPeers.page > 1}
              >
                <DataTable
                  caption="対象ごとの回答"
                  captionHidden
                  rows={item.peers}
                  rowKey={(peer) => peer.to}
                  columns={[
                    {
                      key: 'name',
                      header: '対象',
                      rowHeader: true,
                      cell: (peer) => <TextLink to={peer.to}>{peer.targetName}</TextLink>,
                    },
                    ...(bureaus
                      ? [
                          {
                            key: 'bureau',
                            header: BUREAU_NAMING_LABELS[campaign.bureauNaming],
                            cell: (peer: (typeof item.peers)[number]) => peer.bureauName,
                          },
                        ]
                      : []),
                    { key: 'outcome', header: '回答', cell: (peer) => <OutcomeBadge outcome={peer.outcome} /> },
                  ]}
                />
                <ListedPages listed={item.listedPeers} label="対象" />
              </Disclosure>
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
