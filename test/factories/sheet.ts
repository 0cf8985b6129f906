import { saveGates } from '#app/services/response/gates.acts.server.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { must } from '#app/domain/shared/result.ts';

import { fillSheet } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';

/** Brings the untouched sheet of 総務課 to a state, by the people whose turn each step is. */
export function bringTo(town: Town, id: string, state: SheetState): void {
  const { context } = town;
  const manager = town.actor('manager');
  if (state === 'not_started') return;
  if (state === 'in_progress') {
    expectOk(saveGates(context, manager, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]));
    return;
  }
  fillSheet(town, manager, id);
  expectOk(handIn(context, manager, id));
  if (state === 'returned') must(lookAndReturn(context, town.actor('officer'), id, '根拠資料を補ってください。'));
  if (state === 'confirmed' || state === 'accepted') must(lookAndConfirm(context, town.actor('officer'), id));
  if (state === 'accepted') must(lookAndAccept(context, town.actor('secretariat'), id));
}

function expectOk(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
