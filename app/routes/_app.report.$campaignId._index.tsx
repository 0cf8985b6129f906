import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChapterSection } from '#app/components/report/chapter-section.tsx';
import { ClauseSection } from '#app/components/report/clause-section.tsx';
import { CountLink } from '#app/components/report/count-link.tsx';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { DecisionList, ProblemList, RatesTable, WhyTheseNumbers } from '#app/components/report/first-page.tsx';
import { MarkedPaper } from '#app/components/report/marked-paper.tsx';
import { MatrixTable, RatingLegend } from '#app/components/report/matrix-table.tsx';
import { OutlineSection } from '#app/components/report/outline-section.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { ReportSection } from '#app/components/report/report-section.tsx';
import { RoleTable, WholeResult } from '#app/components/report/result-section.tsx';
import { SheetTable } from '#app/components/report/sheet-lists.tsx';
import { OUTCOME_TONES } from '#app/components/report/outcome-tone.ts';
import { Breadcrumb } from '#app/components/ui/breadcrumb.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SegmentLegend } from '#app/components/ui/segment-legend.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import { DRAFT_MARK, POPULATION_NOTE, ROUNDING_NOTE } from '#app/domain/report/labels.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { handled, readParams } from '#app/lib/http.server.ts';
import { japaneseDate, japaneseDateOf, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { campaignParams } from '#app/services/report/result.address.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '自己点検結果報告書' : data.title}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  const page = granted(reportPage(context, actor, campaignId), 'resource');
  const { outline, campaign } = page;
  const year = japaneseFiscalYear(campaign.fiscalYear);
  const opened = outline.openedAt === null ? '' : japaneseDateOf(outline.openedAt);
  return {
    ...page,
    year,
    title: campaign.live
      ? `${year} 情報セキュリティ自己点検 速報値`
      : `${year} 情報セキュリティ自己点検結果報告書${page.draft ? DRAFT_MARK : ''}`,
    lastYear: page.lastFiscalYear === null ? null : japaneseFiscalYear(page.lastFiscalYear),
    outline: {
      ...outline,
      period: `${japaneseDate(outline.periodFrom)}から${japaneseDate(outline.periodTo)}まで`,
      fieldwork: `${opened}から${japaneseDate(outline.dueOn)}まで（提出期限）`,
      closedOn: outline.closedOn === null ? null : japaneseDate(outline.closedOn),
      ruleVersion: campaign.ruleVersion,
    },
    clauses: page.clauses.map((part) => ({
      ...part,
      rows: part.rows.map((row) => ({
        ...row,
        repeatedSince: row.repeatedSince === null ? null : japaneseFiscalYear(row.repeatedSince),
      })),
    })),
  };
});

