import { askDuty, dutyOf, rowOfDuty } from '#app/domain/questionnaire/duty.ts';
import type { Duty } from '#app/domain/questionnaire/duty.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { dropConjunction, tidy } from '#app/domain/questionnaire/sentence.ts';
import { withoutSubject } from '#app/domain/questionnaire/subject.ts';
import { dictionaryFromTe } from '#app/domain/questionnaire/verb.ts';

/** 設問文. A duty in the words of a question and of a row, with what was moved out of it. */
export interface Phrasing {
  readonly duty: Duty;
  readonly question: string;
  readonly row: string;
  /** Printed words that the question leaves out for brevity. */
  readonly moved: readonly string[];
  /** The duty arises only after an event: the question asks for readiness. */
  readonly afterEvent: boolean;
}

/** A question longer than this sends explanations to the hint. */
export const COMFORTABLE_LENGTH = 90;

/** A topic that is a time, place or condition, not the thing acted upon. */
const ADVERBIAL = /(?:場合|とき|時|際|に|で|て|から|まで|より|後|前|上|うち|おいて|ついて|関し|限り|次第)$/u;

/** What has happened when a duty after an event arises. */
const EVENT =
  /(?:を|が)(?:認知|発見|検知|確認|紛失|誤送信)した|感染した|(?:侵害|インシデント|事故|事案|障害)が発生した|感染が疑われる|報告を受けた|攻撃を受けた|流出したおそれ|被害が生じた/u;
const CONDITION = /^(.{4,140}?(?:場合|とき))(?:においては|において|には|に|は)?[、，](?!又は|若しくは|及び)(.+)$/u;
/** What is prepared beforehand is no duty after the event. */
const PREPARED = /計画を(?:策定|定め)|体制を|備え|手順を(?:定め|整備)|できるように/u;

/** Whom the section's head answers for. */
function staffFrame(roles: readonly RoleId[]): string {
  return roles.includes('contractor') ? '所属の職員等及び委託事業者' : '所属の職員等';
}

/** 「パスワードは、…」 after 「所属の職員等は、」 would be a second topic. */
function asSecondTopic(text: string): string {
  return text.replace(/^([^、。]{1,50}?)(?<!又)は、?/u, (whole, topic: string) =>
    ADVERBIAL.test(topic) || /[^、]が/u.test(topic) ? whole : `${topic}について、`,
  );
}

/** Puts 「所属の職員等は、」 before the words, unless they already speak of the 職員等. */
function framedForStaff(text: string, roles: readonly RoleId[]): string {
  if (/^(?:全ての|すべての)?職員等(?:が|の間で|間で)/u.test(text)) return `所属の${text}`;
  const inside = /^(.*?[、はに])((?:全ての|すべての)?職員等)が(.*)$/u.exec(text);
  if (inside?.[1] !== undefined && inside[2] !== undefined && inside[3] !== undefined && inside[3].length < 30) {
    return `${inside[1]}所属の${inside[2]}が${inside[3]}`;
  }
  return `${staffFrame(roles)}は、${asSecondTopic(text)}`;
}

/** Asks whether everybody is ready for the event: what must follow it may not have been needed yet. */
function readinessQuestion(te: string, roles: readonly RoleId[]): string | null {
  const [, condition, rest] = CONDITION.exec(te) ?? [];
  if (condition === undefined || rest === undefined) return null;
  if (!EVENT.test(condition) || PREPARED.test(rest) || !/[てで]$/u.test(rest)) return null;
  const act = dictionaryFromTe(rest);
  return roles.includes('staff')
    ? `${staffFrame(roles)}に、${condition}は${act}ことが周知され、手順がありますか。`
    : `${condition}に${act}手順があり、関係者に周知していますか。`;
}

const PARENTHETICAL = /（[^（）]{6,}）/gu;
/** A purpose is cut out only where it plainly begins: after the topic or a condition. */
const PURPOSE = /(?<=^|は、|場合、|場合に|とき、|ついて、)[^、。]{6,60}?(?:する|の|られる|ない|ぐ|り)ため(?:に)?、/u;

/** A question this long loses all that stands before its act, condition included: it then asks for more, never less. */
const FAR_TOO_LONG = 120;
const LONG_AIM = /^(所属の職員等(?:及び委託事業者)?は、)?(.{30,}ため(?:に)?、)(?=.{25,}$)/u;

