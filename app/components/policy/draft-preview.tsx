import { figure } from '#app/components/policy/figure.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { numberWords, respondentWords, rowWords } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { workloadText } from '#app/components/response/workload-text.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { ANSWER_VALUE_LABELS, ROW_VALUE_LABELS } from '#app/domain/response/labels.ts';
import type {
  DraftPreviewPage,
  GatesFrom,
  PreviewedQuestion,
} from '#app/services/questionnaire/draft-preview.page.server.ts';

/** Whose sheet is shown, in words. */
export function useShownTo({ kind, targetName }: DraftPreviewPage): string {
  const offices = useOfficeNames();
  return kind === null ? targetName : respondentWords(kind, offices);
}

const GATES_FROM = {
  limits: '事前確認への回答は、想定です。',
  ledger: '台帳の属性と、前回の事前確認への回答によります。回答のないものは「はい」としています。',
  body_ledger: '台帳に当たる情報システムがあるかどうかによります。',
  last_year: '前回の事前確認への回答によります。回答のないものは「はい」としています。',
  all_hold: '前回の事前確認への回答がないため、すべて「はい」としています。',
} as const satisfies Record<GatesFrom, string>;

/** How much is asked, and whether people bear it. */
export function PreviewCounts({ page }: { readonly page: DraftPreviewPage }) {
  const { load, rowCount, closedCount, sheetLimit: limit, gatesFrom } = page;
  const shownTo = useShownTo(page);
  const most =
    limit === null
      ? null
      : `目安は、${figure(limit.mostQuestions ?? 0)}問${limit.mostRows === null ? '' : `・細目${figure(limit.mostRows)}件`}までです。`;
  return (
    <section aria-labelledby="counts" className="flex flex-col gap-2">
      <h2 id="counts" className="text-std-20B-150">
        {shownTo}：{workloadText(load)}、細目{figure(rowCount)}件
      </h2>
      {limit?.isTooMuch === true ? (
        <Notice tone="warning" title={`目安を超えています。${most ?? ''}`}>
          <p>「3 設問」で、似た設問の統合や、設問としないものがないかを確かめてください。</p>
        </Notice>
      ) : most === null ? null : (
        <p>✓ 目安の範囲内です。{most}</p>
      )}
      <p className="text-solid-gray-700">
        {closedCount === 0
          ? null
          : `ほかの${figure(closedCount)}問は、前提条件に当たらないため、表示されません（該当なし）。`}
        {GATES_FROM[gatesFrom]}
      </p>
    </section>
  );
}

/** What is asked before all. */
export function PreviewGates({ gates }: Pick<DraftPreviewPage, 'gates'>) {
  if (gates.length === 0) return null;
  return (
    <DataTable
      caption={`事前確認（${figure(gates.length)}件）`}
      rows={gates}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'question',
          header: '事前確認',
          rowHeader: true,
          width: 'wide',
          cell: ({ questionText }) => questionText,
        },
        { key: 'holds', header: '見え方の想定', cell: ({ holds }) => (holds ? 'はい' : 'いいえ') },
        {
          key: 'count',
          header: '「いいえ」のとき該当なしになる設問',
          align: 'end',
          cell: ({ questionCount }) => `${figure(questionCount)}問`,
        },
      ]}
    />
  );
}

interface ChoicesProps {
  readonly of: string;
  readonly labels: readonly string[];
}

/** The choices as they stand on the sheet; nothing is chosen here. */
function Choices({ of, labels }: ChoicesProps) {
  return (
    <ul aria-label={`${of}の選択肢`} className="flex list-none flex-wrap gap-2">
      {labels.map((label) => (
        <li key={label} className="rounded-8 border border-solid-gray-600 bg-white px-3 py-1">
          <span aria-hidden="true">○ </span>
          {label}
        </li>
      ))}
    </ul>
  );
}

