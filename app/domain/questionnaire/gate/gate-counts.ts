import { applicabilityOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 事前確認の回答数. What the units or systems of one type answered to an asked gate. */
export interface GateAnswerCount {
  readonly gateId: string;
  readonly unit: UnitType;
  readonly answered: number;
  /** Of them, いいえ. */
  readonly closed: number;
}

/** 前提条件が閉じる数. How many of a type a gate closes its questions to. */
export interface GateCount {
  readonly gateId: GateId;
  readonly unit: UnitType;
  readonly questionCount: number;
  readonly closed: number;
  /** Those of whom it is known: the ledger's systems, or who answered last. */
  readonly known: number;
  /** It closes almost all: perhaps the condition is none, and a duty that holds is asked of nobody. */
  readonly suspect: boolean;
}

/** Fewer tell nothing about a condition. */
const FEWEST = 5;
const ALMOST_ALL = 0.9;

/**
 * How much each gate closes, gate by gate and type by type. The body as a whole is one and has no count.
 * `systems` are the attributes of each system in use, its zone's among them.
 */
export function gateCounts(
  questions: readonly Pick<Question, 'unit' | 'gates'>[],
  systems: readonly (readonly string[])[],
  answers: readonly GateAnswerCount[],
): readonly GateCount[] {
  const ledger = systems.map((attributes) => gateAnswersOf({ attributes, bodyAttributes: new Set(), asked: {} }));
  return GATES.flatMap(({ id: gateId, kind }) =>
    UNIT_TYPES.filter((unit) => unit !== 'organization').flatMap((unit) => {
      const behind = questions.filter((question) => question.unit === unit && question.gates.includes(gateId));
      if (behind.length === 0) return [];
      const asked = answers.find((answer) => answer.gateId === gateId && answer.unit === unit);
      const byLedger = kind === 'asset' && unit === 'system';
      const known = byLedger ? ledger.length : (asked?.answered ?? 0);
      const closed = byLedger
        ? ledger.filter((holds) => applicabilityOf({ gates: [gateId] }, holds).state === 'closed').length
        : (asked?.closed ?? 0);
      const suspect = known >= FEWEST && closed >= known * ALMOST_ALL;
      return [{ gateId, unit, questionCount: behind.length, closed, known, suspect }];
    }),
  );
}
