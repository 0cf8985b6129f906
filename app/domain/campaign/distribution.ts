import type { AskedSystem, NetworkZone } from '#app/domain/asset/information-system.ts';
import { objectsByTarget, registerAskedAbout } from '#app/domain/campaign/asked-object.ts';
import type { AskedObject, RegisteredObject } from '#app/domain/campaign/asked-object.ts';
import { routeFor } from '#app/domain/campaign/route.ts';
import type { AnsweringRule, RouteStep, SheetOffice } from '#app/domain/campaign/route.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { bureauOf, bureausOf, countingBureaus, pathOf } from '#app/domain/organization/unit.ts';
import type { BureauLevel, Unit } from '#app/domain/organization/unit.ts';
import { attributesOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { unitAsked } from '#app/domain/questionnaire/unit-asked.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { inCodeOrder } from '#app/domain/shared/code-order.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** 点検対象. A unit or system as the campaign knows it, with the names of the day it opened. */
export interface Target {
  readonly targetId: string;
  readonly type: UnitType;
  readonly code: string;
  /** With the 部 before it where the 局 above that one counts. */
  readonly name: string;
  /** The bureau that confirms and is counted. */
  readonly bureauId: string | null;
  /** With the 局 before it where there is one above. */
  readonly bureauName: string | null;
  /** The other one of two bureaus: the 局 above that one, or the 部 below it. */
  readonly otherBureauId: string | null;
  /** The owner section of a system; the unit itself otherwise. */
  readonly ownerUnitId: string;
  readonly ownerUnitName: string;
  /** Asset gates that hold; null for a target whose gates are asked. */
  readonly attributes: readonly string[] | null;
  readonly zoneName: string | null;
}

/** 対象の対象物. What a target is asked about by itself. */
export interface PlannedObject extends AskedObject {
  readonly targetId: string;
}

/** 配布する点検項目. A question, asked of the target as a whole or about one of its objects. */
export interface PlannedItem {
  readonly questionId: string;
  /** One of the distribution's; null where it is asked of the whole. */
  readonly object: PlannedObject | null;
}

/** 配布する点検票. One sheet to be made, with its items in order. */
export interface PlannedSheet {
  /** Id of the questionnaire whose questions it asks. */
  readonly campaignQuestionnaireId: string;
  readonly targetId: string;
  readonly office: SheetOffice;
  /** The appointment that answers it. */
  readonly answeredBy: Office;
  /** The appointment that may enter for it; null for none. */
  readonly enteredBy: Office | null;
  readonly route: readonly RouteStep[];
  /** Question by question, and of each the objects in the order of the register. */
  readonly items: readonly PlannedItem[];
}

/** 配布計画. What opening a campaign will make; shown as 「誰に何が届くか」 before. */
export interface Distribution {
  readonly targets: readonly Target[];
  readonly sheets: readonly PlannedSheet[];
  /** What is asked about by itself; of a target in the order of the register. */
  readonly objects: readonly PlannedObject[];
}

/** What the distribution is planned from: the organization and the ledger as they stand. */
export interface DistributionSource {
  /** In 建制順: a unit before what hangs on it. */
  readonly units: readonly Unit[];
  readonly systems: readonly AskedSystem[];
  readonly zones: readonly NetworkZone[];
  readonly questionnaires: readonly DistributedQuestionnaire[];
  readonly rules: Readonly<Record<SheetOffice, AnsweringRule>>;
  readonly modules: Modules;
  readonly bureauLevel: BureauLevel;
  /** What questions are asked about one by one, in the order of the register; empty where each is asked once. */
  readonly register: readonly RegisteredObject[];
}

/** 配布する調査票. The questions of one policy, and to whom that policy applies. */
export interface DistributedQuestionnaire {
  readonly campaignQuestionnaireId: string;
  /** Units that it is put to; a system takes part with its owner section. */
  readonly chosenUnitIds: ReadonlySet<string>;
  /** In the order in which they are asked; what the campaign leaves out is not among them. */
  readonly questions: readonly Pick<Question, 'id' | 'unit' | 'office' | 'gates'>[];
}

/** Which office's sheet of a target a question belongs to; the 事務局 answers for offices that the body does without. */
export function officeAsked(question: Pick<Question, 'unit' | 'office'>, modules: Modules): SheetOffice {
  switch (question.unit) {
    case 'department':
      return 'security_manager';
    case 'bureau':
      return isOfficeUsed(modules, 'security_officer') ? 'security_officer' : 'secretariat';
    case 'system':
      return 'system_manager';
    case 'organization':
      if (question.office === null) return 'supervising_security_officer';
      return isOfficeUsed(modules, question.office) ? question.office : 'secretariat';
  }
}

/**
 * Plans targets, sheets and items. A sheet without a question is not made; a target that several questionnaires are
 * put to has a sheet of each. Targets stand in the order in which the units are given, systems after them by code.
 */
export function planDistribution(source: DistributionSource): Distribution {
  const targets = [...unitTargets(source), ...systemTargets(source)];
  const objectsOf = objectsByTarget(source.register);
  const sheets: PlannedSheet[] = [];
  const objects: PlannedObject[] = [];
  for (const target of targets) {
    const own = objectsOf(target).map((object) => ({ ...object, targetId: target.targetId }));
    const asked = new Set<PlannedObject>();
    for (const { campaignQuestionnaireId, chosenUnitIds, questions } of source.questionnaires) {
      if (!chosenUnitIds.has(target.ownerUnitId)) continue;
      for (const [office, ofOffice] of questionsByOffice(questions, target.type, source.modules)) {
        const items = ofOffice.flatMap((question) => itemsOf(question, own));
        for (const { object } of items) if (object !== null) asked.add(object);
        sheets.push({
          campaignQuestionnaireId,
          targetId: target.targetId,
          office,
          answeredBy: source.rules[office].answeredBy,
          enteredBy: source.rules[office].enteredBy,
          route: routeFor(source.rules[office], target),
          items,
        });
      }
    }
    objects.push(...own.filter((object) => asked.has(object)));
  }
  const used = new Set(sheets.map((sheet) => sheet.targetId));
  return { targets: targets.filter((target) => used.has(target.targetId)), sheets, objects };
}

/** A question about a register is asked of each of the target's own entries; where there is none, of the whole. */
function itemsOf(question: Pick<Question, 'id' | 'gates'>, own: readonly PlannedObject[]): readonly PlannedItem[] {
  const kind = registerAskedAbout(question);
  const about = kind === null ? [] : own.filter((object) => object.kind === kind);
  const objects = about.length === 0 ? [null] : about;
  return objects.map((object) => ({ questionId: question.id, object }));
}

/** 対象から外れているもの. Where the choice of a draft and the organization of the day are apart. */
export interface Unasked {
  /** Units of the day that are not chosen, but for bureaus. */
  readonly units: readonly Unit[];
  /** Bureaus that questions to a bureau are for, and that are not chosen. */
  readonly bureaus: readonly Unit[];
  /** Chosen units that are no more. */
  readonly endedIds: readonly string[];
}

export function unaskedOf(source: Omit<DistributionSource, 'systems' | 'zones' | 'rules' | 'register'>): Unasked {
  const { units, questionnaires, modules, bureauLevel } = source;
  const there = new Set(units.map(({ id }) => id));
  const chosen = new Set(questionnaires.flatMap(({ chosenUnitIds }) => [...chosenUnitIds]));
  const asksBureaus = questionnaires.some(({ questions }) =>
    questions.some((question) => unitAsked(question, modules) === 'bureau'),
  );
  const counting = asksBureaus ? countingBureaus(units, bureauLevel) : new Set<string>();
  const left = units.filter(({ id }) => !chosen.has(id));
  return {
    units: left.filter(({ type }) => type !== 'bureau'),
    bureaus: left.filter(({ id }) => counting.has(id)),
    endedIds: [...chosen].filter((id) => !there.has(id)),
  };
}

/** What the ledger says of each target when the campaign opens; what has to be asked is not answered yet. */
export function gatesAtOpening({ targets }: Pick<Distribution, 'targets'>): (targetId: string) => GateAnswers {
  const bodyAttributes = new Set(targets.flatMap(({ attributes }) => attributes ?? []));
  const known = new Map(
    targets.map(({ targetId, attributes }) => [targetId, gateAnswersOf({ attributes, bodyAttributes, asked: {} })]),
  );
  return (targetId) => {
    const gates = known.get(targetId);
    if (gates === undefined) throw new Error(`planned sheet of unknown target ${targetId}`);
    return gates;
  };
}

function questionsByOffice(
  questions: DistributedQuestionnaire['questions'],
  type: UnitType,
  modules: Modules,
): ReadonlyMap<SheetOffice, DistributedQuestionnaire['questions']> {
  const asked = questions.filter((question) => unitAsked(question, modules) === type);
  return groupBy(asked, (question) => officeAsked(question, modules));
}

function isChosen({ questionnaires }: DistributionSource, unitId: string): boolean {
  return questionnaires.some(({ chosenUnitIds }) => chosenUnitIds.has(unitId));
}

/** Where a unit stands: what of a target is that of the unit, or of the section that owns the system. */
function placesIn({ units, bureauLevel }: DistributionSource) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (unit: Unit) => {
    const bureaus = bureausOf(unit, byId);
    const bureau = bureauOf(unit, byId, bureauLevel);
    // Sections of two 部 of one 局 often have one name.
    const between = bureauLevel === 'upper' ? pathOf(bureaus.slice(0, -1)) : null;
    return {
      bureauId: bureau?.id ?? null,
      bureauName: bureau === null ? null : pathOf(bureausOf(bureau, byId)),
      otherBureauId: bureaus.find(({ id }) => id !== bureau?.id)?.id ?? null,
      unitName: between === null ? unit.name : `${between}　${unit.name}`,
    };
  };
}

