import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';

export interface PastPlanListProps {
  readonly years: readonly { readonly fiscalYear: number; readonly count: number; readonly to: string }[];
  readonly mayImport: boolean;
}

/** The years of which a plan was brought along, and the way to bring one. */
export function PastPlanList({ years, mayImport }: PastPlanListProps) {
  if (years.length === 0 && !mayImport) return null;
  return (
    <section aria-labelledby="past-plans" className="mt-6">
      <h2 id="past-plans" className="text-std-20B-150">
        取り込んだ改善計画
      </h2>
      {years.length === 0 ? null : (
        <ul className="mt-2 list-disc pl-6">
          {years.map(({ fiscalYear, count, to }) => (
            <li key={fiscalYear}>
              <TextLink to={to}>{japaneseFiscalYear(fiscalYear)}（取込み）</TextLink> {count}件
            </li>
          ))}
        </ul>
      )}
      {mayImport ? (
        <>
          <p className="mt-2">
            この仕組みを使い始める前から続いている改善計画は、表計算ソフトの表から取り込み、続きの進み具合をここで見られます。前の年度の結果は、
            <TextLink to="/campaigns/history">前年度の結果と改善計画</TextLink>から取り込みます。
          </p>
          <p className="mt-2">
            <ButtonLink to="/improvement/import" kind="secondary">
              改善計画を取り込む
            </ButtonLink>
          </p>
        </>
      ) : null}
    </section>
  );
}
