import { expect, test } from 'vitest';
import type { Correction, WantedCorrection } from '#app/domain/policy/correction.ts';
import { boundCorrection, correctReading } from '#app/domain/policy/corrected-reading.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

const SOURCE = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、端末の持ち出しを控えるよう努めなければならない。
（３）職員等は、次の事項を遵守しなければならない。
ア　画面を施錠すること。
イ　机の上を片付けること。
（４）職員等は、媒体を貸し出すことができる。
`;

function asked(...wanted: readonly WantedCorrection[]) {
  const reading = readPolicy(SOURCE);
  const before: Correction[] = [];
  for (const one of wanted) {
    const bound = boundCorrection(reading, SOURCE, { before, wanted: one });
    if (!bound.ok) throw new Error(bound.reason);
    before.push(bound.value);
  }
  const { clauses } = correctReading(reading, SOURCE, before).reading;
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  /** The kind in which a clause is asked: its row's where that has one. */
  return (id: string) => {
    const question = questions.find((one) => one.clauses.includes(id));
    return question?.rows.find((row) => row.clauses.includes(id))?.kind ?? question?.kind ?? null;
  };
}

const kind = (id: string, to: 'requirement' | 'recommendation' | 'definition'): WantedCorrection => {
  return { act: 'kind', at: { document: 'standards', id }, kind: to };
};

test.each([
  ['demands, what its words demand', [], '1-1', 'requirement'],
  ['only recommends, whatever its words demand', [kind('1-1', 'recommendation')], '1-1', 'recommendation'],
  ['demands, although its words only wish for it', [kind('1-2', 'requirement')], '1-2', 'requirement'],
  ['only recommends one item of a list', [kind('1-3-ア', 'recommendation')], '1-3-ア', 'recommendation'],
  ['demands, although its words permit', [kind('1-4', 'requirement')], '1-4', 'requirement'],
  ['asks nothing, whatever its words demand', [kind('1-1', 'definition')], '1-1', null],
] as const)('a clause %s', (_, wanted, id, expected) => {
  expect(asked(...wanted)(id)).toBe(expected);
});
