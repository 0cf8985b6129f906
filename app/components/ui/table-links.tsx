import { TextLink } from '#app/components/ui/text-link.tsx';

export interface TableLinksProps {
  /** Where the table is written. */
  readonly to: string;
  /** What it is of: 今の台帳. */
  readonly table: string;
}

/** A table to be saved, as a workbook or as CSV, within a sentence. */
export function TableLinks({ to, table }: TableLinksProps) {
  return (
    <>
      <TextLink to={`${to}?as=xlsx`} reloadDocument>
        {table}をExcelで出力
      </TextLink>
      （又は
      <TextLink to={to} reloadDocument>
        CSVで出力
      </TextLink>
      ）
    </>
  );
}
