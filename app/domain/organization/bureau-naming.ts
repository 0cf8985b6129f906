import { countingBureaus } from '#app/domain/organization/unit.ts';
import type { BureauLevel, Unit } from '#app/domain/organization/unit.ts';

/** 部局の呼び方. Bureaus are 部, or 局, or some are the one and some the other. */
export const BUREAU_NAMINGS = ['bureau', 'upper', 'both'] as const;
export type BureauNaming = (typeof BUREAU_NAMINGS)[number];

/** 呼び分けの対象. A bureau by its name, and whether it is a 局: one that has another below it. */
export interface NamedBureau {
  readonly name: string;
  readonly upper: boolean;
}

/** Some bodies have sections right below their 局, which then is known by its name alone; a 事務局 is none. */
const CALLED_UPPER = /(?<!事務)局$/u;

/** What these bureaus are called together; 部 where there is none. */
export function bureauNaming(bureaus: readonly NamedBureau[]): BureauNaming {
  if (bureaus.length === 0) return 'bureau';
  if (bureaus.every(({ name, upper }) => upper || CALLED_UPPER.test(name))) return 'upper';
  return bureaus.some(({ upper }) => upper) ? 'both' : 'bureau';
}

/** 部局の呼び方の二つ. Of the bureaus that answer and are counted, and of all that there are. */
export interface BureauNamings {
  readonly counting: BureauNaming;
  readonly all: BureauNaming;
}

/** What the bureaus of a day are called. */
export function bureauNamings(units: readonly Unit[], level: BureauLevel): BureauNamings {
  const bureaus = units.filter(({ type }) => type === 'bureau');
  const above = new Set(bureaus.map(({ parentId }) => parentId));
  const named = bureaus.map(({ id, name }) => ({ id, name, upper: above.has(id) }));
  const counting = countingBureaus(units, level);
  return { counting: bureauNaming(named.filter(({ id }) => counting.has(id))), all: bureauNaming(named) };
}

/** 開始した日の部局. Of a target that was pinned, the bureau that counts and the other one, above or below it. */
export interface PinnedBureaus {
  readonly bureauId: string | null;
  readonly bureauName: string | null;
  readonly otherBureauId: string | null;
}

/** What the bureaus that count in a campaign are called; `countsUpper`: of two, the 局 counts. */
export function pinnedNaming(targets: readonly PinnedBureaus[], countsUpper: boolean): BureauNaming {
  const upper = new Set(
    targets.flatMap(({ bureauId, otherBureauId }) =>
      otherBureauId === null ? [] : [countsUpper ? bureauId : otherBureauId],
    ),
  );
  const names = new Map(
    targets.flatMap(({ bureauId, bureauName }) =>
      bureauId === null || bureauName === null ? [] : [[bureauId, bureauName] as const],
    ),
  );
  return bureauNaming([...names].map(([id, name]) => ({ name, upper: upper.has(id) })));
}
