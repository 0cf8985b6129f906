import { stateOn, versionInForce } from '#app/domain/policy/policy-term.ts';
import type { VersionState } from '#app/domain/policy/policy-term.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { termedVersions } from '#app/services/policy/policy-term.loader.server.ts';
import type { TermedVersion } from '#app/services/policy/policy-term.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { questionnairesOfCampaign } from '#db/queries/campaign.server.ts';
import { findQuestionnaire, publishedQuestionnaires } from '#db/queries/policy.server.ts';

/** 選べる調査票. A published questionnaire, and what its version of the policy is on the day of the campaign. */
export interface OfferedQuestionnaire {
  readonly id: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly policyName: string;
  readonly policyId: string;
  readonly policyVersionId: string;
  readonly validFrom: CalendarDate | null;
  readonly versionState: VersionState;
}

/** Whether a version may be asked about without a word of warning. */
function mayHold(state: VersionState): boolean {
  return state === 'in_force' || state === 'unrecorded';
}

function ofSamePolicy(all: readonly TermedVersion[], policyVersionId: string) {
  const own = all.find((one) => one.policyVersionId === policyVersionId);
  if (own === undefined) throw new Error(`no version ${policyVersionId}`);
  return { own, versions: all.filter(({ policyId }) => policyId === own.policyId) };
}

/** Those of versions that hold on the day come first, the newest before the others: the first one is proposed. */
export function offeredQuestionnaires(db: Connection, day: CalendarDate): readonly OfferedQuestionnaire[] {
  const all = termedVersions(db);
  const offered = publishedQuestionnaires(db).map((questionnaire): OfferedQuestionnaire => {
    const { own, versions } = ofSamePolicy(all, questionnaire.policyVersionId);
    const versionState = stateOn(own, versions, day);
    return { ...questionnaire, policyId: own.policyId, validFrom: own.from, versionState };
  });
  const rank = ({ versionState }: OfferedQuestionnaire) => (mayHold(versionState) ? 0 : 1);
  return offered.toSorted((a, b) => rank(a) - rank(b));
}

/** 施行中でない版の調査票. What a campaign asks of a version that does not hold on its day, and which one does. */
export interface NotInForce {
  readonly policyVersionId: string;
  readonly policyName: string;
  readonly citation: string;
  readonly versionState: VersionState;
  readonly onDay: CalendarDate;
  /** The one that holds on that day; null where none does. */
  readonly inForce: { readonly policyVersionId: string; readonly citation: string } | null;
}

export function questionnairesNotInForce(db: Connection, campaignId: string, day: CalendarDate): readonly NotInForce[] {
  const all = termedVersions(db);
  return questionnairesOfCampaign(db, campaignId).flatMap(({ questionnaireId }): NotInForce[] => {
    const chosen = findQuestionnaire(db, questionnaireId);
    if (chosen === undefined) throw new Error(`no questionnaire ${questionnaireId}`);
    const { own, versions } = ofSamePolicy(all, chosen.policyVersionId);
    const versionState = stateOn(own, versions, day);
    if (mayHold(versionState)) return [];
    const holding = versionInForce(versions, day);
    return [
      {
        ...{ policyVersionId: own.policyVersionId, policyName: own.name, citation: own.citation, versionState },
        onDay: day,
        inForce: holding === null ? null : { policyVersionId: holding.policyVersionId, citation: holding.citation },
      },
    ];
  });
}
