import type { PolicyReading } from '#app/domain/policy/clause.ts';

/** Characters that no clause and no discard holds, or that more than one holds. */
export function unaccounted(source: string, reading: PolicyReading): string[] {
  const held = new Uint8Array(source.length);
  const hold = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) held[i] = Math.min(2, (held[i] ?? 0) + 1);
  };
  for (const [from, to] of reading.clauses.flatMap((clause) => clause.spans)) hold(from, to);
  for (const { from, to } of reading.discarded) hold(from, to);
  const wrong: string[] = [];
  for (let i = 0; i < source.length; i += 1) {
    const count = held[i] ?? 0;
    if (count > 1 || (count === 0 && !/\s/u.test(source.charAt(i))))
      wrong.push(`${i}: ${source.charAt(i)} held ${count} times`);
  }
  return wrong;
}

/** What is wrong with a reading whatever its source is; `[]` for a sound one. */
export function unsound(source: string, reading: PolicyReading): string[] {
  const wrong = unaccounted(source, reading).slice(0, 5);
  const ranges = [
    ...reading.clauses.flatMap(({ spans }) => spans),
    ...reading.discarded.map(({ from, to }) => [from, to] as const),
    ...reading.warnings.map(({ at }) => at),
  ];
  for (const [from, to] of ranges)
    if (from < 0 || to < from || to > source.length) wrong.push(`[${from}, ${to}) is no place`);
  const all = new Set(reading.clauses.map(({ document, id }) => `${document}:${id}`));
  const known = new Set<string>();
  for (const { document, id, parent, spans } of reading.clauses) {
    if (spans.length === 0) wrong.push(`${id} stands nowhere`);
    if (parent !== null && !known.has(`${document}:${parent}`)) {
      wrong.push(`${id} stands ${all.has(`${document}:${parent}`) ? 'before' : 'without'} its parent ${parent}`);
    }
    if (known.has(`${document}:${id}`)) wrong.push(`${id} comes twice`);
    known.add(`${document}:${id}`);
  }
  return wrong;
}
