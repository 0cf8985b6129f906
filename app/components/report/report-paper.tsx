import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import { useCommitteeWords, useModules } from '#app/components/organization/body-modules.tsx';
import { ChapterSection } from '#app/components/report/chapter-section.tsx';
import { ClauseSection } from '#app/components/report/clause-section.tsx';
import { DecisionList, ProblemList, RatesTable, WhyTheseNumbers } from '#app/components/report/first-page.tsx';
import { MarkedPaper } from '#app/components/report/marked-paper.tsx';
import { MatrixTable, RatingLegend } from '#app/components/report/matrix-table.tsx';
import { ExceptedTable, UnconfirmedTable } from '#app/components/report/open-targets.tsx';
import { OUTCOME_TONES } from '#app/components/report/outcome-tone.ts';
import { OutlineSection } from '#app/components/report/outline-section.tsx';
import { PastComparisonTable } from '#app/components/report/past-comparison-table.tsx';
import { RateRanges } from '#app/components/report/rate-ranges.tsx';
import { ReportNotes } from '#app/components/report/report-notes.tsx';
import { ReportSection } from '#app/components/report/report-section.tsx';
import { reportTitle } from '#app/components/report/report-title.ts';
import { RoleTable } from '#app/components/report/role-table.tsx';
import { SheetTable } from '#app/components/report/sheet-table.tsx';
import { SubmissionTable } from '#app/components/report/submission-table.tsx';
import { WholeResult } from '#app/components/report/whole-result.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SegmentLegend } from '#app/components/ui/segment-legend.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { DRAFT_MARK, POPULATION_NOTE, CUT_NOTE } from '#app/domain/report/labels.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { ReportPage } from '#app/services/report/report.page.server.ts';

interface Part {
  readonly report: ReportPage;
}

function comparisonWords({ lastFiscalYear, comparable }: ReportPage): string {
  if (lastFiscalYear === null) return '前年度の自己点検の結果はありません。';
  const points = comparable ? '' : '集計規則が異なるため、得点率は比べられません。';
  return `前年度は${japaneseFiscalYear(lastFiscalYear)}の結果です。${points}`;
}

/** The last section; where no exception is permitted it stands one place before. */
function notesTitle(excepting: boolean): string {
  return `${excepting ? '10' : '９'}　指標の定義と注記`;
}

function FirstPage({ report }: Part) {
  const { asked } = useCommitteeWords();
  const excepting = useOutcomes(report.roles).includes('excepted');
  const { campaign, populations, proposals } = report;
  return (
    <ReportSection title="１　総括">
      <p className="text-std-18B-160">{report.judgement}</p>
      <RatesTable populations={populations} />
      <p className="text-dns-14N-130">
        {`得点率は、一部実施にも点数を与え、必須の項目を重く数えた割合です（式は「${notesTitle(excepting)}」）。評価は得点率だけにより、重点項目の未実施によって下げていません。`}
        {POPULATION_NOTE}
        {comparisonWords(report)}
      </p>
      <RateRanges populations={populations} />
      <WhyTheseNumbers populations={populations} rule={campaign.rule} />
      <h3 className="text-std-18B-160">主な課題{DRAFT_MARK}</h3>
      <ProblemList problems={report.problems} />
      {proposals === null || campaign.rehearsal ? null : (
        <>
          <h3 className="text-std-18B-160">{asked}</h3>
          <DecisionList proposals={proposals} />
        </>
      )}
    </ReportSection>
  );
}

function Results({ report }: Part) {
  const outcomes = useOutcomes(report.roles);
  return (
    <ReportSection title="４　全体の結果">
      <WholeResult populations={report.populations} compared={report.lastFiscalYear !== null} />
      <PastComparisonTable pastYear={report.pastYear} />
      <SegmentLegend
        items={outcomes.map((outcome) => ({ label: OUTCOME_LABELS[outcome], tone: OUTCOME_TONES[outcome] }))}
      />
      {report.chapters.map((part) => (
        <ChapterSection key={part.population} {...part} compared={report.lastFiscalYear !== null} />
      ))}
      <p className="text-dns-14N-130">{CUT_NOTE}</p>
    </ReportSection>
  );
}

function Matrices({ report }: Part) {
  const { bureau } = useModules();
  const word = useBureauWords().counting;
  return (
    <ReportSection title={bureau ? `５　${word}・章別の得点率` : '５　章別の得点率'}>
      <RatingLegend rule={report.campaign.rule} capped={false} />
      {report.matrices.map((matrix) => (
        <MatrixTable
          key={matrix.population}
          caption={`${POPULATION_LABELS[matrix.population]}：${bureau ? `${word}×章` : '章別'}`}
          rowHeader={bureau ? word : '区分'}
          matrix={matrix}
        />
      ))}
      <p className="no-print">
        <TextLink to={`/report/${report.campaign.id}/matrix`}>所属・情報システムごとの章別の評価</TextLink>
      </p>
    </ReportSection>
  );
}

/** 自己点検結果報告書 as it is read and printed. */
export function ReportPaper({ report }: Part) {
  const { campaign, outline } = report;
  const excepting = useOutcomes(report.roles).includes('excepted');
  return (
    <MarkedPaper marking={outline.marking} madeOn={outline.madeOn}>
      <h1 className="mt-4 text-std-28B-150">{reportTitle(report)}</h1>
      <p>
        {report.bodyName}　{outline.marking.section}
      </p>
      {campaign.rehearsal ? (
        <div className="mt-4">
          <Notice tone="warning" title="試行の結果です">
            <p>試行の結果はどこにも数えません。報告書としては使わないでください。</p>
          </Notice>
        </div>
      ) : null}
      {campaign.live ? (
        <div className="mt-4">
          <Notice tone="warning" title="実施中の速報値です">
            <p>集計確定の前のため、これからの回答や差戻しで変わります。報告書としては使わないでください。</p>
          </Notice>
        </div>
      ) : null}
      <FirstPage report={report} />
      <ReportSection title="２　点検の概要" newPage>
        <OutlineSection counting={report.roles} outline={outline} ruleVersion={campaign.rule.version} />
      </ReportSection>
      <ReportSection title="３　提出の状況">
        <SubmissionTable lines={report.submissions} compared={report.lastFiscalYear !== null} />
        <SheetTable caption="提出されなかった点検票（差戻し中を含む）" list={report.missingSheets} />
        <SheetTable caption="兼務のため自己確認となった点検票" list={report.selfConfirmedSheets} />
        <SheetTable caption="代行入力による点検票" list={report.proxySheets} />
      </ReportSection>
      <Results report={report} />
      <Matrices report={report} />
      <ReportSection title="６　役割別の結果">
        <RoleTable rows={report.roles} compared={report.lastFiscalYear !== null} />
      </ReportSection>
      <ReportSection title="７　実施されていない条項">
        {report.nonCompliant.map((part) => (
          <ClauseSection key={part.population} {...part} compared={report.lastFiscalYear !== null} />
        ))}
      </ReportSection>
      <ReportSection title="８　わからない・未回答・未提出">
        <UnconfirmedTable list={report.unconfirmedTargets} />
      </ReportSection>
      {excepting ? (
        <ReportSection title="９　例外措置">
          <ExceptedTable list={report.exceptedTargets} />
        </ReportSection>
      ) : null}
      <ReportSection title={notesTitle(excepting)}>
        <ReportNotes campaign={campaign} />
      </ReportSection>
      <p className="mt-4 break-all text-dns-14N-130">操作記録の検証値　{outline.logPosition}</p>
    </MarkedPaper>
  );
}
