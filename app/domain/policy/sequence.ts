import { markerLabel } from '#app/domain/policy/marker.ts';
import type { Marker, MarkerStyle } from '#app/domain/policy/marker.ts';

/** 開いている項番列. A sequence of markers that may go on. */
interface OpenLevel {
  readonly style: MarkerStyle;
  readonly numbers: readonly number[];
  readonly id: string;
}

/** A marker's place in the document. */
export interface Placement {
  readonly id: string;
  readonly parent: string | null;
  /** Open levels that stay open above it. */
  readonly depth: number;
  readonly numbers: readonly number[];
  /** True when the printed marker is not the one its place asks for. */
  readonly slip: boolean;
  /** Markers missing between it and the one before. */
  readonly skipped: number;
}

/** What the next marker of the same style says, to judge a doubtful one. */
export interface Outlook {
  /** The line before ends its sentence, title or item. */
  readonly closed: boolean;
  /** Ordinal of the next candidate of the same style, null when there is none. */
  readonly nextOrdinal: number | null;
}

/** Numbers that may be missing in a sequence before a marker is no longer believed. */
const MAX_SKIP = 2;

/** 項番の入れ子. Infers nesting from the document's own sequences; no rank is given. */
export class Sequences {
  #levels: OpenLevel[] = [];
  /** Last numbers of the styles that go on through the parts above them, as 条 do through 章. */
  readonly #through = new Map<MarkerStyle, number>();
  readonly #hasArticles: boolean;

  /** Where there are 条, their numbers alone are the ids and 章 keep their names. */
  constructor(hasArticles: boolean) {
    this.#hasArticles = hasArticles;
  }

  get currentId(): string | null {
    return this.#levels.at(-1)?.id ?? null;
  }

  /** Where the marker stands, or null when it continues nothing and starts nothing. */
  place(marker: Marker, outlook: Outlook): Placement | null {
    if (marker.style.startsWith('bullet-')) return this.#placeBullet(marker, outlook);
    if (marker.style === 'dotted') return this.#placeDotted(marker, outlook);
    const index = this.#levels.findLastIndex((level) => level.style === marker.style);
    if (index >= 0) return this.#goOn(marker, index, outlook);
    if (this.#through.get(marker.style) === marker.ordinal - 1) {
      return this.#at(this.#partDepth(marker.style), marker.style, marker.numbers, false, 0);
    }
    if (marker.style === 'digit' && marker.ordinal === 2 && this.#levels.at(-1)?.style === 'article' && outlook.closed) {
      return this.#at(this.#levels.length, marker.style, marker.numbers, false, 0);
    }
    if (marker.ordinal === 1) return this.#at(this.#levels.length, marker.style, marker.numbers, false, 0);
    const followed = outlook.nextOrdinal === marker.ordinal + 1;
    if (outlook.closed && followed && marker.ordinal <= MAX_SKIP + 1) {
      return this.#at(this.#levels.length, marker.style, marker.numbers, false, marker.ordinal - 1);
    }
    return null;
  }

  /** Opens the level of a placed marker and closes those below it. */
  open(style: MarkerStyle, placement: Placement): void {
    this.#levels.length = placement.depth;
    this.#levels.push({ style, numbers: placement.numbers, id: placement.id });
    if (style === 'article' || isPart(style)) this.#through.set(style, placement.numbers.at(-1) ?? 0);
  }

  /** Opens the first 項 of the 条 that is open: it has no marker of its own. */
  openFirstParagraph(): Placement {
    const placement = this.#at(this.#levels.length, 'digit', [1], false, 0);
    this.open('digit', placement);
    return placement;
  }

  /** Number of levels above one that goes on through parts. */
  #partDepth(style: MarkerStyle): number {
    const own = this.#levels.findIndex((level) => level.style === style || !isPart(level.style));
    return own < 0 ? this.#levels.length : own;
  }

  #goOn(marker: Marker, index: number, outlook: Outlook): Placement | null {
    const level = this.#levels[index];
    const last = level?.numbers.at(-1);
    if (last === undefined) return null;
    const due = last + 1;
    if (marker.ordinal === due) return this.#at(index, marker.style, [due], false, 0);
    if (!outlook.closed) return null;
    const skipped = marker.ordinal - due;
    if (skipped > 0) {
      const believable = (skipped <= MAX_SKIP || marker.style === 'article') && outlook.nextOrdinal !== due;
      if (believable) return this.#at(index, marker.style, marker.numbers, false, skipped);
    }
    return this.#at(index, marker.style, [due], true, 0);
  }

  #placeBullet(marker: Marker, outlook: Outlook): Placement | null {
    const index = this.#levels.findLastIndex((level) => level.style === marker.style);
    if (index >= 0) {
      const last = this.#levels[index]?.numbers.at(-1) ?? 0;
      return this.#at(index, marker.style, [last + 1], false, 0);
    }
    const hangs = outlook.closed && this.#levels.length > 0;
    return hangs ? this.#at(this.#levels.length, marker.style, [1], false, 0) : null;
  }

  #placeDotted(marker: Marker, outlook: Outlook): Placement | null {
    const numbers = marker.numbers;
    const index = this.#levels.findIndex(
      (level) => level.style === 'dotted' && level.numbers.length >= numbers.length,
    );
    if (index >= 0) {
      const open = this.#levels[index];
      if (open === undefined) return null;
      const due = followsAt(open.numbers, numbers);
      if (due || (outlook.closed && numbers.length === open.numbers.length && isLater(open.numbers, numbers))) {
        return this.#at(index, 'dotted', numbers, false, 0);
      }
      return null;
    }
    return marker.ordinal === 1 || this.#levels.length === 0
      ? this.#at(this.#dottedDepth(), 'dotted', numbers, false, 0)
      : null;
  }

  #dottedDepth(): number {
    return this.#levels.findLastIndex((level) => level.style === 'dotted') + 1 || this.#levels.length;
  }

  #at(depth: number, style: MarkerStyle, numbers: readonly number[], slip: boolean, skipped: number): Placement {
    const above = this.#levels[depth - 1];
    const named = isPart(style) && this.#hasArticles;
    const label = named ? `第${numbers.join('.')}${style.slice('part-'.length)}` : markerLabel(style, numbers);
    return {
      id: above === undefined || standsAlone(style, above.style) ? label : `${above.id}-${label}`,
      parent: above?.id ?? null,
      depth,
      numbers,
      slip,
      skipped,
    };
  }
}

function isPart(style: MarkerStyle): boolean {
  return style.startsWith('part-');
}

/** A marker that repeats the numbers above it, or counts through them, is the whole id. */
function standsAlone(style: MarkerStyle, above: MarkerStyle): boolean {
  if (style === 'article') return true;
  return style === 'dotted' && (above === 'dotted' || above === 'digit' || isPart(above));
}

/** `3.4.1` is followed by `3.4.2`, and by `3.5` at the level above. */
function followsAt(open: readonly number[], numbers: readonly number[]): boolean {
  const at = numbers.length - 1;
  return (
    numbers.slice(0, at).every((number, i) => number === open[i]) &&
    numbers[at] === (open[at] ?? 0) + 1
  );
}

function isLater(open: readonly number[], numbers: readonly number[]): boolean {
  for (let i = 0; i < numbers.length; i += 1) {
    const difference = (numbers[i] ?? 0) - (open[i] ?? 0);
    if (difference !== 0) return difference > 0 && difference <= MAX_SKIP + 1;
  }
  return false;
}
