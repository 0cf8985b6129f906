import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { objectWords } from '#app/components/report/object-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { ClauseTargetLine } from '#app/services/report/clause.page.server.ts';

/** What a clause comes to at each target, with the items that decide it. */
export function ClauseTargets({ lines }: { readonly lines: readonly ClauseTargetLine[] }) {
  if (lines.length === 0) return <EmptyState title="条件に合う対象はありません。" />;
  return (
    <DataTable
      caption="対象別の結果"
      rows={lines}
      rowKey={(line) => line.targetId}
      columns={[
        {
          key: 'name',
          header: '対象',
          rowHeader: true,
          cell: (line) => (
            <>
              {line.name}
              {line.bureauName === null || line.bureauName === line.name ? null : (
                <span className="block text-dns-14N-130 text-solid-gray-700">{line.bureauName}</span>
              )}
            </>
          ),
        },
        { key: 'outcome', header: 'この条項の結果', cell: (line) => <OutcomeBadge outcome={line.outcome} /> },
        {
          key: 'items',
          header: '設問・コメント',
          width: 'wide',
          cell: (line) => (
            <ul>
              {line.items.map((item) => (
                <li key={item.itemId}>
                  <TextLink to={item.to}>
                    {item.text}
                    {item.shownObject === null ? null : `　${objectWords(item.shownObject)}`}
                  </TextLink>
                  {item.shownObject === null ? null : `　${OUTCOME_LABELS[item.clauseOutcome ?? item.outcome]}`}
                  {item.comment === null || item.comment === '' ? null : <span className="block">{item.comment}</span>}
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: 'who',
          header: '回答者・日時',
          cell: (line) => (
            <ul>
              {line.items.map((item) => (
                <li key={item.itemId}>
                  {item.answeredBy}
                  {item.answeredAt === null ? null : (
                    <span className="block text-dns-14N-130">{japaneseDateTime(item.answeredAt)}</span>
                  )}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
