import { TextLink } from '#app/components/ui/text-link.tsx';

export interface FigureShown {
  readonly label: string;
  readonly value: string;
  readonly numerator: { readonly text: string; readonly to: string };
  readonly denominator: { readonly text: string; readonly to: string };
  readonly lastYear: string | null;
}

/** A rate with its two numbers, each of which leads to its list. */
export function FigureCell({ figure, lastYear = true }: { readonly figure: FigureShown; readonly lastYear?: boolean }) {
  return (
    <span className="tabular-nums">
      <strong>{figure.value}</strong>
      <span className="block whitespace-nowrap text-dns-14N-130">
        （<TextLink to={figure.numerator.to}>{figure.numerator.text}</TextLink>／
        <TextLink to={figure.denominator.to}>{figure.denominator.text}</TextLink>）
      </span>
      {lastYear ? (
        <span className="block whitespace-nowrap text-dns-14N-130">前年度 {figure.lastYear ?? '－'}</span>
      ) : null}
    </span>
  );
}