/** Shortens a long question without weakening it: explanations in brackets and the purpose go to the hint. */
function shortened(question: string): { readonly text: string; readonly moved: readonly string[] } {
  const moved: string[] = [];
  let text = question;
  if (text.length > COMFORTABLE_LENGTH) {
    text = text.replace(PARENTHETICAL, (bracket) => {
      if (/除く|含む|場合/u.test(bracket)) return bracket;
      moved.push(bracket.slice(1, -1));
      return '';
    });
  }
  if (text.length > COMFORTABLE_LENGTH) {
    const purpose = PURPOSE.exec(text);
    if (purpose !== null && text.length - purpose[0].length > 30) {
      moved.push(purpose[0].replace(/、$/u, ''));
      text = text.slice(0, purpose.index) + text.slice(purpose.index + purpose[0].length);
    }
  }
  const aim = LONG_AIM.exec(text);
  if (text.length > FAR_TOO_LONG && aim?.[2] !== undefined) {
    moved.push(aim[2].replace(/、$/u, ''));
    text = `${aim[1] ?? ''}${text.slice(aim[0].length)}`;
  }
  return { text, moved };
}

/** 「その所掌する課室等において、」 says no more than whose sheet this is. */
const OWN_SCOPE = /^(?:その)?(?:所掌|所管)する(?:課室?|部局?)等(?:において|で)、/u;

/** The demand of one sentence without the respondent's name; null when it demands nothing. */
function demandOf(printed: string, subjects: readonly string[]): Duty | null {
  const bare = withoutSubject(dropConjunction(tidy(printed)), subjects)
    .replace(/^(?:ただし|但し)[、，]/u, '')
    .replace(OWN_SCOPE, '');
  return dutyOf(bare);
}

/**
 * Words one sentence for whoever answers. `subjects` are the names in the sentence that mean the
 * respondent; null when the sentence demands nothing.
 */
export function phrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): Phrasing | null {
  const duty = demandOf(printed, subjects);
  if (duty === null) return null;
  const readiness = duty.nai === null && !duty.effort ? readinessQuestion(duty.te, roles) : null;
  const asked = readiness ?? (roles.includes('staff') ? framedForStaff(askDuty(duty), roles) : askDuty(duty));
  const { text, moved } = shortened(asked);
  return { duty, question: text, row: rowOfDuty(duty), moved, afterEvent: readiness !== null };
}

/** How a sentence that announces a list is said so that the list may follow it. */
const ANNOUNCEMENTS: readonly (readonly [RegExp, string])[] = [
  [/以下を全て含む事項/u, '次の全ての事項'],
  [/以下を(?:全て)?含む(?=.{0,3}(?:対策|規定|規程))/u, '次の内容を全て含む'],
  [/以下を全て含む/u, '次の内容を全て含む'],
  [/以下を含む/u, '次の内容を含む'],
  [/(?:以下|下記)の/u, '次の'],
  [/次の事項を含めた/u, '次の内容を含む'],
  [/次(?:の|に掲げる)事項を措置し(?:なければ|て)/u, '次のことを行わなければ'],
  [/次(?:の|に掲げる)事項を(?:遵|順)守し/u, '次のことを守ら'],
];

/** 「次の事項を遵守しなければならない」 as the lead of a list of rows. */
export function leadPhrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): string | null {
  const said = ANNOUNCEMENTS.reduce((text, [pattern, words]) => text.replace(pattern, words), tidy(printed));
  const duty = demandOf(said, subjects);
  if (duty === null) return null;
  return roles.includes('staff') ? framedForStaff(askDuty(duty), roles) : askDuty(duty);
}

/** The condition that all rows open with, if there is one: 「情報資産を利用するときは、」. */
function commonCondition(rows: readonly string[]): string {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return '';
  const condition = /^[^、]{4,60}(?:とき|場合)(?:は|には)?、/u.exec(first)?.[0] ?? '';
  return condition !== '' && others.every((row) => row.startsWith(condition)) ? condition : '';
}

/** 設問のまとめ. The lead of duties asked together and their rows. */
export interface GroupWords {
  readonly lead: string;
  readonly rows: readonly string[];
}

/** `office` is the role's name where the heading is nothing but that name. */
export function groupWords(title: string, roles: readonly RoleId[], rows: readonly string[], titleIsRole: boolean): GroupWords {
  const condition = commonCondition(rows);
  const ofSection = roles.includes('staff') || roles.includes('handler');
  const who = roles.includes('staff') ? `${staffFrame(roles)}は、` : '';
  const act = ofSection ? '守って' : '行って';
  if (condition !== '') {
    return { lead: `${who}${condition}次のことを${act}いますか。`, rows: rows.map((row) => row.slice(condition.length)) };
  }
  const about = titleIsRole ? `${title}として、` : `「${title}」について、`;
  return { lead: `${who}${about}次のことを${act}いますか。`, rows };
}

/** A list item as printed, made a row: a noun phrase stays, a sentence becomes 「…している」. */
export function rowOfItem(text: string): string {
  const bare = tidy(text).replace(/^[・○●-]\s*/u, '');
  const single = bare.replace(/[。；;]$/u, '');
  if (single.includes('。')) return bare;
  const duty = dutyOf(single);
  return duty === null ? single : rowOfDuty(duty);
}
