import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DRAWING, drawSchema } from '#test/docs/schema-drawing.ts';

test('the drawing in docs is of the schema as it is', () => {
  expect(readFileSync(DRAWING, 'utf8')).toBe(drawSchema());
});

test('every table says in its declaration what a row of it is', () => {
  const rows = drawSchema()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((line) => line.split('|')[2]?.trim() === '')).toEqual([]);
});
