import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial, Scope } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { isFrozen, isInPreparation } from '#app/domain/campaign/state.ts';
import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { BureauLevel } from '#app/domain/organization/unit.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { ContractKind } from '#app/domain/asset/contract.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import { withheldObjectName, withheldSystemName } from '#app/domain/report/withheld.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import { officeNamesOf, pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { campaignOf, campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { pinnedPolicies } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import type { CampaignQuestions } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { scoredItems, within } from '#app/services/score/scored-items.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { allCampaigns, findCampaign } from '#db/queries/campaign.server.ts';
import { codesNamingSystems } from '#db/queries/contract.server.ts';
import { personNames } from '#db/queries/organization.server.ts';
import { objectsOfCampaign, targetsOfCampaign } from '#db/queries/result.server.ts';
import { frozenNames } from '#db/queries/score.server.ts';
import type { TargetRow } from '#db/queries/sheet.server.ts';

/** The acts that read results. */
export type ReadingAct = 'items.view' | 'report.view' | 'improvement.view' | 'improvement.edit';

/** 結果の読取り元. One campaign's items as the actor may see them, with what they are about. */
export interface ResultSource {
  readonly campaign: CampaignRow;
  readonly scope: Scope;
  /** 速報値: the campaign still runs. */
  readonly live: boolean;
  readonly rule: ScoringRule;
  readonly officeNames: OfficeNames;
  readonly modules: Modules;
  readonly bureauLevel: BureauLevel;
  /** Their roles are those that the campaign has: what it does without counts for who answers. */
  readonly items: readonly ScoredItem[];
  /** By the ids by which items name them. */
  readonly questionsById: CampaignQuestions;
  /** By their ids, in the order of the campaign. */
  readonly policyNames: ReadonlyMap<string, string>;
  /** 設問番号. The place of each question among all that the campaign asks, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** In their order; the names of systems are withheld where the scope says so. */
  readonly targets: ReadonlyMap<string, TargetRow>;
  /** What was asked about by itself, in the order of the register; named as its target is. */
  readonly objects: ReadonlyMap<string, AskedObject>;
}

/** Asks the door and loads the campaign's items within the scope; a draft has none. */
export function openResults(
  context: ServiceContext,
  actor: Actor,
  act: ReadingAct,
  campaignId: string,
): Result<ResultSource, Denial> {
  const campaign = findCampaign(context.db, campaignId);
  if (campaign === undefined) return refuse('not_permitted');
  const permission = authorize(actor, act, campaignResource(context, campaign));
  if (!permission.ok) return permission;
  if (isInPreparation(campaign.state)) return refuse('wrong_state');
  return { ok: true, value: loadResults(context, permission.value, campaign) };
}

export function loadResults(context: ServiceContext, scope: Scope, campaign: CampaignRow): ResultSource {
  const { db } = context;
  const questions = questionsOf(db, campaign.id);
  const pinned = pinnedSettings(db, campaign.id);
  const targets = targetsSeen(db, scope, campaign.id);
  return {
    campaign,
    scope,
    live: !isFrozen(campaign.state),
    rule: pinned.scoringRule,
    officeNames: officeNamesOf(db, campaign),
    modules: pinned.modules,
    bureauLevel: pinned.bureauRule.level,
    items: within(scope, targets.values(), scoredItems(db, campaign, tokyoDate(context.clock()))),
    questionsById: questions,
    policyNames: new Map(pinnedPolicies(db, campaign.id).map(({ policyId, name }) => [policyId, name])),
    numbers: new Map([...questions.keys()].map((id, index) => [id, index + 1])),
    targets,
    objects: objectsSeen(db, scope, campaign.id, targets),
  };
}

/** 名称の非開示. A system whose detail may not be shown keeps a number instead of its name. */
function targetsSeen(db: Connection, scope: Scope, campaignId: string): ReadonlyMap<string, TargetRow> {
  let systems = 0;
  return new Map(
    targetsOfCampaign(db, campaignId).map((target) => {
      if (target.type === 'system') systems += 1;
      const seen = detailSeen(scope, target)
        ? target
        : {
            ...target,
            code: '',
            name: withheldSystemName(systems),
            ownerUnitName: '',
            zoneName: null,
            attributes: [],
          };
      return [target.targetId, seen];
    }),
  );
}

