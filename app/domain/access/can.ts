import { holds, holdsFor, holdsPost, unitsOf } from '#app/domain/access/actor.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { mayConfirm, mayJudge } from '#app/domain/access/incompatibility.ts';
import type {
  CampaignResource,
  HandoverResource,
  PermittedAct,
  ResourceOf,
  SavingAct,
  SheetResource,
  TargetResource,
} from '#app/domain/access/resource.ts';
import { INQUIRY_OFFICES } from '#app/domain/asset/inquiry.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { respondentOf } from '#app/domain/campaign/route.ts';
import { isFrozen, isInPreparation } from '#app/domain/campaign/state.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { isConfirmed, isEditable, waitingStep } from '#app/domain/response/sheet.ts';

const minted: unique symbol = Symbol('minted by can()');

/**
 * 閲覧範囲. Which targets' data a query may return: proof that {@link can} was asked.
 * No other module can make one.
 */
export interface Scope {
  readonly [minted]: true;
  readonly everything: boolean;
  readonly bureauIds: readonly string[];
  readonly targetIds: readonly string[];
  /** Names, comments and authors of single systems may be shown. */
  readonly systemDetail: boolean;
  /** 根拠資料 may be shown. */
  readonly evidence: boolean;
}

/**
 * `not_permitted`: the actor holds no office for it (a foreign id must then look like one that does not exist).
 * `own_answers`: an answerer may not confirm or accept the own answers. Where nobody else holds the step, submission
 * already passed it as 兼務のため自己確認; an acceptance that only answerers could give is permitted and marked so.
 * `wrong_state`: not now.
 */
export type Denial = 'not_permitted' | 'own_answers' | 'wrong_state';

/** `being_counted`: the campaign is being counted, and takes nothing until that is over or given up. */
export type SavingDenial = Denial | 'being_counted';

/** Why an act may be refused. */
export type DenialOf<A extends PermittedAct> = Denial | (A extends SavingAct ? 'being_counted' : never);

export type Permission<Reason extends string = Denial> =
  { readonly ok: true; readonly scope: Scope } | { readonly ok: false; readonly reason: Reason };

type Extent = Omit<Scope, typeof minted>;
type Rule<A extends PermittedAct> = (actor: Actor, resource: ResourceOf[A]) => Extent | DenialOf<A>;

const READS_ALL: readonly Office[] = ['secretariat', 'supervising_security_officer', 'audit_supervisor', 'auditor'];
const OF_BUREAU: readonly Office[] = ['security_officer', 'bureau_coordinator'];
const OF_SECTION: readonly Office[] = ['security_manager', 'staff_in_charge'];
const COMMITTEE: readonly Office[] = ['ciso', 'committee_member'];

/** 共通回答を行う役職. Who knows what is one for the whole body. */
export const COMMON_GIVERS: readonly Office[] = ['secretariat', 'supervising_security_officer'];

const EVERYTHING: Extent = { everything: true, bureauIds: [], targetIds: [], systemDetail: true, evidence: true };
const NO_DATA: Extent = { everything: false, bureauIds: [], targetIds: [], systemDetail: false, evidence: false };

/**
 * The one door: may `actor` do `act` to `resource`, and which data does that open? Everything not granted is refused.
 */
export function can<A extends PermittedAct>(actor: Actor, act: A, resource: ResourceOf[A]): Permission<DenialOf<A>> {
  const rule: Rule<A> = RULES[act];
  const extent = rule(actor, resource);
  if (typeof extent === 'string') return { ok: false, reason: extent };
  if (!separated(actor, act, resource)) return { ok: false, reason: 'own_answers' };
  return { ok: true, scope: { [minted]: true, ...extent } };
}

/** Asks the table of incompatible acts, of every act that tells who stands on its other side. */
function separated(actor: Actor, act: PermittedAct, resource: ResourceOf[PermittedAct]): boolean {
  if (resource === null || !('answererIds' in resource)) return true;
  return mayJudge(act, actor.personId, { otherSide: resource.answererIds, holders: resource.acceptorIds });
}

type BureausAbove = Pick<TargetResource, 'bureauId' | 'otherBureauId'>;

function isAbove(bureau: string, { bureauId, otherBureauId }: BureausAbove): boolean {
  return bureau === bureauId || bureau === otherBureauId;
}

/** True when the scope opens the target. */
export function covers(scope: Scope, target: BureausAbove & Pick<TargetResource, 'targetId'>): boolean {
  return (
    scope.everything ||
    scope.targetIds.includes(target.targetId) ||
    scope.bureauIds.some((bureauId) => isAbove(bureauId, target))
  );
}

