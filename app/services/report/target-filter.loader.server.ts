import type { Population } from '#app/domain/shared/population.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import { bureauValue } from '#app/services/report/behind-number.address.server.ts';
import { scoredOf } from '#app/services/report/result-population.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import type { TargetRow } from '#db/queries/sheet.server.ts';

/** 対象の絞り込み. By bureau, as the address writes it, and by a part of the name. */
export interface TargetSearch {
  readonly bureau?: string | undefined;
  readonly q?: string | undefined;
}

/** 対象の絞り込みの欄. What they are set to, and what they can be set to. */
export interface TargetFilter {
  /** Empty where not set, as the name is. */
  readonly bureau: string;
  readonly q: string;
  /** A name of null: the targets of no bureau. */
  readonly bureaus: readonly { readonly value: string; readonly name: string | null }[];
  /** What a new filter leaves as it is. */
  readonly keep: Readonly<Record<string, string>>;
  /** The same list without the filter. */
  readonly clear: string;
}

/** The targets of a population that were asked anything, in their order. */
export function targetsAsked(source: ResultSource, population: Population): readonly TargetRow[] {
  const asked = scoredOf(source, population).byTarget;
  return [...source.targets.values()].filter(({ targetId }) => asked.has(targetId));
}

/** The targets that a filter leaves, by the names that may be seen. */
export function selectTargets(
  source: ResultSource,
  population: Population,
  { bureau, q = '' }: TargetSearch,
): readonly TargetRow[] {
  const part = sameKey(q);
  return targetsAsked(source, population).filter(
    ({ bureauId, name }) =>
      (bureau === undefined || bureauValue(bureauId) === bureau) && (part === '' || sameKey(name).includes(part)),
  );
}

export function targetFilter(
  source: ResultSource,
  population: Population,
  { bureau = '', q = '' }: TargetSearch,
  { keep, clear }: Pick<TargetFilter, 'keep' | 'clear'>,
): TargetFilter {
  const bureaus = new Map(
    targetsAsked(source, population).map(({ bureauId, bureauName }) => [bureauValue(bureauId), bureauName]),
  );
  return { bureau, q, bureaus: [...bureaus].map(([value, name]) => ({ value, name })), keep, clear };
}
