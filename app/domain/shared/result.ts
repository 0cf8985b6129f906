/** 受理又は拒否. An expected refusal is a value with a closed reason, never an exception. */
export type Refusal<Reason extends string> = { readonly ok: false; readonly reason: Reason };

/** The outcome of an act: its value, or the reason why it was refused. */
export type Result<Value, Reason extends string> = { readonly ok: true; readonly value: Value } | Refusal<Reason>;

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Reason extends string>(reason: Reason): Refusal<Reason> {
  return { ok: false, reason };
}

/** Unwraps a result that cannot be refused, as in the set-up of a new body. */
export function must<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
}
