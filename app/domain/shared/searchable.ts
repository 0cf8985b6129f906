/** A text as it is compared with what somebody looks for: neither its width nor capitals tell anything apart. */
function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** True where every word that somebody looks for stands in one of the texts. */
export function hasWords(texts: readonly string[], sought: string): boolean {
  const words = searchable(sought)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = words.length === 0 ? [] : texts.map(searchable);
  return words.every((word) => found.some((text) => text.includes(word)));
}
