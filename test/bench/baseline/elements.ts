import { createElement } from 'react';
import type { ReactNode } from 'react';

/** An element of a page, a text, or a cell of the SELECT in place of the first text of a cell of a table. */
type Part = string | { readonly row: number; readonly column: number } | Element;
interface Element {
  readonly tag: string;
  readonly props: Record<string, unknown>;
  readonly parts: Part[];
}

const TOKEN = /<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w:-]+="[^"]*")*)(\/?)>|([^<]+)/gu;
const FLAGS = /^(?:hidden|disabled|checked|selected|required|novalidate|readonly|multiple|open|async|defer)$/u;
const PROPS: Readonly<Record<string, string>> = {
  ...{ class: 'className', for: 'htmlFor', charset: 'charSet', tabindex: 'tabIndex', maxlength: 'maxLength' },
  ...{ novalidate: 'noValidate', enctype: 'encType', colspan: 'colSpan', autocomplete: 'autoComplete' },
};
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/gu, (_, name: string) => ENTITIES[name] ?? '');

function propsOf(text: string): Record<string, unknown> {
  const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/gu)];
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [PROPS[name] ?? name, FLAGS.test(name) ? true : plain(value)]),
  );
}

/** Reads what React wrote, which closes every element and quotes every attribute, and nothing else. */
export function partsOf(html: string): readonly Part[] {
  const open: Element[] = [{ tag: '', props: {}, parts: [] }];
  const scripts: string[] = [];
  const bare = html.replace(/(<script[^>]*>)([\s\S]*?)<\/script>/gu, (_, tag: string, code: string) => {
    scripts.push(code);
    return `${tag}</script>`;
  });
  let [row, column, filled] = [-1, -1, true];
  for (const [, closed, tag, attributes = '', single, text] of bare.matchAll(TOKEN)) {
    const parts = open.at(-1)?.parts;
    if (closed !== undefined) open.pop();
    if (text !== undefined) parts?.push(filled ? plain(text) : { row, column });
    if (text !== undefined || closed === 'td') filled = true;
    if (tag === undefined) continue;
    if (tag === 'tr' && open.at(-1)?.tag === 'tbody') [row, column] = [row + 1, -1];
    if (/^t[dh]$/u.test(tag) && open.at(-2)?.tag === 'tbody') [column, filled] = [column + 1, false];
    const code = tag === 'script' ? { dangerouslySetInnerHTML: { __html: scripts.shift() ?? '' } } : {};
    const made = { tag, props: { ...propsOf(attributes), ...code }, parts: [] };
    parts?.push(made);
    if (single === '') open.push(made);
  }
  return open[0]?.parts ?? [];
}

/** The elements of a page, made anew. */
export function elementOf(part: Part, rows: readonly (readonly (string | number | null)[])[]): ReactNode {
  if (typeof part === 'string') return part;
  if ('row' in part) return rows[part.row]?.[part.column] ?? '－';
  return createElement(part.tag, part.props, ...part.parts.map((one) => elementOf(one, rows)));
}
