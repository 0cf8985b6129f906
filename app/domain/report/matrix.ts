import { NO_BUREAUS_LABEL } from '#app/domain/organization/labels.ts';
import { formatNoBureau } from '#app/domain/organization/unit-labels.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import type { Figure } from '#app/domain/report/figure.ts';
import { figure } from '#app/domain/report/figure.ts';
import type { ScoredPopulation, ScoredYear } from '#app/domain/report/scored-year.ts';
import { rateTargets } from '#app/domain/score/rating.ts';
import type { ChapterRating, TargetChapter } from '#app/domain/score/rating.ts';
import { measure } from '#app/domain/score/measure.ts';
import { narrow, partition } from '#app/domain/score/scored-item.ts';
import { tallyBy } from '#app/domain/score/tally.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { isMeasurable } from '#app/domain/shared/rate.ts';

/** 部×章の升目. Null where the bureau was asked nothing of the chapter. */
export interface MatrixCell {
  readonly implementation: Figure;
  readonly score: Figure;
  /** Of what is to be done there: nothing is 未提出, some of it, or all, so that nothing is known to be rated. */
  readonly missing: 'nothing' | 'some' | 'all';
}

/** 部×章. One row per bureau; `bureauId` null for targets without one. */
export interface BureauMatrix {
  readonly population: Population;
  readonly chapters: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly {
    readonly bureauId: string | null;
    readonly name: string;
    readonly cells: readonly (MatrixCell | null)[];
  }[];
}

/** 所属×章. One row per target, with the rating of each chapter. */
export interface TargetMatrix {
  readonly population: Population;
  readonly chapters: BureauMatrix['chapters'];
  readonly rows: readonly {
    readonly targetId: string;
    readonly name: string;
    readonly cells: readonly ((MatrixCell & { readonly rating: ChapterRating }) | null)[];
  }[];
}

/**
 * The bureaus of a population's targets, in 建制順: that of the units, wherever a bureau is one of theirs. What is asked
 * of the whole body stands below no bureau and is named as what it is.
 */
export function bureausOf(
  scored: ScoredYear,
  population: Population,
): readonly { readonly bureauId: string | null; readonly name: string }[] {
  const { targets, modules, bureauNaming } = scored.year;
  const { byTarget } = scored.populations[population];
  const nameless =
    population === 'organization'
      ? POPULATION_LABELS.organization
      : modules.bureau
        ? formatNoBureau(bureauNaming)
        : NO_BUREAUS_LABEL;
  const asked = targets.filter(({ targetId }) => byTarget.has(targetId));
  const names = new Map(asked.map(({ bureauId, bureauName }) => [bureauId, bureauName ?? nameless]));
  const ofUnits = targets.filter(({ targetId }) => scored.populations.units.byTarget.has(targetId));
  const order = new Set([...ofUnits, ...asked].map(({ bureauId }) => bureauId));
  return [...order].flatMap((bureauId) => {
    const name = names.get(bureauId);
    return name === undefined ? [] : [{ bureauId, name }];
  });
}

export function bureauMatrix(population: Population, scored: ScoredYear, lastYear: ScoredYear | null): BureauMatrix {
  const chapters = chaptersOf(scored, population);
  const now = byBureauAndChapter(scored.populations[population]);
  const before = lastYear === null ? null : byBureauAndChapter(lastYear.populations[population]);
  return {
    population,
    chapters,
    rows: bureausOf(scored, population).map(({ bureauId, name }) => ({
      bureauId,
      name,
      cells: chapters.map(({ id }) => {
        const tally = now.get(keyOf(bureauId))?.get(id);
        if (tally === undefined) return null;
        const where: ItemFilter = { population, bureauId, chapter: id };
        const past = before?.get(keyOf(bureauId))?.get(id) ?? null;
        return {
          implementation: figure('implementation', tally, where, past),
          score: figure('score', tally, where, past),
          missing: missingOf(tally),
        };
      }),
    })),
  };
}

/** The rows of these targets alone, in the order of the year: a city has more than a page can show. */
export function targetMatrix(
  population: Population,
  scored: ScoredYear,
  lastYear: ScoredYear | null,
  targetIds: ReadonlySet<string>,
): TargetMatrix {
  const chapters = chaptersOf(scored, population);
  const now = byTargetAndChapter(scored.populations[population], targetIds);
  const before = lastYear === null ? null : byTargetAndChapter(lastYear.populations[population], targetIds);
  return {
    population,
    chapters,
    rows: scored.year.targets
      .filter((target) => now.has(target.targetId))
      .map(({ targetId, name }) => ({
        targetId,
        name,
        cells: chapters.map(({ id }) => {
          const rated = now.get(targetId)?.get(id);
          if (rated === undefined) return null;
          const where: ItemFilter = { population, targetId, chapter: id };
          const past = before?.get(targetId)?.get(id)?.tally ?? null;
          return {
            implementation: figure('implementation', rated.tally, where, past),
            score: figure('score', rated.tally, where, past),
            missing: missingOf(rated.tally),
            rating: rated.rating,
          };
        }),
      })),
  };
}

function missingOf(tally: Tally): MatrixCell['missing'] {
  if (tally.counts.not_submitted === 0) return 'nothing';
  return isMeasurable(measure(tally, 'implementation_known').rate) ? 'some' : 'all';
}

function chaptersOf(scored: ScoredYear, population: Population): BureauMatrix['chapters'] {
  const { byChapter } = scored.populations[population];
  return scored.year.chapters.filter(({ id }) => byChapter.has(id));
}

/** Bureau ids are never empty, so that `''` can stand for none. */
function keyOf(bureauId: string | null): string {
  return bureauId ?? '';
}

function byBureauAndChapter(scored: ScoredPopulation) {
  const parts = partition(scored.set, (item) => keyOf(item.bureauId));
  return new Map([...parts].map(([key, part]) => [key, tallyBy(part, scored.rule, (item) => item.chapter)]));
}

function byTargetAndChapter(
  scored: ScoredPopulation,
  targetIds: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, TargetChapter>> {
  const wanted = narrow(scored.set, ({ targetId }) => targetIds.has(targetId));
  const byTarget = groupBy(rateTargets(wanted, scored.rule), ({ targetId }) => targetId);
  return new Map([...byTarget].map(([key, rated]) => [key, new Map(rated.map((one) => [one.chapter, one]))]));
}
