import { actorChain } from '#app/domain/policy/wording/actor-chain.ts';
import { chargedActor } from '#app/domain/policy/wording/charged-actor.ts';
import { bodyAtEnd, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';
import { rolesAppointed, rolesEstablished } from '#app/domain/policy/wording/appointment.ts';
import { holderOfEntry } from '#app/domain/policy/wording/office-entry.ts';
import { institutionsActing } from '#app/domain/policy/wording/institution.ts';
import { doersApart, doersBehind } from '#app/domain/policy/wording/named-doer.ts';
import { likewiseOf } from '#app/domain/policy/wording/likewise.ts';
import { actorOfFirstAct } from '#app/domain/policy/wording/own-predicate.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { establishesBelow } from '#app/domain/policy/wording/sentence-kind.ts';
import { bareSentence, withoutMarks } from '#app/domain/policy/wording/sentence.ts';
import { bindsNobody } from '#app/domain/policy/wording/scope-sentence.ts';
import { settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';
import type { AroundParticle } from '#app/domain/policy/wording/topic.ts';
import { actorBeforePredicate, actorOfSentence } from '#app/domain/policy/wording/unnamed-subject.ts';

/** は that is no topic: a slip before a conjunction. */
const NO_TOPIC = /^(?:及び|並びに|又は|若しくは)/u;
/** A topic that only belongs to a condition, as in 「事業者は…場合、責任者は…」. */
const CONDITION = /^[^、。]{0,150}(?:場合|とき|時|際)(?:に|は|には)?、/u;

/** Whoever takes a second role is bound in that role. */
const TAKES_ROLE = /(?:を(?:務める|兼ねる|兼務する|兼任する)|となる)(?:ものとする)?。?$/u;
const FILLS_ROLE = /を[^。]{1,80}(?:とする|充てる)$/u;

interface Topic extends AroundParticle {
  readonly subjects: readonly string[];
}

/** 名宛人. Whom a sentence binds by its own words. */
export interface Bound {
  readonly subjects: readonly string[];
  /** It names them only as whom it appoints: 「XをYとし、…」. */
  readonly appointed: boolean;
}

const NOBODY: Bound = { subjects: [], appointed: false };

/**
 * Whom each sentence of a text binds; where none names anybody, whom the first one leaves to be told by its condition
 * or its object.
 */
export function boundByEach(sentences: readonly string[], roles: RoleNames = NO_ROLES): readonly Bound[] {
  const settled = sentences.map((sentence) => withoutMarks(settlePrint(sentence)));
  const found = settled.map((sentence, at) => {
    const bound = boundBy(sentence, roles);
    if (bound.subjects.length > 0) return bound;
    const named = doersBehind(settlePrint(sentences[at] ?? ''), roles);
    const apart = named.length > 0 ? named : doersApart(settled[at + 1] ?? '', roles);
    return apart.length === 0 ? bound : { subjects: apart, appointed: false };
  });
  const [first, ...later] = settled;
  if (first === undefined || found.some(({ subjects }) => subjects.length > 0)) return found;
  const holder = holderOfEntry(sentences[0] ?? '', roles);
  if (holder !== null) return [{ subjects: [holder], appointed: false }, ...later.map(() => NOBODY)];
  return [
    speaksOfRules(first) || establishesBelow(first)
      ? NOBODY
      : { subjects: actorOfSentence(first, roles), appointed: false },
    ...later.map(() => NOBODY),
  ];
}

function speaksOfRules(sentence: string): boolean {
  return bindsNobody(bareSentence(sentence));
}

function boundBy(sentence: string, roles: RoleNames): Bound {
  const likewise = likewiseOf(bareSentence(sentence), roles);
  if (likewise !== null) return { subjects: likewise.names, appointed: false };
  if (speaksOfRules(sentence)) return NOBODY;
  const chain = actorChain(sentence, roles);
  if (chain !== null) return { subjects: [...new Set(chain.flatMap(({ names }) => names))], appointed: false };
  const topics = topicsOf(sentence, roles);
  const charged = chargedActor(sentence, roles);
  if (charged !== null && topics.every(({ subjects }) => subjects.join() === charged.names.join()))
    return { subjects: charged.names, appointed: false };
  const [first, ...later] = topics;
  const appointed = rolesAppointed(sentence, roles);
  if (first === undefined) {
    if (establishesBelow(sentence)) return NOBODY;
    const offices = appointed.length > 0 ? appointed : rolesEstablished(sentence, roles);
    if (offices.length > 0) return { subjects: offices, appointed: true };
    const last = actorBeforePredicate(sentence, roles);
    const agents = last.length > 0 ? last : actorOfFirstAct(sentence, roles);
    if (agents.length > 0) return { subjects: agents, appointed: false };
    const institutions = institutionsActing(sentence, roles);
    return { subjects: institutions.length > 0 ? institutions : concernedFirst(sentence, roles), appointed: false };
  }
  if (appointed.length > 0 && TAKES_ROLE.test(sentence)) return { subjects: appointed, appointed: false };
  const conditional = CONDITION.test(first.after) && !first.after.startsWith('、');
  const binding = conditional && later.some(({ after }) => !CONDITION.test(after)) ? later : topics;
  const bound = binding.flatMap(({ subjects }) => subjects);
  return { subjects: FILLS_ROLE.test(plainSentence(sentence)) ? [...bound, ...appointed] : bound, appointed: false };
}

/** 「なお、係長にあっては、毎日確認する」: the sentence speaks of somebody else than the one before. */
const CONCERNED_FIRST = /^(?:(?:また|なお|ただし|この場合)、?)?(?<who>[^、。はをが]{1,30})に(?:あっては|おいては)、/u;

function concernedFirst(sentence: string, roles: RoleNames): readonly string[] {
  return actorsAtEnd(CONCERNED_FIRST.exec(sentence)?.groups?.who ?? '', roles);
}

function topicsOf(sentence: string, roles: RoleNames): Topic[] {
  const nobodyMay = aroundParticles(sentence, 'も').filter(
    ({ before, after }) => before.endsWith('何人') && !after.startsWith('、'),
  );
  const places = [...aroundParticles(sentence, 'は'), ...aroundParticles(sentence, 'も、'), ...nobodyMay];
  return places
    .sort((one, other) => one.at - other.at)
    .map((place) => ({ ...place, subjects: NO_TOPIC.test(place.after) ? [] : whoStandsBefore(place.before, roles) }))
    .filter(({ subjects }) => subjects.length > 0);
}

function whoStandsBefore(before: string, roles: RoleNames): readonly string[] {
  const actors = actorsAtEnd(before, roles);
  if (actors.length > 0) return actors;
  const body = bodyAtEnd(before);
  return body === null ? [] : [body];
}
