import { actorAtEnd, isBareActor, isNamedRole, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { shortFormAtEnd } from '#app/domain/policy/wording/short-form.ts';
import { bracketDepths } from '#app/domain/policy/wording/sentence.ts';

const CONJUNCTIONS = [
  '及び',
  '並びに',
  '又は',
  '若しくは',
  'または',
  'および',
  'ならびに',
  'もしくは',
  'あるいは',
  '或いは',
  '、',
  '，',
  'と',
  'や',
  '・',
] as const;
const FIRST_LETTERS: ReadonlySet<string> = new Set(CONJUNCTIONS.map((word) => word.charAt(0)));
/** These join actors only: between other words they are particles or parts of a word. */
const WEAK: ReadonlySet<string> = new Set(['と', 'や', '・']);
const BRACKETS = /[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]/gu;
/** 「教育委員会及び事務局に勤務する職員」: what stands before are the places. */
const WORKS_AT = /に(?:勤務する|所属する|属する|在籍する|配属された|従事する|置かれた)[^、]{0,20}$/u;
/** What an actor's phrase ends with, the closing bracket of its short form included. */
const LAST_WORDS = 80;

interface Element {
  readonly text: string;
  /** The conjunction before it, empty for the first. */
  readonly joint: string;
}

/** The actors joined by 及び, 又は, 、 that `before` ends with, in the order of the text. */
export function actorsAtEnd(before: string, roles: RoleNames = NO_ROLES): string[] {
  if (!mayEndInActor(before, roles)) return [];
  const elements = splitJoined(before);
  const actors: string[] = [];
  for (let i = elements.length - 1; i >= 0; i -= 1) {
    const element = elements[i];
    if (element === undefined || element.text === '') break;
    const short = shortFormOf(element.text, roles);
    if (short !== null) {
      actors.unshift(short);
      break;
    }
    const phrase = withoutNotes(element.text);
    const actor = actorAtEnd(phrase, roles);
    if (actor === null) break;
    const loose = element.joint === '、' || element.joint === '，';
    if (isBareActor(phrase) && !loose && conjunctionInside(phrase, element.joint)) {
      actors.unshift(joinBack(elements, i));
      break;
    }
    actors.unshift(actor);
    if ((loose && !isNamedRole(phrase, roles)) || WORKS_AT.test(phrase)) break;
    if (WEAK.has(element.joint) && !isNamedRole(phrase, roles) && !isBareActor(phrase)) break;
  }
  return [...new Set(actors)];
}

/** Role names that stand without modifiers at the end of `before`. */
export function plainRolesAtEnd(before: string): string[] {
  if (!mayEndInActor(before, NO_ROLES)) return [];
  const plain: string[] = [];
  for (const { text } of splitJoined(before).reverse()) {
    const phrase = withoutNotes(text);
    if (!isNamedRole(phrase)) break;
    const actor = actorAtEnd(phrase);
    if (actor !== null) plain.push(actor);
  }
  return plain;
}

/** The short form that a phrase defines for the actor it ends with. */
function shortFormOf(phrase: string, roles: RoleNames): string | null {
  const short = shortFormAtEnd(phrase.slice(-LAST_WORDS));
  if (short === null) return null;
  return actorAtEnd(short, roles) !== null || actorAtEnd(withoutNotes(phrase), roles) !== null ? short : null;
}

/** Tells most phrases apart before they are taken to pieces. */
function mayEndInActor(before: string, roles: RoleNames): boolean {
  const end = before.slice(-LAST_WORDS).trimEnd();
  return /[）)]$/u.test(end) || actorAtEnd(end, roles) !== null;
}

function withoutNotes(phrase: string): string {
  return phrase.replace(BRACKETS, '').trim();
}

/** In 「A及びBの…を代行する者」 the 及び stands inside the phrase; in 「A及びAが指名した者」 it does not. */
function conjunctionInside(phrase: string, joint: string): boolean {
  if (joint === '' || WEAK.has(joint)) return false;
  const at = phrase.search(/[がの]/u);
  return at >= 0 && phrase.charAt(at) === 'の';
}

function joinBack(elements: readonly Element[], from: number): string {
  let text = elements[from]?.text ?? '';
  for (let i = from; i > 0; i -= 1) {
    const joint = elements[i]?.joint ?? '';
    if (joint === '、' || joint === '，') break;
    text = `${elements[i - 1]?.text ?? ''}${joint}${text}`;
  }
  return withoutNotes(text).replace(/CIS0/gu, 'CISO');
}

function splitJoined(text: string): Element[] {
  const depths = bracketDepths(text);
  const elements: Element[] = [];
  let start = 0;
  let joint = '';
  for (let i = 0; i < text.length; i += 1) {
    if ((depths[i] ?? 0) > 0 || !FIRST_LETTERS.has(text.charAt(i))) continue;
    const word = CONJUNCTIONS.find((candidate) => text.startsWith(candidate, i));
    if (word === undefined || (WEAK.has(word) && !joinsActors(text.slice(start, i), word))) continue;
    elements.push({ text: text.slice(start, i).trim(), joint });
    joint = word;
    start = i + word.length;
    i = start - 1;
  }
  elements.push({ text: text.slice(start).trim(), joint });
  return elements.filter((element, at) => element.text !== '' || at === elements.length - 1);
}

function joinsActors(left: string, joint: string): boolean {
  const phrase = withoutNotes(left.slice(-LAST_WORDS));
  if (joint === '・') return isNamedRole(phrase) && phrase.replace(/^各/u, '').length > 1;
  return phrase.endsWith('者') || isNamedRole(phrase);
}
