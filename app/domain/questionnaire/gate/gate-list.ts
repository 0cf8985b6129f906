import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { GATE_DATA } from '#app/domain/questionnaire/gate/gate-data.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { Gate, GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 前提条件の一覧, in the order of `GATE_IDS`. */
export const GATES: readonly Gate[] = GATE_IDS.map((id) => ({ id, ...GATE_DATA[id] }));

export function gateOf(id: GateId): Gate {
  return { id, ...GATE_DATA[id] };
}

/**
 * The gate as this unit can answer it. The organization has an attribute when one of its systems has, but always has
 * machines, network equipment and rooms for it; the ledger does not describe sections.
 */
function forUnit(gate: Gate, unit: UnitType): GateId | null {
  if (unit === 'system' || gate.kind === 'asked') return gate.id;
  if (gate.id === 'own_server' || gate.id === 'own_equipment') return null;
  return unit === 'organization' ? gate.id : null;
}

/** What binds only contractors is asked of the section that contracts; what binds the audited, of who was audited. */
export function gateOfRoles(roles: readonly RoleId[]): GateId | null {
  if (roles.every((role) => role === 'contractor')) return 'outsourcing';
  return roles.every((role) => role === 'audited_unit') ? 'audited' : null;
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

function states(gate: Gate, where: 'heading' | 'sentence', words: string): boolean {
  return matches(gate[where], words) && !matches(gate.unless ?? [], words);
}

/** The condition among those that a heading states: only one, unless one of two divides the other. */
function statedBy(heading: string, unit: UnitType): Gate | null {
  const found = GATES.filter((gate) => forUnit(gate, unit) !== null && states(gate, 'heading', heading));
  const wider = new Set(found.map(({ divides }) => divides));
  const [only, ...others] = found.filter(({ id }) => !wider.has(id));
  return only === undefined || others.length > 0 ? null : only;
}

/** What is stated as the wider condition, as the nearest heading that divides it says. */
function divided(gate: Gate, headings: readonly string[], unit: UnitType): Gate {
  const parts = GATES.filter(({ divides }) => divides === gate.id);
  if (parts.length === 0) return gate;
  const part = headings.map((heading) => statedBy(heading, unit)).find((stated) => stated?.divides === gate.id);
  return part ?? gate;
}

/**
 * The gate of a clause's duties: their own first sentence states it, or the nearest heading that
 * does. Sentences under different conditions have no gate in common. A heading that joins two conditions
 * (業務委託とクラウドサービスの利用) states neither.
 */
export function findGate(sentences: readonly string[], headings: readonly string[], unit: UnitType): GateId | null {
  const own = sentences.map((sentence) =>
    GATES.find((gate) => forUnit(gate, unit) !== null && states(gate, 'sentence', sentence)),
  );
  const stated = new Set(own.filter((gate) => gate !== undefined));
  if (stated.size > 1) return null;
  const [first] = own;
  if (first !== undefined) return forUnit(divided(first, headings, unit), unit);
  for (const heading of headings) {
    const found = statedBy(heading, unit);
    if (found === null) continue;
    const excused = found.unless !== undefined && sentences.some((sentence) => matches(found.unless ?? [], sentence));
    return excused ? null : forUnit(divided(found, headings, unit), unit);
  }
  return null;
}

/** 「構築時に実施状況を確認・記録しなければならない」: nobody can tell it of what has long been running. */
const WHEN_BUILT = /(?:構築|導入)時に、?実施状況を/u;

/** 前提条件. All that must hold for a clause's duties: what they are about, who is bound, and when they arise. */
export function gatesOf(
  sentences: readonly string[],
  headings: readonly string[],
  { unit, roles }: { readonly unit: UnitType; readonly roles: readonly RoleId[] },
): readonly GateId[] {
  const about = findGate(sentences, headings, unit) ?? gateOfRoles(roles);
  const whenBuilt = sentences.length > 0 && sentences.every((sentence) => WHEN_BUILT.test(sentence));
  return [...new Set([...(about === null ? [] : [about]), ...(whenBuilt ? (['procurement'] as const) : [])])];
}

/** The condition that a sentence states itself. */
export function gateStatedIn(sentence: string, unit: UnitType): GateId | null {
  return GATES.find((gate) => forUnit(gate, unit) !== null && states(gate, 'sentence', sentence))?.id ?? null;
}
