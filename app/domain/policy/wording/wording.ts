import { plainRolesAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { joinLines } from '#app/domain/policy/source/line-flow.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import type { Draft } from '#app/domain/policy/outline/draft.ts';
import { withoutBrackets } from '#app/domain/policy/wording/sentence.ts';

/** 条項の文言. Heading words and sentences of one clause. */
export interface Wording {
  readonly title: string;
  readonly text: string;
}

/** In a text run together on one line only a space shows where the heading ends. */
const HEADING_APART = /^([^\s、。，]{1,24}(?<![はをがにでとのへ]))[\s　]+(\S.{7,}。)$/su;

/** 「課等　…に掲げる課をいう。」: a term and, apart from it, what it means. */
const TERM_APART = /^([^\s、。，「」]{1,30}(?<![はをがにでとのへ]))[\s　]+([^。]{2,400}をいう。.*)$/su;

/** 管 理 体 制 is a heading set wide. */
const SET_WIDE = /^\S(?:[\s　]+\S)+$/u;

/** Tells a clause's heading from its sentences. */
export function wordingOf(draft: Draft, flow: LineFlow): Wording {
  const { title, text } = partsOf(draft, flow);
  const trimmed = title.trim();
  return { title: SET_WIDE.test(trimmed) ? trimmed.replace(/\s/gu, '') : trimmed, text: text.trimStart() };
}

function partsOf(draft: Draft, flow: LineFlow): Wording {
  if (draft.form === 'table') {
    return {
      title: draft.caption ?? '',
      text: draft.texts
        .map((text) => text.replace(/\s+/gu, ' ').trim())
        .filter((text) => text !== '')
        .join(' '),
    };
  }
  const whole = joinLines(draft.texts);
  if (draft.caption !== undefined) return { title: draft.caption, text: whole };
  if (draft.form === 'note') return { title: '', text: whole };
  const row = whole.includes('\t') ? rowOf(whole) : null;
  if (row !== null) return row;
  const apart = draft.lines.at(-1)?.cut === true ? HEADING_APART.exec(whole) : null;
  if (apart !== null) return { title: apart[1] ?? '', text: apart[2] ?? '' };
  const term = TERM_APART.exec(whole);
  // Words alone in their line are a heading, and the line below begins the sentence.
  if (term?.[1] !== undefined && /^(\S+)[\s　]+\S/u.exec(draft.texts[0]?.trim() ?? '')?.[1] === term[1])
    return { title: term[1], text: term[2] ?? '' };
  const end = headEnd(draft, flow);
  const head = joinLines(draft.texts.slice(0, end));
  if (draft.texts[end]?.startsWith('\n') === true) return { title: '', text: whole };
  if (isSentence(head) || ANNOUNCES_CASES.test(head) || /(?:[、，､]|[^\s]は)$/u.test(head))
    return { title: '', text: whole };
  const rest = joinLines(draft.texts.slice(end));
  if (rest !== '') return { title: head, text: rest };
  return draft.children > 0 ? { title: head, text: '' } : { title: '', text: head };
}

/** What goes on for so many lines is no heading that ends somewhere: nobody looks for its end. */
const MOST_HEAD_LINES = 100;
/** A cell may end in any verb that has an object. */
const SAYS_WHAT_TO_DO = /を[^。はが]{0,40}[うくぐすつぬぶむる]$/u;
/** What stands in a cell before the sentence is no longer. */
const LONGEST_CELL = 40;

/** 「窓口職員⇥窓口職員は、件数を照合する」: what the last cell of a row says, about what stands in those before it. */
function rowOf(whole: string): Wording | null {
  const cells = whole.split('\t').map((cell) => cell.trim());
  const last = cells.pop() ?? '';
  if (cells.some((cell) => cell.length > LONGEST_CELL || /[。｡]/u.test(cell))) return null;
  return /[。｡]/u.test(last) || isSentence(last) || SAYS_WHAT_TO_DO.test(last)
    ? { title: cells.join(' ').trim(), text: last }
    : null;
}

/** Number of lines that the heading, or the sentence in its place, takes. */
function headEnd(draft: Draft, flow: LineFlow): number {
  const { texts, lines } = draft;
  let end = texts[0] === '' ? 1 : 0;
  for (; end < texts.length; end += 1) {
    const next = texts[end + 1];
    if (end >= MOST_HEAD_LINES) return texts.length;
    // A sentence ends here though no full stop does: nothing further on is looked at.
    if (next?.startsWith('\n') === true) break;
    const printed = lines[end]?.printed ?? '';
    const head = joinLines(texts.slice(0, end + 1));
    if (isWideHeading(head, printed, next, flow)) break;
    if (!flow.goesOn(printed, next) && !isSentenceBegun(head) && !breaksOff(head)) break;
  }
  return end + 1;
}

/** 「…利用する者で、次のいずれかに該当するもの」: an item with cases below it, and no heading. */
const ANNOUNCES_CASES = /次の(?:いずれか|各号|全て|すべて|どれか)[^。]{0,20}(?:もの|者|場合|とき|こと)\s*$/u;

const SENTENCE_BEGUN = /[はをがに][、，､]|ため、|場合、/u;

function isSentenceBegun(head: string): boolean {
  return SENTENCE_BEGUN.test(head) && !/[。｡．]$/u.test(head);
}

/** An object without its verb is no heading: 副町長を最高情報セキュリティ責任. */
const NO_HEADING = /[をは][\p{Script=Han}\p{Script=Katakana}ー]+$/u;

function breaksOff(head: string): boolean {
  return NO_HEADING.test(withoutBrackets(head));
}

/** A heading so long that it nearly fills the line: the next line begins a sentence with its topic. */
function isWideHeading(head: string, printed: string, next: string | undefined, flow: LineFlow): boolean {
  if (next === undefined || isSentenceBegun(head) || /[ぁ-ん、，（(・]$/u.test(head)) return false;
  if (flow.isFull(printed) || flow.breaksWord(head, next)) return false;
  const topic = /^([^は。]{4,60}?)は、/u.exec(next)?.[1];
  return topic !== undefined && plainRolesAtEnd(topic).length > 0;
}

/** As much of a lead's end as its announcement takes. */
const ANNOUNCED = 80;
const TOPIC = /[^、。]{2}は/u;
const VERB_END = /(?:する|行う|める|じる|げる|える|せる|れる|いる|ある|望ましい|[るうくすつぬぶむい]こと)$/u;
const OBJECT_SIGNS = ['を', 'に', 'が', 'と'] as const;

/** A topic, an object, and a verb at the end: no heading is built so. */
function isSentenceWithoutMarks(text: string): boolean {
  const words = text.trimEnd();
  const verb = VERB_END.exec(words.slice(-4));
  const topic = verb === null ? null : TOPIC.exec(words);
  if (verb === null || topic === null) return false;
  const body = words.slice(0, -verb[0].length);
  const object = Math.max(...OBJECT_SIGNS.map((sign) => body.lastIndexOf(sign)));
  return object > topic.index + topic[0].length;
}

/** 「職員は、次の行為をしてはならない：」 */
const ENDS_IN_COLON = /(?:こと|[るうくすむない])[：:]$/u;

/** 「停電に備え、次のとおり準備」, 「交代の都度、次のことを行う」: no heading announces what to do below it. */
const ANNOUNCES_ACTS =
  /(?:次|以下|下記|左)の(?:とおり|通り|ように|方法で|手順で|要領で|順に|順で)、?(?:[^、。]{0,14}[うくぐすつぬぶむる]|(?:[^、。はをが]{1,12}[にでとへ])?[\p{Script=Han}\p{Script=Katakana}ー]{2,8})$|(?:次|以下|下記|左)(?:の|に掲げる)[^、。はを]{1,16}を[^。はを]{0,14}[うくぐすつぬぶむる]$/u;

/** A sentence, its 。 perhaps missing. */
function isSentence(text: string): boolean {
  const bare = withoutBrackets(text);
  if (
    /[。｡]/u.test(bare) ||
    /[\p{Script=Hiragana}）)」][．.]\s*$/u.test(bare) ||
    (ENDS_IN_COLON.test(bare.trimEnd()) && /[はを]/u.test(bare))
  )
    return true;
  return (
    /(?:なければならない|てはならない|ものとする|すること|できる|をいう)\s*$/u.test(bare) ||
    isSentenceWithoutMarks(bare) ||
    ANNOUNCES_ACTS.test(bare.trimEnd().slice(-ANNOUNCED))
  );
}
