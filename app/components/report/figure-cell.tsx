import { denominatorWords, numeratorWords } from '#app/components/report/number-words.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { formatRate, NOT_MEASURABLE } from '#app/domain/shared/rate.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';

/** A rate with its two numbers, each of which leads to its list. */
export function FigureCell({
  figure,
  lastYear = true,
}: {
  readonly figure: LinkedFigure;
  readonly lastYear?: boolean;
}) {
  return (
    <span className="figure">
      <strong>{formatRate(figure.rate)}</strong>
      <span>
        （<TextLink to={figure.numeratorTo}>{numeratorWords(figure)}</TextLink>／
        <TextLink to={figure.denominatorTo}>{denominatorWords(figure)}</TextLink>）
      </span>
      {lastYear ? <span>前年度 {figure.lastYear === null ? NOT_MEASURABLE : formatRate(figure.lastYear)}</span> : null}
    </span>
  );
}
