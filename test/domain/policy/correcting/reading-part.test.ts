import { describe, expect, it } from 'vitest';
import { indexAt, parentsBefore } from '#app/domain/policy/clause-parents.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import { boundCorrection, correctReading } from '#app/domain/policy/corrected-reading.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { placeCounter } from '#app/domain/policy/place-counter.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { readingParts, sourcePieces } from '#app/domain/policy/reading-part.ts';
import { holdersIn, touchedPlaces } from '#app/domain/policy/touched-place.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

const SOURCE = `対策基準
第１章　端末
（１）端末の管理
①　職員等は、端末を施錠しなければならない。
②　職員等は、端末を持ち出してはならない。
（２）職員等は、媒体を施錠しなければならない。

附　則
この基準は、令和８年４月１日から施行する。
`;
const READ = readPolicy(SOURCE);
const at = (id: string) => ({ document: 'standards', id }) as const;
const offsetOf = (words: string) => SOURCE.indexOf(words);

function after(...wanted: readonly Parameters<typeof boundCorrection>[2]['wanted'][]) {
  const before: Correction[] = [];
  for (const one of wanted) {
    const bound = boundCorrection(READ, SOURCE, { before, wanted: one });
    if (!bound.ok) throw new Error(bound.reason);
    before.push(bound.value);
  }
  return correctReading(READ, SOURCE, before).reading;
}

describe('the parts of a reading', () => {
  it.each(POLICY_IDS)('of %s hold every clause once and the whole source, each of one document', (id) => {
    const source = policySource(id);
    const reading = readPolicy(source);
    const parts = readingParts(reading, source);
    expect(parts.flatMap(({ clauses }) => clauses)).toEqual(reading.clauses);
    expect(parts[0]?.from).toBe(0);
    expect(parts.at(-1)?.to).toBe(source.length);
    for (const [index, part] of parts.entries()) {
      expect(part.to).toBe(parts[index + 1]?.from ?? source.length);
      expect(new Set(part.clauses.map(({ document }) => document)).size).toBe(1);
      const pieces = sourcePieces(reading, part.from, part.to);
      expect(pieces.map(({ from, to }) => source.slice(from, to)).join('')).toBe(source.slice(part.from, part.to));
    }
    expect(parts.every(({ clauses }) => clauses.length < 200)).toBe(true);
  });

  it('is one where the text is short', () => {
    expect(readingParts(READ, SOURCE)).toHaveLength(1);
  });

  it('show for each piece of the source what holds it', () => {
    const pieces = sourcePieces(READ, 0, SOURCE.length);
    const holderOf = (words: string) =>
      pieces.find(({ from, to }) => from <= offsetOf(words) && offsetOf(words) < to)?.holder;
    expect(holderOf('端末を施錠')).toMatchObject({ id: '1-1-1' });
    expect(holderOf('この基準は')).toMatchObject({ why: 'supplementary_provisions' });
  });
});

describe('a clause may hang below', () => {
  it('what stands before it and all that stands over that, the nearest first', () => {
    const index = READ.clauses.findIndex(({ id }) => id === '1-2');
    expect(parentsBefore(READ.clauses, index, 'standards').map(({ id }) => id)).toEqual(['1-1-2', '1-1', '1']);
  });

  it('nothing where it is the first', () => {
    expect(parentsBefore(READ.clauses, 0, 'standards')).toEqual([]);
  });

  it('the last clause where it stands behind all of them', () => {
    expect(indexAt(READ.clauses, offsetOf('この基準は'))).toBe(READ.clauses.length);
  });
});

describe('a place of the source is touched', () => {
  const touched = (reading: ReturnType<typeof after>, words: string) => touchedPlaces(READ, reading)(offsetOf(words));

  it('where its clause was corrected, and nowhere else', () => {
    const reading = after({ act: 'kind', at: at('1-1-1'), kind: 'recommendation' });
    expect(touched(reading, '端末を施錠')).toBe(true);
    expect(touched(reading, '端末を持ち出し')).toBe(false);
    expect(touched(reading, 'この基準は')).toBe(false);
  });

  it('where it came into a clause, or out of one', () => {
    const words = 'この基準は、令和８年４月１日から施行する。';
    const span = [offsetOf(words), offsetOf(words) + words.length] as const;
    const back = after({ act: 'bring_back', span, document: 'standards', parent: null });
    expect(touched(back, words)).toBe(true);
    const out = after({ act: 'leave_out', at: at('1-2'), reason: 'not_ours' });
    expect(touched(out, '媒体を施錠')).toBe(true);
  });

  it('by nothing where a clause over it was only judged anew', () => {
    const reading = after({ act: 'subjects', at: at('1'), subjects: ['職員等'] });
    expect(touched(reading, '媒体を施錠')).toBe(false);
  });

  it('nowhere where nothing was corrected', () => {
    expect(touched(READ, '端末を施錠')).toBe(false);
  });

  it('in white space where what follows it was', () => {
    expect(holdersIn(READ)(offsetOf('附　則') - 1)).toMatchObject({ why: 'supplementary_provisions' });
  });
});

it('what the secretariat leaves out is no lost duty', () => {
  const reading = after({ act: 'leave_out', at: at('1-2'), reason: 'not_ours' });
  expect(dutiesOutside(reading, SOURCE)).toEqual([]);
});

describe('a correction that is asked for', () => {
  it('is bound to the words that stand there after the ones before it', () => {
    const merged = boundCorrection(READ, SOURCE, { before: [], wanted: { act: 'merge', at: at('1-1-2') } });
    if (!merged.ok) throw new Error(merged.reason);
    const wanted = { act: 'kind', at: at('1-1-1'), kind: 'recommendation' } as const;
    expect(boundCorrection(READ, SOURCE, { before: [merged.value], wanted })).toMatchObject({
      ok: true,
      value: { basis: '職員等は、端末を施錠しなければならない。職員等は、端末を持ち出してはならない。' },
    });
  });

  it.each([
    ['for a clause that an earlier one took away', { act: 'merge', at: at('1-1-2') }, 'clause_gone'],
    ['for the first clause, which has none before it', { act: 'merge', at: at('1') }, 'nothing_before'],
    ['for a number that is none', { act: 'number', at: at('1-2'), marker: '' }, 'bad_number'],
  ] as const)('is refused %s', (_, wanted, reason) => {
    const gone = boundCorrection(READ, SOURCE, { before: [], wanted: { act: 'merge', at: at('1-1-2') } });
    const before = gone.ok ? [gone.value] : [];
    expect(boundCorrection(READ, SOURCE, { before, wanted })).toEqual({ ok: false, reason });
  });
});

it('lines and pages of a text are counted from its beginning', () => {
  const text = '一\n二\f三\n四';
  const placeOf = placeCounter(text);
  expect(placeOf([2, 3])).toEqual({ lineNumber: 2, pageNumber: 1 });
  expect(placeOf([6, 7])).toEqual({ lineNumber: 3, pageNumber: 2 });
  expect(placeCounter('一\n二')([2, 3])).toEqual({ lineNumber: 2, pageNumber: null });
});
