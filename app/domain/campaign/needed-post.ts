import type { AnsweringRule, SheetOffice, StepPlace } from '#app/domain/campaign/route.ts';
import { respondentOf, routeFor, SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import { bureauOf, countingBureaus } from '#app/domain/organization/unit.ts';
import type { BureauRule, Unit } from '#app/domain/organization/unit.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 必要な役職. A post without whose holder a sheet would be answered or confirmed by nobody. */
export interface NeededPost extends Post {
  /** The unit or the system that it is held for; null for one of the whole body. */
  readonly placeName: string | null;
}

/** 組織と台帳. Whom sheets may go to. */
export interface PossibleTargets {
  readonly units: readonly Unit[];
  readonly systems: readonly { readonly id: string; readonly name: string; readonly ownerUnitId: string }[];
}

/** 定め. What the body has decided of who answers, who confirms and what it does without. */
export interface NeedRules {
  readonly answeringRules: Readonly<Record<SheetOffice, AnsweringRule>>;
  readonly modules: Modules;
  readonly bureauRule: BureauRule;
}

interface Target {
  readonly ownerUnitId: string;
  readonly type: UnitType;
  readonly targetId: string;
  readonly bureauId: string | null;
}

const ASKED_OF: Partial<Record<SheetOffice, UnitType>> = {
  security_manager: 'department',
  security_officer: 'bureau',
  system_manager: 'system',
};

/** 役職の置かれ所. An office with the type of what it is held for; null for the whole body. */
export interface PostKind {
  readonly role: Office;
  readonly type: UnitType | null;
}

/** Where a step is held, by whom the sheet is asked of: whatever may own a system is a section of its own. */
const OWNERS: Readonly<Record<UnitType, readonly UnitType[]>> = {
  organization: ['organization'],
  bureau: ['bureau'],
  department: ['department'],
  system: ['organization', 'bureau', 'department'],
};

function placesOf(at: StepPlace, asked: UnitType): readonly PostKind['type'][] {
  if (at === 'body') return [null];
  if (at === 'section') return OWNERS[asked];
  return asked === 'organization' ? [] : ['bureau'];
}

/** Of which kinds every post is that {@link neededPosts} may name, whatever units and systems there are. */
export function neededKinds({ answeringRules, modules }: NeedRules): readonly PostKind[] {
  const kinds = SHEET_OFFICES.filter((one) => isOfficeUsed(modules, one)).flatMap((office): readonly PostKind[] => {
    const asked = ASKED_OF[office] ?? 'organization';
    const { answeredBy, route } = answeringRules[office];
    return [
      { role: answeredBy, type: asked === 'organization' ? null : asked },
      ...route.flatMap(({ role, at }) => placesOf(at, asked).map((type) => ({ role, type }))),
    ];
  });
  return [...new Map(kinds.map((kind) => [`${kind.role} ${kind.type ?? ''}`, kind])).values()];
}

/**
 * Whoever every sheet that could be given out today needs, each post once; who answers before who confirms. Nobody is
 * needed for the sheet of an office that the body does without.
 */
export function neededPosts(
  { answeringRules: rules, modules, bureauRule: { level } }: NeedRules,
  { units, systems }: PossibleTargets,
): readonly NeededPost[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const bureauIdOf = (unitId: string) => {
    const unit = byId.get(unitId);
    return unit === undefined ? null : (bureauOf(unit, byId, level)?.id ?? null);
  };
  const names = new Map([...units, ...systems].map(({ id, name }) => [id, name]));
  const counting = countingBureaus(units, level);
  const asked = units.filter(({ id, type }) => type !== 'bureau' || counting.has(id));
  const targets: readonly Target[] = [
    ...asked.map(({ id, type }) => ({ type, targetId: id, ownerUnitId: id, bureauId: bureauIdOf(id) })),
    ...systems.map(({ id, ownerUnitId }) => ({
      type: 'system' as const,
      targetId: id,
      ownerUnitId,
      bureauId: bureauIdOf(ownerUnitId),
    })),
  ];
  const [answering, confirming]: [Post[], Post[]] = [[], []];
  for (const office of SHEET_OFFICES.filter((one) => isOfficeUsed(modules, one))) {
    const rule = rules[office];
    for (const target of targets.filter(({ type }) => type === (ASKED_OF[office] ?? 'organization'))) {
      answering.push(respondentOf(rule.answeredBy, target));
      confirming.push(...routeFor(rule, target).map((step) => ({ ...step, systemId: null })));
    }
  }
  const found = new Map<string, NeededPost>();
  for (const post of [...answering, ...confirming]) {
    const place = post.unitId ?? post.systemId;
    found.set(`${post.role} ${place ?? ''}`, { ...post, placeName: place === null ? null : (names.get(place) ?? '') });
  }
  return [...found.values()];
}
