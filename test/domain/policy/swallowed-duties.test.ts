import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { swallowedDuties } from '#app/domain/policy/swallowed-duties.ts';

/** A clause of one line a span, of a kind. */
function swallowedIn(kind: Clause['kind'], ...lines: readonly string[]): readonly string[] {
  const source = lines.join('\n');
  let at = 0;
  const spans = lines.map((line) => {
    const from = at;
    at += line.length + 1;
    return [from, from + line.length] as const;
  });
  const clause: Clause = {
    document: 'standards',
    id: '1',
    parent: null,
    title: '',
    text: source,
    kind,
    subjects: [],
    sentences: [],
    spans,
  };
  return swallowedDuties([clause], source).map(([from, to]) => source.slice(from, to));
}

describe('a duty inside of a heading or a definition', () => {
  const duty = '(2)　課長は、場所を図面に記録しなければならない';

  it('is found in a heading at the end of a line', () => {
    expect(swallowedIn('heading', duty, '端末の利用')).toEqual([duty]);
    expect(swallowedIn('heading', '(2)　職員が守らなければならない事項')).toEqual([]);
  });

  it('is found in a definition where the next line begins anew or there is none', () => {
    const meaning = '「端末」とは、パソコンをいう';
    expect(swallowedIn('definition', meaning, duty)).toEqual([duty]);
    expect(swallowedIn('definition', meaning, duty, '(3)　「媒体」とは、ＵＳＢメモリをいう')).toEqual([duty]);
    expect(swallowedIn('definition', '「記録」とは、保存しなければならない', '情報をいう。')).toEqual([]);
  });

  it('is no matter of a clause that is asked about', () => {
    expect(swallowedIn('requirement', duty)).toEqual([]);
  });
});
