import { namesEvent } from '#app/domain/questionnaire/wording/readiness.ts';

/**
 * 事案への備え. 「攻撃を受けた場合は、情報の収集に努める」 asks before any attack who will gather what from whom: what is
 * decided beforehand is decided for the event and not in it.
 */
const DECIDED =
  /^(?<event>[^。]{4,140}?(?:場合|とき))(?:に|には|は|においては)?、(?!又は|若しくは|及び)(?<act>[^。]*(?:担当|連絡先|入手先)を決めてい.*)$/u;

export function asPreparation(text: string): string {
  const { event, act } = DECIDED.exec(text)?.groups ?? {};
  return event === undefined || act === undefined || !namesEvent(event) ? text : `${event}に備え、${act}`;
}
