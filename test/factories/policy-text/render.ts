import type { ClauseNode } from '#test/factories/policy-text/clause-tree.ts';
import type { Level } from '#test/factories/policy-text/level.ts';

/** What the reader must find. */
export interface ExpectedClause {
  readonly id: string;
  readonly parent: string | null;
  readonly title: string;
  readonly text: string;
}

/** One paragraph as a printer sets it, before wraps. */
export interface PrintedLine {
  /** With the gap behind it; `''` for a sentence under a heading or a caption above a 条. */
  readonly marker: string;
  readonly body: string;
  /** Index of the level that numbers it. */
  readonly level: number;
  /** Index of its clause in the expected list. */
  readonly clause: number;
}

export interface RenderedPolicy {
  readonly title: string;
  readonly lines: readonly PrintedLine[];
  readonly expected: readonly ExpectedClause[];
}

interface Above {
  readonly id: string | null;
  /** Printed numbers that a chain repeats. */
  readonly chain: readonly number[];
  readonly level: number;
}

export const POLICY_TITLE = 'あさひ町情報セキュリティ対策基準';

/** Prints a tree in a numbering style and says what it must be read as. */
export function renderPolicy(
  tree: readonly ClauseNode[],
  levels: readonly Level[],
  title = POLICY_TITLE,
): RenderedPolicy {
  return new Renderer(levels, title).render(tree);
}

class Renderer {
  readonly #levels: readonly Level[];
  readonly #title: string;
  readonly #lines: PrintedLine[] = [];
  readonly #expected: ExpectedClause[] = [];
  readonly #hasArticles: boolean;
  /** 条 count through the whole text, 枝番号 behind the one they follow. */
  #articles = 0;
  #branch = 1;

  constructor(levels: readonly Level[], title: string) {
    this.#levels = levels;
    this.#title = title;
    this.#hasArticles = levels.some(({ kind }) => kind === 'article');
  }

  render(tree: readonly ClauseNode[]): RenderedPolicy {
    this.#children(tree, { id: null, chain: [], level: 0 });
    return { title: this.#title, lines: this.#lines, expected: this.#expected };
  }

  #children(nodes: readonly ClauseNode[], above: Above): void {
    const level = this.#levels[above.level];
    if (level === undefined) {
      if (nodes.length > 0) throw new Error('the tree is deeper than its style');
      return;
    }
    nodes.forEach((node, index) => {
      const ordinal = index + 1;
      if (level.kind === 'article') this.#article(node, level, above);
      else if (level.kind === 'chain') this.#chained(node, level, ordinal, above);
      else if (level.kind === 'part') this.#part(node, level, ordinal, above);
      else this.#plain(node, level, ordinal, above);
    });
  }

  #plain(node: ClauseNode, level: Level & { kind: 'plain' | 'paragraph' }, ordinal: number, above: Above): void {
    const label = level.kind === 'plain' ? level.label(ordinal) : String(ordinal);
    const id = above.id === null ? label : `${above.id}-${label}`;
    this.#clause(node, id, level.print(ordinal), above);
    this.#children(node.children, { id, chain: [], level: above.level + 1 });
  }

  #chained(node: ClauseNode, level: Level & { kind: 'chain' }, ordinal: number, above: Above): void {
    const numbers = [...above.chain, ordinal];
    const id = numbers.join(level.separator);
    this.#clause(node, id, `${id}${level.end}`, above);
    this.#children(node.children, { id, chain: numbers, level: above.level + 1 });
  }

  #part(node: ClauseNode, level: Level & { kind: 'part' }, ordinal: number, above: Above): void {
    const label = this.#hasArticles ? `第${ordinal}${level.unit}` : String(ordinal);
    const id = above.id === null ? label : `${above.id}-${label}`;
    this.#clause(node, id, `第${level.number(ordinal)}${level.unit}　`, above);
    this.#children(node.children, { id, chain: [...above.chain, ordinal], level: above.level + 1 });
  }

  #article(node: ClauseNode, level: Level & { kind: 'article' }, above: Above): void {
    if (node.branch === true) this.#branch += 1;
    else [this.#articles, this.#branch] = [this.#articles + 1, 1];
    const isBranch = this.#branch > 1;
    const id = `${this.#articles}${isBranch ? `の${this.#branch}` : ''}`;
    const number = `第${level.number(this.#articles)}条${isBranch ? `の${level.number(this.#branch)}` : ''}`;
    const title = level.caption === 'none' ? '' : node.title;
    const caption = title === '' ? '' : `（${title}）`;
    const clause = this.#expected.length;
    if (caption !== '' && level.caption === 'above')
      this.#lines.push({ marker: '', body: caption, level: above.level, clause });
    const before = level.caption === 'before' ? caption : '';
    const behind = level.caption === 'behind' ? caption : '　';
    const [first, ...later] = node.words === '' ? node.children : [];
    this.#expected.push({ id, parent: above.id, title, text: node.words });
    const marker = `${before}${number}${behind}`;
    this.#lines.push({
      marker,
      body: node.words === '' ? (first?.words ?? '') : node.words,
      level: above.level,
      clause,
    });
    if (first === undefined) return this.#children(node.children, { id, chain: [], level: above.level + 2 });
    this.#expected.push({ id: `${id}-1`, parent: id, title: '', text: first.words });
    this.#children(first.children, { id: `${id}-1`, chain: [], level: above.level + 2 });
    const paragraphs = this.#levels[above.level + 1];
    if (paragraphs?.kind !== 'paragraph') throw new Error('a 条 has 項 below it');
    later.forEach((node, index) => this.#plain(node, paragraphs, index + 2, { id, chain: [], level: above.level + 1 }));
  }

  #clause(node: ClauseNode, id: string, marker: string, above: Above): void {
    const clause = this.#expected.length;
    this.#expected.push({ id, parent: above.id, title: node.title, text: node.words });
    this.#lines.push({ marker, body: node.title === '' ? node.words : node.title, level: above.level, clause });
    if (node.title !== '' && node.words !== '')
      this.#lines.push({ marker: '', body: node.words, level: above.level, clause });
  }
}
