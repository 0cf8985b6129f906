import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import {
  MOST_ROWS,
  MOST_TOPICS,
  groupSiblings,
  groupingKey,
  merged,
  rowCount,
  sectionOf,
  topicsOf,
} from '#app/domain/questionnaire/grouping/group.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';

/** 負担の目標. What a sheet may hold at most while these gates are closed. */
export interface BurdenTarget {
  readonly closed: readonly GateId[];
  readonly most: number;
}

/**
 * The limits are 60 for a section that contracts nothing, 40 for a system run by its vendor, and 100
 * for one person of a small body who answers for a whole section and one system.
 */
const BURDEN_TARGETS: Readonly<Record<UnitType, readonly BurdenTarget[]>> = {
  department: [
    { closed: ['outsourcing', 'cloud', 'sns'], most: 55 },
    { closed: [], most: 62 },
  ],
  system: [{ closed: ['own_development', 'own_server'], most: 37 }],
  bureau: [{ closed: [], most: 30 }],
  organization: [{ closed: [], most: 70 }],
};

/** A question about two headings is harder to answer than one with two more rows. */
const COST_OF_A_TOPIC = 2;
/** More headings than a question can name make it one about everything and nothing. */
const COST_OF_TOO_MANY_TOPICS = 30;
/** Duties of different sections are taken together only when nothing else is left. */
const COST_OF_A_SECTION = 100;

function sheetOf(draft: QuestionDraft): string {
  const respondent = draft.drafts[0]?.respondent;
  return respondent === undefined ? '' : `${respondent.unit}/${respondent.office ?? ''}`;
}

function gateOfDraft(draft: QuestionDraft): GateId | null {
  return draft.drafts[0]?.gate ?? null;
}

/** The sheet's targets that it exceeds. */
function exceeded(sheet: readonly QuestionDraft[]): readonly BurdenTarget[] {
  const unit = sheet[0]?.drafts[0]?.respondent.unit;
  if (unit === undefined) return [];
  return BURDEN_TARGETS[unit].filter(
    ({ closed, most }) => sheet.filter((draft) => counts(draft, closed)).length > most,
  );
}

function counts(draft: QuestionDraft, closed: readonly GateId[]): boolean {
  const gate = gateOfDraft(draft);
  return gate === null || !closed.includes(gate);
}

interface Joint {
  readonly left: QuestionDraft;
  readonly right: QuestionDraft;
  readonly cost: number;
}

/** What a question made of two costs its reader; null when it would be too long. */
type CostOf = (left: QuestionDraft, right: QuestionDraft) => number | null;

/** The same pair is weighed again after every joint elsewhere on its sheet. */
function costs(tree: ClauseTree): CostOf {
  const known = new Map<QuestionDraft, Map<QuestionDraft, number | null>>();
  const cost: CostOf = (left, right) => {
    const rows = rowCount(left) + rowCount(right);
    if (rows > MOST_ROWS) return null;
    const topics = topicsOf([left, right], tree).length;
    return rows + COST_OF_A_TOPIC * topics + (topics > MOST_TOPICS ? COST_OF_TOO_MANY_TOPICS : 0);
  };
  return (left, right) => {
    const ofLeft = known.get(left) ?? new Map<QuestionDraft, number | null>();
    known.set(left, ofLeft);
    const found = ofLeft.get(right);
    if (found !== undefined) return found;
    const fresh = cost(left, right);
    ofLeft.set(right, fresh);
    return fresh;
  };
}

/** Neighbours of one respondent, condition and chapter that may become one question. */
function joints(sheet: readonly QuestionDraft[], tree: ClauseTree, costOf: CostOf): readonly Joint[] {
  const last = new Map<string, QuestionDraft>();
  const found: Joint[] = [];
  for (const right of sheet) {
    const key = groupingKey(right);
    const clause = right.drafts[0]?.clause;
    if (key === null || clause === undefined) continue;
    for (const [place, far] of [
      [sectionOf(right, tree), 0],
      [tree.chapterOf(clause).id, COST_OF_A_SECTION],
    ] as const) {
      const left = last.get(`${far}|${place}|${key}`);
      const cost = left === undefined ? null : costOf(left, right);
      if (left !== undefined && cost !== null) found.push({ left, right, cost: cost + far });
      last.set(`${far}|${place}|${key}`, right);
    }
  }
  return found;
}

/** Groups one sheet: siblings always, then the neighbours that cost least until the sheet meets its targets. */
function groupSheet(sheet: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const costOf = costs(tree);
  let grouped = groupSiblings(sheet, tree);
  for (;;) {
    const targets = exceeded(grouped);
    const helpful = joints(grouped, tree, costOf).filter(({ right }) =>
      targets.some(({ closed }) => counts(right, closed)),
    );
    const [first, ...others] = helpful;
    if (first === undefined) return grouped;
    const { left, right } = others.reduce((best, joint) => (joint.cost < best.cost ? joint : best), first);
    const joined = merged([left, right], tree);
    grouped = grouped.flatMap((draft) => {
      if (draft === right) return [];
      return draft === left && joined !== null ? [joined] : [draft];
    });
  }
}

/** Groups each sheet's questions no further than its targets demand. The order stays that of the text. */
export function withinBurden(drafts: readonly QuestionDraft[], tree: ClauseTree): readonly QuestionDraft[] {
  const order = new Map(drafts.map((draft, at) => [draft.drafts[0], at]));
  const grouped = [...groupBy(drafts, sheetOf).values()].flatMap((sheet) => groupSheet(sheet, tree));
  const place = (draft: QuestionDraft): number => order.get(draft.drafts[0]) ?? 0;
  return [...grouped].sort((a, b) => place(a) - place(b));
}
