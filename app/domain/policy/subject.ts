import { actorAtEnd, isBareActor, isNamedRole } from '#app/domain/policy/actor.ts';
import { bracketDepths, splitSentences } from '#app/domain/policy/sentence.ts';

const CONJUNCTION = /^(?:及び|並びに|又は|若しくは|または|および|ならびに|もしくは|と|、|，)/u;
const CONJUNCTIONS = ['及び', '並びに', '又は', '若しくは', 'または', 'および', 'ならびに', 'もしくは', 'と', '、', '，'] as const;
const SHORT_FORM = /[（(][^（）()]*以下[^（）()]*?「([^「」]+)」[^（）()]*[）)]$/u;
const CONDITION = /^[^、。]*(?:場合|とき|時|際)(?:に|は|には)?、/u;
/** が names who is bound only where the sentence's own predicate follows closely. */
const CLOSE_PREDICATE = /^[^、。はが]{0,28}(?:なければならない|てはならない|すること|ものとする|する|行う)(?:。|$)/u;
const APPOINTMENT = /を、?([^、。をがは]*?)(?:とする|として(?:置き|置く|指名|任命|定め))/u;

/** 名宛人. Who a clause's text binds, in the order of the text, each once. */
export function subjectsOf(text: string): string[] {
  const found: string[] = [];
  for (const sentence of splitSentences(text)) {
    for (const subject of subjectsOfSentence(sentence)) {
      if (!found.includes(subject)) found.push(subject);
    }
  }
  return found;
}

function subjectsOfSentence(sentence: string): string[] {
  const depths = bracketDepths(sentence);
  const appointed = appointedIn(sentence);
  if (appointed !== null) return [appointed];
  const topics: { subjects: string[]; conditional: boolean }[] = [];
  for (let i = 0; i < sentence.length; i += 1) {
    if (sentence.charAt(i) !== 'は' || (depths[i] ?? 0) > 0) continue;
    const subjects = actorsBefore(sentence.slice(0, i));
    if (subjects.length > 0) {
      topics.push({ subjects, conditional: CONDITION.test(sentence.slice(i + 1)) });
    }
  }
  const chosen = topics.filter((topic, at) => !(topic.conditional && topics.length > at + 1 && sentenceTopicLater(topics, at)));
  const all = chosen.flatMap((topic) => topic.subjects);
  return all.length > 0 ? unique(all) : actorByGa(sentence, depths);
}

/** A topic inside a condition yields to the topic of the main clause. */
function sentenceTopicLater(topics: readonly { conditional: boolean }[], at: number): boolean {
  return topics.slice(at + 1).some((topic) => !topic.conditional) && at === 0 && topics.length > 1;
}

function appointedIn(sentence: string): string | null {
  const match = APPOINTMENT.exec(sentence);
  if (match === null || !/とする。?$/u.test(sentence.slice(match.index))) return null;
  const actor = actorAtEnd(match[1] ?? '');
  return actor !== null && isNamedRole(actor) ? actor : null;
}

function actorByGa(sentence: string, depths: readonly number[]): string[] {
  for (let i = sentence.length - 1; i >= 0; i -= 1) {
    if (sentence.charAt(i) !== 'が' || (depths[i] ?? 0) > 0) continue;
    if (!CLOSE_PREDICATE.test(sentence.slice(i + 1))) continue;
    const subjects = actorsBefore(sentence.slice(0, i));
    if (subjects.length > 0) return subjects;
  }
  return [];
}

/** The actors joined by 及び, 又は, 、 that end at the end of `before`. */
function actorsBefore(before: string): string[] {
  const elements = splitJoined(before);
  const last = elements.at(-1);
  if (last === undefined) return [];
  const actors: string[] = [];
  for (let i = elements.length - 1; i >= 0; i -= 1) {
    const element = elements[i];
    if (element === undefined) break;
    const short = SHORT_FORM.exec(element.text)?.[1];
    if (short !== undefined && actorAtEnd(short) !== null) {
      actors.unshift(short);
      break;
    }
    const bare = dropBrackets(element.text);
    const actor = actorAtEnd(bare);
    if (actor === null) break;
    if (isBareActor(bare) && element.joint !== '、' && element.joint !== '' && bindsWhole(bare)) {
      actors.unshift(joinBack(elements, i));
      break;
    }
    actors.unshift(actor);
    if (!isNamedRole(bare) && !isBareActor(bare)) break;
    if (isBareActor(bare) && element.joint === '、' ) break;
  }
  return unique(actors);
}

/** In 「A及びBの…を代行する者」 the 及び stands inside the phrase; in 「A及びAが指名した者」 it does not. */
function bindsWhole(phrase: string): boolean {
  const at = phrase.search(/[がの]/u);
  return at >= 0 && phrase.charAt(at) === 'の';
}

interface Joined {
  readonly text: string;
  /** The conjunction before it. */
  readonly joint: string;
}

function joinBack(elements: readonly Joined[], from: number): string {
  let text = elements[from]?.text ?? '';
  for (let i = from; i > 0; i -= 1) {
    const joint = elements[i]?.joint ?? '';
    if (joint === '、' || joint === '，') break;
    text = `${elements[i - 1]?.text ?? ''}${joint}${text}`;
  }
  return dropBrackets(text).replace(/CIS0/gu, 'CISO').trim();
}

function splitJoined(text: string): Joined[] {
  const depths = bracketDepths(text);
  const elements: Joined[] = [];
  let start = 0;
  let joint = '';
  for (let i = 0; i < text.length; i += 1) {
    if ((depths[i] ?? 0) > 0 || !CONJUNCTION.test(text.slice(i, i + 4))) continue;
    const word = CONJUNCTIONS.find((candidate) => text.startsWith(candidate, i)) ?? '、';
    if (word === 'と' && !/者$/u.test(text.slice(0, i))) continue;
    elements.push({ text: text.slice(start, i).trim(), joint });
    joint = word;
    start = i + word.length;
    i = start - 1;
  }
  elements.push({ text: text.slice(start).trim(), joint });
  return elements.filter((element) => element.text !== '');
}

function dropBrackets(text: string): string {
  return text.replace(/[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]/gu, '').trim();
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
