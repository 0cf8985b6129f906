import { TextLink } from '#app/components/ui/text-link.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { CutList } from '#app/services/report/report.page.server.ts';

export interface CutNoteProps {
  readonly list: CutList<unknown>;
  /** What is counted, e.g. 票. */
  readonly unit: string;
}

/** Says on the screen and on paper how much of a list does not stand there, and where it does. */
export function CutNote({ list: { lines, count, wholes }, unit }: CutNoteProps) {
  const more = count - lines.length;
  if (more === 0) return null;
  return (
    <p className="mt-1">
      ほか{more}
      {unit}あります。この報告書には初めの{lines.length}
      {unit}だけを載せています。全件は結果の内訳にあります（
      {wholes.map(({ population, to }, index) => (
        <span key={population}>
          {index === 0 ? '' : '、'}
          <TextLink to={to}>{POPULATION_LABELS[population]}の一覧</TextLink>
        </span>
      ))}
      ）。
    </p>
  );
}