function unitTargets(source: DistributionSource): Target[] {
  const placeOf = placesIn(source);
  const counting = countingBureaus(source.units, source.bureauLevel);
  return source.units
    .filter((unit) => isChosen(source, unit.id) && (unit.type !== 'bureau' || counting.has(unit.id)))
    .map((unit) => {
      const { unitName, ...place } = placeOf(unit);
      return {
        targetId: unit.id,
        type: unit.type,
        code: unit.code,
        name: unitName,
        ...place,
        ownerUnitId: unit.id,
        ownerUnitName: unitName,
        attributes: null,
        zoneName: null,
      };
    });
}

function systemTargets(source: DistributionSource): Target[] {
  const units = new Map(source.units.map((unit) => [unit.id, unit]));
  const zones = new Map(source.zones.map((zone) => [zone.id, zone]));
  const placeOf = placesIn(source);
  return inCodeOrder(source.systems)
    .filter((system) => isChosen(source, system.ownerUnitId))
    .map((system) => {
      const owner = units.get(system.ownerUnitId);
      const zone = zones.get(system.zoneId);
      if (owner === undefined || zone === undefined) throw new Error(`system ${system.code} has no owner or zone`);
      const { unitName, ...place } = placeOf(owner);
      return {
        targetId: system.id,
        type: 'system',
        code: system.code,
        name: system.name,
        ...place,
        ownerUnitId: owner.id,
        ownerUnitName: unitName,
        attributes: attributesOf(system, zone.kind),
        zoneName: zone.name,
      };
    });
}