const RULES: { readonly [A in PermittedAct]: Rule<A> } = {
  // What an opening has made so far is nobody's yet.
  'sheet.view': (actor, sheet) =>
    seesSheet(actor, sheet) && !isInPreparation(sheet.campaignState) ? only(sheet.target) : 'not_permitted',
  'sheet.answer': (actor, sheet) => {
    if (!answers(actor, sheet, true)) return 'not_permitted';
    return isEditable(sheet.state) ? whileOpen(sheet.campaignState, only(sheet.target)) : 'wrong_state';
  },
  'sheet.submit': (actor, sheet) => {
    if (!answers(actor, sheet, false)) return 'not_permitted';
    return whileOpen(sheet.campaignState, only(sheet.target));
  },
  'sheet.withdraw': (actor, sheet) => {
    if (!answers(actor, sheet, false)) return 'not_permitted';
    return whileOpen(sheet.campaignState, only(sheet.target));
  },
  'sheet.confirm': (actor, sheet) => {
    if (!isNextConfirmer(actor, sheet)) return confirmsSheet(actor, sheet) ? 'wrong_state' : 'not_permitted';
    return whileOpen(sheet.campaignState, only(sheet.target));
  },
  'sheet.return': (actor, sheet) => {
    if (!confirmsSheet(actor, sheet) && !holds(actor, 'secretariat')) return 'not_permitted';
    const allowed = isNextConfirmer(actor, sheet) || (isConfirmed(sheet.state) && holds(actor, 'secretariat'));
    return allowed ? whileOpen(sheet.campaignState, only(sheet.target)) : 'wrong_state';
  },
  'sheet.accept': (actor, sheet) => {
    if (!holds(actor, 'secretariat')) return 'not_permitted';
    return whileOpen(sheet.campaignState, only(sheet.target));
  },
  'sheet.proxy': (actor, sheet) => {
    if (!holds(actor, 'secretariat')) return 'not_permitted';
    return isEditable(sheet.state) ? whileOpen(sheet.campaignState, only(sheet.target)) : 'wrong_state';
  },
  'common_answer.view': forOffices(...READS_ALL),
  'common_answer.give': (actor, { state }) => {
    if (!holds(actor, ...COMMON_GIVERS)) return 'not_permitted';
    return whileOpen(state, NO_DATA);
  },
  'file.store': (actor, { answeringOffices }) =>
    holds(actor, 'secretariat', ...answeringOffices) ? NO_DATA : 'not_permitted',
  'board.view': (actor) => {
    if (holds(actor, ...READS_ALL)) return EVERYTHING;
    const bureauIds = unitsOf(actor, ...OF_BUREAU);
    return bureauIds.length === 0 ? 'not_permitted' : { ...EVERYTHING, everything: false, bureauIds };
  },
  'submission_rate.view': (actor) => (holds(actor, ...READS_ALL, ...COMMITTEE) ? NO_DATA : 'not_permitted'),
  'report.view': reportExtent,
  'items.view': itemsExtent,
  // No plan comes of a rehearsal.
  'improvement.view': (actor, campaign) => (isRehearsal(campaign) ? 'not_permitted' : itemsExtent(actor, campaign)),
  'improvement.edit': (actor, campaign) => {
    if (!holds(actor, 'secretariat') || isRehearsal(campaign)) return 'not_permitted';
    return isFrozen(campaign.state) ? EVERYTHING : 'wrong_state';
  },
  'campaign.view': forOffices(...READS_ALL),
  'campaign.create': forOffices('secretariat'),
  'campaign.open': forOffices('secretariat'),
  'campaign.extend': forOffices('secretariat'),
  'campaign.close': (actor) => (holds(actor, 'supervising_security_officer') ? EVERYTHING : 'not_permitted'),
  'closing.supersede': forOffices('supervising_security_officer'),
  'campaign.report': forOffices('secretariat'),
  'setting.change': forOffices('secretariat'),
  'organization.edit': forOffices('secretariat'),
  'people.view': forOffices(...READS_ALL, 'administrator'),
  'ledger.edit': forOffices('secretariat'),
  'contract.view': (actor) => ownedExtent(actor, ...READS_ALL),
  'inquiry.view': (actor, { unitId }) =>
    holds(actor, ...READS_ALL) || ownsAsked(actor, unitId) ? NO_DATA : 'not_permitted',
  'inquiry.answer': (actor, { unitId, answerable }) => {
    if (!ownsAsked(actor, unitId)) return 'not_permitted';
    return answerable ? NO_DATA : 'wrong_state';
  },
  'inquiry.answer_for': (actor, { answerable }) => {
    if (!holds(actor, 'secretariat')) return 'not_permitted';
    return answerable ? NO_DATA : 'wrong_state';
  },
  'policy.view': forOffices(...READS_ALL),
  'policy.manage': forOffices('secretariat'),
  'exception.permit': forOffices('ciso'),
  'account.manage': forOffices('administrator'),
  'account.rename': forOffices('secretariat', 'administrator'),
  // Whoever could take an administrator's name away could keep the only one out.
  'account.rename_administrator': forOffices('administrator'),
  'handover.view': handoverExtent,
  'handover.acknowledge': (actor, place) => (takesOver(actor, place) ? handoverExtent(actor, place) : 'not_permitted'),
  'past.import': forOffices('secretariat'),
  // A plan from before was put before the committee.
  'past_measures.view': (actor) => ownedExtent(actor, ...READS_ALL, ...COMMITTEE),
  'past_measure.follow': (actor, { unitIds }) => {
    const own = unitsOf(actor, ...OF_SECTION, ...OF_BUREAU);
    return holds(actor, 'secretariat') || unitIds.some((id) => own.includes(id)) ? NO_DATA : 'not_permitted';
  },
  'past_measure.decide': forOffices('secretariat'),
  'log.verify': forOffices('administrator', 'secretariat', 'audit_supervisor', 'auditor'),
};

