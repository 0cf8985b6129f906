import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import type { Column, SortDirection } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

export interface ItemRow {
  readonly itemId: string;
  readonly to: string;
  readonly number: number;
  readonly question: string;
  readonly clauses: readonly string[];
  readonly targetName: string;
  readonly bureauName: string | null;
  readonly outcome: Outcome;
  readonly clauseOutcome: Outcome | null;
  readonly byGate: boolean;
  readonly draft: AnswerValue | null;
  readonly critical: boolean;
  readonly comment: string | null;
  readonly answeredBy: string | null;
  /** As shown. */
  readonly answeredAt: string | null;
}

export interface ItemTableProps {
  readonly caption: string;
  readonly rows: readonly ItemRow[];
  /** Where the table can be sorted, by the key of the column. */
  readonly sort?: Readonly<
    Record<'order' | 'unit' | 'outcome', { readonly to: string; readonly direction: SortDirection }>
  >;
}

const SHOWN_CLAUSES = 3;

function clauseWords(clauses: readonly string[]): string {
  const shown = clauses.slice(0, SHOWN_CLAUSES).join('、');
  return clauses.length > SHOWN_CLAUSES ? `${shown} ほか${clauses.length - SHOWN_CLAUSES}` : shown;
}

export function ItemTable({ caption, rows, sort }: ItemTableProps) {
  const columns: readonly Column<ItemRow>[] = [
    {
      key: 'question',
      header: '設問',
      width: 'wide',
      ...(sort === undefined ? {} : { sort: sort.order }),
      cell: (row) => (
        <>
          <span className="text-dns-14N-130 text-solid-gray-700">
            問{row.number}　{clauseWords(row.clauses)}
            {row.critical ? '　【重点項目】' : ''}
          </span>
          <br />
          <TextLink to={row.to}>{row.question}</TextLink>
        </>
      ),
    },
    {
      key: 'target',
      header: '対象',
      rowHeader: true,
      ...(sort === undefined ? {} : { sort: sort.unit }),
      cell: (row) => (
        <>
          {row.targetName}
          {row.bureauName === null || row.bureauName === row.targetName ? null : (
            <span className="block text-dns-14N-130 text-solid-gray-700">{row.bureauName}</span>
          )}
        </>
      ),
    },
    {
      key: 'outcome',
      header: '回答',
      ...(sort === undefined ? {} : { sort: sort.outcome }),
      cell: (row) => (
        <>
          <OutcomeBadge outcome={row.outcome} />
          {row.clauseOutcome === null ? null : (
            <span className="block">この条項：{OUTCOME_LABELS[row.clauseOutcome]}</span>
          )}
          {row.byGate ? <span className="block text-dns-14N-130">事前確認・台帳による</span> : null}
          {row.draft === null ? null : (
            <span className="block text-dns-14N-130">未提出の下書き：{ANSWER_VALUE_LABELS[row.draft]}</span>
          )}
        </>
      ),
    },
    { key: 'comment', header: 'コメント', cell: (row) => row.comment },
    {
      key: 'who',
      header: '回答者・日時',
      cell: (row) => (
        <>
          {row.answeredBy}
          {row.answeredAt === null ? null : <span className="block text-dns-14N-130">{row.answeredAt}</span>}
        </>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.itemId} />;
}
