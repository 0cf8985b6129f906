import { TextLink } from '#app/components/ui/text-link.tsx';
import type { CountLink as Counted, OutcomeCount } from '#app/services/report/figures.loader.server.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

/** A count with its list; zero has none. */
export function CountLink({ counted, unit = '' }: { readonly counted: Counted; readonly unit?: string }) {
  if (counted.count === 0) return <>0{unit}</>;
  return (
    <TextLink to={counted.to}>
      {counted.count}
      {unit}
    </TextLink>
  );
}

/** The count of one outcome among those of a row. */
export function OutcomeCountLink({
  counts,
  outcome,
}: {
  readonly counts: readonly OutcomeCount[];
  readonly outcome: Outcome;
}) {
  const counted = counts.find((one) => one.outcome === outcome);
  return counted === undefined ? <>0</> : <CountLink counted={counted} />;
}
