import { joinLines } from '#app/domain/policy/line-flow.ts';
import type { LineFlow } from '#app/domain/policy/line-flow.ts';
import type { Draft } from '#app/domain/policy/outline.ts';

/** 条項の文言. Heading words and sentences of one clause. */
export interface Wording {
  readonly title: string;
  readonly text: string;
}

const SENTENCE = /。/u;

/** Tells a clause's heading from its sentences. */
export function wordingOf(draft: Draft, flow: LineFlow): Wording {
  const texts = draft.texts.filter((text) => text !== '');
  if (draft.form === 'table') return tableWording(texts);
  if (draft.form === 'note') return { title: '', text: joinLines(texts) };
  let end = 0;
  while (end < texts.length && flow.goesOn(texts[end] ?? '', texts[end + 1])) end += 1;
  const head = joinLines(texts.slice(0, end + 1));
  const rest = joinLines(texts.slice(end + 1));
  if (SENTENCE.test(head) || isSentence(head)) return { title: '', text: joinLines(texts) };
  if (rest !== '') return { title: head, text: rest };
  return draft.children > 0 ? { title: head, text: '' } : { title: '', text: head };
}

/** A sentence whose 。 is missing. */
function isSentence(text: string): boolean {
  return /(?:なければならない|てはならない|ものとする|すること|できる|をいう)$/u.test(text);
}

function tableWording(texts: readonly string[]): Wording {
  const cells = texts.map((text) => text.replace(/\t+/gu, ' ').trim());
  return { title: '', text: cells.join(' ') };
}
