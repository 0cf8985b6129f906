import { isNamedRole, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { institutionsNamed } from '#app/domain/policy/wording/institution.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { doersBesideTopic, namesAlone } from '#app/domain/policy/wording/named-doer.ts';
import { isOwnPredicate } from '#app/domain/policy/wording/own-predicate.ts';
import { withoutStop } from '#app/domain/policy/wording/sentence.ts';

/** 任された者. Who is charged with something in other words than as the subject, and the same with who is as the subject. */
export interface ChargedActor {
  readonly names: readonly string[];
  /** 「係長は、鍵の開閉を行う」 for 「鍵の開閉は、係長の責任とする」. */
  readonly words: string;
}

const THING = '(?<thing>[^。]{1,60}?)(?:については|に関しては|は)、?';
const WHO = '(?<who>[^、。はをが]{1,30}?)';
const CHARGE = '(?:責任|任務|所掌|担当|職務|役割|責務|義務)';
const END = '(?:ものとする|こととする|こと)?';
const SENDS = '(?:報告|連絡|通知|説明|提出|回答|通報|送付|送信|申請|届け?出|依頼|請求)';

/** 「…は、係長の責任とする」, 「…は、監査室に行わせる」: who has to do it is all that is said. */
const WHOSE: readonly RegExp[] = [
  new RegExp(`^${THING}${WHO}の${CHARGE}(?:とする|である)${END}$`, 'u'),
  new RegExp(
    `^${THING}${WHO}(?:に|をして)、?(?:これを)?(?:行わせ|実施させ|担当させ|担わせ|当たらせ)(?:る|なければならない)${END}$`,
    'u',
  ),
];
/** 「暗号鍵は、課長において保管する」, 「ＩＤの発行は、課長より申請する」: what he does follows. */
const WHERE: readonly RegExp[] = [
  new RegExp(`^${THING}${WHO}(?:において|の責任において|の責任の下(?:に|で))、?(?:これを)?、?(?<act>[^。は]+)$`, 'u'),
  new RegExp(
    `^${THING}${WHO}より、?(?<act>(?:[^。はをが]{1,20}[にへ]、?)?${SENDS}(?:する|しなければならない)${END})$`,
    'u',
  ),
];
const AT_OFFICE = /^(?:また、|なお、)?(?<who>[^、。はをが\s]{1,16}(?:課|係|室|班))にて、?(?<act>[^。は]*を[^。は]+)$/u;
/** An organ decides in itself; those words stay. */
const ORGAN = /(?:会|会議|本部|事務局)$/u;
/** 「CISO：…」, 「課長　→　…」, 「守衛＝…」 */
const HEAD =
  /^(?<who>[^\s、。はをがに→⇒＝=：:…―─（）()［］【】〔〕]{1,24})(?:は、?)?[\s　]*(?:[→⇒＝=：:]|…{1,2}|[―─]{1,2})[\s　]*(?<act>\S.*)$/su;
/** 「事故時（担当：情報課）　県に報告する」 */
const BESIDE = /^(?<topic>[^\s、。]{1,30}[）)］\]】〕])[\s　]*(?<act>\S.*)$/su;
/** A duty, with something that is done something to. */
const DUTY = /[をにへと][^。]*(?:こと|[るうくすむつぐぶ]|ない)(?:もの|こと)?(?:とする)?$/u;
const NO_DUTY = /(?:をいう|という|を指す|とする|である|できる|任命する|充てる|置く|務める|とおり)$/u;
const LONGEST = 400;

/** Who a sentence without a subject charges with what it says; null where it charges nobody so. */
export function chargedActor(printed: string, roles: RoleNames = NO_ROLES): ChargedActor | null {
  const sentence = withoutStop(printed).trim();
  if (sentence.length > LONGEST) return null;
  return chargedWith(sentence, roles) ?? atHead(sentence, roles);
}

function chargedWith(sentence: string, roles: RoleNames): ChargedActor | null {
  for (const pattern of WHOSE) {
    const { thing = '', who = '' } = pattern.exec(sentence)?.groups ?? {};
    const names = namesOf(who, roles);
    if (names.length > 0) return { names, words: `${who}は、${thing}を行う` };
  }
  for (const pattern of [...WHERE, AT_OFFICE]) {
    const { thing = '', who = '', act = '' } = pattern.exec(sentence)?.groups ?? {};
    const names = ORGAN.test(who) ? [] : namesOf(who, roles);
    if (names.length > 0 && DUTY.test(`を${act}`) && isOwnPredicate(act))
      return { names, words: `${who}は、${withThing(thing, act)}` };
  }
  return null;
}

function withThing(thing: string, act: string): string {
  if (thing === '') return act;
  return act.includes('を') ? `${thing}について、${act}` : `${thing}を${act}`;
}

function atHead(sentence: string, roles: RoleNames): ChargedActor | null {
  const { who = '', act = '' } = HEAD.exec(sentence)?.groups ?? {};
  const names = namesAlone(who, roles);
  if (names.length > 0) return isDuty(act) ? { names, words: `${who}は、${act}` } : null;
  const { topic = '', act: told = '' } = BESIDE.exec(sentence)?.groups ?? {};
  const beside = isDuty(told) ? doersBesideTopic(topic) : [];
  return beside.length === 0 ? null : { names: beside, words: `${beside.join('及び')}は、${told}` };
}

function isDuty(act: string): boolean {
  return DUTY.test(act) && !NO_DUTY.test(act) && !/^[^、]{1,30}は/u.test(act);
}

/** The whole phrase is a name. */
function namesOf(who: string, roles: RoleNames): readonly string[] {
  const alone = isNamedRole(who, roles) ? actorsAtEnd(who, roles) : namesAlone(who, roles);
  if (alone.length > 0) return alone;
  const institutions = institutionsNamed(who);
  return institutions.length === 1 && institutions[0] === who ? institutions : [];
}
