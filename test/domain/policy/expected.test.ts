import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import type { ExpectedClause } from '#test/fixtures/policy-expected.ts';
import { EXPECTED_DOCUMENTS, expectedClauses, withoutSpace } from '#test/fixtures/policy-expected.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

/** Least share of a document's clauses on which the reader and the list agree. */
const LEAST = 0.99;

const sameSubjects = (clause: Clause, wanted: ExpectedClause): boolean =>
  [...clause.subjects].map(withoutSpace).sort().join() === [...wanted.subjects].sort().join();

function sameText(clause: Clause, wanted: ExpectedClause): boolean {
  const text = withoutSpace(clause.text);
  return text.length === wanted.length && text.startsWith(wanted.begins) && text.endsWith(wanted.ends);
}

const sameTitle = (clause: Clause, wanted: ExpectedClause): boolean => withoutSpace(clause.title) === wanted.title;

/** The nearest clause above it that the document has: `3.2` of the model has none, it opens with `3.1`. */
function parentOf(id: string, known: ReadonlySet<string>): string | null {
  for (let at = id.length - 1; at > 0; at -= 1) {
    if ('-.'.includes(id.charAt(at)) && known.has(id.slice(0, at))) return id.slice(0, at);
  }
  return null;
}

const readings = new Map(POLICY_IDS.map((id) => [id, readPolicy(policySource(id)).clauses]));

describe.each(EXPECTED_DOCUMENTS)('the hand-read list of $document of $policy', ({ policy, document }) => {
  const expected = expectedClauses({ policy, document });
  const known = new Set(expected.map((wanted) => wanted.id));
  const read = (readings.get(policy) ?? []).filter((clause) => clause.document === document);
  const byId = new Map(read.map((clause) => [clause.id, clause]));

  /** The share that agrees, and for the one who reads a failure the ids that do not. */
  function expectAgreement(same: (clause: Clause, wanted: ExpectedClause) => boolean): void {
    const other = expected.filter((wanted) => {
      const clause = byId.get(wanted.id);
      return clause === undefined || !same(clause, wanted);
    });
    const share = 1 - other.length / expected.length;
    expect(share, other.map((wanted) => wanted.id).join(' ')).toBeGreaterThanOrEqual(LEAST);
  }

  it('is found whole, each clause once and none invented', () => {
    expect(read.filter((clause) => !known.has(clause.id)).map((clause) => clause.id)).toEqual([]);
    expect(expected.filter((wanted) => !byId.has(wanted.id)).map((wanted) => wanted.id)).toEqual([]);
    expect(byId.size).toBe(read.length);
  });

  it('stands in the order of the text, each clause under its parent', () => {
    expect(read.map((clause) => clause.id)).toEqual(expected.map((wanted) => wanted.id));
    const parents = read.map((clause) => [clause.id, clause.parent]);
    expect(parents).toEqual(expected.map((wanted) => [wanted.id, parentOf(wanted.id, known)]));
  });

  it('is agreed with in title and text, from the first characters to the last', () => {
    expectAgreement((clause, wanted) => sameTitle(clause, wanted) && sameText(clause, wanted));
  });

  it('is agreed with in kind', () => {
    expectAgreement((clause, wanted) => clause.kind === wanted.kind);
  });

  it('is agreed with in whom a clause binds, and where it has that from', () => {
    expectAgreement(sameSubjects);
    expectAgreement((clause, wanted) => (clause.inherited === true) === wanted.inherited);
  });
});

describe('a policy that publishes its 基本方針 alone', () => {
  it.each(['kaminoseki', 'kumamoto-sogo'] as const)('has no standards clause: %s', (policy) => {
    const documents = new Set((readings.get(policy) ?? []).map((clause) => clause.document));
    expect([...documents]).toEqual(['basic_policy']);
  });
});
