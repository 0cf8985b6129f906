import { fc } from '#test/property.ts';
import { expect, it } from 'vitest';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { OUTCOMES, UNANSWERED_CAUSES } from '#app/domain/score/outcome.ts';
import { ItemPacker } from '#app/domain/score/packed-items.ts';
import type { PackedQuestion, PackedSheet } from '#app/domain/score/packed-items.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { populationOf } from '#app/domain/score/scored-item.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const CLAUSES = ['6-1', '6-2', '7-1'].map((id) => clauseKey({ policyId: 'town', document: 'standards', id }));

const questions: readonly PackedQuestion[] = UNIT_TYPES.flatMap((targetKind, index) =>
  ['q1', 'q2'].map((id) => ({
    campaignQuestionId: id,
    targetKind,
    population: populationOf(targetKind),
    chapter: `c${index}`,
    roles: ROLE_IDS.slice(0, index + 1),
    weight: index + 1,
    critical: index % 2 === 0,
    clauses: CLAUSES.slice(0, index),
    clausesOfRow: (rowId: string) => CLAUSES.slice(0, rowId.length - 1),
  })),
);
const sheets: readonly PackedSheet[] = [null, 'b1', 'b2'].map((bureauId, index) => ({
  sheetId: `s${index}`,
  targetId: `t${index}`,
  ownerUnitId: `u${index}`,
  bureauId,
}));

const drawn = fc.record({
  question: fc.constantFrom(...questions),
  sheet: fc.constantFrom(...sheets),
  objectId: fc.constantFrom(null, null, 'o1', 'o2'),
  outcome: fc.constantFrom(...OUTCOMES),
  byGate: fc.boolean(),
  draft: fc.constantFrom(null, ...ANSWER_VALUES),
  unanswered: fc.constantFrom(null, ...UNANSWERED_CAUSES),
  rows: fc.array(
    fc.record({
      rowId: fc.constantFrom('r', 'rr', 'rrr'),
      value: fc.constantFrom(null, ...ROW_VALUES),
      excepted: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});

/** What the item says, read field by field. */
function said(item: ScoredItem): ScoredItem {
  const fields = Object.keys(scoredItem({ itemId: '', targetId: '', outcome: 'unknown' })) as (keyof ScoredItem)[];
  return Object.fromEntries(fields.map((field) => [field, item[field]])) as unknown as ScoredItem;
}

it('packed items say what was packed, each in its place', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 40 }), (all) => {
      const packer = new ItemPacker();
      const plain = all.map(({ question, sheet, rows, ...facts }, index): ScoredItem => {
        const itemId = `i${index}`;
        packer.add(question, sheet, { itemId, ...facts, rows });
        const { clausesOfRow, ...shared } = question;
        const cited = rows.map((row) => ({ ...row, clauses: clausesOfRow(row.rowId) }));
        return { itemId, ...shared, ...sheet, ...facts, rows: cited, others: [] };
      });
      expect(packer.items().map(said)).toEqual(plain);
    }),
  );
});
