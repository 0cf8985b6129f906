import { SECTIONS_LABEL, UNITS_LABEL } from '#app/domain/organization/labels.ts';
import type { BureauNaming } from '#app/domain/organization/bureau-naming.ts';
import type { Modules } from '#app/domain/organization/module.ts';

/** What bureaus are called, by what they are. */
export const BUREAU_NAMING_LABELS = {
  bureau: '部',
  upper: '局',
  both: '部局',
} as const satisfies Record<BureauNaming, string>;

/** Under which units and systems stand that belong to no bureau. */
export function formatNoBureau(naming: BureauNaming): string {
  return `${BUREAU_NAMING_LABELS[naming]}に属さない所属`;
}

/** Behind the name of a bureau where a list of it is one of its sections too. */
export const WITH_SECTIONS_LABEL = '（課を含む）';

type Bureaus = Pick<Modules, 'bureau'>;

/** What the units are called together: 部・課, or only 課. */
export function formatUnitsWord({ bureau }: Bureaus): string {
  return bureau ? UNITS_LABEL : SECTIONS_LABEL;
}

/** A sentence about 部・課, as the body says it. */
export function inUnitsWord(words: string, modules: Bureaus): string {
  return words.replaceAll(UNITS_LABEL, formatUnitsWord(modules));
}
