import { describe, expect, it } from 'vitest';
import { exceptionNote, lifts, withNote } from '#app/domain/questionnaire/wording/exception-note.ts';

describe('what a sentence takes out of the duty before it', () => {
  it.each([
    ['ただし、庁外の窓口については、この限りでない', '庁外の窓口を除く'],
    ['ただし、業務上必要な場合はこの限りではない', '業務上必要な場合を除く'],
    ['ただし、共有のIDに対するパスワードは除く', '共有のIDに対するパスワードを除く'],
    ['ただし、町の施設（分庁舎を含む。）については、この限りではなく、別に定める', '町の施設を除く'],
    [
      'ただし、必要な場合は、所属長の許可を得て、持ち出すことができる',
      '必要な場合に、所属長の許可を得て、持ち出すときを除く',
    ],
  ])('stands in brackets: %s', (sentence, note) => {
    expect(exceptionNote(sentence, false)).toBe(note);
  });

  it('is a mere permission only behind a prohibition', () => {
    const leave = '所属長が認めた場合は、端末を持ち帰ることができる';
    expect(exceptionNote(leave, true)).toBe('所属長が認めた場合に、端末を持ち帰るときを除く');
    expect(exceptionNote(leave, false)).toBeNull();
  });

  it('is nothing where ただし demands something', () => {
    expect(lifts('ただし、使用後は、内容を直ちに消去する')).toBe(false);
    expect(exceptionNote('ただし、許可する場合は、必要な措置を講じなければならない', true)).toBeNull();
  });

  it('joins what the question excepts or includes already', () => {
    expect(withNote('使用していますか（試験を除く）。', '訓練を除く')).toBe('使用していますか（試験及び訓練を除く）。');
    expect(withNote('進めていますか（実施済みを含む）。', '試験を除く')).toBe(
      '進めていますか（実施済みを含み、試験を除く）。',
    );
    expect(withNote('使用していない', '試験を除く')).toBe('使用していない（試験を除く）');
  });
});
