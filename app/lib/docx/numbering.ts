import { formatNumber } from '#app/lib/docx/number-format.ts';
import { symbolOf } from '#app/lib/docx/symbol.ts';
import { attributeOf, childOf, childrenOf, descendantsOf, isOn, numberOf, valueOf } from '#app/lib/docx/xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** What is printed, with `%1` … for the numbers of the levels. */
  readonly text: string;
  readonly font: string | null;
  /** Counted from 1: begins again after this level or a higher one, never for 0, null as usual. */
  readonly restart: number | null;
  /** All numbers in Arabic digits. */
  readonly isLegal: boolean;
  readonly style: string | null;
}

interface List {
  /** Lists of one definition go on counting together. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this list begins anew, at its first paragraph. */
  readonly restarts: ReadonlySet<number>;
}

interface NumberReference {
  readonly list: string | null;
  readonly level: number | null;
}

/** Tells, paragraph by paragraph in document order, the number that Word prints before the text. */
export interface Numbering {
  markerOf(paragraphProperties: Element | null): string | null;
}

const STYLE_DEPTH = 20;
const LEVELS = 9;

export function readNumbering(numbering: Element | null, styles: Element | null): Numbering {
  const styleById = new Map(childrenOf(styles, 'style').map((style) => [attributeOf(style, 'styleId') ?? '', style]));
  const lists = listsOf(numbering, styleById);
  const counters = new Map<string, (number | null)[]>();
  const begun = new Set<string>();

  return {
    markerOf(properties) {
      const style = valueOf(properties, 'pStyle') ?? defaultStyle(styles);
      const own = referenceOf(childOf(properties, 'numPr'));
      const styled = styledReference(style, styleById);
      const id = own?.list ?? styled?.list ?? null;
      const list = id === null || id === '0' ? undefined : lists.get(id);
      if (id === null || list === undefined) return null;
      const level = own?.level ?? levelOfStyle(list, style, styleById) ?? styled?.level ?? 0;
      const shape = list.levels.get(level);
      if (shape === undefined || level >= LEVELS) return null;
      const numbers = counters.get(list.definition) ?? Array.from({ length: LEVELS }, () => null);
      counters.set(list.definition, numbers);
      if (!begun.has(id)) {
        begun.add(id);
        for (const at of list.restarts) numbers[at] = null;
      }
      count(numbers, level, list);
      return printed(shape, numbers, list);
    },
  };
}

/** Adds one to a level; levels below begin again. */
function count(numbers: (number | null)[], level: number, { levels }: List): void {
  for (let above = 0; above < level; above += 1) numbers[above] ??= levels.get(above)?.start ?? 1;
  const now = numbers[level];
  numbers[level] = now === null || now === undefined ? (levels.get(level)?.start ?? 1) : now + 1;
  for (let below = level + 1; below < LEVELS; below += 1) {
    const restart = levels.get(below)?.restart ?? below;
    if (restart > level) numbers[below] = null;
  }
}

function printed(shape: Level, numbers: readonly (number | null)[], { levels }: List): string {
  if (shape.format === 'bullet') return [...shape.text].map((char) => symbolOf(char, shape.font)).join('');
  return shape.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const level = Number(digit) - 1;
    const of = levels.get(level);
    const format = shape.isLegal ? 'decimal' : (of?.format ?? 'decimal');
    return formatNumber(numbers[level] ?? of?.start ?? 1, format);
  });
}

function defaultStyle(styles: Element | null): string | null {
  const style = childrenOf(styles, 'style').find(
    (one) =>
      attributeOf(one, 'type') === 'paragraph' && ['1', 'true', 'on'].includes(attributeOf(one, 'default') ?? ''),
  );
  return attributeOf(style ?? null, 'styleId');
}

function referenceOf(numPr: Element | null): NumberReference | null {
  if (numPr === null) return null;
  return { list: valueOf(numPr, 'numId'), level: numberOf(valueOf(numPr, 'ilvl')) };
}

