import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { populationOf } from '#app/domain/score/scored-item.ts';

type Required = Pick<ScoredItem, 'itemId' | 'targetId' | 'outcome'>;

/** A scored item of a section; the item, its target and its outcome are never defaulted. */
export function scoredItem(over: Required & Partial<ScoredItem>): ScoredItem {
  const targetKind = over.targetKind ?? 'department';
  return {
    objectId: null,
    campaignQuestionId: 'q1',
    sheetId: over.targetId,
    targetKind,
    ownerUnitId: over.targetId,
    bureauId: null,
    population: populationOf(targetKind),
    chapter: '6',
    roles: ['security_manager'],
    weight: 2,
    critical: false,
    byGate: false,
    draft: null,
    unanswered: over.outcome === 'unanswered' ? 'no_answer' : null,
    clauses: [clauseKey({ policyId: 'town', document: 'standards', id: '6-1' })],
    rows: [],
    others: [],
    ...over,
  };
}