function Notes({ question }: { readonly question: PreviewedQuestion }) {
  const { criteria, evidence, criticalReason, hint, means } = question;
  const notes = (
    [
      ['手段の例', means.join('、')],
      ['実施とは', criteria.implemented],
      ['一部実施とは', criteria.partial],
      ['根拠資料の例', evidence.join('、')],
      ['補足', hint ?? ''],
      ['重点項目とした理由', criticalReason ?? ''],
    ] as const
  ).filter(([, words]) => words !== '');
  if (notes.length === 0) return null;
  return (
    <dl className="text-dns-14N-130 text-solid-gray-800">
      {notes.map(([term, words]) => (
        <div key={term} className="flex flex-wrap gap-x-3 py-0.5">
          <dt className="font-700">{term}</dt>
          <dd className="min-w-0 flex-1 basis-64">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function ClauseWords({ question: { clauses, printedNumber: number } }: { readonly question: PreviewedQuestion }) {
  if (clauses.length === 0) return <p className="text-solid-gray-700">{WITHOUT_CLAUSE_LABEL}</p>;
  return (
    <div className="no-print">
      <Disclosure summary={`条文 ${number}${clauses.length > 1 ? ` ほか${figure(clauses.length - 1)}` : ''}`}>
        {clauses.map(({ id, title, text }) => (
          <p key={id} className="whitespace-pre-wrap">
            <span className="mr-2 font-700">{formatClause(id)}</span>
            {title === '' ? null : <span className="mr-2">{title}</span>}
            {text}
          </p>
        ))}
      </Disclosure>
    </div>
  );
}

const ANSWERS = ANSWER_VALUES.map((value) => ANSWER_VALUE_LABELS[value]);
const ROW_ANSWERS = ROW_VALUES.map((value) => ROW_VALUE_LABELS[value]);

interface QuestionProps {
  readonly question: PreviewedQuestion;
  readonly editPath: string;
}

function PreviewQuestion({ question, editPath }: QuestionProps) {
  const { printedNumber, text, rows, critical, kind } = question;
  const number = numberWords(question, roleNames(useOfficeNames()));
  return (
    <article className="flex break-inside-avoid flex-col gap-2 border-t border-solid-gray-420 py-4 [overflow-wrap:anywhere]">
      <h4 className="text-std-18B-160">
        <span className="mr-3 text-std-16N-170 text-solid-gray-700">{printedNumber}</span>
        {text}
        {rowWords(question)}
        <span className="ml-2 inline-flex flex-wrap gap-2 align-middle">
          {critical ? (
            <StatusBadge tone="warning" symbol="warning">
              重点項目
            </StatusBadge>
          ) : null}
          {kind === 'recommendation' ? <StatusBadge tone="neutral">推奨事項</StatusBadge> : null}
        </span>
      </h4>
      {rows.length === 0 ? <Choices of={number} labels={ANSWERS} /> : null}
      {rows.map((row, index) => (
        <div key={row.id} className="flex flex-col gap-1 border-l-4 border-solid-gray-300 pl-3">
          <p>{row.text}</p>
          {row.criteria === null ? null : (
            <p className="text-dns-14N-130 text-solid-gray-700">「はい」とは：{row.criteria}</p>
          )}
          <Choices of={`${number}の${index + 1}`} labels={ROW_ANSWERS} />
        </div>
      ))}
      <Notes question={question} />
      <ClauseWords question={question} />
      <p className="no-print">
        <TextLink to={editPath}>この設問を直す（{number}）</TextLink>
      </p>
    </article>
  );
}

interface ChaptersProps {
  readonly page: DraftPreviewPage;
  readonly editPathOf: (name: string) => string;
}

/** The questions by chapter, each as it is read. */
export function PreviewChapters({ page: { chapters }, editPathOf }: ChaptersProps) {
  if (chapters.length === 0) return <p>この回答者に尋ねる設問はありません。</p>;
  return (
    <section aria-labelledby="asked" className="flex flex-col gap-6">
      <h2 id="asked" className="text-std-20B-150">
        設問
      </h2>
      {chapters.length < 2 ? null : (
        <nav aria-label="章" className="no-print">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {chapters.map(({ key, id, title, questions }, index) => (
              <li key={key}>
                <TextLink to={`#chapter-${index + 1}`}>
                  {formatClause(id)}　{title}（{figure(questions.length)}問）
                </TextLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {chapters.map(({ key, id, title, questions }, index) => (
        <section
          key={key}
          id={`chapter-${index + 1}`}
          aria-labelledby={`chapter-${index + 1}-title`}
          className="scroll-mt-4"
        >
          <h3 id={`chapter-${index + 1}-title`} className="mb-2 text-std-18B-160">
            {formatClause(id)}　{title}（{figure(questions.length)}問）
          </h3>
          {questions.map((question) => (
            <PreviewQuestion key={question.id} question={question} editPath={editPathOf(question.name)} />
          ))}
        </section>
      ))}
    </section>
  );
}
