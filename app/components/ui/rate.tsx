import { TextLink } from '#app/components/ui/text-link.tsx';

const NOT_MEASURABLE = '－';

/**
 * One decimal, cut; `0.1%未満` for what cutting would print as nothing. The numerator of a score may carry halves. Null
 * when there is nothing to measure.
 */
export function percentage(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const tenths = Math.floor((1000 * numerator) / denominator);
  return numerator > 0 && tenths === 0 ? '0.1%未満' : `${(tenths / 10).toFixed(1)}%`;
}

export interface RateProps {
  readonly numerator: number;
  readonly denominator: number;
  /** What is measured, for those who hear the number without seeing the column. */
  readonly label: string;
  /** Where the lists behind the number are. */
  readonly to?: string;
}

export function Rate({ numerator, denominator, label, to }: RateProps) {
  const percent = percentage(numerator, denominator);
  const text =
    percent === null ? (
      <>
        {NOT_MEASURABLE}
        <span className="sr-only">（対象がないため測定できません）</span>
      </>
    ) : (
      <>
        <span className="whitespace-nowrap text-std-16B-170">{percent}</span>
        <span className="whitespace-nowrap">
          （{numerator}／{denominator}）
        </span>
      </>
    );
  return (
    <span className="tabular-nums">
      <span className="sr-only">{label}：</span>
      {to === undefined ? text : <TextLink to={to}>{text}</TextLink>}
    </span>
  );
}
