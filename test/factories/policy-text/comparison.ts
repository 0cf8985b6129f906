import type { PolicyReading } from '#app/domain/policy/clause.ts';
import type { ExpectedClause } from '#test/factories/policy-text/render.ts';

/** How much of a clause a damage leaves to be compared. */
export type Sharpness = 'title-and-text' | 'words';

const bare = (text: string): string => text.replace(/\s/gu, '');

/** One line a clause, white space dropped, for a readable difference. */
export function rowsOf(clauses: readonly ExpectedClause[], sharpness: Sharpness = 'title-and-text'): string[] {
  return clauses.map(({ id, parent, title, text }) => {
    const words = sharpness === 'words' ? bare(title + text) : `${bare(title)} | ${bare(text)}`;
    return `${id} < ${parent ?? ''} | ${words}`;
  });
}

export function rowsRead(reading: PolicyReading, sharpness: Sharpness = 'title-and-text'): string[] {
  return rowsOf(reading.clauses, sharpness);
}
