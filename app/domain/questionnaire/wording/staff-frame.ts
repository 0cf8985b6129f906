import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** A topic that is a time, place or condition, not the thing acted upon. */
const ADVERBIAL = /(?:場合|とき|時|際|に|で|て|から|まで|より|後|前|上|うち|おいて|ついて|関し|限り|次第)$/u;

/** Whom the section's head answers for. */
export function staffFrame(roles: readonly RoleId[]): string {
  return roles.includes('contractor') ? '所属の職員等及び委託事業者' : '所属の職員等';
}

/** 「パスワードは、…」 after 「所属の職員等は、」 would be a second topic. */
function asSecondTopic(text: string): string {
  return text.replace(/^([^、。]{1,50}?)(?<!又|若しく)は、?/u, (whole, topic: string) =>
    ADVERBIAL.test(topic) || /[^、]が/u.test(topic) ? whole : `${topic}について、`,
  );
}

/** What the staff are enabled to do is not done by them: 「受講できるようにしていますか」. */
const ENABLED = /^[^が]*(?:でき|られ)るようにしていますか/u;

/** Puts 「所属の職員等は、」 before the words, unless they already speak of the 職員等. */
export function framedForStaff(text: string, roles: readonly RoleId[]): string {
  if (/^(?:全ての|すべての)?職員等?(?:が|の間で|間で)/u.test(text)) return `所属の${text}`;
  const inside = /^(.*?[、はに])((?:全ての|すべての)?職員等?)が(.*)$/u.exec(text);
  if (inside?.[1] !== undefined && inside[2] !== undefined && inside[3] !== undefined && inside[3].length < 30) {
    return `${inside[1]}所属の${inside[2]}が${inside[3]}`;
  }
  if (ENABLED.test(text) || /^[^、]*[うくぐすつぬぶむる]のは、/u.test(text)) return `${staffFrame(roles)}が、${text}`;
  return `${staffFrame(roles)}は、${asSecondTopic(text)}`;
}
