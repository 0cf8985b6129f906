import { expect, it } from 'vitest';
import { reportJson } from '#app/documents/report/report-json.ts';
import { buildReport } from '#app/domain/report/report.ts';
import { frozenYear } from '#test/factories/frozen-year.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const year = frozenYear(2026, [
  scoredItem({ itemId: 'a', targetId: 'general', campaignQuestionId: 'q1', outcome: 'implemented', weight: 2 }),
  scoredItem({
    itemId: 'b',
    targetId: 'general',
    campaignQuestionId: 'q2',
    outcome: 'partially_implemented',
    weight: 1,
  }),
  scoredItem({ itemId: 'c', targetId: 'general', campaignQuestionId: 'q3', outcome: 'not_applicable', weight: 2 }),
]);
const json = reportJson(buildReport(year, []), { id: 'campaign-2026', state: 'closed', frozenHash: 'f'.repeat(64) });

/** Every path of keys, so that a key that is lost or renamed is seen; what stands in lists is named by its first. */
function pathsOf(value: unknown, before = ''): readonly string[] {
  if (Array.isArray(value)) return pathsOf(value[0], `${before}[]`);
  if (typeof value !== 'object' || value === null) return [before];
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, before === '' ? key : `${before}.${key}`));
}

it('tells the figures of the report with the parts that they are made of', () => {
  const { implementation, score, not_applicable: notApplicable } = json.populations.units.measures;
  expect(implementation).toEqual({ numerator: 1, denominator: 2, scale: 1, percent: '50.0' });
  // (2 × 1 + 1 × 0.5) / 3, in halves
  expect({ ...score, value: score.numerator / score.denominator }).toMatchObject({ percent: '83.3', value: 2.5 / 3 });
  expect(notApplicable).toMatchObject({ numerator: 1, denominator: 3 });
  expect(json.populations.units.counts).toMatchObject({ implemented: 1, partially_implemented: 1, not_applicable: 1 });
});

it('says null, and neither 0 nor 100, of what cannot be measured', () => {
  expect(json.populations.systems).toMatchObject({ targets: 0, chapters: [] });
  expect(json.populations.systems.measures.implementation).toMatchObject({ denominator: 0, percent: null });
});

it('has the keys of version 2, which other programs read', () => {
  const rate = ['numerator', 'denominator', 'scale', 'percent'];
  const under = (place: string, keys: readonly string[]) => keys.map((key) => `${place}.${key}`);
  const counts = ['implemented', 'partially_implemented', 'not_implemented', 'not_applicable']
    .concat(['excepted', 'unknown', 'unanswered', 'not_submitted'])
    .sort();
  const measures = ['answered', 'implementation', 'implementation_known', 'implementation_bound'].concat([
    'score',
    'score_known',
    'upper_bound',
    'answered_only',
    'not_applicable',
  ]);
  const units = pathsOf(json.populations.units, 'units');
  expect(json.version).toBe(2);
  expect(Object.keys(json.campaign)).toEqual(['id', 'name', 'fiscalYear', 'state', 'ruleVersion', 'frozenHash']);
  expect(Object.keys(json.populations)).toEqual(['units', 'systems', 'organization']);
  expect([...units].sort()).toEqual(
    [
      'units.targets',
      ...under('units.submission', rate),
      ...measures.flatMap((measure) => under(`units.measures.${measure}`, rate)),
      ...under('units.counts', counts),
      'units.chapters[].chapter',
      'units.chapters[].title',
      ...under('units.chapters[].counts', counts),
      ...under('units.chapters[].implementation', rate),
      ...under('units.chapters[].score', rate),
      'units.submissionByBureau[].bureau',
      ...under('units.submissionByBureau[].rate', rate),
    ].sort(),
  );
});
