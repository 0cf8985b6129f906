import type { ReadingWarning } from '#app/domain/policy/clause.ts';
import { brieflyNumbered } from '#app/domain/policy/brief-numbering.ts';
import { outline } from '#app/domain/policy/outline/outline.ts';
import type { Draft } from '#app/domain/policy/outline/draft.ts';
import type { Outline } from '#app/domain/policy/outline/outline.ts';
import type { SentenceWords } from '#app/domain/policy/outline/sentence-words.ts';
import { unnumberedDrafts } from '#app/domain/policy/unnumbered.ts';
import type { ReadingPlan } from '#app/domain/policy/reading-plan.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { ownDocuments } from '#app/domain/policy/source/own-document.ts';
import { opensSupplement, opensZone, zonesOf } from '#app/domain/policy/source/zone.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { isOpenSentence } from '#app/domain/policy/wording/sentence.ts';
import { holdsDuty } from '#app/domain/policy/wording/duty-sentence.ts';

const WORDS: SentenceWords = {
  endsWithActor: (words) => actorsAtEnd(words).length > 0,
  isOpen: isOpenSentence,
  holdsDuty,
};

/** Outlines one document in the way of a plan, and those behind it in the same text: `文書2-1`. */
export function outlineDocument(lines: readonly SourceLine[], flow: LineFlow, plan: ReadingPlan): Outline {
  const { first, others } = ownDocuments(lines);
  const outlined = outlineOne(first, flow, plan);
  const taken = new Set(outlined.drafts.map(({ id }) => id));
  const behind = others.map(({ head, lines: own }, at) => {
    const root = rootOf(head, at, taken);
    const { drafts, discarded, warnings } = below(root, head, outlineOne(own, flow, plan));
    return { drafts, discarded, warnings: [warnOfDocument(head, root), ...warnings] };
  });
  return {
    drafts: [...outlined.drafts, ...behind.flatMap(({ drafts }) => drafts)],
    discarded: [...outlined.discarded, ...behind.flatMap(({ discarded }) => discarded)],
    warnings: [...outlined.warnings, ...behind.flatMap(({ warnings }) => warnings)],
  };
}

/** 別記 where the document stands below it, else its place in the text. */
function rootOf({ text }: SourceLine, at: number, taken: Set<string>): string {
  const label = opensZone(text) === null ? null : labelOf(text);
  const root = label === null || taken.has(label) ? `文書${at + 2}` : label;
  taken.add(root);
  return root;
}

function warnOfDocument({ from, to, text }: SourceLine, root: string): ReadingWarning {
  const message = `ここからは別の文書「${text}」とみて、項番の前に「${root}」を付けて読みました。`;
  return { at: [from, to], code: 'marker_repeated', message };
}

function outlineOne(lines: readonly SourceLine[], flow: LineFlow, plan: ReadingPlan): Outline {
  const { body, appendices } = withoutAppendices(lines, plan);
  const outlined = outlineBody(body, flow, plan);
  const counts = new Map<string, number>();
  const own = appendices.map((appendix) => outlineAppendix(appendix, flow, plan, counts));
  return {
    drafts: [...outlined.drafts, ...own.flatMap(({ drafts }) => drafts)],
    discarded: [...outlined.discarded, ...own.flatMap(({ discarded }) => discarded)],
    warnings: [...outlined.warnings, ...own.flatMap(({ warnings }) => warnings)],
  };
}

