import { literally } from '#app/domain/questionnaire/respondent/name-pattern.ts';
import { doersBesideTopic, doersOfHeading } from '#app/domain/policy/wording/named-doer.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

/** 推定した回答者. Whom the place of a clause names, where its own words name nobody. */
export interface ImpliedRespondent {
  readonly names: readonly string[];
  /** The text that joins the names, for 「A又はB」. */
  readonly context: string;
  /** A heading that names the role tells for certain, the clauses beside only make it likely. */
  readonly certain: boolean;
}

/** 「CSIRTの設置・役割」, 「情報システム管理者の責務」: the heading of what one role has to do. */
const OF_A_ROLE =
  /^(?<role>.+?)(?:の(?:(?:設置|設置等|役割|責務|責任|権限|職務|業務|任務|義務|遵守事項|措置事項|実施事項|対応)(?:等)?(?:[・、]|及び|と|並びに)?)+)?$/u;
const BRACKETS = /[（(][^（）()]*[）)]/gu;
/** Whom a sentence benefits is not who must see to it: 「職員等は、研修を受講できるようにしなければならない」. */
const BENEFITS = /(?:受講|参加|閲覧|利用|確認|相談)(?:することが)?できるよう(?:に)?(?:し|する|な)/u;
const NOT_A_SIBLING = /-[bnt][0-9]+$/u;

/** The names, without those for whom a sentence only provides. */
export function boundNames(sentence: string, names: readonly string[], map: RoleMap): readonly string[] {
  if (!BENEFITS.test(sentence)) return names;
  return names.filter((name) => rolesOfSubject(name, map).some((role) => role !== 'staff'));
}

/** Names that are not bound stay in the sentence as those it provides for: 「職員等が」. */
export function withBeneficiaries(sentence: string, names: readonly string[], bound: readonly string[]): string {
  return names
    .filter((name) => !bound.includes(name))
    .reduce((text, name) => text.replace(new RegExp(`${literally(name)}は、?`, 'u'), `${name}が`), sentence);
}

/** A heading of nothing but a name, without the brackets that set it apart in print. */
const doersAlone = (title: string): readonly string[] => doersOfHeading(`【${title}】`);

/** The role that a heading consists of, with words such as の責務 after it at most. */
function roleOfHeading(title: string, map: RoleMap): string | null {
  const name = OF_A_ROLE.exec(tidy(title).replace(BRACKETS, ''))?.groups?.['role'];
  if (name === undefined) return null;
  const roles = rolesOfSubject(name, map);
  return roles.length === 1 && roles[0] !== 'handler' ? name : null;
}

/** Whom a clause binds, as far as that tells of those behind it under the same heading. */
function toldBy({ id, kind, text, subjects, inherited }: Clause, map: RoleMap): ImpliedRespondent | null {
  if (inherited === true || NOT_A_SIBLING.test(id) || kind === 'definition' || kind === 'list-item') return null;
  const names = boundNames(tidy(text), subjects, map).filter((name) => !rolesOfSubject(name, map).includes('handler'));
  const tells = names.some((name) => rolesOfSubject(name, map).length > 0);
  return tells ? { names, context: tidy(text), certain: false } : null;
}

/** The clauses of a section that bind one set of roles. */
interface Voice {
  readonly roles: string;
  count: number;
  /** The last of them, and the one before it. */
  last: readonly [Clause, Clause?];
}

/** Whom the clauses of one document bind, worked out once: a thousand beside each other ask the same. */
interface Told {
  /** By the clause over them: whom the nearest clause before each place binds. */
  readonly before: Map<string, (ImpliedRespondent | null)[]>;
  readonly inside: Map<string, readonly Voice[]>;
}

const KNOWN = new WeakMap<ClauseTree, Map<RoleMap, Told>>();

function toldIn(tree: ClauseTree, map: RoleMap): Told {
  const ofTree = KNOWN.get(tree) ?? new Map<RoleMap, Told>();
  KNOWN.set(tree, ofTree);
  const told = ofTree.get(map) ?? { before: new Map(), inside: new Map() };
  ofTree.set(map, told);
  return told;
}

/** Whom the clause before it under the same heading binds, the nearest that says. */
function fromSiblings(clause: Clause, tree: ClauseTree, map: RoleMap): ImpliedRespondent | null {
  if (clause.parent === null) return null;
  const { before } = toldIn(tree, map);
  const known = before.get(clause.parent) ?? [null];
  before.set(clause.parent, known);
  const siblings = tree.siblingsOf(clause);
  const place = tree.placeOf(clause);
  for (let at = known.length; at <= place; at += 1) {
    const one = siblings[at - 1];
    known.push((one === undefined ? null : toldBy(one, map)) ?? known[at - 1] ?? null);
  }
  return known[place] ?? null;
}

function rolesOf({ subjects }: Clause, map: RoleMap): string {
  return [...new Set(subjects.flatMap((name) => rolesOfSubject(name, map)))].sort().join('+');
}

function hasVoice({ inherited, subjects, kind }: Clause): boolean {
  return inherited !== true && subjects.length > 0 && kind !== 'definition';
}

function voicesIn(section: string, tree: ClauseTree, map: RoleMap): readonly Voice[] {
  const voices = new Map<string, Voice>();
  for (const clause of tree.below(section).filter(hasVoice)) {
    const roles = rolesOf(clause, map);
    const voice = voices.get(roles);
    if (voice === undefined) voices.set(roles, { roles, count: 1, last: [clause] });
    else {
      voice.count += 1;
      voice.last = [clause, voice.last[0]];
    }
  }
  return [...voices.values()];
}

/** Whom all the other clauses of the section bind, where these agree and are at least two. */
function fromSection(clause: Clause, tree: ClauseTree, map: RoleMap): ImpliedRespondent | null {
  if (clause.parent === null) return null;
  const { inside } = toldIn(tree, map);
  const voices = inside.get(clause.parent) ?? voicesIn(clause.parent, tree, map);
  inside.set(clause.parent, voices);
  const own = hasVoice(clause) ? rolesOf(clause, map) : null;
  const countOf = ({ roles, count }: Voice): number => count - (roles === own ? 1 : 0);
  const [only, ...others] = voices.filter((voice) => countOf(voice) > 0);
  if (only === undefined || others.length > 0 || countOf(only) < 2 || /^$|handler/u.test(only.roles)) return null;
  const [last, before] = only.last;
  const told = last.id === clause.id ? (before ?? last) : last;
  return { names: told.subjects, context: tidy(told.text), certain: false };
}

/**
 * Whom a duty without a subject binds by its place: the role that is the heading over it, else
 * whom the clause before it binds, else whom the whole section binds. Null when the place does not tell either.
 */
export function impliedRespondent(clause: Clause, tree: ClauseTree, map: RoleMap): ImpliedRespondent | null {
  for (const { title } of [clause, ...tree.ancestorsOf(clause)]) {
    const role = title === '' ? null : roleOfHeading(title, map);
    if (role !== null) return { names: [role], context: role, certain: true };
    const names = [doersOfHeading, doersBesideTopic, doersAlone].flatMap((doersOf) => doersOf(tidy(title)));
    if (names.length > 0) return { names, context: tidy(title), certain: true };
  }
  return NOT_A_SIBLING.test(clause.id) ? null : (fromSiblings(clause, tree, map) ?? fromSection(clause, tree, map));
}
