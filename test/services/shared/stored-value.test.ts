import { expect, it } from 'vitest';
import { z } from 'zod';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import { answerSchema, storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { makeAnswer } from '#test/factories/town.ts';

interface Note {
  readonly text: string;
  readonly by: string | null;
}

const first = storedKind<{ readonly text: string }>('note', z.strictObject({ text: z.string() }));
const second = storedKind<Note>('note', z.strictObject({ text: z.string(), by: z.string().nullable() }), [
  (value) => ({ ...z.looseObject({}).parse(value), by: null }),
]);
const third = storedKind<{ readonly body: string; readonly by: string | null }>(
  'note',
  z.strictObject({ body: z.string(), by: z.string().nullable() }),
  [
    ...second.upgrades,
    (value) => {
      const { text, by } = z.object({ text: z.string(), by: z.string().nullable() }).parse(value);
      return { body: text, by };
    },
  ],
);

it('reads what it has written, version and all, as one canonical text', () => {
  const text = writeStored(second, { text: '記録', by: 'p1' });
  expect(text).toBe('{"value":{"by":"p1","text":"記録"},"version":2}');
  expect(readStored(second, text)).toEqual({ text: '記録', by: 'p1' });
});

it('brings a value of an earlier version up, one version after the other', () => {
  const old = writeStored(first, { text: '記録' });
  expect(readStored(second, old)).toEqual({ text: '記録', by: null });
  expect(readStored(third, old)).toEqual({ body: '記録', by: null });
  expect(readStored(third, writeStored(second, { text: '記録', by: 'p1' }))).toEqual({ body: '記録', by: 'p1' });
});

it('names a value that a newer program has written', () => {
  const newer = writeStored(third, { body: '記録', by: null });
  expect(() => readStored(second, newer)).toThrow('note is stored as version 3, and this program knows up to 2');
});

it.each([
  ['is no JSON', '{'],
  ['bears no version', '{"text":"記録"}'],
  ['bears a version of none', '{"value":{"text":"記録"},"version":0}'],
  ['is of another shape', '{"value":{"words":"記録"},"version":1}'],
])('throws where the text %s', (_what, text) => {
  expect(() => readStored(first, text)).toThrow();
});

it('leaves old answers readable when a later version gives them another key', () => {
  const answer = makeAnswer({ value: 'partially_implemented' });
  const later = storedKind('answer', answerSchema.extend({ measured: z.boolean() }), [
    ...storedAnswer.upgrades,
    (value) => ({ ...answerSchema.parse(value), measured: false }),
  ]);
  expect(readStored(later, writeStored(storedAnswer, answer))).toEqual({ ...answer, measured: false });
});

it('reads rows of an answer that was stored before rows had comments', () => {
  const rows = [{ rowId: '1-3-ア', value: 'no' }];
  const first = JSON.stringify({ value: { ...makeAnswer({}), rows }, version: 1 });
  expect(readStored(storedAnswer, first).rows).toEqual([{ rowId: '1-3-ア', value: 'no', comment: '' }]);
});
