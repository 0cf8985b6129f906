import { useModules } from '#app/components/organization/body-modules.tsx';
import { denominatorWords, numeratorWords } from '#app/components/report/number-words.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { FIGURE_LABELS, formatFormula } from '#app/domain/score/labels.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';

export interface WhyNumberProps {
  readonly population: Population;
  readonly figure: LinkedFigure;
  readonly rule: ScoringRule;
  /** What the value could still become, where something is unconfirmed. */
  readonly bound?: string;
}

/** なぜこの数字か: formula, the two numbers with their lists, bound and rule. */
export function WhyNumber({ population, figure, rule, bound }: WhyNumberProps) {
  return (
    <div>
      <p className="text-std-16B-170">{`${POPULATION_LABELS[population]}の${FIGURE_LABELS[figure.id]} ${formatRate(figure.rate)}`}</p>
      <p>計算式：{formatFormula(figure.id, rule, useModules())}</p>
      <p>
        分子：<TextLink to={figure.numeratorTo}>{numeratorWords(figure)}</TextLink>　分母：
        <TextLink to={figure.denominatorTo}>{denominatorWords(figure)}</TextLink>
      </p>
      {bound === undefined ? null : <p>{bound}</p>}
      <p>集計規則：{rule.version}</p>
    </div>
  );
}