/** A style hands its number on to the styles based on it. */
function* styleChain(style: string | null, styleById: ReadonlyMap<string, Element>): Generator<Element> {
  let id = style;
  for (let depth = 0; id !== null && depth < STYLE_DEPTH; depth += 1) {
    const element = styleById.get(id);
    if (element === undefined) return;
    yield element;
    id = valueOf(element, 'basedOn');
  }
}

function styledReference(style: string | null, styleById: ReadonlyMap<string, Element>): NumberReference | null {
  let level: number | null = null;
  for (const element of styleChain(style, styleById)) {
    const found = referenceOf(childOf(childOf(element, 'pPr'), 'numPr'));
    level ??= found?.level ?? null;
    if (found !== null && found.list !== null) return { list: found.list, level };
  }
  return null;
}

function levelOfStyle({ levels }: List, style: string | null, styleById: ReadonlyMap<string, Element>): number | null {
  for (const element of styleChain(style, styleById)) {
    const id = attributeOf(element, 'styleId');
    for (const [level, shape] of levels) if (shape.style !== null && shape.style === id) return level;
  }
  return null;
}

function listsOf(numbering: Element | null, styleById: ReadonlyMap<string, Element>): Map<string, List> {
  const definitions = new Map(
    childrenOf(numbering, 'abstractNum').map((one) => [attributeOf(one, 'abstractNumId') ?? '', one]),
  );
  const nums = childrenOf(numbering, 'num');
  const definitionOf = new Map(
    nums.map((num) => [attributeOf(num, 'numId') ?? '', valueOf(num, 'abstractNumId') ?? '']),
  );
  const lists = new Map<string, List>();
  for (const num of nums) {
    const definition = followed(valueOf(num, 'abstractNumId') ?? '', definitions, definitionOf, styleById);
    const levels = new Map<number, Level>();
    const restarts = new Set<number>();
    for (const lvl of childrenOf(definitions.get(definition) ?? null, 'lvl')) levels.set(...levelOf(lvl));
    for (const override of childrenOf(num, 'lvlOverride')) {
      const at = numberOf(attributeOf(override, 'ilvl')) ?? 0;
      const lvl = childOf(override, 'lvl');
      if (lvl !== null) levels.set(at, levelOf(lvl)[1]);
      const start = numberOf(valueOf(override, 'startOverride'));
      const shape = levels.get(at);
      if (start === null) continue;
      restarts.add(at);
      if (shape !== undefined) levels.set(at, { ...shape, start });
    }
    lists.set(attributeOf(num, 'numId') ?? '', { definition, levels, restarts });
  }
  return lists;
}

/** A definition may point to a list style, which points to the definition that has the levels. */
function followed(
  definition: string,
  definitions: ReadonlyMap<string, Element>,
  definitionOf: ReadonlyMap<string, string>,
  styleById: ReadonlyMap<string, Element>,
): string {
  const link = valueOf(definitions.get(definition) ?? null, 'numStyleLink');
  if (link === null) return definition;
  const list = referenceOf(childOf(childOf(styleById.get(link) ?? null, 'pPr'), 'numPr'))?.list ?? null;
  const target = list === null ? undefined : definitionOf.get(list);
  return target === undefined || valueOf(definitions.get(target) ?? null, 'numStyleLink') !== null
    ? definition
    : target;
}

function levelOf(lvl: Element): [number, Level] {
  // Word wraps formats that older versions do not know: the plain one stands in the fallback.
  const formats = descendantsOf(lvl, 'numFmt').map((one) => attributeOf(one, 'val'));
  return [
    numberOf(attributeOf(lvl, 'ilvl')) ?? 0,
    {
      start: numberOf(valueOf(lvl, 'start')) ?? 0,
      format: formats.find((format) => format !== null && format !== 'custom') ?? 'decimal',
      text: valueOf(lvl, 'lvlText') ?? '',
      font: attributeOf(childOf(childOf(lvl, 'rPr'), 'rFonts'), 'ascii'),
      restart: numberOf(valueOf(lvl, 'lvlRestart')),
      isLegal: isOn(lvl, 'isLgl'),
      style: valueOf(lvl, 'pStyle'),
    },
  ];
}
