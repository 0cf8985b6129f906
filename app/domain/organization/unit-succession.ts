import type { LineageStep } from '#app/domain/organization/unit-end.ts';

/**
 * 承継する所属. As which units one goes on: itself while it is there, else those into which it passed, over as many
 * changes as there were. None where it was abolished and nobody followed.
 */
export function goesOnAs(
  unitId: string,
  { lineage, there }: { readonly lineage: readonly LineageStep[]; readonly there: ReadonlySet<string> },
): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [unitId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (there.has(next)) found.add(next);
    else open.push(...lineage.flatMap((step) => (step.fromUnitId === next ? (step.toUnitId ?? []) : [])));
  }
  return [...found];
}
