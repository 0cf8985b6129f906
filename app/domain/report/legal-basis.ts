import { parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { FrozenClause } from '#app/domain/report/frozen-year.ts';

const ORDERS_SELF_ASSESSMENT = /自己点検を(?:実施|行)/u;

/** 点検の根拠. The duties of the standards that order the self-assessment; empty where their text does not say so. */
export function legalBasis(clauses: readonly FrozenClause[]): readonly FrozenClause[] {
  return clauses.filter(
    ({ key, kind, text }) =>
      kind === 'requirement' && parseClauseKey(key)?.document === 'standards' && ORDERS_SELF_ASSESSMENT.test(text),
  );
}
