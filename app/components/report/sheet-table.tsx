import { OfficeName } from '#app/components/organization/office-names.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { NamedSheet } from '#app/services/report/report.page.server.ts';

/** Sheets that the committee should know of by name. */
export function SheetTable({ caption, rows }: { readonly caption: string; readonly rows: readonly NamedSheet[] }) {
  return (
    <PaperTable
      caption={`${caption}（${rows.length}票）`}
      empty="ありません。"
      rows={rows}
      rowKey={(row) => `${row.to} ${row.office}`}
      columns={[
        {
          key: 'target',
          header: '対象',
          rowHeader: true,
          cell: (row) => <TextLink to={row.to}>{row.targetName}</TextLink>,
        },
        {
          key: 'office',
          header: '回答する役割',
          cell: (row) => (
            <>
              <OfficeName office={row.office} />
              {row.isReturned ? '（差戻し中）' : ''}
            </>
          ),
        },
      ]}
    />
  );
}
