import { partRank } from '#app/domain/policy/marker/marker-shape.ts';
import { hasParagraphs, isDotted, isPrefix } from '#app/domain/policy/outline/level.ts';
import type { Level } from '#app/domain/policy/outline/level.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';
import { markerLabel } from '#app/domain/policy/marker/marker.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { Placed } from '#app/domain/policy/outline/nesting.ts';

/** 条項の位置. A marker with the id that its place in the document gives it. */
export interface Identified {
  readonly marker: Marker;
  readonly id: string;
  readonly parent: string | null;
  readonly doubt: Level['doubt'];
  readonly ambiguous: boolean;
  /** Another marker before it has the same place. */
  readonly repeated: boolean;
  /** Clauses above it that have no marker in the text, the outermost first. */
  readonly implied: readonly { readonly id: string; readonly parent: string | null }[];
  /** Id of the first 項 of this 条, which stands without a marker, when a second one follows. */
  readonly firstParagraph: string | null;
}

/** Gives each placed marker its id; null stays null. */
export function identify(placed: readonly (Placed | null)[]): (Identified | null)[] {
  return new Identifier(placed).run();
}

class Identifier {
  readonly #placed: readonly (Placed | null)[];
  readonly #ids = new Map<Level, string>();
  readonly #taken = new Set<string>();
  /** How often an id came again, so that a text of equal markers costs no more than another. */
  readonly #times = new Map<string, number>();
  /** 条 whose first 項 shows only by its second. */
  readonly #withParagraphs = new Map<Level, Placed>();
  readonly #paragraphs = new Map<Level, string>();
  /** The style that counts on through 章 and 節, so that its numbers need none of them: 条, or １ where these do. */
  readonly #through: MarkerStyle | null;

  constructor(placed: readonly (Placed | null)[]) {
    this.#placed = placed;
    this.#through = throughStyle(placed);
    const numbered = new Map<Level | null, Set<string>>();
    for (const place of placed) {
      if (place === null || !isParagraph(place.level)) continue;
      const { parent, numbers } = place.level;
      const styles = numbered.get(parent) ?? new Set<string>();
      if (parent !== null && numbers[0] === 2 && !styles.has(place.level.style))
        this.#withParagraphs.set(parent, place);
      numbered.set(parent, styles.add(place.level.style));
    }
  }

  run(): (Identified | null)[] {
    return this.#placed.map((place) => (place === null ? null : this.#identify(place)));
  }

  #identify(place: Placed): Identified {
    const { level, marker } = place;
    const implied: { id: string; parent: string | null }[] = [];
    for (let above = level.parent; above !== null && !this.#ids.has(above); above = above.parent) {
      implied.unshift({ id: this.#give(above), parent: this.#parentId(above, null) });
    }
    const parent = this.#parentId(level, place);
    const above = implied.at(-1);
    if (above !== undefined && parent !== null && parent !== above.id) implied.push({ id: parent, parent: above.id });
    const due = this.#idOf(level, parent);
    const repeated = this.#taken.has(due);
    const id = this.#give(level, parent);
    const paragraph = this.#withParagraphs.has(level) ? this.#firstParagraph(level, id) : null;
    return {
      marker,
      id,
      parent,
      doubt: level.doubt,
      ambiguous: place.ambiguous,
      repeated,
      implied,
      firstParagraph: paragraph,
    };
  }

  #give(level: Level, parent: string | null = this.#parentId(level, null)): string {
    const due = this.#idOf(level, parent);
    const id = this.#take(due);
    this.#ids.set(level, id);
    return id;
  }

  /** The id, told from one like it that stands before. */
  #take(due: string): string {
    let id = due;
    for (let times = this.#times.get(due) ?? 2; this.#taken.has(id); times += 1) {
      id = `${due}x${times}`;
      this.#times.set(due, times + 1);
    }
    this.#taken.add(id);
    return id;
  }

  #firstParagraph(article: Level, id: string): string {
    const known = this.#paragraphs.get(article);
    if (known !== undefined) return known;
    const paragraph = this.#take(`${id}-1`);
    this.#paragraphs.set(article, paragraph);
    return paragraph;
  }

  /** 号 before the second 項 belong to the first, which has no marker. */
  #parentId({ parent, style }: Level, place: Placed | null): string | null {
    if (parent === null) return null;
    const own = this.#ids.get(parent) ?? '';
    const second = this.#withParagraphs.get(parent);
    const isNumbered = second !== undefined && style === second.level.style;
    return second === undefined || isNumbered || place === null ? own : this.#firstParagraph(parent, own);
  }

  #idOf(level: Level, parent: string | null): string {
    const { style, numbers } = level;
    if (partRank(style) >= 0 && this.#through !== null) {
      const [number = 1, ...inserted] = numbers;
      const label = [`第${number}${style.slice('part-'.length)}`, ...inserted].join('の');
      return parent === null ? label : `${parent}-${label}`;
    }
    const label = markerLabel(style, numbers);
    if (style === this.#through && (style === 'article' || isUnderPart(level))) return label;
    return this.#path(level, parent, label);
  }

  #path({ parent: above, style, numbers }: Level, parent: string | null, label: string): string {
    if (parent === null || above === null) return label;
    const repeats =
      isDotted(style) &&
      ((above.style === style && above.numbers.length < numbers.length) || isPrefix(above, style, numbers));
    return repeats ? label : `${parent}-${label}`;
  }
}

function isUnderPart({ parent }: Level): boolean {
  return parent !== null && partRank(parent.style) >= 0;
}

/** What is numbered through the divisions of a text; null where they restart, or where none does. */
function throughStyle(placed: readonly (Placed | null)[]): MarkerStyle | null {
  const levels = placed.flatMap((place) => (place === null ? [] : [place.level]));
  const articles = levels.filter(({ style }) => style === 'article');
  if (articles.length > 0) {
    return articles.filter(({ parent, last }) => parent !== null && last === 1).length > 1 ? null : 'article';
  }
  const under = levels.filter((level) => isUnderPart(level) && partRank(level.style) < 0);
  const [first] = under;
  if (first === undefined || under.some(({ style }) => style !== first.style) || isDotted(first.style)) return null;
  const parts = new Set(under.map(({ parent }) => parent));
  const goesOn = under.every(({ last }, at) => at === 0 || last > (under[at - 1]?.last ?? 0));
  return parts.size > 1 && goesOn && !first.style.startsWith('bullet-') ? first.style : null;
}

/** 項. Numbered below its 条 in plain or circled digits. */
function isParagraph({ style, parent }: Level): boolean {
  return parent !== null && hasParagraphs(parent) && (style === 'digit' || style === 'circled');
}
