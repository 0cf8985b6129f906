import { describe, expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { cellAddresses, cellFilter } from '#app/services/report/report-cell.address.server.ts';
import { reportCell } from '#app/services/report/report-cell.loader.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { fc } from '#test/property.ts';
import { townYears } from '#test/factories/closed-town.ts';

const cellOf = (to: string) => new URL(to, 'http://localhost').searchParams.get('cell') ?? '';

describe('a cell of the report', () => {
  test('leads to the list of the numbers that it says', async () => {
    const { town, thisYear } = await townYears();
    const { matrices } = must(reportPage(town.context, town.actor('committee'), thisYear));
    const cells = matrices.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const asked = cells.flatMap((cell) => cell ?? []);
    expect(asked.length).toBeGreaterThan(3);
    for (const { to, score } of asked) {
      expect(to.length).toBeLessThan(`/report/${thisYear}`.length + 40);
      expect(must(reportCell(town.context, town.actor('committee'), thisYear, cellOf(to)))).toBe(score.denominatorTo);
    }
  });

  test('that the report does not have leads nowhere, and none leads whoever may not read the report', async () => {
    const { town, thisYear } = await townYears();
    const find = (cell: string) => must(reportCell(town.context, town.actor('committee'), thisYear, cell));
    for (const cell of ['', 'units', 'units..', 'units.x.1', 'nobody.none.1', 'units.none.x'])
      expect(find(cell)).toBeNull();
    expect(reportCell(town.context, town.actor('manager'), thisYear, 'units.none.1').ok).toBe(false);
  });

  test('is told from every other, however their names end', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-f:-]{1,9}$/u), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...POPULATIONS), ids, ids, fc.boolean(), (population, bureaus, chapters, none) => {
        const rows = [...(none ? [null] : []), ...bureaus].map((bureauId) => ({ bureauId }));
        const matrix = { population, rows, chapters: chapters.map((id) => ({ id, title: id })) };
        const addressOf = cellAddresses('c1', matrix);
        for (const [row, { bureauId }] of rows.entries())
          for (const [column, chapter] of chapters.entries())
            expect(cellFilter([matrix], cellOf(addressOf(row, column)))).toEqual({ population, bureauId, chapter });
      }),
    );
  });
});
