import { fc } from '#test/property.ts';
import { expect, test } from 'vitest';
import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import { SYSTEM_CODE_MAX_LENGTH, codeFault } from '#app/domain/asset/ledger-rule.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { ITEM_KEY_MAX_LENGTH, isSameObject, itemKeyOf } from '#app/domain/response/item-key.ts';

/** Clause ids as a policy may number them, and worse. */
const clauseId = fc.oneof(
  fc.stringMatching(/^[1-9]-[1-9](?:-[アイウ])?$/u),
  fc.string({ unit: fc.constantFrom('1', '-', '#', '@', ':', 'ア'), minLength: 1, maxLength: 12 }),
);
const question = fc.record({ clause: clauseId, role: fc.constantFrom(...ROLE_IDS) });
const anyCode = fc
  .string({ unit: fc.constantFrom('a', 'K', '7', '_', '-', '.', '/', '契', '#', '@', ':'), minLength: 1 })
  .filter((text) => text.length <= SYSTEM_CODE_MAX_LENGTH && codeFault(text, new Map(), null) === null);
/** Often one that another item has, too. */
const code = fc.oneof(anyCode, fc.constantFrom('K', 'K-1', 'contract'));
const object = fc.option(fc.record({ kind: fc.constantFrom(...CONTRACT_KINDS), code }));
const item = fc.tuple(
  question.map(({ clause, role }) => ({ id: `${clause}@${role}` })),
  object,
);

test('the key of what is asked of the whole is the question’s id', () => {
  fc.assert(
    fc.property(item, ([asked]) => {
      expect(itemKeyOf(asked, null)).toBe(asked.id);
    }),
  );
});

test('items that differ in question or object have different keys, and equal ones the same', () => {
  fc.assert(
    fc.property(item, item, ([one, about], [other, aboutOther]) => {
      const same = one.id === other.id && isSameObject(about, aboutOther);
      expect(itemKeyOf(one, about) === itemKeyOf(other, aboutOther)).toBe(same);
      expect(itemKeyOf(one, about) === itemKeyOf(one, aboutOther)).toBe(isSameObject(about, aboutOther));
    }),
    { numRuns: 500 },
  );
});

test('the key of an item about an object is no question’s id', () => {
  fc.assert(
    fc.property(item, question, ([asked, about], { clause, role }) => {
      fc.pre(about !== null);
      const key = itemKeyOf(asked, about);
      expect(key).not.toBe(`${clause}@${role}`);
      expect(ROLE_IDS.some((known) => key.endsWith(`@${known}`))).toBe(false);
    }),
  );
});

test('the longest key of a question with a code as long as may be is printable and short enough to be sent', () => {
  const longest = `${'11-2-ア-イ-ウ-c'.repeat(4)}@supervising_security_officer`;
  const key = itemKeyOf({ id: longest }, { kind: 'cloud_service', code: 'W'.repeat(SYSTEM_CODE_MAX_LENGTH) });
  expect(key.length).toBeLessThanOrEqual(ITEM_KEY_MAX_LENGTH);
  expect(key).toMatch(/^[\p{L}\p{N}\p{P}]+$/u);
});
