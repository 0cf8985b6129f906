import { isNamedRole, NO_ROLES } from '#app/domain/policy/actor.ts';
import type { RoleNames } from '#app/domain/policy/actor.ts';
import { actorsAtEnd, plainRolesAtEnd } from '#app/domain/policy/joined-actors.ts';
import { bracketDepths, splitSentences } from '#app/domain/policy/sentence.ts';

/** は that is no topic: a slip before a conjunction. */
const NO_TOPIC = /^(?:及び|並びに|又は|若しくは)/u;
/** A topic that only belongs to a condition, as in 「事業者は…場合、責任者は…」. */
const CONDITION = /^[^、。]*(?:場合|とき|時|際)(?:に|は|には)?、/u;
const APPOINTMENT = /(?:とする|として(?:置く|指名する|任命する|定める)|に充てる)。?$/u;
/** が names who is bound only where the sentence's own predicate follows closely. */
const CLOSE_PREDICATE = /^[^、。はが]{0,28}(?:なければならない|てはならない|すること|ものとする|する|行う)。?$/u;
/** A verb directly before a noun modifies it: the が before belongs to that verb. */
const RELATIVE = /[るたいうくすむつぐぶ](?=[\p{Script=Han}\p{Script=Katakana}])/u;
const CONDITION_OF = /^[^。が]{0,80}?[るたうくすむつぐぶい](?:場合|とき|時|際)(?:に|は|には|において|、)/u;
/** Who judges or permits in a condition is not who is bound by what follows. */
const JUDGES = /(?:判断|承認|許可|指示|指定|認定|要求|要請)(?:した|する)|(?:認め|定め|求め)(?:た|る)/u;
/** 「委員会において、…を決定する」 binds the organ that decides. */
const ORGAN = /において(?=、|処理|審議|決定)/gu;
const ORGAN_END = /(?:委員会|協議会|本部|事務局)$/u;

/** 名宛人. Who a clause's text binds, in the order of the text, each once. */
export function subjectsOf(text: string, roles: RoleNames = NO_ROLES): string[] {
  const sentences = splitSentences(text);
  const found = sentences.flatMap((sentence) => subjectsOfSentence(sentence, roles));
  if (found.length > 0) return [...new Set(found)];
  const first = sentences[0] ?? '';
  const organ = organIn(first);
  return organ.length > 0 ? organ : actorOfCondition(first, roles);
}

/** Role names that the texts use as a topic on their own. */
export function roleNamesIn(texts: Iterable<string>): RoleNames {
  const names = new Set<string>();
  for (const text of texts) {
    for (const before of textBefore(text, 'は')) {
      for (const name of plainRolesAtEnd(before)) names.add(name);
    }
  }
  return names;
}

function subjectsOfSentence(sentence: string, roles: RoleNames): string[] {
  const topics: { readonly subjects: string[]; readonly conditional: boolean }[] = [];
  for (const before of textBefore(sentence, 'は')) {
    const after = sentence.slice(before.length + 1);
    const subjects = NO_TOPIC.test(after) ? [] : actorsAtEnd(before, roles);
    if (subjects.length > 0) topics.push({ subjects, conditional: CONDITION.test(after) });
  }
  const [first, ...later] = topics;
  if (first === undefined) return appointedIn(sentence, roles) ?? actorBeforePredicate(sentence, roles);
  const binding = first.conditional && later.some((topic) => !topic.conditional) && !endsWithComma(sentence, first) ? later : topics;
  return binding.flatMap((topic) => topic.subjects);
}

/** 「職員等は、…場合は」 keeps its topic for the whole sentence; 「事業者は…場合、」 does not. */
function endsWithComma(sentence: string, topic: { readonly subjects: readonly string[] }): boolean {
  return sentence.includes(`${topic.subjects.at(-1) ?? ''}は、`);
}

function appointedIn(sentence: string, roles: RoleNames): string[] | null {
  const end = APPOINTMENT.exec(sentence)?.index;
  const before = end === undefined ? undefined : textBefore(sentence.slice(0, end), 'を').at(-1);
  if (before === undefined) return null;
  const actor = actorsAtEnd(sentence.slice(before.length + 1, end), roles).at(-1);
  return actor !== undefined && isNamedRole(actor) ? [actor] : null;
}

function actorBeforePredicate(sentence: string, roles: RoleNames): string[] {
  for (const before of textBefore(sentence, 'が').reverse()) {
    const after = sentence.slice(before.length + 1);
    if (!CLOSE_PREDICATE.test(after) || RELATIVE.test(after)) continue;
    const subjects = actorsAtEnd(before, roles);
    if (subjects.length > 0) return subjects;
  }
  return [];
}

/** Without a topic, who acts in the condition is bound by what follows from it. */
function actorOfCondition(sentence: string, roles: RoleNames): string[] {
  for (const before of textBefore(sentence, 'が')) {
    const condition = CONDITION_OF.exec(sentence.slice(before.length + 1))?.[0];
    if (condition === undefined || JUDGES.test(condition)) continue;
    const subjects = actorsAtEnd(before, roles);
    if (subjects.length > 0) return subjects;
  }
  return [];
}

function organIn(sentence: string): string[] {
  for (const match of sentence.matchAll(ORGAN)) {
    const organ = actorsAtEnd(sentence.slice(0, match.index)).at(-1);
    if (organ !== undefined && ORGAN_END.test(organ)) return [organ];
  }
  return [];
}

/** What stands before each `particle` outside brackets. */
function textBefore(sentence: string, particle: string): string[] {
  const depths = bracketDepths(sentence);
  const befores: string[] = [];
  for (let at = sentence.indexOf(particle); at >= 0; at = sentence.indexOf(particle, at + 1)) {
    if ((depths[at] ?? 0) === 0) befores.push(sentence.slice(0, at));
  }
  return befores;
}
