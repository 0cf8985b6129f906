import { expect, test } from 'vitest';
import { carriedConfirms, carriedCorrections } from '#app/domain/policy/carried-correction.ts';
import { boundCorrection, correctReading } from '#app/domain/policy/corrected-reading.ts';
import type { Correction, WantedCorrection } from '#app/domain/policy/correction.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { must } from '#app/domain/shared/result.ts';

const LOCK = '職員等は、端末を施錠しなければならない。';
const DROP = '情報システム管理者は、媒体を廃棄しなければならない。職員等は、これを記録しなければならない。';
const NEW = '情報セキュリティ管理者は、研修を実施しなければならない。';

function read(...sentences: readonly string[]) {
  const source = ['対策基準', '第１章　端末', ...sentences.map((words, at) => `（${at + 1}）${words}`), ''].join('\n');
  return { source, reading: readPolicy(source) };
}

function bound(text: ReturnType<typeof read>, ...wanted: readonly WantedCorrection[]): readonly Correction[] {
  return wanted.reduce<readonly Correction[]>(
    (before, one) => [...before, must(boundCorrection(text.reading, text.source, { before, wanted: one }))],
    [],
  );
}

const at = (id: string) => ({ document: 'standards', id }) as const;
const told = (corrections: readonly Correction[]) =>
  corrections.map((one) => `${one.act} ${one.act === 'bring_back' ? '' : one.at.id}`);

test('corrections follow their clauses to the numbers that the same words have now, one after the other', () => {
  const before = read(LOCK, DROP);
  const corrections = bound(
    before,
    { act: 'kind', at: at('1-1'), kind: 'recommendation' },
    { act: 'split', at: at('1-2'), offset: DROP.indexOf('職員等') },
    { act: 'number', at: at('1-2'), marker: '9' },
    { act: 'subjects', at: at('1-9'), subjects: ['情報管理者'] },
  );
  const after = read(NEW, LOCK, DROP);
  const carried = carriedCorrections({ ...before, corrections }, after);
  expect(told(carried)).toEqual(['kind 1-2', 'split 1-3', 'number 1-3', 'subjects 1-9']);
  const { toReview, reading } = correctReading(after.reading, after.source, carried);
  expect(toReview).toEqual([]);
  expect(reading.clauses.find(({ id }) => id === '1-9')?.subjects).toEqual(['情報管理者']);
});

test('one of words that were amended changes nothing, and is told as not applied', () => {
  const before = read(LOCK, DROP);
  const corrections = bound(before, { act: 'kind', at: at('1-1'), kind: 'recommendation' });
  const after = read(LOCK.replace('端末', '端末及び書庫'), DROP);
  const carried = carriedCorrections({ ...before, corrections }, after);
  expect(correctReading(after.reading, after.source, carried).toReview).toMatchObject([{ problem: 'text_changed' }]);
});

test('what is moved below a clause is moved below the same one under its new number', () => {
  const before = read(LOCK, DROP, NEW);
  const corrections = bound(before, { act: 'move', at: at('1-3'), parent: '1-2' });
  const after = read('全ての機器は、台帳に記載しなければならない。', LOCK, DROP, NEW);
  expect(carriedCorrections({ ...before, corrections }, after)).toMatchObject([{ at: { id: '1-4' }, parent: '1-3' }]);
});

test('what was not applied before is no work that is carried', () => {
  const before = read(LOCK);
  const gone: Correction = { act: 'kind', at: at('7'), kind: 'definition', basis: 'なくなった条項' };
  expect(carriedCorrections({ ...before, corrections: [gone] }, read(LOCK))).toEqual([]);
});

test('a place that was looked at is so again where the same line alone is to be checked', () => {
  const before = read(LOCK, DROP);
  const after = read(NEW, LOCK, DROP);
  const places = [LOCK, DROP].map((words) => after.source.indexOf(words));
  const confirmed = [before.source.indexOf(LOCK)];
  expect(carriedConfirms({ ...before, confirmed }, { ...after, places })).toEqual([after.source.indexOf(LOCK)]);
  expect(carriedConfirms({ ...before, confirmed }, { ...after, places: [after.source.indexOf(NEW)] })).toEqual([]);
});

test('a correction that does not fit is to be looked at, until the same is said of its clause anew', () => {
  const before = read(LOCK);
  const corrections = bound(before, { act: 'subjects', at: at('1-1'), subjects: ['情報管理者'] });
  const after = read('職員等は、端末を施錠して保管しなければならない。');
  const problems = (all: readonly Correction[]) =>
    correctReading(after.reading, after.source, all).toReview.map(({ problem }) => problem);
  expect(problems(corrections)).toEqual(['text_changed']);
  const wanted = { act: 'subjects', at: at('1-1'), subjects: ['情報システム管理者'] } as const;
  const anew = must(boundCorrection(after.reading, after.source, { before: corrections, wanted }));
  expect(problems([...corrections, anew])).toEqual([]);
  const other = { act: 'kind', at: at('1-1'), kind: 'recommendation' } as const;
  const beside = must(boundCorrection(after.reading, after.source, { before: corrections, wanted: other }));
  expect(problems([...corrections, beside])).toEqual(['text_changed']);
});
