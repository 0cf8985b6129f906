import { nextVersion, stateOn, versionInForce } from '#app/domain/policy/policy-term.ts';
import type { VersionState } from '#app/domain/policy/policy-term.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { termedVersions } from '#app/services/policy/policy-term.loader.server.ts';
import type { TermedVersion } from '#app/services/policy/policy-term.loader.server.ts';
import { unitCountsOfPolicies } from '#app/services/policy/policy-units.loader.server.ts';
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
  /** Its version may be asked about without a word of warning. */
  readonly mayHold: boolean;
  /** Bureaus and sections that its policy binds; null where one policy binds everybody. */
  readonly unitCount: number | null;
  /** Ticked before anybody has chosen: of each policy that binds anybody the one that holds, the newest of them. */
  readonly isProposed: boolean;
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

/** For which day is offered, and to whom the policies apply; `keptIds` are offered though they were withdrawn. */
export interface OfferedFor {
  readonly day: CalendarDate;
  readonly today: CalendarDate;
  readonly keptIds?: readonly string[];
}

/** Those of versions that hold on the day come first, the newest before the others; none that was withdrawn. */
export function offeredQuestionnaires(
  db: Connection,
  { day, today, keptIds = [] }: OfferedFor,
): readonly OfferedQuestionnaire[] {
  const all = termedVersions(db);
  const unitCounts = unitCountsOfPolicies(db, today);
  const offered = publishedQuestionnaires(db).flatMap((questionnaire) => {
    const { own, versions } = ofSamePolicy(all, questionnaire.policyVersionId);
    const versionState = stateOn(own, versions, day);
    if (versionState === 'withdrawn' && !keptIds.includes(questionnaire.id)) return [];
    const { policyId, from: validFrom } = own;
    const unitCount = unitCounts.get(policyId) ?? null;
    return [{ ...questionnaire, policyId, validFrom, versionState, mayHold: mayHold(versionState), unitCount }];
  });
  const ranked = offered.toSorted((a, b) => Number(b.mayHold) - Number(a.mayHold));
  const firstOf = new Map(ranked.toReversed().map(({ policyId, id }) => [policyId, id]));
  const holding = ranked.filter((one) => one.mayHold && one.unitCount !== 0 && firstOf.get(one.policyId) === one.id);
  // Where none holds that anybody is bound by, the one that comes nearest is proposed.
  const proposed = holding.length > 0 ? holding : ranked.slice(0, 1);
  return ranked.map((one) => ({ ...one, isProposed: proposed.includes(one) }));
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

/** 尋ねる版. Which version of a policy a campaign asks about, and the one that begins before it is over. */
export interface AskedVersion {
  readonly policyVersionId: string;
  readonly policyName: string;
  readonly citation: string;
  /** Of the questionnaire. */
  readonly version: number;
  readonly newVersion: {
    readonly policyVersionId: string;
    readonly citation: string;
    readonly from: CalendarDate;
  } | null;
}

/** `until` is the last day on which the campaign asks or is answered. */
export function askedVersions(
  db: Connection,
  campaignId: string,
  { today, until }: { readonly today: CalendarDate; readonly until: CalendarDate },
): readonly AskedVersion[] {
  const all = termedVersions(db);
  return questionnairesOfCampaign(db, campaignId).map(({ questionnaireId }) => {
    const chosen = findQuestionnaire(db, questionnaireId);
    if (chosen === undefined) throw new Error(`no questionnaire ${questionnaireId}`);
    const { own, versions } = ofSamePolicy(all, chosen.policyVersionId);
    const next = nextVersion(own, versions);
    const from = next?.from ?? null;
    return {
      ...{ policyVersionId: own.policyVersionId, policyName: own.name, citation: own.citation },
      version: chosen.version,
      newVersion:
        next === null || from === null || from <= today || from > until
          ? null
          : { policyVersionId: next.policyVersionId, citation: next.citation, from },
    };
  });
}
