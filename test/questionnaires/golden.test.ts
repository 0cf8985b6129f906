import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { differingLines, goldenOf } from '#test/fixtures/questions/golden.ts';
import { STYLES, styledPolicy } from '#test/fixtures/questions/styles.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

/**
 * A golden file is read by a person before it is kept. After that reading it is renewed by
 *   TENKEN_RENEW_GOLDEN=1 npx vitest run test/questionnaires/golden.test.ts
 * and by nothing else.
 */
const RENEW = process.env['TENKEN_RENEW_GOLDEN'] === '1';
const HOW_TO_RENEW = 'Read each line; if all are meant: TENKEN_RENEW_GOLDEN=1 npx vitest run test/questionnaires/golden.test.ts';

function expectKept(name: string, questionnaire: Questionnaire): void {
  const file = new URL(`../fixtures/questions/${name}.golden.tsv`, import.meta.url);
  const now = goldenOf(questionnaire);
  if (RENEW) writeFileSync(file, now);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const changed = differingLines(kept, now);
  expect(changed, `${changed.length} lines differ:\n${changed.join('\n')}\n${HOW_TO_RENEW}`).toEqual([]);
  expect(now, 'the order of the lines differs').toBe(kept);
}

describe.each(POLICY_IDS)('the golden file of the questions of %s', (policy) => {
  it('holds every question and row as it is derived', () => {
    expectKept(policy, heldPolicy(policy).questionnaire);
  });
});

describe.each(STYLES)('the golden file of the questions in the style of %s', (style) => {
  it('holds every question and row as it is derived', () => {
    expectKept(`styles/${style}`, styledPolicy(style).questionnaire);
  });
});
