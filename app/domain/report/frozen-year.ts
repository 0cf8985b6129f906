import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { BureauNaming } from '#app/domain/organization/bureau-naming.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { BureauLevel } from '#app/domain/organization/unit.ts';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/**
 * 確定年度. One closed campaign as it was frozen: all that its report is made of. A running one has the same
 * shape with `state` open: its figures are 速報値 and are never kept.
 */
export interface FrozenYear {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly bodyName: string;
  readonly fiscalYear: FiscalYear;
  readonly state: Exclude<CampaignState, 'draft' | 'opening'>;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Null while it runs. */
  readonly closedOn: CalendarDate | null;
  readonly rule: ScoringRule;
  readonly modules: Modules;
  /** Which of two bureaus it was counted by. */
  readonly bureauLevel: BureauLevel;
  /** What those that it was counted by are called. */
  readonly bureauNaming: BureauNaming;
  readonly items: readonly ScoredItem[];
  readonly sheets: readonly FrozenSheet[];
  /** In the order in which they are listed everywhere. */
  readonly targets: readonly FrozenTarget[];
  readonly chapters: readonly { readonly id: string; readonly title: string }[];
  /** In document order. */
  readonly clauses: readonly FrozenClause[];
  /** Units and systems that were left out, with the reason. */
  readonly notCovered: readonly { readonly name: string; readonly reason: string }[];
}

/** 確定した点検対象. With the names of the day the campaign opened. */
export interface FrozenTarget {
  readonly targetId: string;
  readonly type: UnitType;
  readonly name: string;
  readonly bureauId: string | null;
  readonly bureauName: string | null;
}

/** 確定した点検票. */
export interface FrozenSheet {
  readonly sheetId: string;
  readonly targetId: string;
  readonly bureauId: string | null;
  readonly population: Population;
  readonly office: SheetOffice;
  readonly submitted: boolean;
  readonly state: SheetState;
  /** Handed in after the due date. */
  readonly late: boolean;
  /** 兼務のため自己確認. */
  readonly selfConfirmed: boolean;
  /** Entered or submitted by 代行入力. */
  readonly byProxy: boolean;
}

/** 確定した条項. As far as the report's lists need it. */
export interface FrozenClause {
  readonly key: ClauseKey;
  readonly policyId: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: ClauseKind;
}
