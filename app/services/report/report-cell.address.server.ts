import { z } from 'zod';
import type { BureauMatrix } from '#app/domain/report/matrix.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';

/**
 * 升目の番地. A report of fifty bureaus has a thousand cells, each with its own list: the address of a cell says the
 * population, and of bureau and chapter no more of the end than tells them from the others of the same matrix. It is
 * the report's, which leads on to the list's own, so that a browser spells it in a few letters there.
 */
export const reportSearch = z.object({ cell: z.string().max(300).optional() });

/** The rows and columns that tell a cell apart. */
type CellPlaces = Pick<BureauMatrix, 'population' | 'chapters'> & {
  readonly rows: readonly Pick<BureauMatrix['rows'][number], 'bureauId'>[];
};

/** More of an id than is needed today, so that a bureau that is added to a running campaign makes none ambiguous. */
const LEAST = 4;

/** The row of the targets of no bureau. */
const WITHOUT_BUREAU = 'none';

/** The shortest end of the text that none of the others has. */
function endOf(text: string, all: readonly string[], least: number): string {
  const others = all.filter((other) => other !== text);
  for (let length = Math.min(least, text.length); length < text.length; length += 1) {
    const end = text.slice(-length);
    if (!others.some((other) => other.endsWith(end))) return end;
  }
  return text;
}

const bureausOf = ({ rows }: CellPlaces) => rows.map(({ bureauId }) => bureauId ?? WITHOUT_BUREAU);
const chaptersOf = ({ chapters }: CellPlaces) => chapters.map(({ id }) => id);

/** Addresses of the cells of a matrix, by row and column. */
export function cellAddresses(campaignId: string, matrix: CellPlaces): (row: number, column: number) => string {
  const endsOf = (all: readonly string[], least: number) => all.map((one) => endOf(one, all, least));
  const bureaus = endsOf(bureausOf(matrix), LEAST);
  const chapters = endsOf(chaptersOf(matrix), 1);
  return (row, column) => {
    const cell = [matrix.population, bureaus[row] ?? '', chapters[column] ?? ''].join('.');
    return `/report/${campaignId}?cell=${encodeURIComponent(cell).replaceAll('%3A', ':')}`;
  };
}

/** Which items the address of a cell is of; null where it is of none of these matrices, or no longer of one alone. */
export function cellFilter(matrices: readonly CellPlaces[], cell: string): ItemFilter | null {
  const [named, bureau = '', ...rest] = cell.split('.');
  const population = POPULATIONS.find((one) => one === named);
  const matrix = matrices.find((one) => one.population === population);
  const row = matrix === undefined ? null : theOne(bureausOf(matrix), bureau);
  const column = matrix === undefined ? null : theOne(chaptersOf(matrix), rest.join('.'));
  const bureauId = row === null ? undefined : matrix?.rows[row]?.bureauId;
  const chapter = column === null ? undefined : matrix?.chapters[column]?.id;
  return population === undefined || bureauId === undefined || chapter === undefined
    ? null
    : { population, bureauId, chapter };
}

/** Which of them it is or, if it is none of them, ends so; null where that is none or several. */
function theOne(all: readonly string[], end: string): number | null {
  if (end === '') return null;
  if (all.includes(end)) return all.indexOf(end);
  const found = all.flatMap((one, index) => (one.endsWith(end) ? [index] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}
