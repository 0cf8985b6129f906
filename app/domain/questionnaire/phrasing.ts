import { askDuty, dutyOf, rowOfDuty } from './duty.ts';
import type { Duty } from './duty.ts';
import type { RoleId } from './role.ts';
import { dropConjunction, tidy } from './sentence.ts';
import { withoutSubject } from './subject.ts';
import { dictionaryFromTe } from './verb.ts';

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

const STAFF_FRAME = '所属の職員等は、';

/** A topic that is a time, place or condition, not the thing acted upon. */
const ADVERBIAL = /(?:場合|とき|時|際|に|で|て|から|まで|より|後|前|上|うち|おいて|ついて|関し|限り|次第)$/u;

const EVENT =
  /^(.{0,90}?(?:(?:を|が)(?:認知|発見|検知|確認|紛失|誤送信|発生|感染)した|に感染した|感染が疑われる|報告を受けた|攻撃を受けた|(?:発生した|発生する|流出した)おそれがある|侵害が発生した))(?:場合(?:においては|において|には|は)?|とき(?:は|には)?)[、，]?(.+)$/u;

/** 「パスワードは、…」 after 「所属の職員等は、」 would be a second topic. */
function asSecondTopic(text: string): string {
  return text.replace(/^([^、。]{1,50}?)は、?/u, (whole, topic: string) =>
    ADVERBIAL.test(topic) || /[^、]が/u.test(topic) ? whole : `${topic}について、`,
  );
}

/** Puts 「所属の職員等は、」 before the words, unless they already speak of the 職員等. */
function framedForStaff(text: string): string {
  if (/^(?:全ての|すべての)?職員等(?:が|の間で|間で)/u.test(text)) return `所属の${text}`;
  const inside = /^(.*?[、はに])((?:全ての|すべての)?職員等)が(.*)$/u.exec(text);
  if (inside?.[1] !== undefined && inside[2] !== undefined && inside[3] !== undefined && inside[3].length < 30) {
    return `${inside[1]}所属の${inside[2]}が${inside[3]}`;
  }
  return `${STAFF_FRAME}${asSecondTopic(text)}`;
}

function afterEventQuestion(te: string, staff: boolean): string | null {
  const event = EVENT.exec(te);
  const condition = event?.[1];
  const rest = event?.[2];
  if (condition === undefined || rest === undefined || !/[てで]$/u.test(rest)) return null;
  const who = staff && !/職員等が/u.test(condition) ? '所属の職員等が' : '';
  return `${who}${condition}場合に、${dictionaryFromTe(rest)}手順があり、周知されていますか。`;
}

const PARENTHETICAL = /（[^（）]{6,}）/gu;
const PURPOSE = /(?:^|(?<=、))[^、。]{6,60}?(?:する|の|られる|ない|ぐ|り)ため(?:に)?、/u;

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
  return { text, moved };
}

/**
 * Words one sentence for whoever answers. `subjects` are the names in the sentence that mean the
 * respondent; null when the sentence demands nothing.
 */
export function phrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): Phrasing | null {
  const bare = withoutSubject(dropConjunction(tidy(printed)), subjects);
  const duty = dutyOf(bare);
  if (duty === null) return null;
  const staff = roles.includes('staff');
  const event = duty.nai === null && !duty.effort ? afterEventQuestion(duty.te, staff) : null;
  const asked = event ?? (staff ? framedForStaff(askDuty(duty)) : askDuty(duty));
  const { text, moved } = shortened(asked);
  return { duty, question: text, row: rowOfDuty(duty), moved, afterEvent: event !== null };
}

/** 「次の事項を遵守しなければならない」 as the lead of a list of rows. */
export function leadPhrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): string | null {
  const phrased = phrase(
    printed
      .replace(/以下を全て含む事項/u, '次の全ての事項')
      .replace(/以下を(?:全て)?含む(?=.{0,3}(?:対策|規定|規程))/u, '次の内容を全て含む')
      .replace(/以下を全て含む/u, '次の内容を全て含む')
      .replace(/以下を含む/u, '次の内容を含む')
      .replace(/以下の/u, '次の')
      .replace(/(?:次の事項|次に掲げる事項)を措置し(?:なければ|て)/u, '次のことを行わなければ')
      .replace(/(?:次の事項|次に掲げる事項)を遵守し/u, '次のことを守ら'),
    subjects,
    roles,
  );
  return phrased?.question ?? null;
}

/** A heading's words as the lead of the duties grouped under it. */
export function groupLead(title: string, roles: readonly RoleId[]): string {
  return roles.includes('staff')
    ? `所属の職員等は、「${title}」について、次のことを守っていますか。`
    : `「${title}」について、次のことを行っていますか。`;
}

/** A list item as printed, made a row: a noun phrase stays, a sentence becomes 「…している」. */
export function rowOfItem(text: string): string {
  const bare = tidy(text).replace(/^[・○●-]\s*/u, '');
  const single = bare.replace(/[。；;]$/u, '');
  return single.includes('。') ? bare : single;
}
