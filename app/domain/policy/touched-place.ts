import type { Clause, Discard, PolicyReading, Span } from '#app/domain/policy/clause.ts';

type Holder = Clause | Discard;

interface HeldSpan {
  readonly span: Span;
  readonly holder: Holder;
}

function heldSpans({ clauses, discarded }: PolicyReading): readonly HeldSpan[] {
  return [
    ...clauses.flatMap((holder) => holder.spans.map((span) => ({ span, holder }))),
    ...discarded.map((holder) => ({ span: [holder.from, holder.to] as const, holder })),
  ].toSorted((one, other) => one.span[0] - other.span[0]);
}

/** What holds a place of the source: a clause or what is left out; of white space what comes next. */
function holderOf(held: readonly HeldSpan[], place: number): Holder | null {
  return held.find(({ span: [, to] }) => to > place)?.holder ?? null;
}

/** 手の入った箇所. Tells of places of the source whether corrections changed how they are read. */
export function touchedPlaces(before: PolicyReading, after: PolicyReading): (place: number) => boolean {
  if (before === after) return () => false;
  const [was, is] = [heldSpans(before), heldSpans(after)];
  return (place) => {
    const [first, second] = [holderOf(was, place), holderOf(is, place)];
    if (first === second || first === null || second === null) return first !== second;
    // A part of what was left out is still left out for its reason.
    if ('why' in first || 'why' in second) return !('why' in first && 'why' in second && first.why === second.why);
    // A clause is judged anew where something over it changed: that alone is no change of its own.
    return JSON.stringify(first) !== JSON.stringify(second);
  };
}

/** Tells of places of the source which clause or place left out holds each. */
export function holdersIn(reading: PolicyReading): (place: number) => Clause | Discard | null {
  const held = heldSpans(reading);
  return (place) => holderOf(held, place);
}