export default function Report() {
  const report = useLoaderData<typeof loader>();
  const { campaign, populations, outline } = report;
  return (
    <article className="flex flex-col gap-2">
      <Breadcrumb crumbs={[{ to: '/report', label: '結果報告' }]} />
      <MarkedPaper marking={outline.marking} madeOn={outline.madeOn}>
        <h1 className="mt-4 text-std-28B-150">{report.title}</h1>
        <p>{report.bodyName}　情報セキュリティ運営事務局</p>
        {campaign.live ? (
          <div className="mt-4">
            <Notice tone="warning" title="実施中の速報値です">
              <p>集計確定の前のため、これからの回答や差戻しで変わります。報告書としては使わないでください。</p>
            </Notice>
          </div>
        ) : null}
        <ReportSection title="１　総括">
          <p className="text-std-18B-160">{report.judgement}</p>
          <RatesTable populations={populations} />
          <p className="text-dns-14N-130">
            得点率は、一部実施にも点数を与え、必須の項目を重く数えた割合です（式は「10　指標の定義と注記」）。
            {POPULATION_NOTE}
            {report.lastYear === null
              ? '前年度の自己点検の結果はありません。'
              : `前年度は${report.lastYear}の結果です。${
                  report.comparable ? '' : '集計規則が異なるため、得点率は比べられません。'
                }`}
          </p>
          <WhyTheseNumbers populations={populations} formulas={report.formulas} ruleVersion={campaign.ruleVersion} />
          <h3 className="text-std-18B-160">主な課題{DRAFT_MARK}</h3>
          <ProblemList problems={report.problems} />
          {report.decisions.length === 0 ? null : (
            <>
              <h3 className="text-std-18B-160">委員会にお諮りする事項</h3>
              <DecisionList decisions={report.decisions} />
            </>
          )}
        </ReportSection>
        <ReportSection title="２　点検の概要" newPage>
          <OutlineSection outline={outline} />
        </ReportSection>
        <ReportSection title="３　提出の状況">
          <PaperTable
            caption="部別の提出状況"
            empty="配布した点検票がありません。"
            rows={report.submissions}
            rowKey={(row) => `${row.population} ${row.name}`}
            columns={[
              { key: 'population', header: '区分', cell: (row) => POPULATION_LABELS[row.population] },
              { key: 'name', header: '部', rowHeader: true, cell: (row) => row.name },
              {
                key: 'rate',
                header: '提出率（提出／配布）',
                cell: (row) => <FigureCell figure={row.figure} lastYear={report.lastYear !== null} />,
              },
              { key: 'late', header: '期限後の提出', align: 'end', cell: (row) => <CountLink counted={row.late} /> },
            ]}
          />
          <SheetTable caption="提出されなかった点検票" rows={report.notSubmitted} />
          <SheetTable caption="兼務のため自己確認となった点検票" rows={report.selfConfirmed} />
          <SheetTable caption="代行入力による点検票" rows={report.byProxy} />
        </ReportSection>
        <ReportSection title="４　全体の結果">
          <WholeResult populations={populations} />
          <div className="hidden print:block">
            <SegmentLegend
              items={SHOWN_ORDER.map((outcome) => ({ label: OUTCOME_LABELS[outcome], tone: OUTCOME_TONES[outcome] }))}
            />
          </div>
          {report.chapters.map((part) => (
            <ChapterSection key={part.population} population={part.population} rows={part.rows} />
          ))}
          <p className="text-dns-14N-130">{ROUNDING_NOTE}</p>
        </ReportSection>
        <ReportSection title="５　部・章別の得点率">
          <RatingLegend />
          {report.matrices.map((matrix) => (
            <MatrixTable
              key={matrix.population}
              caption={`${POPULATION_LABELS[matrix.population]}：部×章`}
              rowHeader="部"
              chapters={matrix.chapters}
              rows={matrix.rows}
            />
          ))}
          <p className="no-print">
            <TextLink to={`/report/${campaign.id}/matrix`}>所属・情報システムごとの章別の評価</TextLink>
          </p>
        </ReportSection>
        <ReportSection title="６　役割別の結果">
          <RoleTable rows={report.roles} />
        </ReportSection>
        <ReportSection title="７　実施されていない条項">
          {report.clauses.map((part) => (
            <ClauseSection key={part.population} {...part} />
          ))}
        </ReportSection>
        <ReportSection title="８　わからない・未回答">
          <PaperTable
            caption="わからない・未回答のある対象（件）"
            empty="ありません。"
            rows={report.unconfirmed}
            rowKey={(row) => `${row.population} ${row.name}`}
            columns={[
              { key: 'name', header: '対象', rowHeader: true, cell: (row) => row.name },
              { key: 'population', header: '区分', cell: (row) => POPULATION_LABELS[row.population] },
              {
                key: 'unknown',
                header: 'わからない',
                align: 'end',
                cell: (row) => <CountLink counted={row.unknown} />,
              },
              {
                key: 'unanswered',
                header: '未回答',
                align: 'end',
                cell: (row) => <CountLink counted={row.unanswered} />,
              },
            ]}
          />
        </ReportSection>
        <ReportSection title="９　例外措置">
          <PaperTable
            caption="許可された例外措置のある対象（件）"
            empty="ありません。"
            rows={report.exceptions}
            rowKey={(row) => `${row.population} ${row.name}`}
            columns={[
              { key: 'name', header: '対象', rowHeader: true, cell: (row) => row.name },
              { key: 'population', header: '区分', cell: (row) => POPULATION_LABELS[row.population] },
              {
                key: 'excepted',
                header: '例外措置',
                align: 'end',
                cell: (row) => <CountLink counted={row.excepted} />,
              },
            ]}
          />
        </ReportSection>
        <ReportSection title="10　指標の定義と注記">
          <DefinitionList
            items={report.formulas.map(({ label, formula }) => ({ term: label, description: formula }))}
          />
          <ul className="list-disc pl-6">
            <li>分母が0のものは「－」（測定できない）とし、0%や100%とはしません。</li>
            <li>例外措置は実施に数えず、該当なしとともに実施率等の分母から除きます。</li>
            <li>提出されなかった点検票の項目は、入力途中の回答があっても未回答として数えます。</li>
            <li>{ROUNDING_NOTE}</li>
            <li>この報告は各所属等の自己申告を集計したものであり、対策の有効性を保証するものではありません。</li>
          </ul>
        </ReportSection>
      </MarkedPaper>
    </article>
  );
}
