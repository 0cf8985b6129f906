import type { Span } from '#app/domain/policy/clause.ts';
import type { NamedPlace } from '#app/domain/policy/first-places.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { isNounPhrase } from '#app/domain/policy/wording/noun-phrase.ts';

/** 「× 戸籍の帳票」, 「NG：予定価格」: the sign says that it is not to be. */
const SIGN =
  /^[\s　]*(?:[・-][\s　]*)?(?:[×✕✖╳❌][\s　]*|(?:[NＮ][GＧ]|ダメ|だめ|駄目|不可|禁止|厳禁)[\s　]*[:：][\s　]*)(?=[^\s　×✕✖╳❌])/u;
/** 「×：行わない」 explains the sign, 「×2」 only holds it. */
const NO_THING = /^[:：=＝]|[◎○〇△][\s　]*[:：=＝は]|^[\s　0-9０-９.．×]*$/u;
/** 「持って帰ってはいけないもの」, 「持出し禁止の書類」 */
const THING = '(?:もの|物|こと|事項|情報|書類|資料|行為|データ|媒体|機器|場所|用途|例)';
const FORBIDS = new RegExp(
  `(?:(?:[てで]は(?:いけ|なら)ない|べきでない)${THING}|^[^をは。、]*(?:禁止|不可|厳禁|NG|ＮＧ|ダメ|だめ|駄目)(?:(?:の|な|である|する|される|とする)?${THING})?)(?:[（(].{0,20}[）)])?[】］\\]〕）)＞>:：]?$`,
  'u',
);
const OF_THINGS = new RegExp(`${THING}(?:[（(].{0,20}[）)])?[】］\\]〕）)＞>:：]?$`, 'u');
const LONGEST_HEAD = 40;
const LONGEST_SIGN = 20;

/** 禁じられたもの. Nouns that are forbidden by the sign before them or by the heading above their list. */
export function forbiddenThings(lines: readonly Span[], source: string): readonly NamedPlace[] {
  let below = false;
  // 「持出しの禁止」 may name a clause: only 「持出し禁止のもの」 announces nouns without bullets.
  let announces = false;
  let end = lines[0]?.[0] ?? 0;
  return lines.flatMap((at): NamedPlace[] => {
    if (BLANK_LINE.test(source.slice(end, at[0]).slice(0, LONGEST_GAP))) below = false;
    end = at[1];
    const line = source.slice(...at);
    const words = line.trim();
    if (words === '') return [];
    const [sign = ''] = SIGN.exec(line.slice(0, LONGEST_SIGN)) ?? [];
    const thing = line.slice(sign.length).trim();
    if (sign !== '') return holdsThing(thing) ? [{ at, words }] : [];
    const head = words.length <= LONGEST_HEAD && FORBIDS.test(words);
    if (head) {
      below = true;
      announces = OF_THINGS.test(words);
      return [];
    }
    below &&= readMarker(words)?.style.startsWith('bullet-') === true || (announces && isBareNoun(words));
    return below && holdsThing(words) ? [{ at, words }] : [];
  });
}

function isBareNoun(words: string): boolean {
  return (
    words.length <= LONGEST_HEAD &&
    readMarker(words) === null &&
    !/[。：:]|[はがを]、/u.test(words) &&
    isNounPhrase(words)
  );
}

const BLANK_LINE = /\n[\s\u3000]*\n/u;
const LONGEST_GAP = 200;

function holdsThing(words: string): boolean {
  return /\p{L}{2}/u.test(words) && !NO_THING.test(words);
}
