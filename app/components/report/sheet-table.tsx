import { OfficeName } from '#app/components/organization/office-names.tsx';
import { CutNote } from '#app/components/report/cut-note.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { CutList, NamedSheet } from '#app/services/report/report.page.server.ts';

/** Sheets that the committee should know of by name. */
export function SheetTable({ caption, list }: { readonly caption: string; readonly list: CutList<NamedSheet> }) {
  return (
    <div>
      <PaperTable
        caption={`${caption}（${list.count}票）`}
        empty="ありません。"
        rows={list.lines}
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
      <CutNote list={list} unit="票" />
    </div>
  );
}
