import type { ObjectCode } from '#app/domain/response/item-key.ts';
import { itemsOfSheet } from '#db/queries/sheet.server.ts';
import type { Town } from '#test/factories/town.ts';

/**
 * Makes a question of an opened and untouched sheet one that is asked about each of these entries of a register, as an
 * opening writes it: the items stand together where the one about the whole stood.
 */
export function askAboutObjects(
  { context }: Town,
  sheetId: string,
  questionId: string,
  objects: readonly (ObjectCode & { readonly name: string })[],
): void {
  const sqlite = context.db.$client;
  const whole = itemsOfSheet(context.db, sheetId).find(({ item }) => item.questionId === questionId)?.item;
  if (whole === undefined) throw new Error(`${questionId} is not asked`);
  sqlite.prepare('UPDATE item SET "order" = "order" * 1000 WHERE sheet_id = ?').run(sheetId);
  objects.forEach(({ kind, code, name }, index) => {
    const objectId = `${whole.campaignId} ${kind} ${code}`;
    sqlite
      .prepare(
        `INSERT OR IGNORE INTO campaign_object (id, campaign_id, target_id, kind, code, name, "order")
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(objectId, whole.campaignId, whole.targetId, kind, code, name, index);
    const itemId = `${whole.id} ${code}`;
    sqlite
      .prepare(
        `INSERT INTO item (id, campaign_id, campaign_questionnaire_id, target_id, sheet_id, campaign_question_id,
           object_id, "order")
         SELECT ?, campaign_id, campaign_questionnaire_id, target_id, sheet_id, campaign_question_id, ?, "order" + ?
         FROM item WHERE id = ?`,
      )
      .run(itemId, objectId, index, whole.id);
    sqlite
      .prepare(
        `INSERT INTO item_state (item_id, campaign_id, sheet_id, gate, value, basis, rev)
         SELECT ?, campaign_id, sheet_id, gate, value, basis, rev FROM item_state WHERE item_id = ?`,
      )
      .run(itemId, whole.id);
  });
  sqlite.prepare('DELETE FROM item_state WHERE item_id = ?').run(whole.id);
  sqlite.prepare('DELETE FROM item WHERE id = ?').run(whole.id);
}
