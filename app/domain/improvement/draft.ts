import type { ActionScope, Cause, ImprovementAction, Priority } from '#app/domain/improvement/action.ts';
import { PRIORITIES } from '#app/domain/improvement/action.ts';
import { proposeCause } from '#app/domain/improvement/cause.ts';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { measuresOf } from '#app/domain/response/measure.ts';
import type { SheetMeasure } from '#app/domain/response/measure.ts';
import { oncePerCommonAnswer, plannedFor, plansByItem } from '#app/domain/improvement/planned.ts';
import type { EnteredMeasure, Finding, Planned } from '#app/domain/improvement/planned.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { worse } from '#app/domain/score/outcome.ts';
import { eachItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { compareSeverity, severityOf } from '#app/domain/score/severity.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** What the plan is drafted from: a closed campaign's frozen items with what was entered to them. */
export interface PlanSource {
  readonly items: readonly ScoredItem[];
  /** `comment`: what was written to the whole and to the rows that are lacking (`writtenComments`). */
  readonly answers: ReadonlyMap<string, EnteredMeasure>;
  /** The measures that stand by themselves, beside those within the answers. */
  readonly shared: readonly SheetMeasure[];
  /** In document order. */
  readonly clauses: readonly { readonly key: ClauseKey; readonly kind: ClauseKind }[];
  /** Clauses that were not complied with last year either. */
  readonly repeated: ReadonlySet<ClauseKey>;
}

/** 改善計画の案. */
export interface PlanDraft {
  /**
   * 所属対応: the sections' own measures, each once, whatever number of items it answers. What many targets took over from
   * one common answer is one problem with one measure.
   */
  readonly unit: readonly ImprovementAction[];
  /** 委員会付議の案: one per clause and cause, for the 事務局 to choose from. */
  readonly committee: readonly ImprovementAction[];
}

/** From so many targets on a problem is proposed to the committee although it is no 重点項目. */
const COMMITTEE_FROM_TARGETS = 2;
/** How many of the sections' measures a proposal quotes. */
const QUOTED_MEASURES = 3;

/** So many items are looked at in a step. */
const ITEMS_A_STEP = 50;

/**
 * Drafts the plan of a closed campaign in short steps, for a large body has tens of thousands of items; the same frozen
 * rows give the same draft.
 */
export function* draftingPlan(source: PlanSource): Generator<void, PlanDraft, void> {
  const findings = yield* findingsOf(source);
  const spread = yield* spreadOf(source.items);
  const order = new Map(source.clauses.map(({ key }, index) => [key, index]));
  const entered = measuresOf(
    [...source.answers].map(([itemId, answer]) => ({ itemId, answer })),
    source.shared,
  );
  yield;
  const measures = oncePerCommonAnswer(entered, source.answers);
  yield;
  const unit = plannedFor(findings, measures).map((planned, index) => unitAction(planned, index + 1));
  yield;
  const plansOf = plansByItem(measures);
  const groups = groupBy(findings, ({ cause, clause }) => `${cause} ${clause}`);
  const proposals: ImprovementAction[] = [];
  for (const group of groups.values()) {
    yield;
    if (isForCommittee(group)) proposals.push(committeeAction(group, source, spread, plansOf));
  }
  const committee = proposals
    .sort(
      (a, b) =>
        PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
        compareSeverity(a.severity, b.severity) ||
        b.targetIds.length - a.targetIds.length ||
        (order.get(a.clause) ?? 0) - (order.get(b.clause) ?? 0),
    )
    .map((action, index) => ({ ...action, number: index + 1 }));
  return { unit, committee };
}

/**
 * Items, object by object, that are 一部実施, 未実施 or わからない, by the clauses that are lacking: not those of their
 * other rows.
 */
function* findingsOf(source: PlanSource): Generator<void, readonly Finding[], void> {
  const clauses = new Map(source.clauses.map((clause) => [clause.key, clause]));
  const findings: Finding[] = [];
  for (const [index, item] of eachItem(source.items).entries()) {
    if (index % ITEMS_A_STEP === 0) yield;
    if (!isFinding(item.outcome)) continue;
    const lacking = [...clauseStandings(item)].filter(([, { outcome }]) => isFinding(outcome));
    const [first] = lacking.sort(([a], [b]) => item.clauses.indexOf(a) - item.clauses.indexOf(b));
    if (first === undefined) continue;
    const clause = clauses.get(first[0]);
    if (clause === undefined)
      throw new Error(`item ${item.itemId} cites ${first[0]}, which the plan's clauses do not hold`);
    const answer = source.answers.get(item.itemId) ?? null;
    findings.push({
      item,
      clause: clause.key,
      outcome: first[1].outcome,
      lacking: lacking.map(([key]) => key),
      cause: proposeCause(item.outcome, answer?.comment ?? ''),
      severity: severityOf(clause, item.critical),
      answer,
    });
  }
  return findings;
}

function isFinding(outcome: Outcome): boolean {
  return outcome === 'partially_implemented' || outcome === 'not_implemented' || outcome === 'unknown';
}

/** A 重点項目, a duty of the whole body, or the same problem at several targets. */
function isForCommittee(group: readonly Finding[]): boolean {
  return (
    group.some(({ severity, item }) => severity === 'critical' || item.population === 'organization') ||
    distinct(group.map(({ item }) => item.targetId)).length >= COMMITTEE_FROM_TARGETS
  );
}

function unitAction({ plan, findings }: Planned, number: number): ImprovementAction {
  const [first] = findings;
  if (first === undefined) throw new Error('a measure of the plan answers at least one finding');
  const severity = worstOf(findings);
  const targetIds = distinct(findings.map(({ item }) => item.targetId));
  return {
    ...blank(first, number),
    level: 'unit',
    severity,
    clauses: distinct(findings.flatMap(({ lacking }) => lacking)),
    targetIds,
    itemIds: findings.map(({ item }) => item.itemId),
    problem: distinct(findings.map(({ answer }) => answer?.comment ?? '').filter((text) => text !== '')).join('\n'),
    permanentMeasure: plan.measure,
    owner: plan.owner,
    due: plan.due,
    scope: targetIds.length > 1 ? 'whole_body' : 'unit',
    priority: severity === 'critical' ? 'high' : severity === 'required' ? 'medium' : 'low',
  };
}

function worstOf(findings: readonly Finding[]): Severity {
  return findings.map(({ severity }) => severity).reduce((a, b) => (compareSeverity(a, b) <= 0 ? a : b));
}

function committeeAction(
  group: readonly Finding[],
  source: PlanSource,
  spread: Spread,
  plansOf: ReturnType<typeof plansByItem>,
): ImprovementAction {
  const [first] = group;
  if (first === undefined) throw new Error('a proposal has at least one finding');
  const targetIds = distinct(group.map(({ item }) => item.targetId));
  const plans = group.flatMap(({ item }) => plansOf.get(item.itemId) ?? []);
  const measures = distinct(plans.map(({ measure }) => measure.trim()));
  const dues = plans.flatMap(({ due }) => due ?? []);
  const severity = worstOf(group);
  const [lacking, asked] = [spread.lacking.get(first.clause)?.size ?? 0, spread.asked.get(first.clause)?.size ?? 0];
  return {
    ...blank(first, 0),
    level: 'committee',
    severity,
    clauses: distinct(group.flatMap(({ lacking }) => lacking)),
    targetIds,
    itemIds: group.map(({ item }) => item.itemId),
    problem: problemText(group),
    interimMeasure: measures.slice(0, QUOTED_MEASURES).join('\n'),
    due: dues.reduce<CalendarDate | null>((latest, due) => (latest === null || due > latest ? due : latest), null),
    scope: scopeOf(first.cause, targetIds.length),
    priority: priorityOf(severity, source.repeated.has(first.clause) || lacking * 2 >= asked),
  };
}

/** 重点項目, and 必須 that is repeated or fails at half of those asked or more, come first; 推奨 last. */
function priorityOf(severity: Severity, pressing: boolean): Priority {
  if (severity === 'recommended') return 'low';
  return severity === 'critical' || pressing ? 'high' : 'medium';
}

function scopeOf(cause: Cause, targets: number): ActionScope {
  if (cause === 'rule_unfit') return 'rule_revision';
  if (cause === 'lack_of_resources') return 'budget_request';
  return targets >= COMMITTEE_FROM_TARGETS ? 'whole_body' : 'unit';
}

function problemText(group: readonly Finding[]): string {
  const asked = groupBy(group, ({ item: { campaignQuestionId, targetId } }) => `${campaignQuestionId} ${targetId}`);
  // A question that several objects of a target lack counts there by the worst of them.
  const counted = [...asked.values()].map((findings) => findings.map(({ outcome }) => outcome).reduce(worse));
  const parts = (['not_implemented', 'partially_implemented', 'unknown'] as const).flatMap((outcome) => {
    const { length } = counted.filter((one) => one === outcome);
    return length === 0 ? [] : [`${OUTCOME_LABELS[outcome]}${length}件`];
  });
  return parts.join('、');
}

/** 広がり. At which targets each clause is asked about, and at which it is lacking. */
interface Spread {
  readonly asked: ReadonlyMap<ClauseKey, ReadonlySet<string>>;
  readonly lacking: ReadonlyMap<ClauseKey, ReadonlySet<string>>;
}

function* spreadOf(items: readonly ScoredItem[]): Generator<void, Spread, void> {
  const asked = new Map<ClauseKey, Set<string>>();
  const lacking = new Map<ClauseKey, Set<string>>();
  const note = (found: Map<ClauseKey, Set<string>>, clause: ClauseKey, targetId: string) => {
    found.set(clause, (found.get(clause) ?? new Set<string>()).add(targetId));
  };
  for (const [index, item] of items.entries()) {
    if (index % ITEMS_A_STEP === 0) yield;
    for (const [clause, { outcome }] of clauseStandings(item)) {
      if (outcome !== 'not_applicable') note(asked, clause, item.targetId);
      if (isFinding(outcome)) note(lacking, clause, item.targetId);
    }
  }
  return { asked, lacking };
}

function blank(finding: Finding, number: number): ImprovementAction {
  return {
    number,
    level: 'unit',
    source: 'self_assessment',
    clause: finding.clause,
    clauses: [],
    targetIds: [],
    itemIds: [],
    problem: '',
    severity: finding.severity,
    cause: finding.cause,
    interimMeasure: '',
    permanentMeasure: '',
    scope: 'unit',
    owner: '',
    priority: 'medium',
    due: null,
    cost: '',
    progress: 'not_started',
    effectCheck: null,
    postponement: null,
    decidedOn: null,
    carriedFrom: null,
    carriedTo: null,
  };
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
