import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { separableActs } from '#app/domain/questionnaire/duty/act-chain.ts';
import { demandOf } from '#app/domain/questionnaire/wording/phrasing.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';

/** A case or a thing that the first sentence of a clause speaks of; by whom or in which way is none. */
const SCENE =
  /(?:場合|とき|際|時)(?:に|は|には|において|においては)?、$|(?:について|に関して|に当たり|に当たって)(?:は)?、$|(?:接続系|利用事務系)(?:では|において(?:は)?)、$/u;
/** What speaks of its own case or thing needs no other. */
const OWN_SCENE =
  /(?:場合|とき|際)(?:は|に|には|において)|(?:場合|とき|際)、|^[^、。]{2,50}(?:について|に関して|に当たり|においては?)(?:は)?、|^[^、。]{2,60}?(?<!又)は、?|^[^。]{2,40}(?:後|前)[はもに]|^[^、。]{2,30}も/u;

function sceneOf({ words, subjects }: ClauseSentence): string {
  const te = demandOf(words, subjects)?.duty.te;
  const shared = te === undefined ? '' : separableActs(te).shared;
  return SCENE.test(shared) ? shared : '';
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}

/** 「変更の作業を行う場合は、…。また、作業は２人以上で行う」: that act and no other. */
function withoutNamedAct(words: string, scene: string): string {
  const act = /(\p{Script=Han}{2,4})を(?:行う|実施する|する)(?:場合|とき)(?:に|は|には)?、$/u.exec(scene)?.[1];
  const topic = /^([^、。は]{2,4})は、?/u.exec(words);
  return act === undefined || topic?.[1] !== act ? words : words.slice(topic[0].length);
}

/** 「庁外に機器を設置する場合、」 over 「当該機器の…を確認する」: the lead takes the scene, so that a row says of which. */
function withSceneThing(words: string, scene: string): string {
  return words.replace(/当該(\p{Script=Han}{2,6}?)(?=[のへをにが])/gu, (whole, noun: string, at: number) => {
    const found = new RegExp(
      `(?:^|、)((?:[^、。をは]{1,12}に)?)([^、。をに]{0,16}${noun})を([^、。を]{1,10}[るすく])(?:場合|とき)`,
      'u',
    ).exec(scene);
    const [, place = '', thing = noun, act = ''] = found ?? [];
    const pause = /(?:に応じて?|的に)$/u.test(words.slice(0, at)) ? '、' : '';
    return found === null ? whole : `${pause}${place}${act}${thing}`;
  });
}

/** 場面の引継ぎ. 「Aする場合、Bする。また、Cする。」: C is due in the case of the first sentence, and says so. */
export function withSceneCarried<Sentence extends ClauseSentence>(sentences: readonly Sentence[]): readonly Sentence[] {
  let of: Sentence | undefined;
  let scene: string | null = null;
  return sentences.map((sentence) => {
    const demands = sentence.kind === 'requirement' || sentence.kind === 'recommendation';
    const proviso = /^(?:ただし|但し)/u.test(sentence.words);
    if (demands && !proviso && of !== undefined && isSame(of.subjects, sentence.subjects)) {
      scene ??= sceneOf(of);
      const bare = withSceneThing(withoutNamedAct(dropConjunction(sentence.words), scene), scene);
      if (scene !== '' && !OWN_SCENE.test(bare)) return { ...sentence, words: `${scene}${bare}` };
    }
    if (demands && !proviso) {
      scene = null;
      of = sentence;
    }
    return sentence;
  });
}
