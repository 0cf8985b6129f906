import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import { ANSWER_VALUE_LABELS, UNANSWERED_LABEL } from '#app/domain/response/labels.ts';
import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

export interface RevisionRow {
  readonly rev: number;
  readonly value: AnswerValue | null;
  readonly comment: string;
  readonly by: string;
  readonly at: string;
  readonly byProxy: boolean;
}

export function RevisionTable({ revisions }: { readonly revisions: readonly RevisionRow[] }) {
  if (revisions.length === 0) return <p>回答の履歴はありません。</p>;
  return (
    <DataTable
      caption="回答の履歴"
      captionHidden
      rows={revisions}
      rowKey={(row) => String(row.rev)}
      columns={[
        { key: 'rev', header: '版', rowHeader: true, align: 'end', cell: (row) => row.rev },
        { key: 'at', header: '日時', cell: (row) => row.at },
        { key: 'by', header: '入力者', cell: (row) => (row.byProxy ? `${row.by}（代行入力）` : row.by) },
        {
          key: 'value',
          header: '回答',
          cell: (row) => (row.value === null ? UNANSWERED_LABEL : ANSWER_VALUE_LABELS[row.value]),
        },
        { key: 'comment', header: 'コメント', cell: (row) => row.comment },
      ]}
    />
  );
}

export interface EventRow {
  readonly kind: SheetEventKind;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export function EventTable({ events }: { readonly events: readonly EventRow[] }) {
  if (events.length === 0) return <p>点検票の経過はまだありません。</p>;
  return (
    <DataTable
      caption="点検票の経過"
      captionHidden
      rows={events}
      rowKey={(row) => `${row.at} ${row.kind}`}
      columns={[
        { key: 'at', header: '日時', cell: (row) => row.at },
        { key: 'kind', header: '操作', rowHeader: true, cell: (row) => SHEET_EVENT_LABELS[row.kind] },
        { key: 'by', header: '操作者', cell: (row) => row.by },
        { key: 'reason', header: '理由', cell: (row) => row.reason },
      ]}
    />
  );
}

export interface EarlierRow {
  readonly year: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly to: string;
}

export function EarlierTable({ rows }: { readonly rows: readonly EarlierRow[] }) {
  if (rows.length === 0) return <p>この対象がこの設問に回答した前年度までの確定済みの結果はありません。</p>;
  return (
    <DataTable
      caption="前年度までの回答"
      captionHidden
      rows={rows}
      rowKey={(row) => row.to}
      columns={[
        { key: 'year', header: '年度', rowHeader: true, cell: (row) => <TextLink to={row.to}>{row.year}</TextLink> },
        { key: 'name', header: '自己点検', cell: (row) => row.name },
        { key: 'outcome', header: '回答', cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
      ]}
    />
  );
}
