import type { PolicyDocument, PolicyReading } from '#app/domain/policy/clause.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import type { DutyOutside } from '#app/domain/policy/duties-outside.ts';
import { withoutSpaces } from '#app/domain/shared/without-spaces.ts';

/** 読み方. How what may not be a clause is taken in one reading of a whole text. */
export interface ReadingPlan {
  /** 別紙3 or 様式第2号 that comes back as a line of its own: the head of an appendix, or of the pages. */
  readonly repeatedHeads: 'appendices' | 'page_heads';
  /** A first line that comes back at the head of the pages: the title of a document, or the head of the first page. */
  readonly firstLine: 'title' | 'page_head';
  /** What stands behind 別紙 or 様式: a table or form, or clauses of its own. */
  readonly appendices: 'tables' | 'clauses';
  /** What stands behind 附則: when the rules come into force, or clauses as well. */
  readonly supplements: 'left_out' | 'clauses';
  /** Tables: all that look like one, or only those whose cells the print sets apart. */
  readonly tables: 'likely' | 'ruled';
  /** Text before, between and behind the numbered clauses: left out, or clauses by their place. */
  readonly unnumbered: 'left_out' | 'clauses';
}

/** The reading of a text that is printed as policies are. */
export const PLAIN_PLAN: ReadingPlan = {
  repeatedHeads: 'appendices',
  firstLine: 'title',
  appendices: 'tables',
  supplements: 'left_out',
  tables: 'likely',
  unnumbered: 'left_out',
};

interface Alternative {
  readonly change: Partial<ReadingPlan>;
  /** Whether it may bring in a duty that stands there. */
  readonly reaches: (place: DutyOutside['in']) => boolean;
}

/** In the order in which they are tried: what contradicts the print least comes first. */
const ALTERNATIVES: readonly Alternative[] = [
  { change: { repeatedHeads: 'page_heads' }, reaches: (place) => place === 'table' || place === 'appended_form' },
  { change: { appendices: 'clauses' }, reaches: (place) => place === 'table' || place === 'appended_form' },
  { change: { supplements: 'clauses' }, reaches: (place) => place === 'supplementary_provisions' },
  { change: { tables: 'ruled' }, reaches: (place) => place === 'table' },
  {
    change: { unnumbered: 'clauses' },
    reaches: (place) =>
      place === 'preamble' || place === 'cover' || place === 'front_matter' || place === 'back_matter',
  },
];

/** 選んだ読み方の結果. */
export interface ChosenReading {
  readonly reading: PolicyReading;
  readonly outside: readonly DutyOutside[];
}

/**
 * Reads a text in the plain way and, where that leaves duties outside of clauses, in the other ways that may bring them
 * in: each is kept when fewer duties stand outside, whatever else is odd about it. At most one reading for each way.
 */
export function chooseReading(readAs: (plan: ReadingPlan) => PolicyReading, source: string): ChosenReading {
  let plan = PLAIN_PLAN;
  let best = measured(readAs(plan), source);
  if (isTitledAgain(best.reading.documents)) {
    const other: ReadingPlan = { ...plan, firstLine: 'page_head' };
    const candidate = measured(readAs(other), source);
    // Where the first line was the title after all, the duties below it now stand outside.
    if (candidate.outside.length <= best.outside.length) [plan, best] = [other, candidate];
  }
  for (const { change, reaches } of ALTERNATIVES) {
    const finds = change.unnumbered === 'clauses' && best.reading.clauses.length === 0;
    if (!finds && !best.outside.some((duty) => reaches(duty.in))) continue;
    const other = { ...plan, ...change };
    const candidate = measured(readAs(other), source);
    const isBetter = candidate.outside.length < best.outside.length || (finds && candidate.reading.clauses.length > 0);
    if (!isBetter) continue;
    plan = other;
    best = candidate;
  }
  return best;
}

/** A later document bears the title that begins the text: pages print that of the whole volume at their head. */
function isTitledAgain([first, ...others]: readonly PolicyDocument[]): boolean {
  if (first === undefined || first.title === '') return false;
  const title = withoutSpaces(first.title);
  return others.some((other) => withoutSpaces(other.title) === title);
}

function measured(reading: PolicyReading, source: string): ChosenReading {
  return { reading, outside: dutiesOutside(reading, source) };
}
