import { staffFrame } from '#app/domain/questionnaire/wording/staff-frame.ts';
import { titleOfThisSystem, withoutThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import { commonThing, topicPhrase } from '#app/domain/questionnaire/wording/topic.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/**
 * A condition or a limit that all rows open with: 「情報資産を利用するときは、」, 「マイナンバー利用事務系において、」.
 */
const OPENING = /^(?:[^、]{4,60}(?:とき|場合)(?:は|には)?|[^、]{4,60}(?:において|について|に関し|への対策として))、/u;

function commonOpening(rows: readonly string[]): string {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return '';
  const opening = OPENING.exec(first)?.[0] ?? '';
  return opening !== '' && others.every((row) => row.startsWith(opening)) ? opening : '';
}

/** 「職員等の報告義務」 after 「所属の職員等は、」 */
function withoutStaff(title: string): string {
  return title.replace(/^職員等?(?:の|による)/u, '');
}

/** 「…の導入等の禁止」: the rows say what is not done, and 「禁止について守る」 would be no Japanese. */
const FORBIDDEN = /(?<=[^「」]{4})の禁止$/u;

/** 設問のまとめ. The lead of duties asked together and their rows. */
export interface GroupWords {
  readonly lead: string;
  readonly rows: readonly string[];
}

const OF_NETWORK = 'ネットワークについて、';

/** Whether all rows open with a condition that the lead had better say. */
function opens(rows: readonly string[]): 'scene' | null {
  const opening = commonOpening(rows);
  return opening === '' || opening === '本システムについて、' ? null : 'scene';
}

function under(title: string, roles: readonly RoleId[], rows: readonly string[]): GroupWords {
  const act = roles.includes('handler') ? '守って' : '行って';
  return { lead: `${topicPhrase(title)}次のことを${act}いますか。`, rows };
}

/** `titleIsRole` says that the heading is nothing but the name of the respondent's office. */
export function groupWords(
  title: string,
  roles: readonly RoleId[],
  rows: readonly string[],
  titleIsRole: boolean,
  ofOneSystem = false,
): GroupWords {
  if (title !== '' && !titleIsRole) {
    if (ofOneSystem && opens(rows) !== 'scene')
      return under(titleOfThisSystem(title), roles, rows.map(withoutThisSystem));
    if (commonOpening(rows) === OF_NETWORK)
      return under(
        title.includes('ネットワーク') ? title : `ネットワークの${title}`,
        roles,
        rows.map((row) => row.slice(OF_NETWORK.length)),
      );
  }
  const opening = commonOpening(rows);
  const ofSection = roles.includes('staff') || roles.includes('handler');
  const who = roles.includes('staff') ? `${staffFrame(roles)}は、` : '';
  const act = ofSection ? '守って' : '行って';
  if (opening !== '') {
    return {
      lead: `${who}${opening}次のことを${act}いますか。`,
      rows: rows.map((row) => row.slice(opening.length)),
    };
  }
  const topic = act === '守って' ? title.replace(FORBIDDEN, '') : title;
  const about = titleIsRole
    ? `${title}として、`
    : topicPhrase(topic === '' ? commonThing(rows) : who === '' ? topic : withoutStaff(topic));
  return { lead: `${who}${about}次のことを${act}いますか。`, rows };
}
