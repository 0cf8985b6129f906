import { parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { FrozenSheet, FrozenYear } from '#app/domain/report/frozen-year.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { RULE_2026_1 } from '#app/domain/score/rule.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';

/** A frozen year around these items: its targets, sheets, chapters and clauses are those that they name. */
export function frozenYear(year: number, items: readonly ScoredItem[], over: Partial<FrozenYear> = {}): FrozenYear {
  const first = new Map<string, ScoredItem>();
  for (const item of items) if (!first.has(item.sheetId)) first.set(item.sheetId, item);
  const targets = new Map(items.map((item) => [item.targetId, item]));
  const clauses = [...new Set(items.flatMap((item) => item.clauses))].sort();
  return {
    campaignId: `campaign-${year}`,
    campaignName: `${year}年度 自己点検`,
    bodyName: '桜野町',
    fiscalYear: fiscalYear(year),
    state: 'closed',
    periodFrom: calendarDate(`${year}-04-01`),
    periodTo: calendarDate(`${year}-09-30`),
    dueOn: calendarDate(`${year}-10-16`),
    closedOn: calendarDate(`${year}-10-30`),
    rule: RULE_2026_1,
    modules: DEFAULT_MODULES,
    bureauLevel: 'nearest',
    bureauNaming: 'bureau',
    items,
    sheets: [...first.values()].map((item): FrozenSheet => ({
      sheetId: item.sheetId,
      targetId: item.targetId,
      bureauId: item.bureauId,
      population: item.population,
      office: item.targetKind === 'system' ? 'system_manager' : 'security_manager',
      submitted: true,
      state: 'accepted',
      late: false,
      selfConfirmed: false,
      byProxy: false,
    })),
    targets: [...targets.values()].map((item) => ({
      targetId: item.targetId,
      type: item.targetKind,
      name: `${item.targetId}課`,
      bureauId: item.bureauId,
      bureauName: item.bureauId === null ? null : `${item.bureauId}部`,
    })),
    chapters: [...new Set(items.map((item) => item.chapter))].sort().map((id) => ({ id, title: `第${id}章` })),
    clauses: clauses.map((key) => ({
      key,
      policyId: parseClauseKey(key)?.policyId ?? '',
      id: parseClauseKey(key)?.id ?? key,
      title: '',
      text: `${key}を行わなければならない。`,
      kind: 'requirement' as const,
    })),
    notCovered: [],
    ...over,
  };
}
