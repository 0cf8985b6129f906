import { actorAtEnd } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { plainRolesAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { shortFormsIn } from '#app/domain/policy/wording/short-form.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';

/** 「最高情報責任者（CIO）」 */
const ACRONYM = /([\p{Script=Han}\p{Script=Katakana}ー]{3,40})[（(]([A-Z]{2,8})[）)]/gu;
/** 「総務課長を推進役とする」 */
const MADE = /([^、。を]{2,40})を、?([^ぁ-ん、。]{2,30})とする/gu;
/** What somebody is made without becoming anybody else. */
const NO_ROLE = /(?:対象|対象外|目的|範囲|条件|要件|前提|基本|原則|中心|構成|単位)$/u;

/** Role names that the texts use as a topic on their own, or give to somebody. */
export function roleNamesIn(texts: Iterable<string>): RoleNames {
  const names = new Set<string>();
  const made = new Set<string>();
  const topics = new Set<string>();
  for (const printed of texts) {
    const text = settlePrint(printed);
    for (const { before } of aroundParticles(text, 'は')) {
      for (const name of plainRolesAtEnd(before)) names.add(name);
      topics.add(/[^ぁ-ん、。）)]{1,30}$/u.exec(before.slice(-30))?.[0] ?? '');
    }
    for (const { long, short } of shortFormsIn(text)) if (actorAtEnd(long) !== null) names.add(short);
    for (const [, whom = '', short = ''] of text.matchAll(ACRONYM)) if (actorAtEnd(whom) !== null) names.add(short);
    for (const [, whom = '', role = ''] of text.matchAll(MADE)) {
      if (actorAtEnd(whom) !== null && !NO_ROLE.test(role)) made.add(role);
    }
  }
  for (const name of made) if (topics.has(name)) names.add(name);
  return names;
}