/** What is saved in a campaign is taken while it is open; while it is counted its rows stand as they are counted. */
function whileOpen(state: CampaignState, extent: Extent): Extent | 'wrong_state' | 'being_counted' {
  if (state === 'closing') return 'being_counted';
  return state === 'open' ? extent : 'wrong_state';
}

function forOffices(...roles: readonly Office[]): (actor: Actor) => Extent | Denial {
  return (actor) => (holds(actor, ...roles) ? { ...NO_DATA, everything: holds(actor, ...READS_ALL) } : 'not_permitted');
}

function reportExtent(actor: Actor, campaign: CampaignResource): Extent | Denial {
  if (holds(actor, ...READS_ALL)) return EVERYTHING;
  // A rehearsal is put before no committee.
  if (!holds(actor, ...COMMITTEE) || isRehearsal(campaign)) return 'not_permitted';
  return isFrozen(campaign.state) ? { ...EVERYTHING, ...campaign.disclosure } : 'wrong_state';
}

/** Those of the whole body read it all; a bureau, a section, a system manager their own, once it is closed. */
function itemsExtent(actor: Actor, campaign: CampaignResource): Extent | Denial {
  const whole = reportExtent(actor, campaign);
  if (whole !== 'not_permitted') return whole;
  const bureauIds = unitsOf(actor, ...OF_BUREAU);
  const targetIds = [...unitsOf(actor, ...OF_SECTION), ...managedSystems(actor)];
  if (bureauIds.length === 0 && targetIds.length === 0) return 'not_permitted';
  if (!isFrozen(campaign.state)) return 'wrong_state';
  return { everything: false, bureauIds, targetIds, systemDetail: true, evidence: true };
}

/** Of what units own these offices of the whole body see everything, a bureau and a section their own. */
function ownedExtent(actor: Actor, ...seeAll: readonly Office[]): Extent | Denial {
  if (holds(actor, ...seeAll)) return EVERYTHING;
  const [bureauIds, targetIds] = [unitsOf(actor, ...OF_BUREAU), unitsOf(actor, ...OF_SECTION)];
  return bureauIds.length + targetIds.length === 0 ? 'not_permitted' : { ...NO_DATA, bureauIds, targetIds };
}

function only(target: TargetResource): Extent {
  return { everything: false, bureauIds: [], targetIds: [target.targetId], systemDetail: true, evidence: true };
}

function managedSystems(actor: Actor): readonly string[] {
  return actor.appointments.flatMap(({ systemId }) => (systemId === null ? [] : [systemId]));
}

/** Of what is handed over at a place, each sees what the own offices open: a section's head no system of another. */
function handoverExtent(actor: Actor, place: HandoverResource): Extent | Denial {
  if (holds(actor, ...READS_ALL)) return EVERYTHING;
  const above = unitsOf(actor, ...OF_BUREAU).filter((bureauId) => isAbove(bureauId, place));
  if (above.length === 0 && !takesOver(actor, place)) return 'not_permitted';
  const own = unitsOf(actor, ...OF_SECTION, ...OF_BUREAU);
  return { ...NO_DATA, bureauIds: above, targetIds: [...own, ...managedSystems(actor)] };
}

/** Who holds an office that is handed over there. */
function takesOver(actor: Actor, { unitId, systemIds }: HandoverResource): boolean {
  if (unitId === null) return holds(actor, 'secretariat');
  const there = unitsOf(actor, ...OF_SECTION, ...OF_BUREAU).includes(unitId);
  return there || managedSystems(actor).some((systemId) => systemIds.includes(systemId));
}

/** Who answers an inquiry for the very unit. */
function ownsAsked(actor: Actor, unitId: string): boolean {
  return unitsOf(actor, ...INQUIRY_OFFICES).includes(unitId);
}

/** Respondents of a sheet; those who enter for them do not submit. */
function answers(actor: Actor, { answeredBy, enteredBy, target }: SheetResource, entering: boolean): boolean {
  if (holdsPost(actor, respondentOf(answeredBy, target))) return true;
  return entering && enteredBy !== null && holdsPost(actor, respondentOf(enteredBy, target));
}

function confirmsSheet(actor: Actor, sheet: SheetResource): boolean {
  return sheet.route.some((step) => mayConfirm(step.role, sheet.office) && holdsFor(actor, step.role, step.unitId));
}

function isNextConfirmer(actor: Actor, sheet: SheetResource): boolean {
  const step = waitingStep(sheet);
  return step !== null && mayConfirm(step.role, sheet.office) && holdsFor(actor, step.role, step.unitId);
}

function seesSheet(actor: Actor, sheet: SheetResource): boolean {
  if (holds(actor, ...READS_ALL) || answers(actor, sheet, true) || confirmsSheet(actor, sheet)) return true;
  return unitsOf(actor, ...OF_BUREAU).some((bureauId) => isAbove(bureauId, sheet.target));
}
