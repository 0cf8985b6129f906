import { lastMarker } from '#app/domain/policy/clause-node.ts';
import type { ClauseNode } from '#app/domain/policy/clause-node.ts';
import { markerLabel, readMarkers } from '#app/domain/policy/marker/marker.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';

/** 戻した箇所. What a place says without the number that is printed before it. */
export interface BroughtBack {
  readonly title: string;
  readonly text: string;
  /** By the printed number, where nothing else has it; null where it is to be named by its place. */
  readonly id: string | null;
  /** The printed number, where the id does not tell it. */
  readonly sourceMarker: string | undefined;
}

/** Whether one counts on with this marker what is numbered already: it may be the beginning of a word else. */
function goesOn({ style, numbers, ordinal }: Marker, beside: readonly ClauseNode[]): boolean {
  const before = markerLabel(style, [...numbers.slice(0, -1), ordinal - 1]);
  return ordinal > 1 && beside.some((one) => lastMarker(one) === before);
}

function countsThrough(one: ClauseNode): boolean {
  return one.parent !== null && lastMarker(one) === one.id;
}

/** What a number is below its parent: 条 count on through chapters, `3.1` names its chapter itself. */
function idBelow(label: string, { style }: Marker, parent: ClauseNode | null, nodes: readonly ClauseNode[]): string {
  if (parent === null || label.startsWith(`${parent.id}.`)) return label;
  const alike = style === 'article' ? nodes : nodes.filter((one) => one.parent === parent);
  return alike.some(countsThrough) ? label : `${parent.id}-${label}`;
}

/** Takes the printed number off a place that becomes a clause below `parent` among `nodes` of its document. */
export function broughtBack(words: string, parent: ClauseNode | null, nodes: readonly ClauseNode[]): BroughtBack {
  const beside = nodes.filter((one) => one.parent === parent);
  const marker = readMarkers(words).find((one) => one.rest !== '' && (one.doubtful === 0 || goesOn(one, beside)));
  if (marker === undefined) return { title: '', text: words, id: null, sourceMarker: undefined };
  const { style, numbers, caption: title = '', rest: text } = marker;
  if (style.startsWith('bullet-')) return { title, text, id: null, sourceMarker: undefined };
  const label = markerLabel(style, numbers);
  const id = idBelow(label, marker, parent, nodes);
  const isFree = !nodes.some((one) => one.id === id);
  return isFree ? { title, text, id, sourceMarker: undefined } : { title, text, id: null, sourceMarker: label };
}
