import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

/** What 4(1)① allows besides: its last sentence, over the lines of the print. */
const PROVISO = /ただし、国等の公的機関が構築したシステム等[^。]*。/u;

/** Every fact that is asked or shown, by the name of its question and row. */
function asked(text: string): ReadonlyMap<string, unknown> {
  const { questions } = deriveQuestionnaire(readPolicy(text).clauses, { policyId: 'kikuyo' });
  return new Map<string, unknown>(
    questions.flatMap(({ rows, ...question }): readonly (readonly [string, unknown])[] => [
      [question.id, question],
      ...rows.map((row) => [`${question.id} ${row.id}`, row] as const),
    ]),
  );
}

describe('a proviso that a body takes out of its policy', () => {
  const printed = policySource('kikuyo');
  const before = asked(printed);
  const after = asked(printed.replace(PROVISO, ''));

  it('changes exactly the row that it limits', () => {
    expect(printed).toMatch(PROVISO);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([name, one]) => JSON.stringify(one) !== JSON.stringify(after.get(name)));
    expect(changed.map(([name]) => name)).toEqual(['4-1-1@supervising_security_officer 4-1-1_s3']);
  });

  it('leaves the row without its exception', () => {
    const row = '4-1-1@supervising_security_officer 4-1-1_s3';
    expect(before.get(row)).toMatchObject({ text: expect.stringContaining('国等の公的機関が構築したシステム等') });
    expect(after.get(row)).toMatchObject({ text: expect.not.stringContaining('を除く') });
  });
});
