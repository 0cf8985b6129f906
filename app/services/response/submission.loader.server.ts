import { isSubmitted } from '#app/domain/response/sheet.ts';
import { populationOf } from '#app/domain/score/scored-item.ts';
import { submission } from '#app/domain/score/submission.ts';
import type { Submission } from '#app/domain/score/submission.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 提出率 of the three populations, apart, over these sheets: the one place where they are counted. */
export function submissionsOf(sheets: readonly SheetWithTarget[]): readonly Submission[] {
  const distributed = sheets.map(({ sheet, target }) => ({
    sheetId: sheet.id,
    population: populationOf(target.type),
    submitted: isSubmitted(sheet.state),
  }));
  return POPULATIONS.map((population) => submission(population, distributed));
}
