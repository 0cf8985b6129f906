import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { DEFAULT_DOCUMENT_MARKING } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { clauseAddress } from '#app/services/report/result.address.server.ts';
import { policyNameOf } from '#app/services/report/clause-text.loader.server.ts';
import type { PolicyName } from '#app/services/report/clause-text.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';

/** 点検の概要. Under which rules, when, and of whom it was asked. */
export interface ReportOutline {
  readonly policy: PolicyName;
  /** The clauses that order the self-assessment; empty where the standards do not say so in their text. */
  readonly legalBasis: readonly { readonly id: string; readonly to: string }[];
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly openedAt: string | null;
  readonly dueOn: string;
  readonly closedOn: string | null;
  readonly targets: readonly { readonly type: UnitType; readonly count: number }[];
  readonly sheets: number;
  readonly questions: number;
  readonly clauses: number;
  readonly notCovered: FrozenYear['notCovered'];
  readonly frozenHash: string | null;
  /** The day the figures are of: 集計確定, or today while the campaign runs. */
  readonly madeOn: string;
  readonly marking: DocumentMarking;
}

const ORDERS_SELF_ASSESSMENT = /自己点検を(?:実施|行)/u;

export function reportOutline(context: ServiceContext, source: ResultSource, year: FrozenYear): ReportOutline {
  const { campaign } = source;
  const asked = new Set(year.items.map((item) => item.targetId));
  return {
    policy: policyNameOf(context.db, source),
    legalBasis: campaignClauses(context.db, campaign.id)
      .filter(
        ({ document, kind, text }) =>
          document === 'standards' && kind === 'requirement' && ORDERS_SELF_ASSESSMENT.test(text),
      )
      .map(({ document, clauseId }) => ({ id: clauseId, to: clauseAddress(campaign.id, { document, id: clauseId }) })),
    periodFrom: year.periodFrom,
    periodTo: year.periodTo,
    openedAt: campaign.openedAt,
    dueOn: year.dueOn,
    closedOn: year.closedOn,
    targets: UNIT_TYPES.map((type) => ({
      type,
      count: year.targets.filter((target) => target.type === type && asked.has(target.targetId)).length,
    })).filter(({ count }) => count > 0),
    sheets: year.sheets.length,
    questions: new Set(year.items.map((item) => item.questionId)).size,
    clauses: new Set(year.items.flatMap((item) => item.clauses)).size,
    notCovered: year.notCovered,
    frozenHash: campaign.frozenHash,
    madeOn: year.closedOn ?? tokyoDate(context.clock()),
    marking: DEFAULT_DOCUMENT_MARKING,
  };
}
