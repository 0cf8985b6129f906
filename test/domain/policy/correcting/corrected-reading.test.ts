import { describe, expect, it } from 'vitest';
import type { Clause, PolicyReading } from '#app/domain/policy/clause.ts';
import { basisOf } from '#app/domain/policy/correction.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import { correctReading } from '#app/domain/policy/corrected-reading.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { servedMeasures } from '#app/domain/policy/served-measures.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';

const SOURCE = `情報セキュリティ対策基準

第１章　端末
（１）端末の管理
①　職員等は、次の事項を遵守しなければならない。
ア　端末を施錠すること。
イ　離席時は画面をロックすること。
②　情報システム管理者は、端末を点検しなければならない。その結果を統括情報セキュリティ責任者に報告しなければならない。
（２）媒体の管理
①　職員等は、媒体を持ち出してはならない。

附　則
この基準は、令和８年４月１日から施行する。
`;

const READ = readPolicy(SOURCE);

function clauseOf(clauses: readonly Clause[], id: string): Clause {
  const found = clauses.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not among ${clauses.map((one) => one.id).join(' ')}`);
  return found;
}

type OfClause = Exclude<Correction, { act: 'bring_back' }>;
type Act = OfClause extends infer One ? (One extends OfClause ? Omit<One, 'at' | 'basis'> : never) : never;

/** A correction of a clause as it stands after the earlier ones. */
function at(id: string, act: Act, before: readonly Correction[] = []): Correction {
  const { clauses } = correctReading(READ, SOURCE, before).reading;
  return { at: { document: 'standards', id }, basis: basisOf(clauseOf(clauses, id)), ...act } as Correction;
}

function corrected(...corrections: readonly Correction[]) {
  const outcome = correctReading(READ, SOURCE, corrections);
  expect(unsound(SOURCE, outcome.reading)).toEqual([]);
  return outcome;
}

const idsOf = (corrections: readonly Correction[]): string[] =>
  corrected(...corrections).reading.clauses.map(({ id }) => id);
const PLAIN_IDS = ['1', '1-1', '1-1-1', '1-1-1-ア', '1-1-1-イ', '1-1-2', '1-2', '1-2-1'];

describe('a correction of the reading', () => {
  it('is none at all where there is none: the reading itself comes back', () => {
    expect(READ.clauses.map(({ id }) => id)).toEqual(PLAIN_IDS);
    expect(correctReading(READ, SOURCE, []).reading).toBe(READ);
  });

  it('makes a duty of a heading: its words are a sentence then', () => {
    const { clauses } = corrected(at('1-2', { act: 'kind', kind: 'requirement' })).reading;
    const { title, text, kind, sentences } = clauseOf(clauses, '1-2');
    expect({ title, text, kind }).toEqual({ title: '', text: '媒体の管理', kind: 'requirement' });
    expect(sentences.map((sentence) => sentence.kind)).toEqual(['requirement']);
  });

  it('makes a heading of a sentence, which binds nobody then', () => {
    const { clauses } = corrected(at('1-2-1', { act: 'kind', kind: 'heading' })).reading;
    const { title, text, subjects, sentences } = clauseOf(clauses, '1-2-1');
    expect({ title, text, subjects, sentences }).toEqual({
      title: '職員等は、媒体を持ち出してはならない。',
      text: '',
      subjects: [],
      sentences: [],
    });
  });

  it('tells who is bound, and the items below inherit it', () => {
    const { clauses } = corrected(at('1-1-1', { act: 'subjects', subjects: ['情報セキュリティ管理者'] })).reading;
    for (const id of ['1-1-1', '1-1-1-ア', '1-1-1-イ'])
      expect(clauseOf(clauses, id).subjects, id).toEqual(['情報セキュリティ管理者']);
    expect(clauseOf(clauses, '1-1-1-ア').inherited).toBe(true);
    expect(clauseOf(clauses, '1-1-2').subjects).toEqual(['情報システム管理者']);
  });

  it('tells who is bound by an item of its own, which inherits nobody then', () => {
    const { clauses } = corrected(at('1-1-1-ア', { act: 'subjects', subjects: ['情報システム管理者'] })).reading;
    const { subjects, inherited, sentences } = clauseOf(clauses, '1-1-1-ア');
    expect({ subjects, inherited }).toEqual({ subjects: ['情報システム管理者'], inherited: undefined });
    expect(sentences.map((sentence) => sentence.subjects)).toEqual([['情報システム管理者']]);
    expect(clauseOf(clauses, '1-1-1-イ').subjects).toEqual(['職員等']);
  });

  it('gives a clause its number, and what stands below it follows', () => {
    const corrections = [at('1-1', { act: 'number', marker: '5' })];
    expect(idsOf(corrections)).toEqual(['1', '1-5', '1-5-1', '1-5-1-ア', '1-5-1-イ', '1-5-2', '1-2', '1-2-1']);
    const { clauses } = corrected(...corrections).reading;
    expect(clauseOf(clauses, '1-5').sourceMarker).toBe('1');
    expect(clauseOf(clauses, '1-5-1-ア')).toMatchObject({ parent: '1-5-1', subjects: ['職員等'], inherited: true });
  });

  it.each([
    ['another has', '2', 'number_taken'],
    ['is none', 'a-b', 'bad_number'],
    ['is empty', '', 'bad_number'],
  ])('refuses a number that %s', (_, marker, problem) => {
    const { reading, toReview } = corrected(at('1-1', { act: 'number', marker }));
    expect(toReview.map((one) => one.problem)).toEqual([problem]);
    expect(reading.clauses.map(({ id }) => id)).toEqual(PLAIN_IDS);
  });

  it('makes two clauses of one, each judged by its own words', () => {
    const { text } = clauseOf(READ.clauses, '1-1-2');
    const corrections = [at('1-1-2', { act: 'split', offset: text.indexOf('その結果') })];
    const { clauses } = corrected(...corrections).reading;
    expect(clauseOf(clauses, '1-1-2').text).toBe('情報システム管理者は、端末を点検しなければならない。');
    const part = clauseOf(clauses, '1-1-n1');
    expect(part).toMatchObject({ parent: '1-1', kind: 'requirement' });
    expect(part.text).toBe('その結果を統括情報セキュリティ責任者に報告しなければならない。');
    expect(part.spans.map(([from, to]) => SOURCE.slice(from, to)).join('')).toBe(part.text);
  });

  it('hangs the rest of a divided clause below it where other clauses stand there', () => {
    const { text } = clauseOf(READ.clauses, '1-1-1');
    const { clauses } = corrected(at('1-1-1', { act: 'split', offset: text.indexOf('次の') })).reading;
    expect(clauseOf(clauses, '1-1-1-n1')).toMatchObject({
      parent: '1-1-1',
      text: '次の事項を遵守しなければならない。',
    });
    expect(clauseOf(clauses, '1-1-1').text).toBe('職員等は、');
  });

  it.each([0, 1_000])('refuses to divide a clause where one part would have no word (at %i)', (offset) => {
    const { toReview } = corrected(at('1-2-1', { act: 'split', offset }));
    expect(toReview.map(({ problem }) => problem)).toEqual(['nothing_to_split']);
  });

  it('joins a clause to the one before it', () => {
    const corrections = [at('1-1-1-イ', { act: 'merge' })];
    const { clauses } = corrected(...corrections).reading;
    expect(clauseOf(clauses, '1-1-1-ア').text).toBe('端末を施錠すること。離席時は画面をロックすること。');
    expect(clauseOf(clauses, '1-1-1-ア').sentences).toHaveLength(2);
    expect(clauses.map(({ id }) => id)).not.toContain('1-1-1-イ');
  });

  it('joins nothing to what is not there: the first clause has none before it', () => {
    expect(corrected(at('1', { act: 'merge' })).toReview.map(({ problem }) => problem)).toEqual(['nothing_before']);
  });

  it('keeps what stands below a joined clause, below the one that it was joined to', () => {
    const { clauses } = corrected(at('1-1-1', { act: 'merge' })).reading;
    expect(clauseOf(clauses, '1-1-1-ア')).toMatchObject({ parent: '1-1', subjects: ['職員等'] });
  });

  it('hangs a clause elsewhere, and everything below it', () => {
    const { clauses } = corrected(at('1-2', { act: 'move', parent: null })).reading;
    expect(clauseOf(clauses, '2').parent).toBeNull();
    expect(clauseOf(clauses, '2-1').parent).toBe('2');
  });

  it.each([
    ['itself', '1-1', '1-1'],
    ['what stands below it', '1-1', '1-1-1'],
    ['what comes after it', '1-1', '1-2'],
  ])('refuses to hang a clause below %s', (_, id, parent) => {
    expect(corrected(at(id, { act: 'move', parent })).toReview.map(({ problem }) => problem)).toEqual(['bad_parent']);
  });

  it('leaves out a clause with all below it, and lists it among what is left out', () => {
    const { reading } = corrected(at('1-1-1', { act: 'leave_out', reason: 'no_clause' }));
    expect(reading.clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-1-2', '1-2', '1-2-1']);
    const left = reading.discarded.filter(({ why }) => why === 'set_aside');
    expect(left.map(({ from, to }) => SOURCE.slice(from, to).trim())).toContain('ア　端末を施錠すること。');
  });

  it('brings back what the reader left out, as a clause at its place', () => {
    const words = 'この基準は、令和８年４月１日から施行する。';
    const from = SOURCE.indexOf(words);
    const { reading } = corrected({
      act: 'bring_back',
      span: [from, from + words.length],
      document: 'standards',
      parent: null,
      basis: words,
    });
    expect(reading.clauses.at(-1)).toMatchObject({ id: 'n1', parent: null, text: words });
  });

  it('takes the printed number of what is brought back for its number, not for its words', () => {
    const source = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、媒体を持ち出してはならない。
`;
    const read = readPolicy(source);
    const gone = ['1-1', '1-2'];
    const places = read.clauses
      .filter(({ id }) => gone.includes(id))
      .flatMap(({ spans }) => spans.map(([from, to]) => ({ from, to, why: 'front_matter' as const })));
    const first: PolicyReading = {
      ...read,
      clauses: read.clauses.filter(({ id }) => !gone.includes(id)),
      discarded: [...read.discarded, ...places],
    };
    const back = ({ from, to }: { from: number; to: number }): Correction => ({
      act: 'bring_back',
      span: [from, to],
      document: 'standards',
      parent: '1',
      basis: source.slice(from, to),
    });
    const { reading } = correctReading(first, source, places.map(back));
    expect(reading.clauses.slice(1)).toMatchObject([
      { id: '1-1', text: '職員等は、端末を施錠しなければならない。', kind: 'requirement' },
      { id: '1-2', text: '職員等は、媒体を持ち出してはならない。' },
    ]);
    expect(unsound(source, reading)).toEqual([]);
  });

  it('names what is brought back by its place where another clause has its number, and remembers that', () => {
    const source = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（１）の記載例
（１）職員等は、鍵を返さなければならない。
`;
    const read = readPolicy(source);
    const place = source.indexOf('（１）職員等は、鍵');
    const first: PolicyReading = {
      ...read,
      clauses: read.clauses.filter(({ spans: [span] }) => (span?.[0] ?? 0) < place - 10),
      discarded: [{ from: place, to: source.length, why: 'front_matter' }],
    };
    const span = [place, source.length] as const;
    const basis = source.slice(...span);
    const { reading } = correctReading(first, source, [
      { act: 'bring_back', span, document: 'standards', parent: '1', basis },
    ]);
    expect(reading.clauses.at(-1)).toMatchObject({
      id: '1-n1',
      sourceMarker: '1',
      text: '職員等は、鍵を返さなければならない。',
    });
  });

  it('brings back nothing that stands in a clause', () => {
    const words = '端末を施錠すること。';
    const from = SOURCE.indexOf(words);
    const span = [from, from + words.length] as const;
    const { toReview } = corrected({ act: 'bring_back', span, document: 'standards', parent: null, basis: words });
    expect(toReview.map(({ problem }) => problem)).toEqual(['place_gone']);
  });

  it('brings back nothing into a document that the text does not have', () => {
    const words = 'この基準は、令和８年４月１日から施行する。';
    const span = [SOURCE.indexOf(words), SOURCE.indexOf(words) + words.length] as const;
    const { toReview } = corrected({ act: 'bring_back', span, document: 'basic_policy', parent: null, basis: words });
    expect(toReview.map(({ problem }) => problem)).toEqual(['clause_gone']);
  });

  it('does not touch a clause that another correction took away, and says so', () => {
    const gone = at('1-1-1-ア', { act: 'kind', kind: 'heading' });
    const { toReview } = corrected(at('1-1-1', { act: 'leave_out', reason: 'no_clause' }), gone);
    expect(toReview).toEqual([{ index: 1, correction: gone, problem: 'clause_gone' }]);
  });

  it('does not touch a clause whose words are not those that were corrected', () => {
    const stale: Correction = {
      act: 'kind',
      kind: 'heading',
      at: { document: 'standards', id: '1-2-1' },
      basis: '別の文',
    };
    const { reading, toReview } = corrected(stale);
    expect(toReview.map(({ problem }) => problem)).toEqual(['text_changed']);
    expect(reading.clauses).toEqual(READ.clauses);
  });

  it('says which measures a clause serves, whatever is corrected of it besides, and changes nothing else', () => {
    const measures = at('1-1-2', { act: 'measures', measures: [8] });
    const { clauses } = corrected(measures).reading;
    expect(clauseOf(clauses, '1-1-2')).toEqual({ ...clauseOf(READ.clauses, '1-1-2'), measuresSet: [8] });
    expect(servedMeasures(clauses)(clauseOf(clauses, '1-1-2'))).toEqual([8]);
    const rebound = at('1-1-2', { act: 'subjects', subjects: ['CISO'] }, [measures]);
    expect(clauseOf(corrected(measures, rebound).reading.clauses, '1-1-2')).toMatchObject({
      subjects: ['CISO'],
      measuresSet: [8],
    });
    const none = at('1-1-2', { act: 'measures', measures: [] }, [measures]);
    const served = corrected(measures, none).reading.clauses;
    expect(servedMeasures(served)(clauseOf(served, '1-1-2'))).toEqual([]);
  });

  it('binds a part without a name of its own to whom the whole binds', () => {
    const { text } = clauseOf(READ.clauses, '1-1-2');
    const split = at('1-1-2', { act: 'split', offset: text.indexOf('その結果') });
    const { clauses } = corrected(split).reading;
    const part = clauses.find((one) => one.text.startsWith('その結果'));
    expect(part?.subjects).toEqual(['情報システム管理者']);
  });

  it('keeps no name that is printed nowhere as the printed marker of what it renumbers', () => {
    const { text } = clauseOf(READ.clauses, '1-1-2');
    const split = at('1-1-2', { act: 'split', offset: text.indexOf('その結果') });
    const made = corrected(split).reading.clauses.find((one) => one.text.startsWith('その結果'))?.id ?? '';
    const numbered = at(made, { act: 'number', marker: '3' }, [split]);
    const { clauses } = corrected(split, numbered).reading;
    expect(clauses.find((one) => one.text.startsWith('その結果'))).not.toHaveProperty('sourceMarker');
  });

  it('tells which correction left a place out', () => {
    const kind = at('1-2', { act: 'kind', kind: 'requirement' });
    const { leftOut } = corrected(kind, at('1-1-1-ア', { act: 'leave_out', reason: 'no_clause' }));
    expect(leftOut.map(({ span, index }) => [SOURCE.slice(...span).trim(), index])).toEqual([
      ['ア　端末を施錠すること。', 1],
    ]);
  });

  it('follows a clause that an earlier correction renumbered', () => {
    const first = at('1-1', { act: 'number', marker: '5' });
    const second = at('1-5-1', { act: 'subjects', subjects: ['情報システム管理者'] }, [first]);
    expect(clauseOf(corrected(first, second).reading.clauses, '1-5-1-ア').subjects).toEqual(['情報システム管理者']);
  });
});
