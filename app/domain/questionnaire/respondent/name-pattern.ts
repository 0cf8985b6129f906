/** A printed name as a pattern for itself. */
export function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** A pattern for any of the names, longer ones first: they may contain shorter ones. */
export function anyOf(names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map(literally)
    .join('|');
}
