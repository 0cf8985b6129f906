import { useModules } from '#app/components/organization/body-modules.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { Rate } from '#app/components/ui/rate.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { ReportPage } from '#app/services/report/report.page.server.ts';

const note = (exception: boolean) =>
  `どちらの年度も、取り込んだ結果があり、今回も同じ所属・情報システムに同じ条項で尋ねた項目のうち、該当なし${exception ? 'と例外措置' : ''}を除いたものだけの割合です。全体の実施率とは比べられません。取り込んだ結果は、この仕組みで集計を確定したものではありません。`;

/** The same items a year ago, as they were brought along; nothing where none can be compared. */
export function PastComparisonTable({ pastYear }: Pick<ReportPage, 'pastYear'>) {
  const { exception } = useModules();
  if (pastYear === null) return null;
  const year = japaneseFiscalYear(pastYear.importedYear);
  return (
    <>
      <PaperTable
        caption={`参考：${year}（表計算ソフトからの取込み）との比較`}
        empty=""
        rows={pastYear.comparisons}
        rowKey={({ population }) => population}
        columns={[
          {
            key: 'population',
            header: '区分',
            rowHeader: true,
            cell: ({ population }) => POPULATION_LABELS[population],
          },
          {
            key: 'before',
            header: `${year}の実施率（取込み）`,
            cell: ({ before }) => <Rate {...before} label={`${year}の実施率（取込み）`} />,
          },
          {
            key: 'now',
            header: '今回の同じ項目の実施率',
            cell: ({ now }) => <Rate {...now} label="今回の同じ項目の実施率" />,
          },
        ]}
      />
      <p className="text-dns-14N-130">{note(exception)}</p>
    </>
  );
}
