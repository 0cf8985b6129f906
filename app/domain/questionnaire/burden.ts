import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause-tree.ts';
import type { GateId } from '#app/domain/questionnaire/gate.ts';
import { groupBySection, sectionOf } from '#app/domain/questionnaire/group.ts';
import type { GroupingLevel } from '#app/domain/questionnaire/group.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/question-draft.ts';

/** 負担の目標. What a sheet may hold at most while these gates are closed. */
export interface BurdenTarget {
  readonly closed: readonly GateId[];
  readonly most: number;
}

/**
 * The limits are 60 for a section that contracts nothing, 40 for a system run by its vendor, and 100
 * for one person of a small body who answers for a whole section and one system. The targets leave
 * room for the questions that the secretariat adds.
 */
export const BURDEN_TARGETS: Readonly<Record<UnitType, readonly BurdenTarget[]>> = {
  department: [
    { closed: ['outsourcing', 'cloud', 'sns'], most: 54 },
    { closed: [], most: 63 },
  ],
  system: [{ closed: ['own_development', 'own_server'], most: 36 }],
  bureau: [{ closed: [], most: 30 }],
  organization: [{ closed: [], most: 70 }],
};

function sheetOf(draft: QuestionDraft): string {
  const respondent = draft.drafts[0]?.respondent;
  return respondent === undefined ? '' : `${respondent.unit}/${respondent.office ?? ''}`;
}

/** Whether a target counts the draft; the others are never grouped beyond the first level. */
function isCounted(draft: QuestionDraft): boolean {
  const first = draft.drafts[0];
  if (first === undefined) return false;
  const { gate, respondent } = first;
  return gate === null || BURDEN_TARGETS[respondent.unit].some(({ closed }) => !closed.includes(gate));
}

/** By how many questions a sheet is longer than its targets. */
function excess(drafts: readonly QuestionDraft[]): number {
  const unit = drafts[0]?.drafts[0]?.respondent.unit;
  if (unit === undefined) return 0;
  return BURDEN_TARGETS[unit].reduce((sum, { closed, most }) => {
    const shown = drafts.filter((draft) => {
      const gate = draft.drafts[0]?.gate ?? null;
      return gate === null || !closed.includes(gate);
    });
    return sum + Math.max(0, shown.length - most);
  }, 0);
}

/** Groups one sheet: every section as little as possible, the one that gains most first. */
function groupSheet(sheet: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const levels = new Map<string, GroupingLevel>();
  const sections = [...new Set(sheet.map((draft) => sectionOf(draft, tree)))];
  const grouped = (raised: string | null, to: GroupingLevel): readonly QuestionDraft[] =>
    groupBySection(sheet, tree, (draft) => {
      if (!isCounted(draft)) return 1;
      const section = sectionOf(draft, tree);
      return section === raised ? to : (levels.get(section) ?? 1);
    });
  let best = grouped(null, 1);
  for (const level of [2, 3] as const) {
    const open = new Set(sections);
    while (excess(best) > 0) {
      const trials = [...open].map((section) => ({ section, drafts: grouped(section, level) }));
      const better = trials.filter(({ drafts }) => drafts.length < best.length);
      const [first] = better;
      if (first === undefined) break;
      const chosen = better.reduce((a, b) => (b.drafts.length < a.drafts.length ? b : a), first);
      open.delete(chosen.section);
      levels.set(chosen.section, level);
      best = chosen.drafts;
    }
  }
  return best;
}

/** Groups each sheet's questions no further than its targets demand. The order stays that of the text. */
export function withinBurden(drafts: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const order = new Map(tree.clauses.map(({ id }, at) => [id, at]));
  const sheets = new Map<string, QuestionDraft[]>();
  for (const draft of drafts) sheets.set(sheetOf(draft), [...(sheets.get(sheetOf(draft)) ?? []), draft]);
  const grouped = [...sheets.values()].flatMap((sheet) => groupSheet(sheet, tree));
  const place = (draft: QuestionDraft): number => order.get(draft.drafts[0]?.clause.id ?? '') ?? 0;
  return [...grouped].sort((a, b) => place(a) - place(b));
}
