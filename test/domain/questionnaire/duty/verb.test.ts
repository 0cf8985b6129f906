import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import {
  dictionaryFromTe,
  naiFromTe,
  politePastFromTe,
  renyouFromDictionary,
  teFromDictionary,
  teFromMizen,
  teFromNai,
  teFromRenyou,
} from '#app/domain/questionnaire/duty/verb.ts';

/** Written by hand: dictionary form, 連用形, te-form, negative. */
const VERBS = `
報告する 報告し 報告して 報告しない
周知する 周知し 周知して 周知しない
有する 有し 有して 有しない
課する 課し 課して 課しない
共有する 共有し 共有して 共有しない
提出する 提出し 提出して 提出しない
見直しする 見直しし 見直しして 見直ししない
チェックする チェックし チェックして チェックしない
バックアップする バックアップし バックアップして バックアップしない
明確にする 明確にし 明確にして 明確にしない
明らかにする 明らかにし 明らかにして 明らかにしない
できないようにする できないようにし できないようにして できないようにしない
講じる 講じ 講じて 講じない
応じる 応じ 応じて 応じない
生じる 生じ 生じて 生じない
論じる 論じ 論じて 論じない
行う 行い 行って 行わない
行なう 行ない 行なって 行なわない
扱う 扱い 扱って 扱わない
取り扱う 取り扱い 取り扱って 取り扱わない
使う 使い 使って 使わない
従う 従い 従って 従わない
伴う 伴い 伴って 伴わない
払う 払い 払って 払わない
補う 補い 補って 補わない
負う 負い 負って 負わない
担う 担い 担って 担わない
失う 失い 失って 失わない
付き添う 付き添い 付き添って 付き添わない
立ち会う 立ち会い 立ち会って 立ち会わない
立ち合う 立ち合い 立ち合って 立ち合わない
向かう 向かい 向かって 向かわない
雇う 雇い 雇って 雇わない
買う 買い 買って 買わない
もらう もらい もらって もらわない
しまう しまい しまって しまわない
置く 置き 置いて 置かない
除く 除き 除いて 除かない
書く 書き 書いて 書かない
抜く 抜き 抜いて 抜かない
開く 開き 開いて 開かない
招く 招き 招いて 招かない
働く 働き 働いて 働かない
聞く 聞き 聞いて 聞かない
導く 導き 導いて 導かない
省く 省き 省いて 省かない
気づく 気づき 気づいて 気づかない
防ぐ 防ぎ 防いで 防がない
塞ぐ 塞ぎ 塞いで 塞がない
仰ぐ 仰ぎ 仰いで 仰がない
引き継ぐ 引き継ぎ 引き継いで 引き継がない
急ぐ 急ぎ 急いで 急がない
施す 施し 施して 施さない
渡す 渡し 渡して 渡さない
引き渡す 引き渡し 引き渡して 引き渡さない
手渡す 手渡し 手渡して 手渡さない
貸す 貸し 貸して 貸さない
消す 消し 消して 消さない
取り消す 取り消し 取り消して 取り消さない
隠す 隠し 隠して 隠さない
持ち出す 持ち出し 持ち出して 持ち出さない
持出す 持出し 持出して 持出さない
残す 残し 残して 残さない
示す 示し 示して 示さない
返す 返し 返して 返さない
戻す 戻し 戻して 戻さない
見直す 見直し 見直して 見直さない
直す 直し 直して 直さない
外す 外し 外して 外さない
許す 許し 許して 許さない
犯す 犯し 犯して 犯さない
漏らす 漏らし 漏らして 漏らさない
減らす 減らし 減らして 減らさない
増やす 増やし 増やして 増やさない
動かす 動かし 動かして 動かさない
果たす 果たし 果たして 果たさない
満たす 満たし 満たして 満たさない
及ぼす 及ぼし 及ぼして 及ぼさない
引き起こす 引き起こし 引き起こして 引き起こさない
落とす 落とし 落として 落とさない
過ごす 過ごし 過ごして 過ごさない
みなす みなし みなして みなさない
持つ 持ち 持って 持たない
待つ 待ち 待って 待たない
保つ 保ち 保って 保たない
立つ 立ち 立って 立たない
絶つ 絶ち 絶って 絶たない
放つ 放ち 放って 放たない
死ぬ 死に 死んで 死なない
選ぶ 選び 選んで 選ばない
及ぶ 及び 及んで 及ばない
運ぶ 運び 運んで 運ばない
結ぶ 結び 結んで 結ばない
学ぶ 学び 学んで 学ばない
呼ぶ 呼び 呼んで 呼ばない
含む 含み 含んで 含まない
読む 読み 読んで 読まない
組み込む 組み込み 組み込んで 組み込まない
持ち込む 持ち込み 持ち込んで 持ち込まない
盗む 盗み 盗んで 盗まない
済む 済み 済んで 済まない
図る 図り 図って 図らない
守る 守り 守って 守らない
作る 作り 作って 作らない
送る 送り 送って 送らない
切る 切り 切って 切らない
限る 限り 限って 限らない
知る 知り 知って 知らない
断る 断り 断って 断らない
譲る 譲り 譲って 譲らない
執る 執り 執って 執らない
取る 取り 取って 取らない
測る 測り 測って 測らない
立ち入る 立ち入り 立ち入って 立ち入らない
持ち帰る 持ち帰り 持ち帰って 持ち帰らない
預かる 預かり 預かって 預からない
怠る 怠り 怠って 怠らない
定める 定め 定めて 定めない
設ける 設け 設けて 設けない
求める 求め 求めて 求めない
受ける 受け 受けて 受けない
備える 備え 備えて 備えない
努める 努め 努めて 努めない
含める 含め 含めて 含めない
改める 改め 改めて 改めない
決める 決め 決めて 決めない
認める 認め 認めて 認めない
届け出る 届け出 届け出て 届け出ない
任せる 任せ 任せて 任せない
知らせる 知らせ 知らせて 知らせない
得る 得 得て 得ない
経る 経 経て 経ない
見る 見 見て 見ない
用いる 用い 用いて 用いない
率いる 率い 率いて 率いない
試みる 試み 試みて 試みない
借りる 借り 借りて 借りない
足りる 足り 足りて 足りない
起きる 起き 起きて 起きない
生きる 生き 生きて 生きない
過ぎる 過ぎ 過ぎて 過ぎない
落ちる 落ち 落ちて 落ちない
帯びる 帯び 帯びて 帯びない
できる でき できて できない
閲覧できる 閲覧でき 閲覧できて 閲覧できない
利用させる 利用させ 利用させて 利用させない
持ち込ませる 持ち込ませ 持ち込ませて 持ち込ませない
行わせる 行わせ 行わせて 行わせない
立ち会わせる 立ち会わせ 立ち会わせて 立ち会わせない
使用される 使用され 使用されて 使用されない
知られる 知られ 知られて 知られない
受けられる 受けられ 受けられて 受けられない
来る 来 来て 来ない
持ってくる 持ってき 持ってきて 持ってこない
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
  .map(([dictionary = '', renyou = '', te = '', nai = '']) => ({ dictionary, renyou, te, nai }));

describe('conjugation', () => {
  it('is tested on more than 120 verbs, each with its four forms', () => {
    expect(VERBS.length).toBeGreaterThan(120);
    expect(new Set(VERBS.map(({ dictionary }) => dictionary)).size).toBe(VERBS.length);
  });

  it.each(VERBS)('agrees in every direction: $dictionary', ({ dictionary, renyou, te, nai }) => {
    expect(renyouFromDictionary(dictionary)).toBe(renyou);
    expect(teFromDictionary(dictionary)).toBe(te);
    expect(teFromRenyou(renyou)).toBe(te);
    expect(teFromNai(nai)).toBe(te);
    expect(teFromMizen(nai.slice(0, -2))).toBe(te);
    expect(naiFromTe(te)).toBe(nai);
    expect(dictionaryFromTe(te)).toBe(dictionary);
  });

  it('changes only the end of a phrase', () => {
    const before = fc.constantFrom(
      '',
      '情報資産を',
      'あらかじめ許可を得て、',
      'CISOが定めた方法で',
      '原則として、端末に',
    );
    fc.assert(
      fc.property(before, fc.constantFrom(...VERBS), (words, { dictionary, renyou, te, nai }) => {
        expect(teFromDictionary(words + dictionary)).toBe(words + te);
        expect(naiFromTe(words + te)).toBe(words + nai);
        expect(dictionaryFromTe(words + te)).toBe(words + dictionary);
        expect(teFromRenyou(words + renyou)).toBe(words + te);
        expect(teFromNai(words + nai)).toBe(words + te);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['講ずる', '講じて'],
    ['応ずる', '応じて'],
    ['禁ずる', '禁じて'],
    ['庁外へ行く', '庁外へ行って'],
    ['進めていく', '進めていって'],
    ['真意を問う', '真意を問うて'],
    ['権限がある', '権限があって'],
  ])('knows the te-form of %s', (dictionary, te) => {
    expect(teFromDictionary(dictionary)).toBe(te);
  });

  it.each([
    ['講ぜ', '講じて'],
    ['報告せ', '報告して'],
    ['遵守させ', '遵守させて'],
    ['任せ', '任せて'],
    ['行か', '行って'],
  ])('turns what stands before なければ or ねば into the te-form: %s', (mizen, te) => {
    expect(teFromMizen(mizen)).toBe(te);
  });

  it('says that a noun is no verb', () => {
    expect(teFromDictionary('契約の締結')).toBeNull();
    expect(renyouFromDictionary('契約の締結')).toBeNull();
  });
});

describe('the polite past', () => {
  it.each(['報告し', '届け出', '求め', '講じ', '行い', '仰ぎ', '防ぎ', '戻し', '用い', '頼み', '置き'])(
    'stands on the 連用形: %s',
    (renyou) => {
      expect(politePastFromTe(teFromRenyou(renyou))).toBe(`${renyou}ました`);
    },
  );
});
