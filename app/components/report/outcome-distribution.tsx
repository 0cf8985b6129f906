import { OUTCOME_TONES } from '#app/components/report/outcome-tone.ts';
import { BarSegments } from '#app/components/ui/bar-segments.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

export interface OutcomeDistributionProps {
  readonly label: string;
  readonly counts: readonly { readonly outcome: Outcome; readonly count: number; readonly to?: string }[];
}

/** How many of each outcome: a bar, and the numbers beside it. */
export function OutcomeDistribution({ label, counts }: OutcomeDistributionProps) {
  const segments = counts.map(({ outcome, count }) => ({
    label: OUTCOME_LABELS[outcome],
    count,
    tone: OUTCOME_TONES[outcome],
  }));
  return (
    <div className="flex flex-col gap-2">
      <BarSegments label={label} segments={segments} />
      <ul className="flex flex-wrap gap-x-4">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ outcome, count, to }) => (
            <li key={outcome}>
              {to === undefined ? (
                `${OUTCOME_LABELS[outcome]} ${count}`
              ) : (
                <TextLink to={to}>
                  {OUTCOME_LABELS[outcome]} {count}
                </TextLink>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
