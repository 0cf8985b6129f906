import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 改善策の出所. */
export const ACTION_SOURCES = ['self_assessment', 'audit', 'incident', 'carried_over'] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

/** 原因. 規程未周知・手順なし・資源不足・システム制約・規程が実態に合わない・認識誤り. */
export const CAUSES = [
  'rule_not_known',
  'no_procedure',
  'lack_of_resources',
  'system_constraint',
  'rule_unfit',
  'misunderstanding',
] as const;
export type Cause = (typeof CAUSES)[number];

/** 対応の範囲. 所属内・全庁・規程改正・予算要求. */
export const ACTION_SCOPES = ['unit', 'whole_body', 'rule_revision', 'budget_request'] as const;
export type ActionScope = (typeof ACTION_SCOPES)[number];

/** 優先度. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ACTION_TEXT_MAX_LENGTH = 2000;
export const ACTION_OWNER_MAX_LENGTH = 100;

/** 効果確認. Done by somebody other than the owner of the action. */
export interface EffectCheck {
  readonly method: string;
  readonly checkedBy: string;
  readonly checkedOn: CalendarDate;
  readonly effective: boolean;
  readonly evidence: string;
}

/** 延期・中止の記録. */
export interface Postponement {
  readonly reason: string;
  readonly approver: string;
}

/** 改善策. One line of the 改善計画: the section's own (所属対応) or one for the committee (委員会付議). */
export interface ImprovementAction {
  readonly number: number;
  readonly level: ImprovementLevel;
  readonly source: ActionSource;
  /** The clause that stands for the problem. */
  readonly clause: ClauseKey;
  /** Every clause found lacking, `clause` included. */
  readonly clauses: readonly ClauseKey[];
  readonly targetIds: readonly string[];
  readonly itemIds: readonly string[];
  /** The fact, not its interpretation. */
  readonly problem: string;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly interimMeasure: string;
  readonly permanentMeasure: string;
  readonly scope: ActionScope;
  readonly owner: string;
  readonly priority: Priority;
  readonly due: CalendarDate | null;
  readonly cost: string;
  readonly progress: ActionProgress;
  readonly effectCheck: EffectCheck | null;
  readonly postponement: Postponement | null;
  readonly decidedOn: CalendarDate | null;
  /** Action of the year before that this one continues, and of the year after that continues it. */
  readonly carriedFrom: string | null;
  readonly carriedTo: string | null;
}
