import { itemState } from '#app/domain/response/item-state.ts';
import { itemStateRow } from '#app/services/response/item-state.loader.server.ts';
import type { ItemStateRow } from '#db/queries/sheet.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { touchSheet } from '#app/services/response/store-answer.acts.server.ts';
import type { Entry } from '#app/services/response/entry.loader.server.ts';
import type { GateInput } from '#app/services/response/gates.form.server.ts';
import { openForEntry } from '#app/services/response/entry.loader.server.ts';
import { sheetChapters } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { personName } from '#db/queries/organization.server.ts';
import { putGateAnswer, putItemStates } from '#db/queries/answer.server.ts';

/** 事前確認の競合. What another person answered meanwhile, beside the own answer. */
export interface GateConflict {
  readonly gateId: string;
  readonly rev: number;
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly holds: boolean;
  readonly own: boolean;
}

/** 事前確認の保存の結果. */
export interface GatesSaved {
  /** What was left as it stands, because another person had answered meanwhile. */
  readonly conflicts: readonly GateConflict[];
  /** The next gate to answer, else the first chapter; null where the sheet has none. */
  readonly next: { readonly gateId: string } | { readonly chapter: string } | null;
}

type GateRefusal = SavingDenial | 'unknown_gate';

interface NothingStored extends Refusal<'nothing_stored'> {
  readonly rest: GatesSaved;
}

/** Saves the gates of a form in one act. A conflict holds up no other; closing a gate keeps the answers behind it. */
export function saveGates(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  inputs: readonly GateInput[],
): Result<GatesSaved, GateRefusal> {
  const saved = transact<GatesSaved, Refusal<GateRefusal> | NothingStored>(
    context,
    actor.personId,
    'gate.answer',
    (act) => {
      const entered = openForEntry(act, actor, sheetId);
      if (!entered.ok) return entered;
      const { snapshot, proxyEntryId } = entered.value;
      const conflicts: GateConflict[] = [];
      const changed: GateInput[] = [];
      for (const input of inputs) {
        const stored = storeGate(act, actor, entered.value, input);
        if (!stored.ok) return stored;
        if (stored.value === 'stored') changed.push(input);
        else if (stored.value !== 'unchanged') conflicts.push(stored.value);
      }
      const value = { conflicts, next: nextPlace(snapshot, inputs) };
      if (changed.length === 0) return { ok: false, reason: 'nothing_stored', rest: value };
      touchSheet(act.tx, snapshot, act.at);
      putItemStates(act.tx, statesBehind(snapshot, changed));
      return {
        ok: true,
        value,
        subject: `sheet:${sheetId}`,
        detail: {
          gates: changed.map(({ gateId, holds, rev }) => ({ gate: gateId, holds, rev: rev + 1 })),
          proxyEntryId,
        },
      };
    },
  );
  return !saved.ok && saved.reason === 'nothing_stored' ? ok(saved.rest) : saved;
}

/** Where the items behind these gates stand now; the others have not moved. */
function statesBehind(snapshot: SheetSnapshot, changed: readonly GateInput[]): readonly ItemStateRow[] {
  const moved = Object.fromEntries(changed.map(({ gateId, holds }) => [gateId, holds]));
  const gates = { ...snapshot.gateAnswers, ...moved };
  return snapshot.items
    .filter(({ question }) => question.gates.some((gate) => gate in moved))
    .map((item) => itemStateRow({ ...item, ...itemState({ ...item, gates }) }, snapshot.sheet));
}

function storeGate(
  { tx, at, sequence }: Act,
  actor: Actor,
  { snapshot, proxyEntryId }: Entry,
  { gateId, holds, rev }: GateInput,
): Result<'stored' | 'unchanged' | GateConflict, 'unknown_gate'> {
  const asked = snapshot.gates.find(({ gate }) => gate.id === gateId);
  if (asked === undefined) return refuse('unknown_gate');
  const stored = asked.answer;
  if (stored !== null && stored.holds === holds) return ok('unchanged');
  if (stored !== null && stored.rev !== rev) {
    const answeredBy = personName(tx, stored.answeredBy);
    const { answeredAt } = stored;
    return ok({ gateId, rev: stored.rev, answeredBy, answeredAt, holds: stored.holds, own: holds });
  }
  putGateAnswer(tx, sequence, {
    sheetId: snapshot.sheet.id,
    gateId,
    campaignId: snapshot.campaign.id,
    holds,
    rev: (stored?.rev ?? 0) + 1,
    answeredBy: actor.personId,
    answeredAt: at,
    proxyEntryId,
  });
  return ok('stored');
}

function nextPlace(snapshot: SheetSnapshot, inputs: readonly GateInput[]): GatesSaved['next'] {
  const open = snapshot.gates.find(
    ({ gate, answer }) => answer === null && !inputs.some(({ gateId }) => gateId === gate.id),
  );
  if (open !== undefined) return { gateId: open.gate.id };
  const [first] = sheetChapters(snapshot);
  return first === undefined ? null : { chapter: first.key };
}