/**
 * A contract may be called as the system is that it names: where that is withheld it is numbered, at its owner too and
 * whether or not the system itself was asked about it. A change of the register opens nothing that was withheld.
 */
function objectsSeen(
  db: Connection,
  scope: Scope,
  campaignId: string,
  targets: ResultSource['targets'],
): ResultSource['objects'] {
  const objects = objectsOfCampaign(db, campaignId);
  const ofSystems = objects.filter(({ targetId }) => {
    const target = targets.get(targetId);
    return target === undefined || !detailSeen(scope, target);
  });
  const named = scope.systemDetail || objects.length === 0 ? [] : codesNamingSystems(db, campaignId);
  const withheld = new Set([...ofSystems.map(({ code }) => code), ...named].map(sameKey));
  const places = new Map<string, number>();
  return new Map(
    objects.map(({ id, targetId, kind, code, name }) => {
      const place = (places.get(targetId) ?? 0) + 1;
      places.set(targetId, place);
      return [id, withheld.has(sameKey(code)) ? withheldObject(kind, place) : { kind, code, name }];
    }),
  );
}

/** The object of a target whose names are withheld, by its place there. */
export function withheldObject(kind: ContractKind, place: number): AskedObject {
  return { kind, code: '', name: withheldObjectName(place) };
}

/** True when names, comments and authors of the target may be shown. */
export function detailSeen(scope: Scope, target: Pick<TargetRow, 'type'>): boolean {
  return target.type !== 'system' || scope.systemDetail;
}

/**
 * The campaigns that count and whose results the actor may read, newest first; refused to those who may never read any.
 */
export function readableCampaigns(
  context: ServiceContext,
  actor: Actor,
  act: ReadingAct,
): Result<readonly Campaign[], Denial> {
  const disclosure = { systemDetail: false, evidence: false };
  const ever = can(actor, act, { kind: 'regular', state: 'closed', disclosure });
  if (!ever.ok) return ever;
  const readable = allCampaigns(context.db).filter(
    (campaign) =>
      !isInPreparation(campaign.state) &&
      !isRehearsal(campaign) &&
      can(actor, act, campaignResource(context, campaign)).ok,
  );
  return { ok: true, value: readable.map(campaignOf) };
}

/** Null where no target belongs to the bureau. */
export function bureauNameOf({ targets }: ResultSource, bureauId: string | null): string | null {
  return [...targets.values()].find((target) => target.bureauId === bureauId)?.bureauName ?? null;
}

export function targetOf(source: ResultSource, targetId: string): TargetRow {
  const target = source.targets.get(targetId);
  if (target === undefined) throw new Error(`no target ${targetId} in campaign ${source.campaign.id}`);
  return target;
}

export function questionOf(
  source: ResultSource,
  item: Pick<ScoredItem, 'itemId' | 'campaignQuestionId'>,
): CampaignQuestion {
  const question = source.questionsById.get(item.campaignQuestionId);
  if (question === undefined) throw new Error(`item ${item.itemId} has no question`);
  return question;
}

/** What the item was asked about; null where its target was asked as a whole. */
export function shownObjectOf(source: ResultSource, { itemId, objectId }: ScoredItem): AskedObject | null {
  if (objectId === null) return null;
  const found = source.objects.get(objectId);
  if (found === undefined) throw new Error(`item ${itemId} is about no object of campaign ${source.campaign.id}`);
  return found;
}

/** The question's place among all that the campaign asks, from 1. */
export function numberOf({ numbers }: Pick<ResultSource, 'numbers'>, campaignQuestionId: string): number {
  const number = numbers.get(campaignQuestionId);
  if (number === undefined) throw new Error(`no question ${campaignQuestionId}`);
  return number;
}

/** The names of people; those of a closed campaign as they were when it was closed. */
export function namesSeen(db: Connection, { closingId }: Pick<CampaignRow, 'closingId'>): ReadonlyMap<string, string> {
  return closingId === null ? personNames(db) : frozenNames(db, closingId);
}
