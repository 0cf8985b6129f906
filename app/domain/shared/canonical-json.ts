/** A value that JSON can carry without loss. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/**
 * 正規化JSON. One text for one value: keys sorted by UTF-16 unit, no white space, `undefined` members
 * left out. Hashes of the activity log and of frozen campaigns are taken over this text, so its form
 * must never change. Throws on a number that JSON cannot carry.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** A value of a stored row. */
export type RowValue = string | number | null;

/**
 * 行の正規化JSON. The text that `canonicalJson` has for an object of these members, from its values in the order of the
 * names: made once for all rows of a table, whose names need not be sorted again for each.
 */
export function canonicalRow(names: readonly string[]): (values: readonly RowValue[]) => string {
  const members = names
    .map((name, place) => ({ name, place }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, place }, order) => ({ place, head: `${order === 0 ? '' : ','}${JSON.stringify(name)}:` }));
  return (values) => {
    let text = '{';
    for (const { place, head } of members) text += head + canonicalJson(values[place] ?? null);
    return `${text}}`;
  };
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
