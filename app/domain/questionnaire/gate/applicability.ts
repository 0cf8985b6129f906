import type { AskedSystem, ZoneKind } from '#app/domain/asset/information-system.ts';
import { GATES, gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateAnswers, GateId, GateKind, GateState } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 適用の判定材料. What decides which questions of a sheet apply. */
export interface ApplicabilityFacts {
  /** Attributes of the system; null for a target that is no system. */
  readonly attributes: readonly string[] | null;
  /** Attributes that any system of the campaign has: they answer the ledger's gates for the other targets. */
  readonly bodyAttributes: ReadonlySet<string>;
  /** The sheet's own answers to the asked gates. */
  readonly asked: GateAnswers;
}

/** 適用. Where a question stands on the sheet, and who decided it. */
export interface Applicability {
  readonly state: GateState;
  /** The ledger where one of its gates closes the question, whatever the sheet answers to the others. */
  readonly source: GateKind;
  /** The gates that close it, else those that wait for their answer; empty where it is asked. */
  readonly decidedBy: readonly GateId[];
}

const ZONE_GATES = {
  my_number: 'zone_my_number',
  internal: 'zone_internal',
  internet: 'zone_internet',
} as const satisfies Record<ZoneKind, GateId>;

/** 台帳の属性. The ids of the asset gates that hold for a system: those that the ledger keeps, and its zone's. */
export function attributesOf({ attributes }: Pick<AskedSystem, 'attributes'>, zone: ZoneKind): readonly string[] {
  return [...attributes, ZONE_GATES[zone]];
}

/** Every gate as it stands for the sheet: the ledger's gates always answered, the asked ones as entered. */
export function gateAnswersOf(facts: ApplicabilityFacts): GateAnswers {
  const answers: Partial<Record<GateId, boolean>> = { ...facts.asked };
  const holds = (id: GateId): boolean => facts.attributes?.includes(id) ?? facts.bodyAttributes.has(id);
  for (const { id, kind, anyOf = [] } of GATES) if (kind === 'asset') answers[id] = [id, ...anyOf].some(holds);
  return answers;
}

/** Where a question stands on the sheet: asked only where all its gates hold. */
export function applicabilityOf({ gates }: Pick<Question, 'gates'>, answers: GateAnswers): Applicability {
  const closing = gates.filter((gate) => answers[gate] === false);
  const byLedger = closing.filter((gate) => gateOf(gate).kind === 'asset');
  if (byLedger.length > 0) return { state: 'closed', source: 'asset', decidedBy: byLedger };
  if (closing.length > 0) return { state: 'closed', source: 'asked', decidedBy: closing };
  const waiting = gates.filter((gate) => answers[gate] === undefined);
  return { state: waiting.length > 0 ? 'unanswered' : 'open', source: 'asked', decidedBy: waiting };
}
