import { TextLink } from '#app/components/ui/text-link.tsx';

export interface WhyNumberProps {
  readonly label: string;
  /** In words. */
  readonly formula: string;
  readonly numerator: { readonly text: string; readonly to: string };
  readonly denominator: { readonly text: string; readonly to: string };
  /** What the value could still become, where something is unconfirmed. */
  readonly bound?: string;
  readonly ruleVersion: string;
}

/** なぜこの数字か: formula, the two numbers with their lists, bound and rule. */
export function WhyNumber({ label, formula, numerator, denominator, bound, ruleVersion }: WhyNumberProps) {
  return (
    <div>
      <p className="text-std-16B-170">{label}</p>
      <p>計算式：{formula}</p>
      <p>
        分子：<TextLink to={numerator.to}>{numerator.text}</TextLink>　分母：
        <TextLink to={denominator.to}>{denominator.text}</TextLink>
      </p>
      {bound === undefined ? null : <p>{bound}</p>}
      <p>集計規則：{ruleVersion}</p>
    </div>
  );
}
