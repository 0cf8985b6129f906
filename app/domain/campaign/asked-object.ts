import type { ContractEntry, ContractKind } from '#app/domain/asset/contract.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 契約ごとの設問の規則. Whether questions about what stands in a register are asked of every entry by itself. */
export interface ObjectRule {
  readonly perObject: boolean;
}

export const DEFAULT_OBJECT_RULE: ObjectRule = { perObject: false };

/** 点検の対象物. A contract or a cloud service that questions are asked about, as the register calls it. */
export type AskedObject = Pick<ContractEntry, 'kind' | 'code' | 'name'>;

/** 台帳にある対象物. With whom it is asked of: its owner, and the systems that it names. */
export type RegisteredObject = AskedObject & Pick<ContractEntry, 'ownerUnitId' | 'systemIds'>;

/**
 * The gates that tell a register, the one that decides first: a duty of who has a cloud service run under a contract is
 * about the service. What a policy says of the systems that are one hangs on the ledger's gate.
 */
const REGISTER_OF_GATE: readonly (readonly [GateId, ContractKind])[] = [
  ['cloud_sensitive', 'cloud_service'],
  ['cloud_other', 'cloud_service'],
  ['cloud', 'cloud_service'],
  ['saas', 'cloud_service'],
  ['outsourcing', 'contract'],
];

/** Which register a question is about; null where it is about none. */
export function registerAskedAbout({ gates }: Pick<Question, 'gates'>): ContractKind | null {
  return REGISTER_OF_GATE.find(([gate]) => gates.includes(gate))?.[1] ?? null;
}

/** 契約ごとの設問の数. How many questions are asked by itself of how many contracts and services of the registers. */
export interface AskedByObject {
  readonly questionCount: number;
  readonly contractCount: number;
  readonly serviceCount: number;
}

/** Null where everything is asked of the whole; a contract that several targets are asked about is one. */
export function askedByObject(
  questions: Iterable<string>,
  objects: readonly Pick<AskedObject, 'kind' | 'code'>[],
): AskedByObject | null {
  if (objects.length === 0) return null;
  const countOf = (kind: ContractKind) =>
    new Set(objects.filter((object) => object.kind === kind).map(({ code }) => code)).size;
  return {
    questionCount: new Set(questions).size,
    contractCount: countOf('contract'),
    serviceCount: countOf('cloud_service'),
  };
}

/** What the register has for a target, in its order: what a unit owns, or what names a system; of the body nothing. */
export function objectsByTarget(
  register: readonly RegisteredObject[],
): (target: { readonly targetId: string; readonly type: UnitType }) => readonly AskedObject[] {
  const placed = register.flatMap(({ ownerUnitId, systemIds, kind, code, name }) =>
    [ownerUnitId, ...new Set(systemIds)].map((targetId) => ({ targetId, object: { kind, code, name } })),
  );
  const byTarget = groupBy(placed, ({ targetId }) => targetId);
  return ({ targetId, type }) =>
    type === 'organization' ? [] : (byTarget.get(targetId) ?? []).map(({ object }) => object);
}
