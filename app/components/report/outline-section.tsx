import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { ReportPage } from '#app/services/report/report.page.server.ts';
import { objectCountWords } from '#app/components/report/object-words.ts';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { handlingWords, methodWords } from '#app/components/report/method-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { japaneseDate, japaneseDateOf } from '#app/lib/japanese-date.ts';
import type { ReportOutline } from '#app/services/report/report-outline.loader.server.ts';

/** Under which rules, when, of whom and on which scale it was asked. */
export function OutlineSection({
  outline,
  ruleVersion,
  counting,
}: {
  readonly outline: ReportOutline;
  readonly ruleVersion: string;
  readonly counting: ReportPage['roles'];
}) {
  const names = useOfficeNames();
  const bureau = useBureauWords().counting;
  const outcomes = useOutcomes(counting);
  const { policies, legalBasis, openedAt } = outline;
  const ordering = policies.filter(({ policyId }) => legalBasis.some((clause) => clause.policyId === policyId));
  const opened = openedAt === null ? '' : japaneseDateOf(openedAt);
  return (
    <DefinitionList
      items={[
        {
          term: '目的',
          description:
            '情報セキュリティ対策の実施状況を各所属等が自ら点検し、改善につなげる。この報告は、各所属等の回答を集計したものである。',
        },
        ...(legalBasis.length === 0
          ? []
          : [
              {
                term: '根拠',
                description: ordering.map(({ policyId, name }) => (
                  <div key={policyId}>
                    {name}{' '}
                    {legalBasis
                      .filter((clause) => clause.policyId === policyId)
                      .map((clause, index) => (
                        <span key={clause.id}>
                          {index === 0 ? '' : '、'}
                          <TextLink to={clause.to}>{formatClause(clause.id)}</TextLink>
                        </span>
                      ))}
                  </div>
                )),
              },
            ]),
        {
          term: '点検の基準',
          description: `${policies.map(({ name, questionnaireVersion }) => `${name}（設問第${questionnaireVersion}版）`).join('、')}　${outline.clauseCount}条項・${outline.questionCount}問`,
        },
        {
          term: '対象期間',
          description: `${japaneseDate(outline.periodFrom)}から${japaneseDate(outline.periodTo)}まで${outline.spokenUntil === null ? '' : `（この報告は、${japaneseDate(outline.spokenUntil)}までの回答による）`}`,
        },
        { term: '実施時期', description: `${opened}から${japaneseDate(outline.dueOn)}まで（提出期限）` },
        ...(outline.closedOn === null ? [] : [{ term: '集計確定日', description: japaneseDate(outline.closedOn) }]),
        {
          term: '対象',
          description: `${outline.targetCounts.map(({ type, count }) => `${UNIT_TYPE_LABELS[type]} ${count}`).join('、')}（点検票 ${outline.sheetCount}票）`,
        },
        ...(outline.notCovered.length === 0
          ? []
          : [
              {
                term: '対象外',
                description: outline.notCovered.map(({ name, reason }) => `${name}（${reason}）`).join('、'),
              },
            ]),
        { term: '方法', description: methodWords(outline.routes, names, bureau) },
        { term: '点検票の取扱い', description: handlingWords(outline.sheetHandling, names) },
        ...(outline.askedByObject === null
          ? []
          : [
              {
                term: '契約ごとの設問',
                description: `${outline.askedByObject.questionCount}問を、台帳の${objectCountWords(outline.askedByObject)}について一件ずつ尋ねた。集計では、設問ごと・所属等ごとに一件とし、最も悪い回答で数えた。`,
              },
            ]),
        {
          term: '回答の区分',
          description: outcomes.map((outcome) => OUTCOME_LABELS[outcome]).join('、'),
        },
        {
          term: '集計規則',
          description: `${ruleVersion}${outline.frozenHash === null ? '' : `（確定した記録の照合番号 ${outline.frozenHash.slice(0, 16)}）`}`,
        },
      ]}
    />
  );
}
