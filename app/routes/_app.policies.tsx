import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GateCounts } from '#app/components/policy/gate-counts.tsx';
import { missingText } from '#app/components/policy/body-value-words.ts';
import { policyPapersPath } from '#app/components/policy/policy-papers-address.ts';
import { policyRevisePath } from '#app/components/policy/policy-revise-address.ts';
import { policyUnitsPath, policyVersionPath } from '#app/components/policy/policy-version-address.ts';
import { termWords, VersionStateBadge } from '#app/components/policy/version-words.tsx';
import { policyValuesPath } from '#app/components/policy/policy-values-address.ts';
import { OpenDrafts } from '#app/components/policy/open-drafts.tsx';
import { InsteadOfBureaus, useAskedUnits } from '#app/components/policy/asked-units.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { japaneseDateOf } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { awaitsResults } from '#app/services/campaign/first-year.loader.server.ts';
import { openDrafts, policySummaries } from '#app/services/policy/policies.page.server.ts';
import { policiesSearch } from '#app/services/policy/policy-text.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '対策基準と調査票｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  return {
    policies: granted(policySummaries(context, actor), 'page'),
    mayTakeIn: authorize(actor, 'policy.manage', null).ok,
    drafts: openDrafts(context, actor),
    now: context.clock(),
    done: readSearch(request, policiesSearch).done ?? null,
    awaitsResults: awaitsResults(context.db),
  };
});

/** How many units a policy binds; one that binds none yet cannot be asked about. */
function unitCountWords(count: number | null): string {
  if (count === null) return '全ての所属';
  if (count === 0) return '0所属（自己点検を行うには、対象の所属を選んでください）';
  return `${count.toLocaleString('ja-JP')}所属`;
}

