import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { withoutStop } from '#app/domain/policy/wording/sentence.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';
import { RELATIVE } from '#app/domain/policy/wording/unnamed-subject.ts';

/** What explains a noun behind it; who knows of a duty is told of by every question of an event. */
const EXPLAINS = new RegExp(
  `${RELATIVE.source}|[るたいうくすむつぐぶ](?=[Ａ-Ｚａ-ｚ])|[るたいうくすむつぐぶ](?:か|の|こと|まで|ほど|ごと)|べき|^、?知って`,
  'u',
);
/** What is laid down, judged or allowed in a case says nothing of who acts in it. */
const CASE = /は|場合|とき|際|(?<![日同])時(?:に|は|、)|限り|(?:以上|ほか|上で|(?<=[たの])後)(?:は|に|、)/u;
const WRAPPED = /(?<=る)(?:もの|こと)と(?=し|する)|てはなら(?=な|ず)/gu;

/** Whether what follows 「Xが」 is what X does in the sentence itself, neither in a case nor to explain a thing. */
export function isOwnPredicate(after: string): boolean {
  const words = after.replace(/(?<=[るうくすむつぐぶ])(?:もの|こと)(?:とする)?。?$/u, '').replace(WRAPPED, '');
  return !EXPLAINS.test(words) && !CASE.test(words);
}

/** The first act of a chain: 「課長が封印し、」, 「係長が開けず、」. */
const FIRST_ACT =
  /^、?(?<act>[^、。は]{1,40}?(?:[しいきぎちにびみりえけげせてでねべめれじ]|せず|さず|らず|わず|とともに|ほか)、(?:かつ、)?)(?<next>[^、]*)/u;

/** Whether what follows 「Xが」 is what X does, or the first of what X does. */
export function beginsPredicate(after: string): boolean {
  if (isOwnPredicate(after)) return true;
  const { act = '', next = '' } = FIRST_ACT.exec(after)?.groups ?? {};
  return act !== '' && isOwnPredicate(act) && isOwnPredicate(next);
}

const LONGEST = 600;

/** 「同じ者」, 「必要とする者以外の者」: nobody in particular. */
export const ANYBODY = /[ぁ-ん](?:者|人)(?:等|ら)?$/u;

/** 「夜間は当番が応じ、翌朝に引き継ぐ」: whoever does the first act does the next. */
export function actorOfFirstAct(sentence: string, roles: RoleNames = NO_ROLES): readonly string[] {
  if (sentence.length > LONGEST) return [];
  for (const { before, after } of aroundParticles(withoutStop(sentence), 'が')) {
    if (!after.includes('、') || ANYBODY.test(before) || !beginsPredicate(after)) continue;
    const names = actorsAtEnd(before, roles);
    if (names.length > 0) return names;
  }
  return [];
}