function outlineBody(lines: readonly SourceLine[], flow: LineFlow, plan: ReadingPlan): Outline {
  const outlined = outline(lines, flow, WORDS, plan.tables);
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
  if (drafts.length > 0 && !holdsDuty(textOf(left))) return { drafts, discarded, warnings };
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

/** Takes out the 別紙, 様式 and 附則 that hold duties, where they are to be clauses: each from its head to the next. */
function withoutAppendices(
  lines: readonly SourceLine[],
  { appendices: appended, supplements }: ReadingPlan,
): {
  readonly body: readonly SourceLine[];
  readonly appendices: readonly Appendix[];
} {
  if (appended === 'tables' && supplements === 'left_out') return { body: lines, appendices: [] };
  const zones = zonesOf(lines);
  const isHead = (at: number): boolean => {
    const [zone, text] = [zones[at], lines[at]?.text ?? ''];
    if (zone === 'supplement') return supplements === 'clauses' && opensSupplement(text);
    return appended === 'clauses' && zone !== 'body' && opensZone(text) !== null;
  };
  const body: SourceLine[] = [];
  const appendices: Appendix[] = [];
  for (let at = 0; at < lines.length;) {
    const head = lines[at];
    let end = at + 1;
    const opens = head !== undefined && isHead(at);
    if (opens) while (end < lines.length && zones[end] === zones[at] && !isHead(end)) end += 1;
    const rest = lines.slice(at + 1, end);
    if (opens && holdsDuty(textOf(rest))) appendices.push({ head, lines: rest });
    else for (const line of lines.slice(at, end)) body.push(line);
    at = end;
  }
  return { body, appendices };
}

/** 別紙1 of an appendix and whatever it numbers below it: `別紙1-1`. */
function outlineAppendix(
  { head, lines }: Appendix,
  flow: LineFlow,
  plan: ReadingPlan,
  counts: Map<string, number>,
): Outline {
  const label = labelOf(head.text);
  const again = (counts.get(label) ?? 0) + 1;
  counts.set(label, again);
  const root = again === 1 ? label : `${label}x${again}`;
  const brief = brieflyNumbered(lines);
  if (brief !== null) return below(root, head, { drafts: brief, discarded: [], warnings: [] });
  const outlined = outlineBody(lines, flow, { ...plan, unnumbered: 'clauses' });
  return below(root, head, { ...outlined, drafts: belowLead(outlined.drafts) });
}

/** What stands below a head, with ids that begin with its own. */
function below(root: string, head: SourceLine, { drafts, discarded, warnings }: Outline): Outline {
  const opening: Draft = {
    id: root,
    parent: null,
    form: 'marked',
    caption: head.text,
    texts: [''],
    lines: [head],
    children: drafts.filter(({ parent }) => parent === null).length,
  };
  const own = drafts.map((draft) => ({
    ...draft,
    id: `${root}-${draft.id}`,
    parent: draft.parent === null ? root : `${root}-${draft.parent}`,
  }));
  return { drafts: [opening, ...own], discarded, warnings };
}

const WITHOUT_NUMBER = /^n[0-9]+$/u;
const ANNOUNCES = /(?:次|以下|下記|左)(?:の|に掲げる)/u;

/** 「職員は、次の事項を守ること。」 before the first number of an appendix leads what is numbered behind it. */
function belowLead(drafts: readonly Draft[]): readonly Draft[] {
  const first = drafts.findIndex(({ id, parent }) => parent === null && !WITHOUT_NUMBER.test(id));
  const lead = drafts[first - 1];
  if (lead === undefined || !WITHOUT_NUMBER.test(lead.id) || !ANNOUNCES.test(lead.texts.join('').slice(-LEAD_END)))
    return drafts;
  const items = drafts.slice(first).filter(({ parent }) => parent === null);
  return drafts.map((draft, at) => {
    if (draft === lead) return { ...lead, children: items.length };
    return at >= first && draft.parent === null ? { ...draft, parent: lead.id } : draft;
  });
}

const LEAD_END = 200;

/** 別紙1 of 「別紙１　端末の取扱い」, 附則 of 「附　則」. */
function labelOf(text: string): string {
  if (opensSupplement(text)) return '附則';
  const words = text.normalize('NFKC').replace(/^[(〔【]/u, '');
  return /^(?:別記\s*)?\S+/u.exec(words)?.[0].replace(/[\s(〔【)〕】-].*$/u, '') ?? '別紙';
}

function textOf(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