export default function PoliciesPage() {
  const { policies, mayTakeIn, drafts, now, done, awaitsResults: mayBring } = useLoaderData<typeof loader>();
  const units = useAskedUnits();
  // A policy that is new beside another binds nobody until that is said.
  const unbound = done === 'published' && mayTakeIn ? policies.filter(({ unitCount }) => unitCount === 0) : [];
  return (
    <>
      <PageTitle
        crumbs={[{ label: '自己点検の管理', to: '/campaigns' }]}
        lead="取り込んだ対策基準と、そこから公開した調査票です。自己点検は、公開した調査票を固定して行います。"
        actions={
          mayTakeIn ? (
            <ButtonLink to="/policies/new" kind={policies.length === 0 ? 'primary' : 'secondary'}>
              対策基準を取り込む
            </ButtonLink>
          ) : undefined
        }
      >
        対策基準と調査票
      </PageTitle>
      {done === 'discarded' ? (
        <div className="mb-6">
          <Notice tone="success" title="下書きを破棄しました。公開した版は変わりません。" live />
        </div>
      ) : null}
      {done === 'published' ? (
        <div className="mb-6">
          <Notice tone="success" title="対策基準を取り込み、調査票を公開しました。" live>
            {unbound.map(({ id, name }) => (
              <p key={id}>
                {name}は、まだどの所属にも適用されていません。次に
                <TextLink to={policyUnitsPath(id)}>対象の所属を選びます</TextLink>
                。選ばないうちは、自己点検でこの規程を尋ねられません。
              </p>
            ))}
            {mayBring ? (
              <p>
                前年度の自己点検の結果を引き継ぐときは、次に
                <TextLink to="/campaigns/history">前年度の結果を取り込みます</TextLink>
                。最初の自己点検を開始したあとでは、取り込めません。
              </p>
            ) : null}
            <p>
              {mayBring ? '引き継ぐ結果がないときは、次に' : '次は、'}
              <TextLink to="/campaigns/new">自己点検を準備</TextLink>
              できます。準備の画面で、公開した調査票を選びます。
            </p>
            <p>桁数、頻度、期限などの定めが要る設問は、下の「この団体の定め」で記入します。</p>
          </Notice>
        </div>
      ) : null}
      {done === 'units' ? (
        <div className="mb-6">
          <Notice tone="success" title="対象の所属を保存しました。" live />
        </div>
      ) : null}
      <OpenDrafts drafts={drafts} now={now} />
      {policies.length === 0 ? (
        <EmptyState title="取り込まれた対策基準はありません。">
          {mayTakeIn ? (
            <p>
              <TextLink to="/policies/new">対策基準を取り込む</TextLink>と、調査票を公開して自己点検を準備できます。
            </p>
          ) : null}
        </EmptyState>
      ) : null}
      <div className="flex flex-col gap-6">
        {policies.map((policy) => (
          <Card key={policy.id} title={`${policy.name} 第${policy.versionNumber}版`}>
            <DefinitionList
              items={[
                { term: '出典', description: policy.citation },
                {
                  term: '有効期間',
                  description: (
                    <>
                      <VersionStateBadge state={policy.versionState} /> {termWords(policy.validFrom, policy.lastOn)}
                      <span className="no-print ml-3">
                        <TextLink to={policyVersionPath(policy.id)}>版の履歴</TextLink>
                      </span>
                    </>
                  ),
                },
                {
                  term: '対象の所属',
                  description: (
                    <>
                      {unitCountWords(policy.unitCount)}
                      {mayTakeIn ? (
                        <span className="no-print ml-3">
                          <TextLink to={policyUnitsPath(policy.id)}>対象の所属を変える</TextLink>
                        </span>
                      ) : null}
                    </>
                  ),
                },
                { term: '取込み', description: japaneseDateOf(policy.importedAt) },
                { term: '条項', description: `${policy.clauseCount}件` },
                {
                  term: '原文の検証値（SHA-256）',
                  description: <span className="break-all">{policy.sourceSha256}</span>,
                },
              ]}
            />
            {policy.openValues.placeCount === 0 ? null : (
              <p className="mt-4">
                <TextLink to={policyValuesPath(policy.id)}>この団体の定め（桁数・頻度・保存期間など）</TextLink>：
                {missingText(policy.openValues)}
              </p>
            )}
            {mayTakeIn ? (
              <p className="no-print mt-4">
                <TextLink to={policyRevisePath(policy.id)}>この版を直す</TextLink>
                （読取り、役割、設問の文などを直し、新しい版として公開します）
              </p>
            ) : null}
            {policy.questionnaires.length === 0 ? <p className="mt-4">公開した調査票はありません。</p> : null}
            {policy.questionnaires.map((questionnaire) => (
              <section key={questionnaire.id} aria-labelledby={questionnaire.id} className="mt-6">
                <h3 id={questionnaire.id} className="mb-2 text-std-18B-160">
                  調査票 第{questionnaire.version}版（{japaneseDateOf(questionnaire.publishedAt)}公開）
                </h3>
                <DataTable
                  caption="回答する対象ごとの設問"
                  captionHidden
                  rows={units}
                  rowKey={(unit) => unit}
                  columns={[
                    { key: 'unit', header: '回答する対象', rowHeader: true, cell: (unit) => UNIT_TYPE_LABELS[unit] },
                    {
                      key: 'questions',
                      header: '設問',
                      align: 'end',
                      cell: (unit) => `${questionnaire.questionCounts[unit]}問`,
                    },
                  ]}
                />
                <InsteadOfBureaus count={questionnaire.insteadOfBureaus} />
                <p className="mt-2">うち重点項目 {questionnaire.criticalCount}問</p>
                <p className="no-print mt-2">
                  <TextLink to={policyPapersPath({ policyVersionId: policy.id, version: questionnaire.version })}>
                    点検票・対応表
                  </TextLink>
                  ：紙で配る点検票と、条項と設問の対応表を作ります。
                </p>
                <Disclosure onPaper="opened" summary={`設問の前提条件（${questionnaire.gates.length}件）`}>
                  <GateCounts gates={questionnaire.gates} />
                </Disclosure>
                <p className="mt-2 break-all text-solid-gray-700">検証値（SHA-256）{questionnaire.hash}</p>
              </section>
            ))}
          </Card>
        ))}
      </div>
    </>
  );
}
