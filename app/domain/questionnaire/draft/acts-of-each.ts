import { actorChain } from '#app/domain/policy/wording/actor-chain.ts';
import type { ActorPart } from '#app/domain/policy/wording/actor-chain.ts';
import { actsApart } from '#app/domain/questionnaire/clause/two-acts.ts';
import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { dictionaryFromTe, naiFromTe, teFromMizen, teFromRenyou } from '#app/domain/questionnaire/duty/verb.ts';

/** What leads on from one act to the next, and how the act ends when it stands alone. */
const ENDS: readonly (readonly [RegExp, (act: string) => string])[] = [
  [/とともに$/u, (act) => act],
  [/(?<=なら)ず$/u, (act) => `${act}ない`],
  [/ず$/u, (act) => naiFromTe(teFromMizen(act))],
  [/と(?=し$)し$/u, (act) => `${act}とする`],
  [/(?<=[てで])$/u, dictionaryFromTe],
  [/$/u, (act) => dictionaryFromTe(teFromRenyou(act))],
];
const LEADING = /^(?:ただし|但し|なお|また)、?/u;
/** A thing that all do something to: 「端末は課長が封印し、…」. */
const THING = /^(?<thing>[^、。]{1,24}?)(?:について)?は$/u;
/** 「夜間は」 says when and 「管理区域では」 where. */
const SETTING = /(?:[にでとて]|場合|とき|時|間|日|中|後|前|際|夜|朝|限り)$/u;
const TAKES_PART = /^(?:立ち?会|参加|従事|協力|対応|応じ|当た)/u;
/** 「情報課の職員」: the office answers for its people, not everybody in the body. */
const OF_OFFICE =
  /^(?:[^、。はが]*の)?(?<office>[^、。はがをの]{1,16}(?:課|係|室|班))の(?:職員|当番|担当者?|担当職員)$/u;
/** What follows from a breach is no act of whoever broke the rule. */
const OF_SANCTION = /(?:懲戒|処分|処罰)[^、]{0,12}(?:対象とし|対象とする|され)/u;
const CONDITION = /(?:^|、)([^、。は]{3,40}(?:場合|とき)(?:に|は|には)?、)/u;
const OWN_CASE = /場合|とき|際|後|前/u;

function wholeAct(act: string): string {
  const [end, whole] = ENDS.find(([pattern]) => pattern.test(act)) ?? [/$/u, (same: string) => same];
  return whole(act.replace(end, ''));
}

/** The thing that stands first, where an act has no object of its own. */
function withThing(act: string, thing: string): string {
  return thing === '' || /を/u.test(act) ? act : `${thing}${TAKES_PART.test(act) ? 'に' : 'を'}${act}`;
}

function sceneOf({ scene }: ActorPart, thing: string): string {
  const words = scene.replace(LEADING, '');
  if (words === '' || (thing !== '' && [`${thing}は`, `${thing}については`].includes(words))) return '';
  if (words === 'これを' && thing !== '') return `${thing}を`;
  return /[、を]$/u.test(words) ? words : `${words}、`;
}

/** What each of several does in one sentence, as sentences of their own; null where one alone acts. */
function actsOfSeveral(sentence: ClauseSentence): readonly ClauseSentence[] | null {
  const chain = actorChain(sentence.words, new Set(sentence.subjects));
  if (chain === null || !chain.every(({ names }) => names.every((name) => sentence.subjects.includes(name))))
    return null;
  const [first] = chain;
  const { thing = '' } = THING.exec(first?.scene ?? '')?.groups ?? {};
  const shared = SETTING.test(thing) ? '' : thing;
  const condition = CONDITION.exec(`${first?.scene ?? ''}、${first?.act ?? ''}`)?.[1] ?? '';
  return chain.flatMap((part, at) => {
    if (OF_SANCTION.test(part.act)) return [];
    const act = at === chain.length - 1 ? part.act : wholeAct(part.act);
    const before = chain[at - 1]?.names.join('及び') ?? 'その者';
    const scene = sceneOf(part, shared).replace(/その者(?=が)/u, before);
    const carried = at > 0 && !OWN_CASE.test(`${scene}${act}`) ? condition : '';
    const { office } = OF_OFFICE.exec(part.who)?.groups ?? {};
    const who = office ?? part.who.replace(LEADING, '');
    const done = withThing(act, scene.endsWith('を') ? '' : shared);
    const subjects = office === undefined ? part.names : [office];
    return [{ ...sentence, subjects, words: `${who}は、${carried}${scene}${done}` }];
  });
}

/** 各人の行為. A sentence as it is asked: one for each who acts in it, or for each of its acts. */
export function actsOfEach(sentence: ClauseSentence): readonly ClauseSentence[] {
  const apart = actsApart(sentence);
  const each = actsOfSeveral(sentence);
  if (each === null) return apart;
  const [first, second, ...others] = apart;
  const ofTwo =
    each.length === 2 &&
    others.length === 0 &&
    second !== undefined &&
    first?.subjects.join() !== second.subjects.join();
  return ofTwo ? apart : each;
}
