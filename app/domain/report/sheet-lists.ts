import { selectSheets } from '#app/domain/report/behind-number.ts';
import type { SheetFilter } from '#app/domain/report/behind-number.ts';
import type { CountedSheets, SheetFigure } from '#app/domain/report/figure.ts';
import type { FrozenSheet, FrozenYear } from '#app/domain/report/frozen-year.ts';
import { bureausOf } from '#app/domain/report/matrix.ts';
import type { ScoredYear } from '#app/domain/report/scored-year.ts';
import { submission } from '#app/domain/score/submission.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { Population } from '#app/domain/shared/population.ts';

/** 部別提出状況. */
export interface BureauSubmission {
  readonly population: Population;
  readonly bureauId: string | null;
  readonly name: string;
  readonly figure: SheetFigure;
  readonly late: CountedSheets;
}

export function submissionByBureau(scored: ScoredYear, lastYear: ScoredYear | null): readonly BureauSubmission[] {
  return POPULATIONS.flatMap((population) =>
    bureausOf(scored, population).map(({ bureauId, name }) => {
      const where: SheetFilter = { population, bureauId };
      const past = lastYear === null ? [] : selectSheets(lastYear.year.sheets, where);
      const late: SheetFilter = { ...where, late: true };
      return {
        population,
        bureauId,
        name,
        figure: {
          rate: submission(population, selectSheets(scored.year.sheets, where)).rate,
          lastYear: past.length === 0 ? null : submission(population, past).rate,
          numerator: { ...where, submitted: true },
          denominator: where,
        },
        late: { count: selectSheets(scored.year.sheets, late).length, filter: late },
      };
    }),
  );
}

/** 報告に列記する点検票. */
export interface SheetLists {
  readonly notSubmitted: readonly FrozenSheet[];
  /** 兼務のため自己確認. */
  readonly selfConfirmed: readonly FrozenSheet[];
  /** 代行入力. */
  readonly byProxy: readonly FrozenSheet[];
}

export function sheetLists(year: FrozenYear): SheetLists {
  const select = (filter: Omit<SheetFilter, 'population'>) =>
    POPULATIONS.flatMap((population) => selectSheets(year.sheets, { population, ...filter }));
  return {
    notSubmitted: select({ submitted: false }),
    selfConfirmed: select({ selfConfirmed: true }),
    byProxy: select({ byProxy: true }),
  };
}
