import { bodyAtEnd, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { institutionsNamed } from '#app/domain/policy/wording/institution.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { bracketDepths, withoutStop } from '#app/domain/policy/wording/sentence.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';
import { ANYBODY, isOwnPredicate } from '#app/domain/policy/wording/own-predicate.ts';

/** 一人の行為. One of several who each do their part in one sentence: 「剝がれたときは、係長が封印し」. */
export interface ActorPart {
  readonly names: readonly string[];
  /** What is said before: a case or a thing. */
  readonly scene: string;
  /** Who acts with what explains them, without their particle. */
  readonly who: string;
  /** As printed, up to where the next begins; no comma at its end. */
  readonly act: string;
}

/** 連用形 and what else leads on from one act to the next. */
const JOINS = /(?:[しいきぎちびみりえけげせてでねべめれじ]|[せさわらまかがばなたえけ]ず|ならず|とともに)$/u;
/** These look like one and say when, with what or for what. */
const NO_JOINT =
  /(?:とき|場合|際|うち|おり|とおり|あたり|当たり|まで|ため|限り|により|につき|ては|として|に(?:対|関|際|加|従|伴|備|応|基|つい)[しじいえ]?て?|に(?:基づ|先立)[きち]|において|について|に対し|に関し|に応じ|に従い|に伴い|をもって|に代えて|と協議し|を通じ|を経て?|はじめ|のみ|つまり)$/u;
/** Words that only tie a part to the one before. */
const TIES = /^(?:かつ|また|さらに|併せて|なお|ただし|但し|この場合)$/u;
/** What stands right before the name and belongs to it, and what stands before that. */
const BEFORE_NAME = /^(?<scene>.*(?:[は、]|場合に|ときに))?(?<who>[^は、]*)$/su;
const THING = /^(?<scene>[^を]*を)(?<who>[^を]*)$/u;
const CASE = /場合|とき|際/u;
const LONGEST = 600;

/** The parts of a sentence between the commas outside of brackets. */
function between(sentence: string): readonly string[] {
  const depths = bracketDepths(sentence);
  const parts: string[] = [];
  let from = 0;
  for (let at = sentence.indexOf('、'); at >= 0; at = sentence.indexOf('、', at + 1)) {
    if ((depths[at] ?? 0) > 0) continue;
    parts.push(sentence.slice(from, at));
    from = at + 1;
  }
  return [...parts, sentence.slice(from)];
}

interface Acting extends Pick<ActorPart, 'names' | 'scene' | 'who'> {
  readonly behind: string;
  /** 「Xは」: what follows is X's until somebody else is named. */
  readonly topic: boolean;
}

/** Who acts in one part; null where nobody does. */
function actingIn(part: string, isLast: boolean, roles: RoleNames): Acting | null {
  const places = [
    ...aroundParticles(part, 'は').map((place) => ({ ...place, acts: true, topic: true })),
    ...aroundParticles(part, 'が').map((place) => ({
      ...place,
      acts: isOwnPredicate(place.after) && !ANYBODY.test(place.before),
      topic: false,
    })),
    ...aroundParticles(isLast ? part : '', 'において').map((place) => ({
      ...place,
      acts: /を/u.test(place.after),
      topic: false,
    })),
  ].sort((one, other) => one.at - other.at);
  for (const { before, after, acts, topic } of places) {
    const names = acts ? namesBefore(before, roles) : [];
    if (names.length > 0) return { names, ...apart(before, names), behind: after, topic };
  }
  return null;
}

function namesBefore(before: string, roles: RoleNames): readonly string[] {
  const actors = actorsAtEnd(before, roles);
  if (actors.length > 0) return actors;
  const body = bodyAtEnd(before);
  return body === null ? institutionsNamed(before) : [body];
}

/** 「これを職員」: the object is none of the name's; 「結果を受けた所管課」: it is. */
function apart(before: string, names: readonly string[]): Pick<ActorPart, 'scene' | 'who'> {
  const { scene = '', who = before } = BEFORE_NAME.exec(before)?.groups ?? {};
  const { scene: thing = '', who: bare = '' } = THING.exec(who)?.groups ?? {};
  return names.includes(bare) ? { scene: `${scene}${thing}`, who: bare } : { scene, who };
}

/** Somebody who acts in a case only: 「部長が承認した場合は」. */
function namesInCase(part: string, roles: RoleNames): boolean {
  return aroundParticles(part, 'が').some(({ before }) => actorsAtEnd(before, roles).length > 0);
}

/**
 * 行為者の連なり. What each of several does in one sentence, in its order: 「Aが封印し、Bは剝がさず、Cが点検する」. Null where
 * one alone acts, or where it is not plain what belongs to whom.
 */
export function actorChain(printed: string, roles: RoleNames = NO_ROLES): readonly ActorPart[] | null {
  const sentence = withoutStop(printed);
  if (sentence.length > LONGEST || !sentence.includes('、')) return null;
  const parts = between(sentence);
  const found: ActorPart[] = [];
  let acting: Acting | null = null;
  let scene: string[] = [];
  let act: string[] = [];
  const close = (): void => {
    if (acting !== null) found.push({ names: acting.names, scene: acting.scene, who: acting.who, act: act.join('、') });
  };
  for (const [at, part] of parts.entries()) {
    if (TIES.test(part)) continue;
    const own = actingIn(part, at === parts.length - 1, roles);
    if (own === null) {
      // What a joint is followed by may be the scene of the next act.
      if (acting === null || isJoint(act.at(-1))) scene.push(part);
      else act.push(part);
      continue;
    }
    if (acting !== null && !isJoint(act.at(-1))) return null;
    if (acting !== null && isSame(acting, own)) {
      act.push(...scene, part);
      scene = [];
      continue;
    }
    const last = scene.findLastIndex(isJoint);
    // What joins on in between is still the act of who acted before; where that is told in a case, nobody can say.
    if (acting === null ? last >= 0 : isInCase(acting, scene, roles)) return null;
    act.push(...scene.slice(0, last + 1));
    scene = scene.slice(last + 1);
    close();
    acting = { ...own, scene: [...scene, own.scene].filter((words) => words !== '').join('、') };
    scene = [];
    act = own.behind === '' ? [] : [own.behind];
  }
  act.push(...scene);
  close();
  return found.length > 1 && found.every((one) => one.act !== '') ? found : null;
}

function isJoint(part: string | undefined): boolean {
  return part !== undefined && JOINS.test(part) && !NO_JOINT.test(part);
}

/** 「職員が退職し、又は異動するときは、課長は」, 「課長が確認し、部長が承認した場合は」: the first acts in the case, too. */
function isInCase({ topic, scene: before }: Acting, scene: readonly string[], roles: RoleNames): boolean {
  if (topic) return false;
  return scene.some(
    (words) =>
      namesInCase(words, roles) ||
      (CASE.test(words) && (before === '' || /^(?:又は|若しくは|もしくは|かつ)/u.test(words))),
  );
}

function isSame(one: Acting, other: Acting): boolean {
  return one.names.join() === other.names.join();
}
