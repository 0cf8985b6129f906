import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { expectedList, policySource } from '#test/fixtures/policy-sources.ts';

interface ExpectedClause {
  readonly id: string;
  readonly kind: string;
  readonly subjects: readonly string[];
  readonly inherited: boolean;
  /** First characters of the text, white space dropped. */
  readonly begins: string;
}

const withoutSpace = (text: string): string => text.replace(/\s/gu, '');

function parseList(list: string): ExpectedClause[] {
  return list
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [id = '', kind = '', subjects = '', inherited = '', begins = ''] = row.split('\t');
      return {
        id,
        kind,
        subjects: subjects === '' ? [] : subjects.split(/[|;、]/u).map(withoutSpace),
        inherited: inherited !== '',
        begins: withoutSpace(begins),
      };
    });
}

const sameSubjects = (clause: Clause, expected: ExpectedClause): boolean =>
  [...clause.subjects].map(withoutSpace).sort().join() === [...expected.subjects].sort().join();

const sameText = (clause: Clause, expected: ExpectedClause): boolean =>
  expected.begins === '' ? clause.text === '' : withoutSpace(clause.text).startsWith(expected.begins);

describe.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)('the hand-read list of %s', (id) => {
  const expected = parseList(expectedList(id));
  const read = readPolicy(policySource(id)).clauses.filter(({ document }) => document === 'standards');
  const byId = new Map(read.map((clause) => [clause.id, clause]));
  const agreed = (same: (clause: Clause, wanted: ExpectedClause) => boolean): number =>
    expected.filter((wanted) => {
      const clause = byId.get(wanted.id);
      return clause !== undefined && same(clause, wanted);
    }).length;

  it('is agreed with, clause by clause', () => {
    const found = agreed(sameText);
    const kinds = agreed((clause, wanted) => clause.kind === wanted.kind);
    const subjects = agreed(sameSubjects);
    const inherited = agreed((clause, wanted) => (clause.inherited === true) === wanted.inherited);
    const foundWithSubjects = agreed((clause, wanted) => sameText(clause, wanted) && sameSubjects(clause, wanted));
    console.log(
      `${id}: ${expected.length} clauses; id and text ${found}, kind ${kinds}, subjects ${subjects}, inherited ${inherited}`,
    );
    expect(found).toBe(expected.length);
    expect(kinds / expected.length).toBeGreaterThanOrEqual(0.99);
    expect(inherited / expected.length).toBeGreaterThanOrEqual(0.99);
    expect(foundWithSubjects / expected.length).toBeGreaterThanOrEqual(0.99);
  });

  it('is not exceeded by invented or doubled clauses', () => {
    const known = new Set(expected.map((wanted) => wanted.id));
    expect(read.filter((clause) => !known.has(clause.id)).map((clause) => clause.id)).toEqual([]);
    expect(byId.size).toBe(read.length);
  });

  it('stands in the order of the text', () => {
    const order = new Map(expected.map((wanted, index) => [wanted.id, index]));
    const places = read.map((clause) => order.get(clause.id) ?? -1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
