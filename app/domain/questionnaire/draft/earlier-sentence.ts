import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { NOTHING_EARLIER, earlierWordsIn } from '#app/domain/questionnaire/clause/earlier-words.ts';
import type { EarlierWords } from '#app/domain/questionnaire/clause/earlier-words.ts';
import { withThingsNamed } from '#app/domain/questionnaire/clause/named-thing.ts';
import type { Before } from '#app/domain/questionnaire/clause/named-thing.ts';
import { exceptedCase, lifts } from '#app/domain/questionnaire/wording/exception-note.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';

/** 「その後速やかに、…」「この場合において、…」 after 「…を停止することができる」: the act that the earlier sentence allows. */
const AFTERWARDS = /^(?:その後、?(?=速やか|直ちに|遅滞なく)|この場合(?:において|に)?は?、)/u;
const ALLOWED_ACT =
  /((?:(?:又は|[^、。はがを]){2,30}を(?:使用|利用)する)?[\p{Script=Han}\p{Script=Katakana}ー]{2,12}を[^、。をが]{2,8}(?:、?(?:あるいは|又は|若しくは|及び)[^、。をが]{2,8})?)することができる$/u;
/** 「ただし、使用後は、…」 after 「持出しを認める」: what was allowed is what the proviso binds. */
const PROVISO = /^(?:ただし|但し)、?/u;
const ALLOWED_THING = /([^、。をがは]{1,20})を(認め|許可す|承認す)る(?:ものとする|ことができる)?$/u;
/** 「導入する際は、…」: an act whose object only the earlier sentence names. */
const BARE_ACT = /^(\p{Script=Han}{2,6})(?:する|した)(?:際|場合|とき)(?=に|は|、)/u;

/** 「ただし、やむを得ず接続を許可する場合は、…」 after 「…外部からのアクセスを原則として禁止する」: of which access. */
const LET_AFTER_ALL =
  /^((?:(?:ただし|但し)、?)?(?:やむを得ず|止むを得ず))、?(?:接続|利用|使用|アクセス)を(?=(?:許可|承認)する)/u;
const FORBIDDEN_THING = /(?:^|(?<!又)は、?)((?:又は|を(?:介|通じ|用い)|[^、。はを]){4,60})を原則(?:として)?、?禁止/u;

/** 「退職後も同様とする」 */
const LIKEWISE = /^([^、。は]{2,20}も)、?(?:また)?同様と(?:する|しなければならない|するものとする|すること)$/u;

/** 「この限りでない場合も、…」 behind 「災害時は、この限りでない」 */
const OF_EXCEPTED = /^((?:ただし|但し)、?)?この限りで(?:は)?ない(?:場合|とき|時|際)(?:に|で|であって)?(も|は)?、?/u;

function withExceptedCase(sentence: string, before: string): string {
  const excepted = exceptedCase(before);
  if (excepted === null) return sentence;
  const link = /(?:場合|とき|時|際)$/u.test(excepted) ? '' : 'について';
  return sentence.replace(OF_EXCEPTED, (_, lead = '', topic = 'は') => `${lead}${excepted}${link}${topic}、`);
}

/** 「Xの資産は…保存する。デジタル資産の場合は…」: the second sentence speaks of the first one's things. */
function withTopicOf(first: string, sentence: string): string {
  const topic = /^((?:[^、。は]|又は){3,40}(?:資産|情報|機器|端末|媒体|データ|文書))は/u.exec(first)?.[1];
  const kind = /^([^、。はをが]{2,14})の場合は、?/u.exec(sentence);
  return topic === undefined || kind?.[1] === undefined
    ? sentence
    : `${topic}のうち${kind[1]}は、${sentence.slice(kind[0].length)}`;
}

/** 「権利を停止したときは、…権利を停止した旨を通知する」: the act is named once. */
function withoutActAgain(sentence: string, act: string): string {
  const [thing = '', deed = ''] = act.split(/(?<=を)(?=[^を]*$)/u);
  const noun = /[\p{Script=Han}\p{Script=Katakana}ー]{2,}を$/u.exec(thing)?.[0];
  if (noun === undefined) return sentence;
  return sentence.replace(new RegExp(`(?<=[、])(?:[^、。はを]{1,16}の)?${noun}${deed}した旨を`, 'u'), 'その旨を');
}

function leaning(sentence: string, earlier: EarlierWords): string {
  const before = earlier.last;
  const allowed = ALLOWED_ACT.exec(before)?.[1]?.replace(/^当該/u, '');
  if (allowed !== undefined && AFTERWARDS.test(sentence))
    return withoutActAgain(sentence.replace(AFTERWARDS, `${allowed}したときは、`), allowed);
  const [, thing, allows] = PROVISO.test(sentence) && !lifts(sentence) ? (ALLOWED_THING.exec(before) ?? []) : [];
  if (thing !== undefined && allows !== undefined)
    return `ただし、${thing}を${allows.replace(/す$/u, 'し')}た場合、${sentence.replace(PROVISO, '')}`;
  const forbidden = FORBIDDEN_THING.exec(before)?.[1];
  if (forbidden !== undefined && LET_AFTER_ALL.test(sentence))
    return sentence.replace(LET_AFTER_ALL, (_, lead: string) => `${lead}${forbidden}を`);
  const bare = withExceptedCase(dropConjunction(sentence), before);
  const likewise = LIKEWISE.exec(bare)?.[1];
  if (likewise !== undefined && before !== '') return before.replace(/^([^、。]{1,30}は、)?/u, `$1${likewise}、`);
  const verb = BARE_ACT.exec(bare)?.[1];
  if (verb === undefined) {
    const told = withTopicOf(earlier.first, bare);
    return told === dropConjunction(sentence) ? sentence : told;
  }
  const pattern = new RegExp(`([^、。はを]{2,20}を)${verb}(?:する|し)`, 'u');
  const object = earlier.firstOf(`object of ${verb}`, (one) =>
    one.includes(`を${verb}`) ? pattern.exec(one)?.[1] : undefined,
  );
  return object === undefined ? sentence : `${object}${bare}`;
}

/** 前文の補い. The sentences of a clause, each with what it takes from an earlier one and a question would lack. */
export function withEarlierWords(
  sentences: readonly ClauseSentence[],
  around: Pick<Before, 'siblings' | 'headings'> = { siblings: NOTHING_EARLIER, headings: [] },
): readonly ClauseSentence[] {
  const earlierThan = earlierWordsIn(sentences.map(({ words }) => words));
  return sentences.map((sentence, at) => {
    const own = earlierThan(at);
    return { ...sentence, words: withThingsNamed(leaning(sentence.words, own), { ...around, own }) };
  });
}
