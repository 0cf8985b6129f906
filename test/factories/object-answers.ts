import type { Answer } from '#app/domain/response/answer.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { makeAnswer } from '#test/factories/town.ts';

/** An item of a sheet as the opening stored it; the code is that of its contract, null where it asks of the whole. */
export interface StoredItem {
  readonly id: string;
  readonly questionId: string;
  readonly code: string | null;
}

/** The items of a sheet in their order. */
export function itemsOf(town: Pick<Town, 'context'>, sheetId: string): readonly StoredItem[] {
  return town.context.db.$client
    .prepare<[string], StoredItem>(
      `SELECT item.id, question_id AS questionId, code FROM item
       JOIN campaign_question ON campaign_question.id = campaign_question_id
       LEFT JOIN campaign_object ON campaign_object.id = object_id WHERE sheet_id = ? ORDER BY item."order"`,
    )
    .all(sheetId);
}

/**
 * Opens every gate of a sheet (はい) and answers its items one by one, 実施 where `answerOf` gives nothing. The rows are
 * written as the act of saving leaves them.
 */
export function answerItems(
  town: Town,
  who: TownPerson,
  sheetId: string,
  answerOf: (item: StoredItem) => Answer | null = () => null,
): void {
  const { context } = town;
  for (const { gate } of loadSheet(context, sheetId)?.gates ?? []) {
    must(saveGates(context, town.actor(who), sheetId, [{ gateId: gate.id, holds: true, rev: 0 }]));
  }
  const open = new Map(
    (loadSheet(context, sheetId)?.items ?? [])
      .filter(({ applicability }) => applicability.state === 'open')
      .map(({ itemId, question }) => [itemId, question]),
  );
  for (const item of itemsOf(town, sheetId)) {
    const question = open.get(item.id);
    if (question === undefined) continue;
    const rows = question.rows.map(({ id }) => ({ rowId: id, value: 'yes' as const, comment: '' }));
    const plain = rows.length > 0 ? { rows } : { value: 'implemented' as const };
    const confirmation = question.confirmation ? { confirmationMethod: 'records' as const } : {};
    store(town, who, item.id, answerOf(item) ?? makeAnswer({ ...plain, ...confirmation }));
  }
}

function store(town: Town, who: TownPerson, itemId: string, answer: Answer): void {
  const sqlite = town.context.db.$client;
  for (const [table, columns, values] of [
    ['answer_revision', ', sequence', ', (SELECT max(sequence) + 1 FROM activity_log)'],
    ['answer', '', ''],
  ] as const) {
    sqlite
      .prepare(
        `INSERT INTO ${table} (item_id, rev, campaign_id, content, answered_by, answered_at${columns})
         SELECT id, 1, campaign_id, ?, ?, '2026-10-02T00:00:00.000Z'${values} FROM item WHERE id = ?`,
      )
      .run(writeStored(storedAnswer, answer), town.actor(who).personId, itemId);
  }
  sqlite
    .prepare(`UPDATE item_state SET value = ?, basis = 'own', rev = 1 WHERE item_id = ?`)
    .run(answer.value ?? 'implemented', itemId);
}
