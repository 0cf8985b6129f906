import type { Actor } from '#app/domain/access/actor.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Conflict, SaveRefusal } from '#app/services/response/answer.acts.server.ts';
import { saveGate } from '#app/services/response/answer.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export interface GateInput {
  readonly gateId: string;
  readonly holds: boolean;
  readonly rev: number;
}

/** What of a form of gates was left, because another person had answered meanwhile. */
export interface GatesSaved {
  readonly conflicts: readonly (Conflict & { readonly gateId: string })[];
}

/** Saves the gates of a form, each as an act of its own; a conflict holds up no other. */
export function saveGates(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  inputs: readonly GateInput[],
): Result<GatesSaved, SaveRefusal> {
  const conflicts: (Conflict & { readonly gateId: string })[] = [];
  for (const input of inputs) {
    const saved = saveGate(context, actor, sheetId, input);
    if (saved.ok) continue;
    if (saved.reason !== 'conflict') return saved;
    conflicts.push({ ...saved, gateId: input.gateId });
  }
  return ok({ conflicts });
}
