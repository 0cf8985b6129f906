import type { Board } from '#app/services/campaign/board.page.server.ts';
import { boardPath } from '#app/components/campaign/board-address.ts';
import type { BoardQuery } from '#app/components/campaign/board-address.ts';
import { MeterBar } from '#app/components/ui/meter-bar.tsx';
import { Rate } from '#app/components/ui/rate.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Population } from '#app/domain/shared/population.ts';

/** What the filter of the board calls a population. */
export const TYPE_OF_POPULATION = {
  units: 'units',
  systems: 'system',
  organization: 'organization',
} as const satisfies Record<Population, string>;

export interface SubmissionRatesProps {
  readonly rates: Board['rates'];
  readonly query: BoardQuery;
}

/** 提出率 of the three populations side by side; each number opens the sheets behind it. */
export function SubmissionRates({ rates, query }: SubmissionRatesProps) {
  const cleared = { ...query, q: '', bureau: '' };
  return (
    <ul className="grid grid-cols-1 gap-4 desktop:grid-cols-3">
      {rates.map(({ population, numerator, denominator }) => {
        const label = `${POPULATION_LABELS[population]}の提出率`;
        const type = TYPE_OF_POPULATION[population];
        return (
          <li key={population} className="rounded-12 border border-solid-gray-420 p-4">
            <h3 className="text-std-16B-170">{label}</h3>
            <p className="my-1">
              <Rate
                label={label}
                numerator={numerator}
                denominator={denominator}
                to={boardPath(cleared, { type, state: 'handed_in' })}
              />
            </p>
            <MeterBar label={label} value={numerator} max={denominator} text={`${denominator}件中${numerator}件`} />
            {denominator > numerator ? (
              <p className="mt-1">
                <TextLink to={boardPath(cleared, { type, state: 'not_handed_in' })}>
                  <span className="sr-only">{POPULATION_LABELS[population]}の</span>未提出 {denominator - numerator}
                  件を見る
                </TextLink>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
