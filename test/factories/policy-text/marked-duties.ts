import { readFileSync } from 'node:fs';

/** A duty as its writer marked it, and where it stands in the text without marks. */
export interface MarkedDuty {
  readonly who: string;
  readonly words: string;
  readonly at: readonly [from: number, to: number];
}

export interface MarkedText {
  readonly name: string;
  readonly source: string;
  readonly duties: readonly MarkedDuty[];
}

const MARKED = /⟦([^|]*)\|([^⟧]*)⟧/gu;

function withoutMarks(marked: string): Omit<MarkedText, 'name'> {
  const duties: MarkedDuty[] = [];
  let [source, last] = ['', 0];
  for (const { 0: whole, 1: who = '', 2: words = '', index } of marked.matchAll(MARKED)) {
    source += marked.slice(last, index);
    duties.push({ who, words, at: [source.length, source.length + words.length] });
    source += words;
    last = index + whole.length;
  }
  return { source: source + marked.slice(last), duties };
}

/** The texts of one file of `test/fixtures/marked-duties`. */
export function markedTexts(file: 'officer' | 'breaker'): readonly MarkedText[] {
  const all = readFileSync(new URL(`../../fixtures/marked-duties/${file}.txt`, import.meta.url), 'utf8');
  return all
    .split(/^@@/mu)
    .slice(1)
    .map((block) => {
      const [name = '', ...lines] = block.split('\n');
      return { name: name.trim(), ...withoutMarks(lines.join('\n').replaceAll('\\f', '\f')) };
    });
}
