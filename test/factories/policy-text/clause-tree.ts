import type { Chance } from '#test/factories/policy-text/random.ts';
import { makeItem, makeLeadIn, makeTitle, makeWords } from '#test/factories/policy-text/words.ts';

/** A clause before anything is decided about how it is numbered. */
export interface ClauseNode {
  /** Heading words or `''`. */
  readonly title: string;
  readonly words: string;
  readonly children: readonly ClauseNode[];
  /** Inserted later, as 第３条の２. */
  readonly branch?: true;
}

export interface TreeShape {
  /** Levels that the tree has. */
  readonly depth: number;
  readonly minSiblings: number;
  readonly maxSiblings: number;
  /** Clauses at least, as far as the numbers of the first level reach. */
  readonly size: number;
  readonly mostSections: number;
}

/** A tree whose first section reaches every depth. */
export function makeTree(chance: Chance, shape: TreeShape): ClauseNode[] {
  const sections: ClauseNode[] = [];
  const isShort = (): boolean =>
    sections.length < Math.max(2, shape.minSiblings) || countClauses(sections) < shape.size;
  while (isShort() && sections.length < shape.mostSections) {
    sections.push(makeNode(chance, shape, shape.depth - 1, sections.length === 0));
  }
  return sections;
}

export function countClauses(nodes: readonly ClauseNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countClauses(node.children), 0);
}

/** `below` is the number of levels there may be under the node, `deep` whether it must use them. */
function makeNode(chance: Chance, shape: TreeShape, below: number, deep: boolean): ClauseNode {
  if (below === 0 || (!deep && chance.happens(0.35))) return makeLeaf(chance);
  const form = chance.pick(['heading', 'heading', 'heading-and-words', 'lead-in'] as const);
  const count = chance.between(shape.minSiblings, shape.maxSiblings);
  const areItems = form === 'lead-in' && chance.happens(0.6);
  const children = Array.from({ length: count }, (_, index) => {
    if (deep && index === count - 1 && below > 1) return makeNode(chance, shape, below - 1, true);
    return areItems ? { title: '', words: makeItem(chance), children: [] } : makeNode(chance, shape, below - 1, false);
  });
  if (form === 'lead-in') return { title: '', words: makeLeadIn(chance), children };
  return { title: makeTitle(chance), words: form === 'heading' ? '' : makeWords(chance), children };
}

function makeLeaf(chance: Chance): ClauseNode {
  return { title: chance.happens(0.25) ? makeTitle(chance) : '', words: makeWords(chance), children: [] };
}

/** 章 that hold 条 of one or more 項, with 号 below: the shape of a regulation. */
export function makeRegulation(chance: Chance, parts: number, depth: number, size: number): ClauseNode[] {
  const sections: ClauseNode[] = [];
  while (sections.length < 2 || countClauses(sections) < size) {
    sections.push(makePart(chance, parts, depth, sections.length === 0));
  }
  return sections;
}

function makePart(chance: Chance, parts: number, depth: number, deep: boolean): ClauseNode {
  if (parts === 0) return makeArticle(chance, depth, deep);
  // A level of parts more would multiply the 条: only the first section divides into several.
  const count = deep || parts === 1 ? 2 : 1;
  const children = Array.from({ length: count }, (_, index) => makePart(chance, parts - 1, depth, deep && index === 0));
  return { title: makeTitle(chance), words: '', children };
}

function makeArticle(chance: Chance, depth: number, deep: boolean): ClauseNode {
  const title = makeTitle(chance);
  const items = (): ClauseNode[] => {
    const shape = { depth: depth - 1, minSiblings: 2, maxSiblings: 3, size: 0, mostSections: 0 };
    return Array.from({ length: chance.between(2, 4) }, (_, index) =>
      untitled(makeNode(chance, shape, depth - 2, deep && index === 0)),
    );
  };
  const lead = (): ClauseNode => ({ title: '', words: makeLeadIn(chance), children: items() });
  const plain = (): ClauseNode => ({ title: '', words: makeWords(chance), children: [] });
  if (deep) return { title, words: '', children: [lead(), plain(), lead()] };
  const form = chance.pick(['one', 'one', 'items', 'several', 'several-with-items'] as const);
  if (form === 'one') return { title, words: makeWords(chance), children: [] };
  if (form === 'items') return { title, words: makeLeadIn(chance), children: depth > 1 ? items() : [] };
  return { title, words: '', children: [plain(), ...(form === 'several' || depth < 2 ? [] : [lead()]), plain()] };
}

/** 号 have no headings. */
function untitled(node: ClauseNode): ClauseNode {
  const words = node.words === '' ? `${node.title}について、次の事項を定める。` : node.words;
  return { title: '', words, children: node.children.map(untitled) };
}

/** 条 as later amendments leave them: one 削除, others inserted as 第３条の２ and 第３条の３. */
export function amended(articles: readonly ClauseNode[]): ClauseNode[] {
  return articles.map((node, index) => {
    if (index === 1) return { title: '', words: '削除', children: [] };
    return index === 3 || index === 4 || index === 6 ? { ...node, branch: true } : node;
  });
}
