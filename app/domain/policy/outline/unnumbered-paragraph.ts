import type { Draft } from '#app/domain/policy/outline/draft.ts';
import type { PlacedLines } from '#app/domain/policy/outline/placed-lines.ts';
import { namedIn } from '#app/domain/policy/outline/sentence-below.ts';
import type { SentenceWords } from '#app/domain/policy/outline/sentence-words.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** These go on with the sentence before them, in whatever line they stand. */
const GOES_ON = /^(?:この場合|その場合|ただし|但し|なお|また|その際|さらに)/u;
const OF_THE_FIRST = /^(?:前[一二三四五六七八九十0-9０-９]?項|第[一二三四五六七八九十0-9０-９]{1,2}項)/u;
const ANNOUNCES = /(?:次|左|下記|以下)の|各号/u;
const LOOKED_AT = 200;

/**
 * 項番のない項. Old regulations number no 項: below a 条 each begins a line of its own. Where one 項 of a text has a number,
 * there are none.
 */
export class UnnumberedParagraphs {
  readonly #articles: ReadonlySet<string>;
  readonly #flow: LineFlow;
  readonly #words: SentenceWords;
  /** The last 項 of each 条, where a list stands below it. */
  readonly #withList = new Map<string, string>();

  constructor(places: PlacedLines['places'], flow: LineFlow, words: SentenceWords) {
    const articles = places.flatMap((place) => (place?.marker.style === 'article' ? [place] : []));
    const isNumbered = articles.some(({ firstParagraph }) => firstParagraph !== null);
    this.#articles = new Set(isNumbered ? [] : articles.map(({ id }) => id));
    this.#flow = flow;
    this.#words = words;
  }

  /** Whether a line below the sentence of a 条 is another 項 of it. */
  begins(line: SourceLine, article: Draft): boolean {
    const before = article.lines.at(-1);
    if (!this.#articles.has(article.id) || before === undefined) return false;
    if (!endsSentence(before.text) || GOES_ON.test(line.text)) return false;
    if (namedIn(line.text, this.#words) === null && !OF_THE_FIRST.test(line.text)) return false;
    const opening = article.lines.find(({ text }) => text.endsWith(article.texts[0] ?? ''));
    if (line.indent < before.indent) return false;
    // A sentence that fills its line may end there by chance.
    return line.indent > (opening?.indent ?? 0) || !this.#flow.fillsWidth(before.printed);
  }

  /** Whether a sentence below an item of a 条 is another 項 of it. */
  beginsBehind({ text, indent }: SourceLine, item: Draft, parent: Draft): boolean {
    if (!this.#articles.has(parent.id)) return false;
    if (OF_THE_FIRST.test(text)) return true;
    return !GOES_ON.test(text) && namedIn(text, this.#words) !== null && indent < (item.lines[0]?.indent ?? 0);
  }

  note({ id, parent, texts }: Draft): void {
    if (parent === null || !this.#articles.has(parent)) return;
    if (ANNOUNCES.test(texts.join('').slice(-LOOKED_AT))) this.#withList.set(parent, id);
  }

  /** The 項 whose list the items of a 条 are. */
  lastWithList(article: string | null): string | undefined {
    return article === null ? undefined : this.#withList.get(article);
  }
}
