import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { chapterParts, MOST_ANSWERS } from '#app/domain/response/chapter-parts.ts';
import type { PartItem } from '#app/domain/response/chapter-parts.ts';

const row = { id: '1', text: '', clauses: [] };

function item(id: string, rowCount: number, object: object | null): PartItem {
  return { question: { id, rows: Array.from({ length: rowCount }, () => row) }, object };
}

function answers(items: readonly PartItem[]): number {
  return items.reduce((sum, { question }) => sum + 1 + question.rows.length, 0);
}

/** Questions with their rows, each asked of the whole (0) or of so many contracts. */
const chapter = fc
  .array(fc.record({ rows: fc.nat({ max: 20 }), contracts: fc.nat({ max: 40 }) }), { minLength: 1, maxLength: 12 })
  .map((questions) =>
    questions.flatMap(({ rows, contracts }, at) =>
      contracts === 0
        ? [item(`q${at}`, rows, null)]
        : Array.from({ length: contracts }, (_, number) => item(`q${at}`, rows, { number })),
    ),
  );

describe('the parts of a chapter', () => {
  test('a chapter of a policy alone stays whole, however long', () => {
    const items = Array.from({ length: 200 }, (_, at) => item(`q${at}`, 5, null));
    expect(chapterParts(items)).toEqual([items]);
  });

  test('together are the chapter in its order, none empty and none longer than a page', () => {
    fc.assert(
      fc.property(chapter, (items) => {
        const parts = chapterParts(items);
        expect(parts.flat()).toEqual(items);
        if (items.every(({ object }) => object === null)) return;
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(answers(part)).toBeLessThanOrEqual(MOST_ANSWERS);
        }
      }),
    );
  });

  test('the contracts of one question stand in one part where they find room there', () => {
    fc.assert(
      fc.property(chapter, (items) => {
        const parts = chapterParts(items);
        for (const id of new Set(items.map(({ question }) => question.id))) {
          const own = items.filter(({ question }) => question.id === id);
          if (answers(own) > MOST_ANSWERS || own.every(({ object }) => object === null)) continue;
          expect(parts.filter((part) => part.some(({ question }) => question.id === id))).toHaveLength(1);
        }
      }),
    );
  });
});
