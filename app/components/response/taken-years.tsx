import { Notice } from '#app/components/ui/notice.tsx';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { ResultImportPage } from '#app/services/response/past-result.page.server.ts';

function whyWords({ fiscalYear: year, why }: ResultImportPage['takenYears'][number]): string {
  const words = {
    own_year: 'この年度の自己点検は、この仕組みで始めています。結果は、その集計から表示します。',
    in_use: `前年度として見える${japaneseFiscalYear(year + 1)}の自己点検を、もう始めています。`,
  };
  return `${japaneseFiscalYear(year)}：${words[why]}`;
}

/** The years whose results cannot be brought along any more, and why. */
export function TakenYears({ years, takenYears }: Pick<ResultImportPage, 'years' | 'takenYears'>) {
  const title = years.length === 0 ? '今、取り込める年度はありません。' : '次の年度の結果は、取り込めません。';
  return (
    <Notice tone={years.length === 0 ? 'warning' : 'info'} title={title}>
      <ul className="list-disc pl-6">
        {takenYears.map((taken) => (
          <li key={taken.fiscalYear}>{whyWords(taken)}</li>
        ))}
      </ul>
    </Notice>
  );
}
