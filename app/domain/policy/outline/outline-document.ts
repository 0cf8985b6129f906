import type { Discard, ReadingWarning } from '#app/domain/policy/clause.ts';
import { outline } from '#app/domain/policy/outline/outline.ts';
import type { Draft, Outline } from '#app/domain/policy/outline/outline.ts';
import { unnumberedDrafts } from '#app/domain/policy/outline/unnumbered.ts';
import type { ReadingPlan } from '#app/domain/policy/reading-plan.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { opensZone, zonesOf } from '#app/domain/policy/source/zone.ts';
import { holdsDuty } from '#app/domain/policy/wording/duty-sentence.ts';

/** Outlines one document in the way of a plan. */
export function outlineDocument(lines: readonly SourceLine[], flow: LineFlow, plan: ReadingPlan): Outline {
  const { body, appendices } =
    plan.appendices === 'clauses' ? withoutAppendices(lines) : { body: lines, appendices: [] };
  const outlined = outlineBody(body, flow, plan);
  const taken = new Set(outlined.drafts.map(({ id }) => id));
  const own = appendices.map((appendix) => outlineAppendix(appendix, flow, plan, taken));
  return {
    drafts: [...outlined.drafts, ...own.flatMap(({ drafts }) => drafts)],
    discarded: [...outlined.discarded, ...own.flatMap(({ discarded }) => discarded)],
    warnings: [...outlined.warnings, ...own.flatMap(({ warnings }) => warnings)],
  };
}

function outlineBody(lines: readonly SourceLine[], flow: LineFlow, plan: ReadingPlan): Outline {
  const outlined = outline(lines, flow, plan.tables);
  return plan.unnumbered === 'clauses' ? withUnnumbered(outlined, lines, flow) : outlined;
}

/** What stands before the first number, or everything where no number is, becomes clauses by its place. */
function withUnnumbered(
  { drafts, discarded, warnings }: Outline,
  lines: readonly SourceLine[],
  flow: LineFlow,
): Outline {
  const preamble = new Set(discarded.filter(({ why }) => why === 'preamble').map(({ from }) => from));
  const left = lines.filter(({ from }) => preamble.has(from));
  if (!holdsDuty(textOf(left))) return { drafts, discarded, warnings };
  const found = unnumberedDrafts(left, flow, new Set(drafts.map(({ id }) => id)));
  const held = new Set(found.flatMap((draft) => draft.lines.map(({ from }) => from)));
  return {
    drafts: [...found, ...drafts],
    discarded: discarded.filter(({ from }) => !held.has(from)),
    warnings: [...warnOfUnnumbered(found), ...warnings],
  };
}

function warnOfUnnumbered(found: readonly Draft[]): ReadingWarning[] {
  const line = found[0]?.lines[0];
  if (line === undefined) return [];
  const message = `ここから、項番のない見出しと段落${found.length}件を、並びの順に番号を付けて条項として読みました。`;
  return [{ at: [line.from, line.to], code: 'unnumbered_text', message }];
}

interface Appendix {
  readonly head: SourceLine;
  readonly lines: readonly SourceLine[];
}

/** Takes out the 別紙 and 様式 that hold duties: each from its head to the next. */
function withoutAppendices(lines: readonly SourceLine[]): {
  readonly body: readonly SourceLine[];
  readonly appendices: readonly Appendix[];
} {
  const zones = zonesOf(lines);
  const body: SourceLine[] = [];
  const appendices: Appendix[] = [];
  for (let at = 0; at < lines.length;) {
    const head = lines[at];
    let end = at + 1;
    const opens = head !== undefined && isAppended(zones[at]) && opensZone(head.text) !== null;
    if (opens)
      while (end < lines.length && isAppended(zones[end]) && opensZone(lines[end]?.text ?? '') === null) end += 1;
    const rest = lines.slice(at + 1, end);
    if (opens && holdsDuty(textOf(rest))) appendices.push({ head, lines: rest });
    else for (const line of lines.slice(at, end)) body.push(line);
    at = end;
  }
  return { body, appendices };
}

function isAppended(zone: string | undefined): boolean {
  return zone === 'appended_table' || zone === 'form';
}

/** 別紙1 of an appendix and whatever it numbers below it: `別紙1-1`. */
function outlineAppendix({ head, lines }: Appendix, flow: LineFlow, plan: ReadingPlan, taken: Set<string>): Outline {
  const label = head.text.normalize('NFKC').replace(/[\s（(〔【）)〕】-]+.*$/u, '') || '別紙';
  let root = label;
  for (let again = 2; taken.has(root); again += 1) root = `${label}x${again}`;
  taken.add(root);
  const { drafts, discarded, warnings } = outlineBody(lines, flow, { ...plan, unnumbered: 'clauses' });
  const opening: Draft = {
    id: root,
    parent: null,
    form: 'marked',
    caption: head.text,
    texts: [''],
    lines: [head],
    children: drafts.filter(({ parent }) => parent === null).length,
  };
  const below = drafts.map((draft) => ({
    ...draft,
    id: `${root}-${draft.id}`,
    parent: draft.parent === null ? root : `${root}-${draft.parent}`,
  }));
  const notes: Discard[] = [...discarded];
  return { drafts: [opening, ...below], discarded: notes, warnings };
}

function textOf(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
