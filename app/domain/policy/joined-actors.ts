import { actorAtEnd, isBareActor, isNamedRole, NO_ROLES } from '#app/domain/policy/actor.ts';
import type { RoleNames } from '#app/domain/policy/actor.ts';
import { bracketDepths } from '#app/domain/policy/sentence.ts';

const CONJUNCTIONS = ['及び', '並びに', '又は', '若しくは', 'または', 'および', 'ならびに', 'もしくは', 'と', '、', '，'] as const;
/** 「（以下「職員等」という。）」 at the end of what it abbreviates. */
const SHORT_FORM = /[（(][^（）()]*以下[^（）()]*?「([^「」]+)」[^（）()]*[）)]$/u;
const BRACKETS = /[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]/gu;

interface Element {
  readonly text: string;
  /** The conjunction before it, empty for the first. */
  readonly joint: string;
}

/** The actors joined by 及び, 又は, 、 that `before` ends with, in the order of the text. */
export function actorsAtEnd(before: string, roles: RoleNames = NO_ROLES): string[] {
  const elements = splitJoined(before);
  const actors: string[] = [];
  for (let i = elements.length - 1; i >= 0; i -= 1) {
    const element = elements[i];
    if (element === undefined) break;
    const short = SHORT_FORM.exec(element.text)?.[1];
    if (short !== undefined && actorAtEnd(short) !== null) {
      actors.unshift(short);
      break;
    }
    const phrase = element.text.replace(BRACKETS, '').trim();
    const actor = actorAtEnd(phrase, roles);
    if (actor === null) break;
    const loose = element.joint === '、' || element.joint === '，';
    if (isBareActor(phrase) && !loose && conjunctionInside(phrase, element.joint)) {
      actors.unshift(joinBack(elements, i));
      break;
    }
    actors.unshift(actor);
    if (loose && !isNamedRole(phrase)) break;
  }
  return [...new Set(actors)];
}

/** Role names that stand without modifiers at the end of `before`. */
export function plainRolesAtEnd(before: string): string[] {
  const plain: string[] = [];
  for (const { text } of splitJoined(before).reverse()) {
    const phrase = text.replace(BRACKETS, '').trim();
    if (!isNamedRole(phrase)) break;
    const actor = actorAtEnd(phrase);
    if (actor !== null) plain.push(actor);
  }
  return plain;
}

/** In 「A及びBの…を代行する者」 the 及び stands inside the phrase; in 「A及びAが指名した者」 it does not. */
function conjunctionInside(phrase: string, joint: string): boolean {
  if (joint === '' || joint === 'と') return false;
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
  return text.replace(BRACKETS, '').replace(/CIS0/gu, 'CISO').trim();
}

function splitJoined(text: string): Element[] {
  const depths = bracketDepths(text);
  const elements: Element[] = [];
  let start = 0;
  let joint = '';
  for (let i = 0; i < text.length; i += 1) {
    if ((depths[i] ?? 0) > 0) continue;
    const word = CONJUNCTIONS.find((candidate) => text.startsWith(candidate, i));
    if (word === undefined || (word === 'と' && !text.slice(0, i).endsWith('者'))) continue;
    elements.push({ text: text.slice(start, i).trim(), joint });
    joint = word;
    start = i + word.length;
    i = start - 1;
  }
  elements.push({ text: text.slice(start).trim(), joint });
  return elements.filter((element) => element.text !== '');
}
