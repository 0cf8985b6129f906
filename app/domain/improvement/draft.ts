import type { ActionScope, Cause, ImprovementAction, Priority } from '#app/domain/improvement/action.ts';
import { PRIORITIES } from '#app/domain/improvement/action.ts';
import { proposeCause } from '#app/domain/improvement/cause.ts';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { clauseOutcomes } from '#app/domain/score/attainment.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { worse } from '#app/domain/score/outcome.ts';
import { eachItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { compareSeverity, criticalClauses, severityOf } from '#app/domain/score/severity.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** What the plan is drafted from: a closed campaign's frozen items with what was entered to them. */
export interface PlanSource {
  readonly items: readonly ScoredItem[];
  /** `comment`: what was written to the whole and to the rows that are lacking (`writtenComments`). */
  readonly answers: ReadonlyMap<string, EnteredMeasure>;
  /** In document order. */
  readonly clauses: readonly { readonly key: ClauseKey; readonly kind: ClauseKind }[];
  /** Clauses that were not complied with last year either. */
  readonly repeated: ReadonlySet<ClauseKey>;
}

/** What of an answer the plan needs. `common`: the common answer that it rests on. */
export type EnteredMeasure = Pick<Answer, 'comment' | 'plan' | 'common'>;

/** 改善計画の案. */
export interface PlanDraft {
  /**
   * 所属対応: the sections' own measures, one per item: per object where a question was asked about several. What many
   * targets took over from one common answer is one problem with one measure.
   */
  readonly unit: readonly ImprovementAction[];
  /** 委員会付議の案: one per clause and cause, for the 事務局 to choose from. */
  readonly committee: readonly ImprovementAction[];
}

/** From so many targets on a problem is proposed to the committee although it is no 重点項目. */
const COMMITTEE_FROM_TARGETS = 2;
/** How many of the sections' measures a proposal quotes. */
const QUOTED_MEASURES = 3;

interface Finding {
  readonly item: ScoredItem;
  /** The first of those that are lacking: it stands for the problem. */
  readonly clause: ClauseKey;
  /** What that clause comes to at the item. */
  readonly outcome: Outcome;
  readonly lacking: readonly ClauseKey[];
  readonly cause: Cause;
  readonly severity: Severity;
  readonly answer: EnteredMeasure | null;
}

/** Drafts the plan of a closed campaign; the same frozen rows give the same draft. */
export function draftPlan(source: PlanSource): PlanDraft {
  const findings = findingsOf(source);
  const order = new Map(source.clauses.map(({ key }, index) => [key, index]));
  const measured = findings.filter(
    ({ item, answer }) => item.outcome !== 'unknown' && answer !== null && answer.plan.measure.trim() !== '',
  );
  const unit = [...groupBy(measured, restsOn).values()].map((group, index) => unitAction(group, index + 1));
  const groups = groupBy(findings, ({ cause, clause }) => `${cause} ${clause}`);
  const spread: Spread = {
    asked: targetsWhere(source.items, (outcome) => outcome !== 'not_applicable'),
    lacking: targetsWhere(source.items, isFinding),
  };
  const committee = [...groups.values()]
    .filter(isForCommittee)
    .map((group) => committeeAction(group, source, spread))
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
function findingsOf(source: PlanSource): readonly Finding[] {
  const critical = criticalClauses(source.items);
  const clauses = new Map(source.clauses.map((clause) => [clause.key, clause]));
  return eachItem(source.items).flatMap((item): readonly Finding[] => {
    if (!isFinding(item.outcome)) return [];
    const lacking = [...clauseOutcomes(item)].filter(([, outcome]) => isFinding(outcome));
    const [first] = lacking.sort(([a], [b]) => item.clauses.indexOf(a) - item.clauses.indexOf(b));
    if (first === undefined) return [];
    const clause = clauses.get(first[0]);
    if (clause === undefined)
      throw new Error(`item ${item.itemId} cites ${first[0]}, which the plan's clauses do not hold`);
    const answer = source.answers.get(item.itemId) ?? null;
    return [
      {
        item,
        clause: clause.key,
        outcome: first[1],
        lacking: lacking.map(([key]) => key),
        cause: proposeCause(item.outcome, answer?.comment ?? ''),
        severity: severityOf(clause, critical),
        answer,
      },
    ];
  });
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

/** What a measure was entered for: the item alone, or every item that took over the same common answer. */
function restsOn({ item, answer }: Finding): string {
  const common = answer?.common;
  return common === undefined ? `item ${item.itemId}` : `common ${common.id} ${common.rev}`;
}

function unitAction(group: readonly Finding[], number: number): ImprovementAction {
  const [finding] = group;
  if (finding === undefined) throw new Error('a measure was entered for at least one item');
  const { answer } = finding;
  const targetIds = distinct(group.map(({ item }) => item.targetId));
  return {
    ...blank(finding, number),
    level: 'unit',
    clauses: distinct(group.flatMap(({ lacking }) => lacking)),
    targetIds,
    itemIds: group.map(({ item }) => item.itemId),
    problem: answer?.comment ?? '',
    permanentMeasure: answer?.plan.measure ?? '',
    owner: answer?.plan.owner ?? '',
    due: answer?.plan.due ?? null,
    scope: targetIds.length > 1 ? 'whole_body' : 'unit',
    priority: finding.severity === 'critical' ? 'high' : finding.severity === 'required' ? 'medium' : 'low',
  };
}

function committeeAction(group: readonly Finding[], source: PlanSource, spread: Spread): ImprovementAction {
  const [first] = group;
  if (first === undefined) throw new Error('a proposal has at least one finding');
  const targetIds = distinct(group.map(({ item }) => item.targetId));
  const measures = distinct(group.map(({ answer }) => answer?.plan.measure.trim() ?? '').filter((text) => text !== ''));
  const dues = group.flatMap(({ answer }) => (answer === null || answer.plan.due === null ? [] : [answer.plan.due]));
  const severity = group.map((finding) => finding.severity).reduce((a, b) => (compareSeverity(a, b) <= 0 ? a : b));
  const [lacking, asked] = [spread.lacking.get(first.clause) ?? 0, spread.asked.get(first.clause) ?? 0];
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
  const counted = [...asked.values()].flatMap((findings) => {
    const targetId = findings[0]?.item.targetId;
    return targetId === undefined
      ? []
      : [{ targetId, outcome: findings.map(({ outcome }) => outcome).reduce((one, other) => worse(one, other)) }];
  });
  const parts = (['not_implemented', 'partially_implemented', 'unknown'] as const).flatMap((outcome) => {
    const targets = distinct(counted.filter((one) => one.outcome === outcome).map(({ targetId }) => targetId));
    return targets.length === 0 ? [] : [`${OUTCOME_LABELS[outcome]}${targets.length}`];
  });
  return `${parts.join('、')}（所属・システム等の数）`;
}

/** 広がり. At how many targets each clause is asked about, and at how many it is lacking. */
interface Spread {
  readonly asked: ReadonlyMap<ClauseKey, number>;
  readonly lacking: ReadonlyMap<ClauseKey, number>;
}

function targetsWhere(
  items: readonly ScoredItem[],
  holds: (outcome: Outcome) => boolean,
): ReadonlyMap<ClauseKey, number> {
  const found = items.flatMap((item) =>
    [...clauseOutcomes(item)].flatMap(([clause, outcome]) =>
      holds(outcome) ? [{ clause, targetId: item.targetId }] : [],
    ),
  );
  const byClause = groupBy(found, ({ clause }) => clause);
  return new Map([...byClause].map(([clause, of]) => [clause, distinct(of.map(({ targetId }) => targetId)).length]));
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
