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

/** Who is reported to, or gives leave, is somebody, whatever the name: 「電算室に報告する」, 「電算室が許可した」. */
const TREATED_AS_SOMEBODY =
  /([^ぁ-ん、。（）()「」\s]{2,20})(?:に、?(?:直ちに|速やかに|その旨を)?(?:(?:報告|相談|連絡|通報)(?:する|し(?:なければ|、|た|て))|(?:申し|届け)出[るなた、])|が、?(?:(?:指名|許可|承認|任命)(?:する|した)|認め[るた]))/gu;
/** When, where or how something is reported, and rules that permit. */
const NOT_SOMEBODY =
  /(?:[簿票書欄号面上内外別時後前日月末的先頭際種令例程則綱領準約針]|システム|サーバー?|端末|フォーム|ページ|アドレス|メール|場合|以内|緊急|即刻|随時|直接|簡潔|詳細|同時)$/u;

/** Role names that the texts use as a topic on their own, or give to somebody. */
export function roleNamesIn(texts: Iterable<string>): RoleNames {
  const names = new Set<string>();
  const made = new Set<string>();
  const somebody = new Set<string>();
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
    for (const [, name = ''] of text.matchAll(TREATED_AS_SOMEBODY)) {
      if (!NOT_SOMEBODY.test(name) && actorAtEnd(name) === null) somebody.add(name);
    }
  }
  for (const name of somebody) if (topics.has(name)) names.add(name);
  for (const name of made) if (topics.has(name)) names.add(name);
  return names;
}
