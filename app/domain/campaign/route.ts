import type { Office, Post } from '#app/domain/organization/office.ts';
import { ORGANIZATION_OFFICES } from '#app/domain/questionnaire/role.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/**
 * 回答部署. The offices that answer a sheet: those of the whole body, and one for each other unit type
 * (課 情報セキュリティ管理者, 部 情報セキュリティ責任者, 情報システム 情報システム管理者).
 */
export const SHEET_OFFICES = [
  ...ORGANIZATION_OFFICES,
  'security_manager',
  'security_officer',
  'system_manager',
] as const;
export type SheetOffice = (typeof SHEET_OFFICES)[number];

/** 確認の段階. Who confirms a sheet next, fixed when the campaign opens. */
export interface RouteStep {
  /** Office of the confirmer. */
  readonly role: Office;
  /** The unit for which the confirmer holds the office; null for an office of the whole body. */
  readonly unitId: string | null;
}

/** 回答者の定め. Who answers a sheet of an office, who enters for them, and along which route it is confirmed. */
export interface AnsweringRule {
  /** The appointment that answers; 委員会 and CSIRT are drafted by the 事務局. */
  readonly answeredBy: Office;
  /** The office that may enter answers besides it, at the same target, but not hand them in; null for none. */
  readonly enteredBy: Office | null;
  readonly route: readonly RuledStep[];
}

/** 確認する者の所在. The section that is asked or owns the system, the bureau above it, or the whole body. */
export const STEP_PLACES = ['section', 'bureau', 'body'] as const;
export type StepPlace = (typeof STEP_PLACES)[number];

/** 定められた確認の段階. Which office confirms, and where it is held. */
export interface RuledStep {
  readonly role: Office;
  readonly at: StepPlace;
}

/** 回答者の定め（既定）. A body may replace it; a bureau step falls away where there is no bureau. */
export const DEFAULT_ANSWERING_RULES: Readonly<Record<SheetOffice, AnsweringRule>> = {
  security_manager: {
    answeredBy: 'security_manager',
    enteredBy: 'staff_in_charge',
    route: [{ role: 'security_officer', at: 'bureau' }],
  },
  system_manager: {
    answeredBy: 'system_manager',
    enteredBy: null,
    route: [{ role: 'security_officer', at: 'bureau' }],
  },
  security_officer: {
    answeredBy: 'security_officer',
    enteredBy: 'bureau_coordinator',
    route: [{ role: 'supervising_security_officer', at: 'body' }],
  },
  supervising_security_officer: {
    answeredBy: 'supervising_security_officer',
    enteredBy: null,
    route: [{ role: 'ciso', at: 'body' }],
  },
  committee: { answeredBy: 'secretariat', enteredBy: null, route: [{ role: 'ciso', at: 'body' }] },
  csirt: { answeredBy: 'secretariat', enteredBy: null, route: [{ role: 'ciso', at: 'body' }] },
  secretariat: {
    answeredBy: 'secretariat',
    enteredBy: null,
    route: [{ role: 'supervising_security_officer', at: 'body' }],
  },
  audit_supervisor: { answeredBy: 'audit_supervisor', enteredBy: null, route: [{ role: 'ciso', at: 'body' }] },
  ciso: { answeredBy: 'ciso', enteredBy: null, route: [] },
};

/** The post whose holder answers a sheet, or enters for it: the office that was pinned on it, at its target. */
export function respondentOf(role: Office, target: { readonly type: UnitType; readonly targetId: string }): Post {
  if (target.type === 'system') return { role, unitId: null, systemId: target.targetId };
  return { role, unitId: target.type === 'organization' ? null : target.targetId, systemId: null };
}

/** The concrete steps for one target; `bureauId` null where the body has no bureau above it. */
export function routeFor(
  rule: AnsweringRule,
  { ownerUnitId, bureauId }: { readonly ownerUnitId: string; readonly bureauId: string | null },
): readonly RouteStep[] {
  const unitIds = { section: ownerUnitId, bureau: bureauId } as const;
  return rule.route.flatMap(({ role, at }): RouteStep[] => {
    if (at === 'body') return [{ role, unitId: null }];
    const unitId = unitIds[at];
    return unitId === null ? [] : [{ role, unitId }];
  });
}
