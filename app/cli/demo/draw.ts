/**
 * A number in [0, 1) that belongs to `key`: the same key gives the same number whatever else is drawn,
 * so that a changed question changes nothing but itself.
 */
export function draw(seed: number, ...key: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const unit of key.join('|')) {
    hash ^= unit.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b) >>> 0;
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35) >>> 0;
  hash ^= hash >>> 16;
  return (hash >>> 0) / 0x1_0000_0000;
}

/** One of `choices`, by a number in [0, 1). */
export function pick<Choice>(choices: readonly Choice[], number: number): Choice {
  const choice = choices[Math.floor(number * choices.length)];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}
