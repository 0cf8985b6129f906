/** 控え. Gives the value of a name, made where it is not kept. */
export interface LastAsked<Value> {
  (name: string, make: () => Value): Value;
  readonly isKept: (name: string) => boolean;
}

/** Values of names that were asked for last, each made once; no more than `most` are kept. */
export function lastAsked<Value>(most: number): LastAsked<Value> {
  const kept = new Map<string, Value>();
  const ask = (name: string, make: () => Value) => {
    const known = kept.get(name);
    const value = known ?? make();
    kept.delete(name);
    kept.set(name, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
  return Object.assign(ask, { isKept: (name: string) => kept.has(name) });
}

/** What follows from a value that never changes, made once for as long as anybody holds that value. */
export function onceOf<Key extends object, Value extends object>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
