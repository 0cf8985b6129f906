import { readMarker } from '#app/domain/policy/marker/marker.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 本則・附則・別表・様式. The parts of a document that are read in different ways. */
export type Zone = 'body' | 'supplement' | 'appended_table' | 'form';

/** What counts through the whole document. */
const COUNTS_THROUGH = /^(?:article|part-[編部章])$/u;
const SUPPLEMENT = /^[附付]\s*則(?:[\s（(〔]|$)/u;
const IN_FORCE = /施行|公布|適用|経過措置|改正|廃止/u;
const APPENDED_TABLE =
  /^[（(〔【]?(?:別(?:表|記|紙|添)|参考(?:資料)?(?=\s*(?:第?\s*[0-9０-９一二三四五六七八九十]|$)))\s*(?:第?\s*[0-9０-９一二三四五六七八九十]{1,3})?(?:[\s（(〔）)〕】]|$)/u;
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
  const last = new Map<MarkerStyle, number>();
  const begun = new Set<MarkerStyle>();
  let zone: Zone = 'body';
  let markers = 0;
  return lines.map(({ text }, at) => {
    const marker = readMarker(text);
    if (marker !== null) markers += 1;
    if (marker !== null && COUNTS_THROUGH.test(marker.style)) {
      // 附則 numbers its own 条 from one on: what goes on with the number of the body is the body's.
      if (zone !== 'body' && !begun.has(marker.style) && marker.numbers[0] === (last.get(marker.style) ?? Infinity) + 1)
        zone = 'body';
      if (zone === 'body') last.set(marker.style, marker.numbers[0] ?? 0);
      else begun.add(marker.style);
    }
    if (at >= first && SUPPLEMENT.test(text)) {
      zone = 'supplement';
      begun.clear();
    } else if ((at > lastDivision && markers >= MIN_MARKERS) || zone !== 'body') zone = opensZone(text) ?? zone;
    return zone;
  });
}

/** Whether a line is 附則. */
export function opensSupplement(text: string): boolean {
  return SUPPLEMENT.test(text);
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
