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

/** ほか未提出. What of a count is not known, with the room between its link and the count's that a finger needs. */
export function NotSubmittedBeside({ counted, unit = '' }: { readonly counted: Counted; readonly unit?: string }) {
  if (counted.count === 0) return null;
  return (
    <span className="mt-2 block whitespace-nowrap text-dns-14N-130">
      ほか未提出 <CountLink counted={counted} unit={unit} />
    </span>
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
