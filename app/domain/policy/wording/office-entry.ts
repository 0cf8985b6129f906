import { isNamedRole, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';

/** 役職の項目. 「取扱担当者　課長が職員のうちから任命する。」: the office, a space, and who comes to hold it. */
const ENTRY = /^(?<office>[^\s、。（）()「」]{2,30})(?:（[^（）]*）)?[ \t\u3000]+(?<how>\S.*)$/su;
const FILLED =
  /(?:(?:任命|指名|選任|委嘱|指定)する|(?:充て|あて)る|置く|兼ねる|務める|(?:[長員官監]|者)とする|(?:に|が)(?:当た|あた)る)(?:ものとする|こととする)?。?$/u;

/** The office that the first sentence of a list's entry fills; null for any other text. */
export function officeOfEntry(sentence: string, roles: RoleNames = NO_ROLES): string | null {
  const { office, how = '' } = ENTRY.exec(sentence)?.groups ?? {};
  return office !== undefined && FILLED.test(how) && isNamedRole(office, roles) ? office : null;
}

/** 「課長　課の台帳を整備すること。」: what follows is a whole duty, and no particle ties it to the name. */
const OWN_DUTY =
  /^(?!(?:及び|並びに|又は|若しくは|[のはがをにへとも]))(?![^。]*[^にでと]は、)[^。]*[をにへ][^。]*(?:こと|[るうくすむつぐぶ]|ない)(?:ものとする|。)*$/su;

const LONGEST_ENTRY = 400;

/** Who has to do what stands behind a space in an entry of a list; null for any other text. */
export function holderOfEntry(sentence: string, roles: RoleNames = NO_ROLES): string | null {
  const { office, how = '' } = ENTRY.exec(sentence)?.groups ?? {};
  return office !== undefined && how.length < LONGEST_ENTRY && OWN_DUTY.test(how) && isNamedRole(office, roles)
    ? office
    : null;
}

/** The entry with who it names as the topic: 「取扱担当者は、課長が職員のうちから任命する。」; any other text as it stands. */
export function entryAsSentence(sentence: string): string {
  if (officeOfEntry(sentence) === null && holderOfEntry(sentence) === null) return sentence;
  return sentence.replace(ENTRY, (_, office: string, how: string) => `${office}は、${how}`);
}
