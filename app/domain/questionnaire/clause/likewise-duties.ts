import type { Clause } from '#app/domain/policy/clause.ts';
import { arabicOrKanji } from '#app/domain/policy/marker/numeral.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { likewiseOf } from '#app/domain/policy/wording/likewise.ts';
import type { Likewise } from '#app/domain/policy/wording/likewise.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';
import { isDemand, sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';

const BEFORE =
  /^前(?<count>[0-9０-９一二三四五六七八九十各]*)(?<of>[条項号])(?:第(?<item>[0-9０-９一二三四五六七八九十]+)項)?$/u;
const NAMED = /第(?<number>[0-9０-９一二三四五六七八九十百]+)(?<of>[条項号])/gu;
const ARTICLE = /^[0-9]+$/u;
/** 「次の事項を」: what is meant stands below, each with words of its own. */
const ANNOUNCES = /(?:次の|次に掲げる|以下の|下記の)/u;
/** A clause that refers to half the text refers to it as a whole. */
const MOST = 12;
/** What is referred to may refer to something itself, and that to the first again: each is looked at once. */
const MOST_SEEN = 40;
/** Whom the clause referred to binds likewise. */
const LIKEWISE_BOUND = /^[^。、]{1,80}についても、/u;

/**
 * 準用された義務. The sentences of a clause, each that binds somebody to what stands elsewhere told by what stands
 * there: 「派遣職員についても、端末を施錠しなければならない」. What cannot be found stays as it is.
 */
export function withLikewiseTold(
  sentences: readonly ClauseSentence[],
  clause: Clause,
  tree: ClauseTree,
  seen: Set<Clause> = new Set([clause]),
): readonly ClauseSentence[] {
  if (!sentences.some(({ words }) => likewiseOf(dropConjunction(words)) !== null)) return sentences;
  return sentences.flatMap((sentence, at): readonly ClauseSentence[] => {
    const likewise = isDemand(sentence) ? likewiseOf(dropConjunction(sentence.words)) : null;
    if (likewise === null) return [sentence];
    const own = likewise.where === null ? sentences.slice(0, at).filter(isPlainDemand) : [];
    const meant: ClauseSentence[] = [...own];
    if (own.length === 0)
      for (const each of referredTo(likewise, clause, tree)) collectDemands(each, tree, seen, meant);
    if (meant.length === 0 || meant.length > MOST) return [withoutDetail(sentence, likewise)];
    const who = likewise.names.join('及び');
    return meant.map(({ kind, words }) => ({
      kind,
      words: `${who}についても、${withoutTopic(words)}`,
      subjects: likewise.names,
    }));
  });
}

function isPlainDemand(sentence: ClauseSentence): boolean {
  return isDemand(sentence) && likewiseOf(dropConjunction(sentence.words)) === null;
}

/** 「派遣職員についても、第５条の定めを守る」, where what is meant is too much for one question. */
function withoutDetail(sentence: ClauseSentence, { names, where }: Likewise): ClauseSentence {
  const place = where?.startsWith('第') === true ? `${where}の` : '直前の条項と同じ';
  const words = `${names.join('及び')}についても、${place}定めを守る`;
  return { ...sentence, words, subjects: names };
}

/** The duty without who is bound by it there. */
function withoutTopic(printed: string): string {
  const words = printed.replace(LIKEWISE_BOUND, '');
  for (const { before, after, at } of aroundParticles(words, 'は')) {
    if (actorsAtEnd(before).length === 0) continue;
    const start = words.lastIndexOf('、', at) + 1;
    return `${words.slice(0, start)}${after.replace(/^、/u, '')}`;
  }
  return words;
}

/** What a clause and the clauses below it demand, as far as one question can hold it. */
function collectDemands(clause: Clause, tree: ClauseTree, seen: Set<Clause>, into: ClauseSentence[]): void {
  if (into.length > MOST || seen.size > MOST_SEEN || seen.has(clause)) return;
  seen.add(clause);
  const below: ClauseSentence[] = [];
  for (const child of tree.childrenOf(clause.id)) {
    if (into.length + below.length > MOST) break;
    collectDemands(child, tree, seen, below);
  }
  if (clause.kind === 'requirement' || clause.kind === 'recommendation') {
    const own = withLikewiseTold(sentencesOf(clause), clause, tree, seen).filter(isPlainDemand);
    into.push(...own.filter(({ words }) => below.length === 0 || !ANNOUNCES.test(words)).slice(0, MOST + 1));
  }
  into.push(...below.slice(0, MOST + 1));
}

function referredTo({ where }: Likewise, clause: Clause, tree: ClauseTree): readonly Clause[] {
  if (where === null) return lastOf(precedingOf(clause, tree), 1);
  const { count = '', of = '', item } = BEFORE.exec(where)?.groups ?? {};
  if (of === '') return namedIn(where, clause, tree);
  const number = count === '' ? 1 : count === '各' ? Infinity : arabicOrKanji(halfWidth(count));
  if (of === '条' && item !== undefined) {
    const [article] = articlesBefore(clause, tree, 1);
    const place = article && (tree.byId.get(`${article.id}-${arabicOrKanji(halfWidth(item))}`) ?? article);
    return place === undefined ? [] : [place];
  }
  return of === '条' ? articlesBefore(clause, tree, number) : lastOf(precedingOf(clause, tree), number);
}

function lastOf(clauses: readonly Clause[], count: number): readonly Clause[] {
  return clauses.slice(Math.max(0, clauses.length - count));
}

/** What stands before under the same heading; before the first, the article before. */
function precedingOf(clause: Clause, tree: ClauseTree): readonly Clause[] {
  const parent = clause.parent === null ? undefined : tree.byId.get(clause.parent);
  const before = tree.siblingsOf(clause).slice(0, tree.placeOf(clause));
  if (parent !== undefined && parent.text !== '') return [parent, ...before];
  return before.length > 0 || parent === undefined ? before : articlesBefore(clause, tree, 1);
}

/** Articles count on through the chapters: their numbers are their ids. */
function articlesBefore(clause: Clause, tree: ClauseTree, count: number): readonly Clause[] {
  const article = [clause, ...tree.ancestorsOf(clause)].find(({ id }) => ARTICLE.test(id));
  if (article === undefined) return [];
  const found: Clause[] = [];
  const number = Number(article.id);
  for (let at = Math.max(1, number - Math.min(count, MOST)); at < number; at += 1) {
    const before = tree.byId.get(String(at));
    if (before !== undefined) found.push(before);
  }
  return found;
}

/** 「第５条第２項」 is 5-2; 「第２項」 stands beside; 「第５条から第７条まで」 is all of them. */
function namedIn(where: string, clause: Clause, tree: ClauseTree): readonly Clause[] {
  const found = where.split(/(?:及び|、|並びに|又は)/u).flatMap((part) => {
    const [from, to] = part.split('から').map((each) => placeIn(each, clause, tree));
    if (from === undefined) return [];
    if (to === undefined) return [from];
    const siblings = tree.siblingsOf(from);
    return siblings.slice(tree.placeOf(from), siblings.indexOf(to) + 1);
  });
  return [...new Set(found)];
}

function placeIn(place: string, clause: Clause, tree: ClauseTree): Clause | undefined {
  const steps = [...place.matchAll(NAMED)].map(({ groups }) => ({
    number: String(arabicOrKanji(halfWidth(groups?.number ?? ''))),
    of: groups?.of ?? '',
  }));
  const [first, ...rest] = steps;
  if (first === undefined) return undefined;
  const start = first.of === '条' ? first.number : `${clause.parent ?? ''}-${first.number}`;
  const id = rest.reduce((above, { number }) => `${above}-${number}`, start);
  return tree.byId.get(id) ?? (rest[0]?.number === '1' ? tree.byId.get(start) : undefined);
}

function halfWidth(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
