import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';

/** 準用の定め. A sentence that binds somebody to what another one demands: 「派遣職員についても、前条の例による」. */
export interface Likewise {
  readonly names: readonly string[];
  /** Where that stands, as printed: 「前２条」, 「第５条第２項」; null for what stands right before. */
  readonly where: string | null;
}

const PLACE =
  '(?:前[0-9０-９一二三四五六七八九十各]*(?:条(?:第[0-9０-９一二三四五六七八九十]+項)?|[項号])|第[0-9０-９一二三四五六七八九十百]+(?:条(?:第[0-9０-９一二三四五六七八九十]+項)?|項|号)|同[条項号])(?:(?:から|及び|、|並びに|又は)(?:前[0-9０-９一二三四五六七八九十各]*[条項号]|第[0-9０-９一二三四五六七八九十百]+(?:条|項|号)(?:第[0-9０-９一二三四五六七八九十]+項)?)(?:まで)?)*';
/** Behind who is bound: 「についても、」, 「も、」. */
const WHOM = '(?<who>[^。]{2,80}?)(?:(?:について|に対して|に関して|にあって|において)(?:も|は)|にも|も)、?';
const AS =
  '(?:(?:また、?)?(?:同様(?:(?:と|に)する|である)?|同じ(?:とする|である)?)|準ずる|準じる|例による|ならう|準じて行う)';
/** 「派遣職員についても、前条の例による」 */
const AS_THERE = new RegExp(`^${WHOM}(?:(?<where>${PLACE})(?:の規定)?(?:と|の|に))?、?${AS}$`, 'u');
/** 「第５条の規定は、派遣職員について準用する」 */
const APPLIED = new RegExp(
  `^(?<where>${PLACE})(?:の規定)?は、?(?<who>[^。]{2,80}?)(?:について|に対して|に関して)?(?:も|に|にも)?、?準用する$`,
  'u',
);
const OPENING = /^(?:また|なお|さらに)、?/u;

/** Whom a sentence binds to what stands elsewhere; null where it names nobody or says something else. */
export function likewiseOf(sentence: string, roles: RoleNames = NO_ROLES): Likewise | null {
  if (sentence.length > LONGEST) return null;
  const plain = plainSentence(sentence).replace(OPENING, '');
  const { who, where } = AS_THERE.exec(plain)?.groups ?? APPLIED.exec(plain)?.groups ?? {};
  if (who === undefined) return null;
  const names = actorsAtEnd(who, roles);
  return names.length === 0 ? null : { names, where: where ?? null };
}

/** Whoever is bound likewise is named in few words. */
const LONGEST = 200;
