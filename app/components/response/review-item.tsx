import { formatClauses } from '#app/domain/policy/printed-clause.ts';
import { WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import type { ReviewItem } from '#app/services/response/review-item.loader.server.ts';
import { bodyValueTexts } from '#app/components/policy/body-value-words.ts';
import { exceptionWords, NOT_COUNTED } from '#app/components/response/exception-words.ts';
import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { ObjectLine } from '#app/components/response/object-line.tsx';
import { REVIEW_MARK_LABELS } from '#app/components/response/review-labels.ts';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import type { LastYearItem } from '#app/domain/response/last-year.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import {
  ANSWER_VALUE_LABELS,
  CONFIRMATION_METHOD_LABELS,
  FROM_RECORD_LABEL,
  NOT_APPLICABLE_REASON_LABELS,
  ROW_VALUE_LABELS,
  UNANSWERED_LABEL,
} from '#app/domain/response/labels.ts';
import { OUTCOME_LABELS, PARTLY_EXCEPTED_LABEL } from '#app/domain/score/labels.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="gap-x-4 desktop:grid desktop:grid-cols-[11rem_1fr]">
      <dt className="text-solid-gray-700">{term}</dt>
      <dd className="whitespace-pre-wrap">{children}</dd>
    </div>
  );
}

function commentTerm(value: AnswerValue | null): string {
  if (value === 'partially_implemented') return '足りないこと';
  return value === 'not_implemented' ? '実施していない理由' : '補足';
}

function evidenceText(entry: ReviewItem['evidence'][number]): string {
  const confirmed = [entry.confirmedBy, entry.confirmedOn === null ? '' : japaneseDate(entry.confirmedOn)].filter(
    (part) => part !== '',
  );
  const parts = [
    entry.documentName,
    entry.documentNumber,
    entry.location === '' ? '' : `保管：${entry.location}`,
    confirmed.length === 0 ? '' : `確認：${confirmed.join(' ')}`,
  ];
  return parts.filter((part) => part !== '').join('／');
}

