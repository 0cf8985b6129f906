import { formRevision } from '#app/services/response/answer.form.server.ts';
import { z } from 'zod';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';

const CHOICE = 'gate.';

/** The fields of the form of gates by name: `gate.<id>` its choice, `rev.<id>` the revision it was shown with. */
export const gatesForm = z.record(z.string().max(60), z.string().max(20));
const choice = z.enum(['yes', 'no']);

/** One gate as it comes from a form: the revision it was answered over, 0 where none was stored. */
export interface GateInput {
  readonly gateId: string;
  readonly holds: boolean;
  readonly rev: number;
}

/** The gates that the form answers; one without a choice is left out. */
export function readGates(fields: z.infer<typeof gatesForm>): Result<readonly GateInput[], 'unknown_value'> {
  const inputs: GateInput[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith(CHOICE)) continue;
    const gateId = name.slice(CHOICE.length);
    const holds = choice.safeParse(value);
    const rev = formRevision.safeParse(fields[`rev.${gateId}`]);
    if (!holds.success || !rev.success) return refuse('unknown_value');
    inputs.push({ gateId, holds: holds.data === 'yes', rev: rev.data });
  }
  return ok(inputs);
}
