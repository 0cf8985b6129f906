import { readMarker } from '#app/domain/policy/marker/marker.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 本則・附則・別表・様式. The parts of a document that are read in different ways. */
export type Zone = 'body' | 'supplement' | 'appended_table' | 'form';

const SUPPLEMENT = /^[附付]\s*則(?:[\s（(〔]|$)/u;
const IN_FORCE = /施行|公布|適用|経過措置|改正|廃止/u;
const APPENDED_TABLE =
  /^[（(〔【]?別(?:表|記|紙|添)\s*(?:第?\s*[0-9０-９一二三四五六七八九十]{1,3})?(?:[\s（(〔）)〕】]|$)/u;
const FORM =
  /^(?:別記\s*)?(?:第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*号\s*様式|様式\s*第?\s*[0-9０-９一二三四五六七八九十]{0,3}(?:\s*号)?)(?:[\s（(〔]|$)/u;
const MAX_HEADING = 50;
/** What stands before the clauses is no appendix to them. */
const MIN_MARKERS = 3;

/** For each line the part of the document in which it stands. */
export function zonesOf(lines: readonly SourceLine[]): Zone[] {
  const lastDivision = lines.findLastIndex(({ text }) => /^(?:article|part-)/u.test(readMarker(text)?.style ?? ''));
  const supplements = lines.flatMap(({ text }, at) => (SUPPLEMENT.test(text) ? [at] : []));
  const first = supplements.find((at) => comesIntoForce(lines, at)) ?? supplements.at(-1) ?? lines.length;
  let zone: Zone = 'body';
  let markers = 0;
  return lines.map(({ text }, at) => {
    if (readMarker(text) !== null) markers += 1;
    if (at >= first && SUPPLEMENT.test(text)) zone = 'supplement';
    else if ((at > lastDivision && markers >= MIN_MARKERS) || zone !== 'body') zone = opensZone(text) ?? zone;
    return zone;
  });
}

/** A table of contents names 附則 as well, but not when it comes into force. */
function comesIntoForce(lines: readonly SourceLine[], at: number): boolean {
  return lines.slice(at, at + 6).some(({ text }) => IN_FORCE.test(text));
}

/** The part of the document that a line such as 別表1 or 様式第2号 opens; null for any other line. */
export function opensZone(text: string): Exclude<Zone, 'body' | 'supplement'> | null {
  if (text.length > MAX_HEADING || text.includes('。')) return null;
  if (FORM.test(text)) return 'form';
  return APPENDED_TABLE.test(text) ? 'appended_table' : null;
}
