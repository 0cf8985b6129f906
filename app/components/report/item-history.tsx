import { doneBy } from '#app/components/response/done-by.ts';
import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { objectWords } from '#app/components/report/object-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { AnswerPart } from '#app/domain/response/answer-change.ts';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import { ANSWER_VALUE_LABELS, UNANSWERED_LABEL } from '#app/domain/response/labels.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { japaneseDateTime, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { Revision } from '#app/services/report/entered-answer.loader.server.ts';
import type { EarlierOutcome } from '#app/services/report/item-past.loader.server.ts';
import type { ItemSheetEvent } from '#app/services/report/item.page.server.ts';

function enteredWords({ value, countedAs }: Revision): string {
  const entered = value === null ? UNANSWERED_LABEL : ANSWER_VALUE_LABELS[value];
  return countedAs === null ? entered : `${entered}（集計上：${OUTCOME_LABELS[countedAs]}）`;
}

const PART_WORDS = {
  value: '回答',
  rows: '細目',
  comment: 'コメント',
  reason: '該当なしの理由',
  method: '確認方法',
  plan: '改善策',
  evidence: '根拠資料',
  common: '共通回答の確認',
  record: '記録の確認',
} as const satisfies Record<AnswerPart, string>;

function changedWords({ partsChanged: changed }: Revision): string {
  if (changed === null) return 'はじめの回答';
  return changed.length === 0 ? '' : `${changed.map((part) => PART_WORDS[part]).join('、')}を変更`;
}

export function RevisionTable({ revisions }: { readonly revisions: readonly Revision[] }) {
  if (revisions.length === 0) return <p>回答の履歴はありません。</p>;
  return (
    <DataTable
      caption="回答の履歴"
      captionHidden
      rows={revisions}
      rowKey={(row) => String(row.rev)}
      columns={[
        { key: 'rev', header: '版', rowHeader: true, align: 'end', cell: (row) => row.rev },
        { key: 'at', header: '日時', cell: (row) => japaneseDateTime(row.at) },
        { key: 'by', header: '入力者', cell: (row) => (row.byProxy ? `${row.by}（代行入力）` : row.by) },
        {
          key: 'value',
          header: '回答',
          cell: enteredWords,
        },
        { key: 'changed', header: '変えたところ', cell: changedWords },
        { key: 'comment', header: 'コメント', cell: (row) => row.comment },
      ]}
    />
  );
}

export function EventTable({ events }: { readonly events: readonly ItemSheetEvent[] }) {
  if (events.length === 0) return <p>点検票の経過はまだありません。</p>;
  return (
    <DataTable
      caption="点検票の経過"
      captionHidden
      rows={events}
      rowKey={(row) => `${row.at} ${row.kind}`}
      columns={[
        { key: 'at', header: '日時', cell: (row) => japaneseDateTime(row.at) },
        { key: 'kind', header: '操作', rowHeader: true, cell: (row) => SHEET_EVENT_LABELS[row.kind] },
        { key: 'by', header: '操作者', cell: (row) => doneBy(row) },
        { key: 'reason', header: '理由', cell: (row) => row.reason },
      ]}
    />
  );
}

function aboutWords({ otherwiseAbout: about }: EarlierOutcome): string {
  if (about === null) return '同じ';
  return about.shownObject === null ? '対象の全体' : `最も悪い一件（${objectWords(about.shownObject)}）`;
}

export function EarlierTable({ rows }: { readonly rows: readonly EarlierOutcome[] }) {
  if (rows.length === 0) return <p>この対象がこの設問に回答した前年度までの確定済みの結果はありません。</p>;
  return (
    <DataTable
      caption="前年度までの回答"
      captionHidden
      rows={rows}
      rowKey={(row) => row.to}
      columns={[
        {
          key: 'year',
          header: '年度',
          rowHeader: true,
          cell: (row) => <TextLink to={row.to}>{japaneseFiscalYear(row.fiscalYear)}</TextLink>,
        },
        { key: 'name', header: '自己点検', cell: (row) => row.name },
        ...(rows.some(({ otherwiseAbout }) => otherwiseAbout !== null)
          ? [{ key: 'about', header: '尋ねたもの', cell: aboutWords }]
          : []),
        { key: 'outcome', header: '回答', cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
      ]}
    />
  );
}
