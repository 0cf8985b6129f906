import { formatClauses } from '#app/domain/policy/printed-clause.ts';
import { WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { objectWords, WORST_COUNTS } from '#app/components/report/object-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import type { Column } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { ItemLine } from '#app/services/report/item-lines.loader.server.ts';
import type { ItemList } from '#app/services/report/items-behind-number.page.server.ts';

export interface ItemTableProps {
  readonly caption: string;
  readonly rows: readonly ItemLine[];
  readonly sort: ItemList['columnOrders'];
}

const SHOWN_CLAUSES = 3;

/** Of a question that was asked about several objects, what the ones that do not count came to. */
function OtherObjects({ objects }: { readonly objects: ItemLine['otherObjects'] }) {
  return (
    <Disclosure summary={`ほかの契約・サービス${objects.length}件の回答`}>
      <ul>
        {objects.map(({ itemId, to, shownObject, outcome }) => (
          <li key={itemId}>
            <TextLink to={to}>{objectWords(shownObject)}</TextLink>　{OUTCOME_LABELS[outcome]}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

export function ItemTable({ caption, rows, sort }: ItemTableProps) {
  const columns: readonly Column<ItemLine>[] = [
    {
      key: 'question',
      header: '設問',
      width: 'wide',
      sort: sort.order,
      cell: (row) => (
        <>
          <span className="text-dns-14N-130 text-solid-gray-700">
            {row.clauseIds.length === 0 ? WITHOUT_CLAUSE_LABEL : formatClauses(row.clauseIds, SHOWN_CLAUSES)}
            {row.critical ? '　【重点項目】' : ''}
          </span>
          <br />
          <TextLink to={row.to}>{row.text}</TextLink>
        </>
      ),
    },
    {
      key: 'target',
      header: '対象',
      rowHeader: true,
      sort: sort.unit,
      cell: (row) => (
        <>
          {row.targetName}
          {row.shownObject === null ? null : <span className="block">{objectWords(row.shownObject)}</span>}
          {row.bureauName === null || row.bureauName === row.targetName ? null : (
            <span className="block text-dns-14N-130 text-solid-gray-700">{row.bureauName}</span>
          )}
        </>
      ),
    },
    {
      key: 'outcome',
      header: '回答',
      sort: sort.outcome,
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
          {row.otherObjects.length === 0 ? null : <OtherObjects objects={row.otherObjects} />}
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
          {row.answeredAt === null ? null : (
            <span className="block text-dns-14N-130">{japaneseDateTime(row.answeredAt)}</span>
          )}
        </>
      ),
    },
  ];
  const table = <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.itemId} />;
  return rows.every(({ shownObject }) => shownObject === null) ? (
    table
  ) : (
    <>
      <p className="mb-2">{WORST_COUNTS}</p>
      {table}
    </>
  );
}
