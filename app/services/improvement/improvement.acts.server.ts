import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Cause, ImprovementAction, Priority } from '#app/domain/improvement/action.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { readAction, writeAction } from '#app/services/improvement/actions.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { actionsOf, findAction, insertAction, updateAction } from '#db/queries/improvement.server.ts';

/** 改善計画の案. How many of each list closing drafted. */
export type PlanCounts = Readonly<Record<ImprovementLevel, number>>;

/** Stores one of those that were drafted, within closing's own act. */
export function storePlanned(tx: Connection, id: string, closingId: string, action: ImprovementAction): void {
  const { level, number } = action;
  insertAction(tx, { id, closingId, level, number, content: writeAction(action), rev: 1 }, action.itemIds);
}

/** 改善計画の編集. What the secretariat decides of a proposal before it goes to the committee. */
export interface ImprovementEdit {
  readonly rev: number;
  /** Whether it is put to the committee. */
  readonly level: ImprovementLevel;
  readonly cause: Cause;
  readonly priority: Priority;
  readonly interimMeasure: string;
  readonly permanentMeasure: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
}

/** Somebody else saved meanwhile: what they saved, so that nothing of either is lost. */
export interface EditConflict extends Refusal<'conflict'> {
  readonly rev: number;
  readonly current: ImprovementAction;
}

export function editImprovement(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  actionId: string,
  edit: ImprovementEdit,
): Result<{ readonly rev: number }, Denial> | EditConflict {
  return transact(context, actor.personId, 'improvement.edit', ({ tx }) => {
    const campaign = findCampaign(tx, campaignId);
    const row = findAction(tx, actionId);
    if (campaign === undefined || row === undefined || row.closingId !== campaign.closingId)
      return refuse('not_permitted');
    const permission = authorize(actor, 'improvement.edit', campaignResource(context, campaign));
    if (!permission.ok) return permission;
    const before = readAction(row.content);
    // What the committee has decided is changed by a decision of the committee only.
    if (before.decidedOn !== null) return refuse('wrong_state');
    if (row.rev !== edit.rev)
      return { ok: false, reason: 'conflict', rev: row.rev, current: before } satisfies EditConflict;
    const { level, cause, priority, interimMeasure, permanentMeasure, owner, due } = edit;
    const change = { level, cause, priority, interimMeasure, permanentMeasure, owner, due };
    const number = level === before.level ? before.number : nextNumber(tx, row.closingId, level);
    const after: ImprovementAction = { ...before, ...change, number };
    const rev = row.rev + 1;
    updateAction(tx, actionId, { level: after.level, number, content: writeAction(after), rev });
    return { ok: true, value: { rev }, subject: `improvement:${actionId}`, detail: { rev, number, ...change } };
  });
}

function nextNumber(tx: Connection, closingId: string, level: ImprovementLevel): number {
  return Math.max(0, ...actionsOf(tx, closingId, level).map((row) => row.number)) + 1;
}
