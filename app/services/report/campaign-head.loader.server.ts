import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { chapterKeyOf } from '#app/domain/campaign/campaign-question.ts';
import { pinnedNaming } from '#app/domain/organization/bureau-naming.ts';
import type { BureauNaming } from '#app/domain/organization/bureau-naming.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import { chapterTitle } from '#app/documents/report/chapter-title.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';

/** What the bureaus that count are called, by how they were pinned. */
export function namingOf({ targets, bureauLevel }: Pick<ResultSource, 'targets' | 'bureauLevel'>): BureauNaming {
  return pinnedNaming([...targets.values()], bureauLevel === 'upper');
}

/** What the bureaus that count in a campaign are called, for whoever was shown its sheets. */
export function campaignBureauNaming(db: Connection, campaignId: string): BureauNaming {
  const { level } = pinnedSettings(db, campaignId).bureauRule;
  return pinnedNaming(targetsOfCampaign(db, campaignId), level === 'upper');
}

/** 見出し. What every page of a campaign's results says of it. */
export interface CampaignHead {
  readonly id: string;
  readonly name: string;
  readonly rehearsal: boolean;
  readonly fiscalYear: number;
  readonly state: Campaign['state'];
  readonly live: boolean;
  readonly closedAt: string | null;
  readonly rule: ScoringRule;
  readonly officeNames: OfficeNames;
  readonly modules: Modules;
  /** What the bureaus that count are called. */
  readonly bureauNaming: BureauNaming;
}

export function headOf(source: ResultSource): CampaignHead {
  const { campaign, live, rule, officeNames, modules } = source;
  return {
    id: campaign.id,
    name: campaign.name,
    rehearsal: isRehearsal(campaign),
    fiscalYear: campaign.fiscalYear,
    state: campaign.state,
    live,
    closedAt: campaign.closedAt,
    rule,
    officeNames,
    modules,
    bureauNaming: namingOf(source),
  };
}

/** 章. The id is the one that items carry. */
export interface Chapter {
  readonly id: string;
  /** As `chapterTitle` says it. */
  readonly title: string;
}

/** In the order of the questions. */
export function chaptersOf({
  questionsById: questions,
  policyNames,
}: Pick<ResultSource, 'questionsById' | 'policyNames'>): readonly Chapter[] {
  const chapters = new Map<string, Chapter>();
  const several = policyNames.size > 1;
  const documents = new Set([...questions.values()].map(({ document }) => document));
  for (const question of questions.values()) {
    const id = chapterKeyOf(question);
    const { policyId, document, chapter } = question;
    const policyName = several ? (policyNames.get(policyId) ?? '') : null;
    const title = chapterTitle({ policyName, document: documents.size === 1 ? null : document, chapter });
    if (!chapters.has(id)) chapters.set(id, { id, title });
  }
  return [...chapters.values()];
}
