import { isClosedByLedger } from '#app/domain/response/item-state.ts';
import type { LastYear } from '#app/services/response/last-year.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** 事前確認の表示. One asked gate of a sheet with what hangs on it. */
export interface GateView {
  readonly gateId: string;
  readonly label: string;
  readonly questionText: string;
  /** Null while it is not answered. */
  readonly holds: boolean | null;
  readonly rev: number;
  readonly answeredBy: string | null;
  /** What counted last year; null where nothing did. */
  readonly heldLastYear: boolean | null;
  /** Questions that do not apply when the answer is いいえ. */
  readonly questionCount: number;
  /** Answers already entered behind it: closing keeps them. */
  readonly enteredCount: number;
}

export function gateViews(
  { gates, items }: SheetSnapshot,
  { gatesHeld }: LastYear,
  names: ReadonlyMap<string, string>,
): readonly GateView[] {
  return gates.map(({ gate, answer }) => {
    const behind = items.filter((item) => item.question.gates.includes(gate.id) && !isClosedByLedger(item));
    return {
      gateId: gate.id,
      label: gate.label,
      questionText: gate.question,
      holds: answer?.holds ?? null,
      rev: answer?.rev ?? 0,
      answeredBy: answer === null ? null : (names.get(answer.answeredBy) ?? ''),
      heldLastYear: gatesHeld.get(gate.id) ?? null,
      questionCount: behind.length,
      enteredCount: behind.filter(({ record }) => record !== null).length,
    };
  });
}
