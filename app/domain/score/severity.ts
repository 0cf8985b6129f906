import type { ClauseKind } from '#app/domain/policy/clause.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';

/** 重要度. 重点項目, 必須 or 推奨; gravest first. */
export const SEVERITIES = ['critical', 'required', 'recommended'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 重点項目の条項. A 重点項目 makes each clause that it decides one. */
export function criticalClauses(items: readonly ScoredItem[]): ReadonlySet<ClauseKey> {
  return new Set(items.flatMap((item) => (item.critical ? item.clauses : [])));
}

/** 推奨事項 are recommended; every other clause that is asked is a duty. */
export function severityOf(
  clause: { readonly key: ClauseKey; readonly kind: ClauseKind },
  critical: ReadonlySet<ClauseKey>,
): Severity {
  if (critical.has(clause.key)) return 'critical';
  return clause.kind === 'recommendation' ? 'recommended' : 'required';
}

/** Negative when `a` is the graver. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
