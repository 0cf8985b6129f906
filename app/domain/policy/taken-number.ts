import type { Clause } from '#app/domain/policy/clause.ts';
import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { KANA, LATIN } from '#app/domain/policy/marker/numeral.ts';

/** 使われている番号. Which clause has the number that a correction wants, and the next one that none has. */
export interface TakenNumber {
  readonly holder: Pick<Clause, 'id' | 'title' | 'text'>;
  readonly free: string;
}

/** How often a number is counted on before a later one is put behind it: 「3の2」. */
const TRIED = 200;

/** The markers that follow one: the next numbers, letters or kana, then those put in behind it. */
function* following(marker: string): Generator<string> {
  for (const letters of [KANA, LATIN, LATIN.toUpperCase()]) {
    const at = marker.length === 1 ? letters.indexOf(marker) : -1;
    if (at !== -1) yield* letters.slice(at + 1);
  }
  const isNumber = /^[0-9]+$/u.test(marker);
  for (let count = 1; isNumber && count <= TRIED; count += 1) yield String(Number(marker) + count);
  for (let count = 2; ; count += 1) yield `${marker}の${count}`;
}

function ownMarker({ id, parent }: Pick<Clause, 'id' | 'parent'>): string {
  return parent !== null && id.startsWith(`${parent}-`) ? id.slice(parent.length + 1) : id;
}

/** Null where the correction gives no number, or one that nothing else has. */
export function takenNumber(clauses: readonly Clause[], wanted: WantedCorrection): TakenNumber | null {
  if (wanted.act !== 'number' && wanted.act !== 'move') return null;
  const own = clauses.filter(({ document }) => document === wanted.at.document);
  const clause = own.find(({ id }) => id === wanted.at.id);
  if (clause === undefined) return null;
  const { id } = clause;
  const marker = ownMarker(clause);
  const countsThrough = clause.parent !== null && marker === id;
  const above = wanted.act === 'move' && !countsThrough ? wanted.parent : null;
  const before = wanted.act === 'number' ? id.slice(0, id.length - marker.length) : above === null ? '' : `${above}-`;
  const below = own.filter((one) => one.id.startsWith(`${id}-`)).map((one) => one.id.slice(id.length));
  const moved = new Set([id, ...below.map((end) => `${id}${end}`)]);
  const others = new Map(own.filter((one) => !moved.has(one.id)).map((one) => [one.id, one]));
  const holderOf = (tried: string) =>
    ['', ...below].map((end) => others.get(`${before}${tried}${end}`)).find((one) => one !== undefined);
  const holder = holderOf(wanted.marker ?? marker);
  if (holder === undefined) return null;
  // Its own number is free for it and is none that it could be given.
  const isOwn = (free: string) => wanted.act === 'number' && free === marker;
  for (const free of following(wanted.marker ?? marker))
    if (holderOf(free) === undefined && !isOwn(free)) return { holder, free };
  return null;
}
