import { describe, expect, it } from 'vitest';
import { dictionaryFromTe, naiFromDictionary, naiFromTe, teFromDictionary, teFromMizen, teFromNai } from '#app/domain/questionnaire/verb.ts';

describe('conjugation', () => {
  it.each([
    ['周知し', '周知して'],
    ['講じ', '講じて'],
    ['行わ', '行って'],
    ['仰が', '仰いで'],
    ['保た', '保って'],
    ['施さ', '施して'],
    ['減らさ', '減らして'],
    ['塞が', '塞いで'],
    ['抜か', '抜いて'],
    ['図ら', '図って'],
    ['含ま', '含んで'],
    ['選ば', '選んで'],
    ['得', '得て'],
    ['含め', '含めて'],
    ['遵守させ', '遵守させて'],
    ['用い', '用いて'],
    ['持ち込ま', '持ち込んで'],
  ])('turns what stands before なければ into the te-form: %s', (mizen, te) => {
    expect(teFromMizen(mizen)).toBe(te);
  });

  it.each([
    ['報告する', '報告して', '報告しない'],
    ['講ずる', '講じて', '講じない'],
    ['行う', '行って', '行わない'],
    ['定める', '定めて', '定めない'],
    ['図る', '図って', '図らない'],
    ['見直す', '見直して', '見直さない'],
    ['防ぐ', '防いで', '防がない'],
    ['保つ', '保って', '保たない'],
    ['得る', '得て', '得ない'],
    ['来る', '来て', '来ない'],
    ['組み込む', '組み込んで', '組み込まない'],
    ['置く', '置いて', '置かない'],
    ['用いる', '用いて', '用いない'],
  ])('knows the te-form and the negative of %s', (dictionary, te, nai) => {
    expect(teFromDictionary(dictionary)).toBe(te);
    expect(naiFromDictionary(dictionary)).toBe(nai);
  });

  it.each([
    ['共有して', '共有しない', '共有する'],
    ['漏らして', '漏らさない', '漏らす'],
    ['情報を有して', '情報を有しない', '情報を有する'],
    ['提出して', '提出しない', '提出する'],
    ['庁外に持ち出して', '庁外に持ち出さない', '庁外に持ち出す'],
    ['行って', '行わない', '行う'],
    ['持って', '持たない', '持つ'],
    ['作って', '作らない', '作る'],
    ['用いて', '用いない', '用いる'],
    ['置いて', '置かない', '置く'],
    ['応じて', '応じない', '応じる'],
    ['設けて', '設けない', '設ける'],
    ['利用させて', '利用させない', '利用させる'],
    ['選んで', '選ばない', '選ぶ'],
    ['含んで', '含まない', '含む'],
    ['仰いで', '仰がない', '仰ぐ'],
  ])('turns %s back into its negative and its dictionary form', (te, nai, dictionary) => {
    expect(naiFromTe(te)).toBe(nai);
    expect(dictionaryFromTe(te)).toBe(dictionary);
    expect(teFromNai(nai)).toBe(te);
  });

  it('says that a noun is no verb', () => {
    expect(teFromDictionary('契約の締結')).toBeNull();
    expect(naiFromDictionary('契約の締結')).toBeNull();
  });
});
