import { denominatorWords, numeratorWords } from '#app/components/report/number-words.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { RATING_LABELS } from '#app/domain/score/labels.ts';
import type { Rating } from '#app/domain/score/rule.ts';
import { RATINGS } from '#app/domain/score/rule.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { ReportCell, ReportMatrix } from '#app/services/report/report-matrix.loader.server.ts';

/** A symbol for each rating, so that the tint is never the only sign. */
const LOOKS = {
  good: { symbol: '◎', tint: 'bg-green-50' },
  mostly_good: { symbol: '○', tint: 'bg-white' },
  needs_improvement: { symbol: '△', tint: 'bg-yellow-100' },
  needs_urgent_improvement: { symbol: '▲', tint: 'bg-red-100' },
} as const satisfies Record<Rating, { symbol: string; tint: string }>;

export interface MatrixTableProps {
  readonly caption: string;
  readonly rowHeader: string;
  readonly matrix: ReportMatrix;
}

function numbersOf({ score, cappedBy }: ReportCell): string {
  const capped = cappedBy === 0 ? '' : `、重点項目${cappedBy}件により評価を抑制`;
  return `${numeratorWords(score)}／${denominatorWords(score)}${capped}`;
}

/** What the symbols of a matrix mean. */
export function RatingLegend() {
  return (
    <p className="text-dns-14N-130">
      {RATINGS.map((rating) => `${LOOKS[rating].symbol} ${RATING_LABELS[rating]}`).join('　')}　－ 対象の項目なし
    </p>
  );
}

/** Where it is weak: number and symbol in each cell, the tint as an addition. Head and first column stay in sight. */
export function MatrixTable({ caption, rowHeader, matrix: { chapters, rows } }: MatrixTableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="scroll-region print-region relative w-full overflow-auto desktop:max-h-[80vh]"
    >
      <table className="w-full border-separate border-spacing-0">
        <caption className="pb-1 text-left text-std-16B-170">{caption}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 top-0 z-20 border border-solid-gray-600 bg-solid-gray-50 px-2 py-1 text-left"
            >
              {rowHeader}
            </th>
            {chapters.map((chapter) => (
              <th
                key={chapter}
                scope="col"
                className="sticky top-0 z-10 min-w-16 wrap-normal border border-solid-gray-600 bg-solid-gray-50 px-2 py-1 text-left align-bottom text-dns-14B-130"
              >
                {chapter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th
                scope="row"
                className="sticky left-0 z-10 border border-solid-gray-420 bg-white px-2 py-1 text-left font-700 whitespace-nowrap"
              >
                {row.name}
              </th>
              {row.cells.map((cell, index) => {
                const look = cell === null || cell.rating === null ? null : LOOKS[cell.rating];
                return (
                  <td
                    key={chapters[index]}
                    className={`whitespace-nowrap border border-solid-gray-420 px-2 py-1 text-right tabular-nums ${look?.tint ?? 'bg-white'}`}
                  >
                    {cell === null ? (
                      '－'
                    ) : (
                      <TextLink to={cell.score.denominatorTo}>
                        {look === null ? '' : `${look.symbol} `}
                        {formatRate(cell.score.rate)}
                        <span className="sr-only">
                          （{numbersOf(cell)}
                          {cell.rating === null ? '' : `、${RATING_LABELS[cell.rating]}`}）
                        </span>
                      </TextLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
