import { DOMParser } from '@xmldom/xmldom';

/** Thrown for a part that is no XML: the file is damaged. */
export class BrokenXml extends Error {}

function stop(message: string): never {
  throw new BrokenXml(message);
}

/** The root element of a part. Elements are known by their local names: Word writes two families of namespaces. */
export function parseXml(xml: string): Element {
  const document = new DOMParser({ errorHandler: { warning: stop, error: stop, fatalError: stop } }).parseFromString(
    xml,
    'text/xml',
  );
  const root: Element | null = document.documentElement;
  if (root === null) return stop('no root element');
  if (isDeeper(root, MAX_DEPTH)) return stop('nested too deeply');
  return root;
}

/** Deeper than any document is, and still within what a walk by recursion can take. */
const MAX_DEPTH = 400;

function isDeeper(root: Element, limit: number): boolean {
  let level: Element[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((element) => elementsOf(element));
  }
  return false;
}

export function elementsOf(parent: Node | null): Element[] {
  const found: Element[] = [];
  for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (isElement(node)) found.push(node);
  }
  return found;
}

export function childOf(parent: Node | null, name: string): Element | null {
  return elementsOf(parent).find((element) => element.localName === name) ?? null;
}

export function childrenOf(parent: Node | null, name: string): Element[] {
  return elementsOf(parent).filter((element) => element.localName === name);
}

/** Everything of that name below, at any depth. */
export function descendantsOf(parent: Node, name: string): Element[] {
  return elementsOf(parent).flatMap((element) => [
    ...(element.localName === name ? [element] : []),
    ...descendantsOf(element, name),
  ]);
}

/** An attribute by its local name. */
export function attributeOf(element: Element | null, name: string): string | null {
  if (element === null) return null;
  for (let i = 0; i < element.attributes.length; i += 1) {
    const attribute = element.attributes.item(i);
    if (attribute !== null && (attribute.localName ?? attribute.name) === name) return attribute.value;
  }
  return null;
}

/** `w:val` of a child, null when the child or the value is missing. */
export function valueOf(parent: Node | null, name: string): string | null {
  return attributeOf(childOf(parent, name), 'val');
}

export function numberOf(text: string | null): number | null {
  return text !== null && /^-?\d{1,6}$/u.test(text) ? Number(text) : null;
}

/** A property that is on when its element stands there, unless it says otherwise. */
export function isOn(parent: Node | null, name: string): boolean {
  const element = childOf(parent, name);
  return element !== null && !['0', 'false', 'off'].includes(attributeOf(element, 'val') ?? '');
}

const ELEMENT_NODE = 1;

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}
