import type { ClauseKind } from '#app/domain/policy/clause.ts';

/** 重要度. 重点項目, 必須 or 推奨; gravest first. */
export const SEVERITIES = ['critical', 'required', 'recommended'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What is lacking of a clause is critical where it is lacking at a 重点項目, and not where another question about the same
 * clause is one: what is called 重点項目 in a list is what the head counts. Of the others 推奨事項 are recommended, and every
 * other clause that is asked is a duty.
 */
export function severityOf({ kind }: { readonly kind: ClauseKind }, critical: boolean): Severity {
  if (critical) return 'critical';
  return kind === 'recommendation' ? 'recommended' : 'required';
}

/** Negative when `a` is the graver. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
