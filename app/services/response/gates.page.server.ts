import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { previousFrozenCampaign } from '#db/queries/campaign.server.ts';
import { gateAnswersOfSheet, sheetsOf } from '#db/queries/sheet.server.ts';

/** 事前確認の表示. One gate of a sheet with what hangs on it. */
export interface GateView {
  readonly gateId: string;
  readonly label: string;
  readonly question: string;
  readonly holds: boolean | null;
  readonly rev: number;
  readonly answeredAt: string | null;
  readonly lastYear: boolean | null;
  /** Questions that do not apply when the answer is いいえ. */
  readonly questions: number;
  /** Answers already entered behind it: closing keeps them. */
  readonly entered: number;
}

/** 事前確認の画面. */
export interface GatesPage {
  readonly header: SheetHeader;
  readonly gates: readonly GateView[];
}

export function sheetGates(context: ServiceContext, actor: Actor, sheetId: string): Result<GatesPage, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header } = opened.value;
  const before = gatesLastYear(context.db, snapshot);
  const gates = snapshot.gates.map(({ gate, answer }): GateView => {
    const behind = snapshot.items.filter(({ question }) => question.gate === gate.id);
    return {
      gateId: gate.id,
      label: gate.label,
      question: gate.question,
      holds: answer?.holds ?? null,
      rev: answer?.rev ?? 0,
      answeredAt: answer === null ? null : japaneseDateTime(answer.answeredAt),
      lastYear: before.get(gate.id) ?? null,
      questions: behind.length,
      entered: behind.filter(({ record }) => record !== null).length,
    };
  });
  return ok({ header, gates });
}

/** What the same office of the same target answered to the gates in the last counted campaign. */
export function gatesLastYear(db: Connection, { campaign, sheet }: SheetSnapshot): ReadonlyMap<string, boolean> {
  const before = previousFrozenCampaign(db, campaign);
  if (before === undefined) return new Map();
  const last = sheetsOf(db, before.id).find(
    (found) => found.sheet.targetId === sheet.targetId && found.sheet.office === sheet.office,
  );
  return new Map(last === undefined ? [] : gateAnswersOfSheet(db, last.sheet.id).map((row) => [row.gateId, row.holds]));
}
