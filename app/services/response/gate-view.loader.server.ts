import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import type { ContractKind } from '#app/domain/asset/contract.ts';
import { isClosedByLedger } from '#app/domain/response/item-state.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
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
  /** What the register has that is asked about behind it, one by one; kinds without any are left out. */
  readonly registered: readonly { readonly kind: ContractKind; readonly count: number }[];
  /** Answers already entered behind it: closing keeps them. */
  readonly enteredCount: number;
}

function registeredBehind(items: readonly SheetItem[]): GateView['registered'] {
  const objects = new Map(items.flatMap(({ object }) => (object === null ? [] : [[object.id, object.kind] as const])));
  return CONTRACT_KINDS.flatMap((kind) => {
    const count = [...objects.values()].filter((one) => one === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
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
      registered: registeredBehind(behind),
      enteredCount: behind.filter(({ record }) => record !== null).length,
    };
  });
}
