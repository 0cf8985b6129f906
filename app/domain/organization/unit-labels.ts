import { SECTIONS_LABEL, UNITS_LABEL } from '#app/domain/organization/labels.ts';
import type { Modules } from '#app/domain/organization/module.ts';

type Bureaus = Pick<Modules, 'bureau'>;

/** What the units are called together: 部・課, or only 課. */
export function formatUnitsWord({ bureau }: Bureaus): string {
  return bureau ? UNITS_LABEL : SECTIONS_LABEL;
}

/** A sentence about 部・課, as the body says it. */
export function inUnitsWord(words: string, modules: Bureaus): string {
  return words.replaceAll(UNITS_LABEL, formatUnitsWord(modules));
}
