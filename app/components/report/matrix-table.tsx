import { denominatorWords, numeratorWords } from '#app/components/report/number-words.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx';
import { formatThresholds, OUTCOME_LABELS, RATING_LABELS, RATING_SIGNS } from '#app/domain/score/labels.ts';
import type { Rating, ScoringRule } from '#app/domain/score/rule.ts';
import { formatRate, NOT_MEASURABLE } from '#app/domain/shared/rate.ts';
import type { ReportCell, ReportMatrix } from '#app/services/report/report-matrix.loader.server.ts';

/** The class of a cell (`base.css`), beside the letter of each rating, which is the sign. */
const TINTS = {
  good: 'good',
  mostly_good: undefined,
  needs_improvement: 'weak',
  needs_urgent_improvement: 'bad',
} as const satisfies Record<Rating, string | undefined>;

export interface MatrixTableProps {
  readonly caption: string;
  readonly rowHeader: string;
  readonly matrix: ReportMatrix;
}

function numbersOf({ score, cappedBy }: ReportCell): string {
  const capped = cappedBy === 0 ? '' : `、重点項目${cappedBy}件により評価を抑制`;
  return `${numeratorWords(score)}／${denominatorWords(score)}${capped}`;
}

/** Beside a rate that holds what was not handed in as not done, and a letter that a 重点項目 keeps down. */
const PARTLY_MISSING = '＊';
const CAPPED = '※';

/** What the letters of a matrix mean, from which 得点率 on, and what keeps a rating down. */
export function RatingLegend({ rule, capped }: { readonly rule: ScoringRule; readonly capped: boolean }) {
  const cells = `何も書いていない升は尋ねた項目がないもの、「${NOT_MEASURABLE}」は該当なし等だけで測定できないものです。評価は得点率の下限（未提出を0点とした値）によります。「${PARTLY_MISSING}」は未提出を含むものです。`;
  const cap = `重点項目に未実施・わからない・未回答・未提出が1件でもある章は、得点率が高くても「${RATING_LABELS[rule.criticalCap]}」より良い評価にしません。`;
  return (
    <p className="text-dns-14N-130">
      {formatThresholds(rule)}
      <br />
      {cells}
      {capped ? `${cap}「${CAPPED}」はそのために抑えた評価です。` : 'この表の評価は、重点項目によって下げていません。'}
    </p>
  );
}

/** Where it is weak: number and symbol in each cell, the tint as an addition. Head and first column stay in sight. */
export function MatrixTable({ caption, rowHeader, matrix: { chapters, rows } }: MatrixTableProps) {
  return (
    <ScrollRegion named={{ label: caption }} bounded>
      <table className="matrix-cells w-full border-separate border-spacing-0">
        <caption className="pb-1 text-left text-std-16B-170">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHeader}</th>
            {chapters.map((chapter) => (
              <th key={chapter} scope="col">
                {chapter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, index) => {
                const rating = cell?.rating ?? null;
                return (
                  <td key={chapters[index]} className={rating === null ? undefined : TINTS[rating]}>
                    {cell === null ? (
                      ''
                    ) : (
                      <TextLink to={cell.to}>
                        {cell.unseen === 'all'
                          ? OUTCOME_LABELS.not_submitted
                          : `${rating === null ? '' : `${RATING_SIGNS[rating]} `}${formatRate(cell.score.rate)}`}
                        {cell.unseen === 'some' ? PARTLY_MISSING : ''}
                        {cell.cappedBy === 0 ? '' : CAPPED}
                        <span>
                          {`（${numbersOf(cell)}${cell.rating === null ? '' : `、${RATING_LABELS[cell.rating]}`}）`}
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
    </ScrollRegion>
  );
}