/** The beginning of a measure, which stands whole in the list of the sheet. */
function excerpt(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

export interface ReviewItemProps {
  readonly item: ReviewItem;
  /** Every row; otherwise those answered はい are only counted. */
  readonly wholeRows?: boolean;
}

function rowWord({ value, exception }: ReviewItem['rows'][number]): string {
  if (exception !== null) return OUTCOME_LABELS.excepted;
  return value === null ? UNANSWERED_LABEL : ROW_VALUE_LABELS[value];
}

function Rows({ rows, whole }: { readonly rows: ReviewItem['rows']; readonly whole: boolean }) {
  if (rows.length === 0) return null;
  const listed = whole
    ? rows
    : rows.filter((row) => row.value !== 'yes' || row.comment !== '' || row.exception !== null);
  return (
    <ul className="mt-2 list-disc pl-6">
      {listed.map((row) => (
        <li key={row.text}>
          {row.text}：<strong>{rowWord(row)}</strong>
          {row.exception === null ? null : (
            <span className="block text-solid-gray-700">
              {exceptionWords(row.exception)}
              {row.value === null ? '' : `　入力した回答：${ROW_VALUE_LABELS[row.value]}（${NOT_COUNTED}）`}
            </span>
          )}
          {row.comment === '' ? null : <span className="block whitespace-pre-wrap">{row.comment}</span>}
        </li>
      ))}
      {listed.length === rows.length ? null : (
        <li>
          {listed.length === 0
            ? `細目${rows.length}件すべて`
            : `細目${rows.length}件のうち${rows.length - listed.length}件`}
          ：<strong>{ROW_VALUE_LABELS.yes}</strong>
        </li>
      )}
    </ul>
  );
}

/** What was written to other words, or about something else, says nothing here. */
function isOfTheSame({ sameQuestion, askedAbout }: LastYearItem): boolean {
  return sameQuestion && askedAbout === 'same';
}

/** One item with its answer and everything said to it, read only. */
export function ReviewItemView({ item, wholeRows = false }: ReviewItemProps) {
  const extra = item.marks.filter((mark) => mark === 'not_applicable_to_confirm' || mark === 'no_evidence');
  const byRows = item.rows.some(({ exception }) => exception !== null);
  // Of a question that an exception covers as a whole only what was entered is told.
  const showsRows =
    item.exception === null || byRows || item.rows.some(({ value, comment }) => value !== null || comment !== '');
  const laidDown = bodyValueTexts(item.bodyValues);
  return (
    <li className="rounded-8 border border-solid-gray-420 p-4 print:break-inside-avoid print:px-3 print:py-2">
      <p className="text-dns-14N-130 text-solid-gray-700">
        {item.clauses.length === 0 ? '' : '条項 '}
        {item.clauses.length === 0 ? WITHOUT_CLAUSE_LABEL : formatClauses(item.clauses, 3)}
      </p>
      <p className="mt-1 text-std-16B-170">{item.text}</p>
      <ObjectLine object={item.object} />
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <OutcomeBadge outcome={item.outcome} />
        {item.partlyExcepted ? <StatusBadge tone="info">{PARTLY_EXCEPTED_LABEL}</StatusBadge> : null}
        {item.marks.includes('changed') && item.lastYear !== null ? (
          <span className="inline-flex flex-wrap items-center gap-1">
            前年度 <OutcomeBadge outcome={item.lastYear.outcome} /> から変更
          </span>
        ) : null}
        {item.critical ? (
          <StatusBadge tone="info" symbol="warning">
            重点項目
          </StatusBadge>
        ) : null}
        {extra.map((mark) => (
          <StatusBadge key={mark} tone="warning" symbol="warning">
            {REVIEW_MARK_LABELS[mark]}
          </StatusBadge>
        ))}
        {item.onRecord ? <StatusBadge tone="info">{FROM_RECORD_LABEL}</StatusBadge> : null}
        {item.byProxy ? (
          <StatusBadge tone="info" symbol="pencil">
            代行入力
          </StatusBadge>
        ) : null}
      </p>
      {showsRows ? <Rows rows={item.rows} whole={wholeRows} /> : null}
      <dl className="mt-2 flex flex-col gap-1">
        {laidDown.length === 0 ? null : <Line term="団体の定め">{laidDown.join('\n')}</Line>}
        {item.exception === null || byRows ? null : <Line term="例外措置">{exceptionWords(item.exception)}</Line>}
        {item.exception === null || item.value === null ? null : (
          <Line term="入力した回答">
            {ANSWER_VALUE_LABELS[item.value]}（{NOT_COUNTED}）
          </Line>
        )}
        {item.comment === '' ? null : <Line term={commentTerm(item.value)}>{item.comment}</Line>}
        {item.plan === null ? null : (
          <>
            <Line term="改善策">{item.plan.measure === '' ? '（未記入）' : item.plan.measure}</Line>
            <Line term="担当・期限">
              {item.plan.owner === '' ? '（未記入）' : item.plan.owner}・
              {item.plan.due === null ? '（未記入）' : japaneseDate(item.plan.due)}
            </Line>
          </>
        )}
        {item.sharedMeasures.map(({ number, plan, rowTexts }) => (
          <Line key={number} term="改善策">
            改善策{number}（{excerpt(plan.measure)}）に含まれています。
            {rowTexts.length === 0 ? '' : `細目：${rowTexts.join('、')}`}
          </Line>
        ))}
        {item.notApplicableReason === null ? null : (
          <Line term="該当なしの理由">
            {NOT_APPLICABLE_REASON_LABELS[item.notApplicableReason]}
            {item.notApplicableNote === '' ? '' : `：${item.notApplicableNote}`}
          </Line>
        )}
        {item.confirmationMethod === null ? null : (
          <Line term="確認の方法">{CONFIRMATION_METHOD_LABELS[item.confirmationMethod]}</Line>
        )}
        {item.evidence.length === 0 ? null : (
          <Line term="根拠資料">
            <ul>
              {item.evidence.map((entry) => (
                <li key={evidenceText(entry)}>{evidenceText(entry)}</li>
              ))}
            </ul>
          </Line>
        )}
        {item.lastYear === null || !isOfTheSame(item.lastYear) || item.lastYear.comment === '' ? null : (
          <Line term="前年度の記載">{item.lastYear.comment}</Line>
        )}
        {item.answeredBy === null || item.answeredAt === null ? null : (
          <Line term="入力">
            {item.answeredBy} <TimeText instant={item.answeredAt} text={japaneseDateTime(item.answeredAt)} />
          </Line>
        )}
      </dl>
    </li>
  );
}
