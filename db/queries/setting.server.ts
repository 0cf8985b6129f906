import { eq } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { bodySetting, campaignSetting } from '#db/schema/setting.ts';
import type { BodySettingKey } from '#db/schema/setting.ts';

const settings = madeOnce((db) => db.select().from(bodySetting).prepare());

/** What the body has decided, by key. */
export function bodySettingRows(db: Connection): ReadonlyMap<string, string> {
  const rows = settings(db).all();
  return new Map(rows.map(({ key, content }) => [key, content]));
}

/** One thing that the body has decided, as it is stored. */
export function bodySettingText(db: Connection, key: BodySettingKey): string | undefined {
  return db.select({ content: bodySetting.content }).from(bodySetting).where(eq(bodySetting.key, key)).get()?.content;
}

/** What a campaign pinned, by key. */
export function campaignSettingRows(db: Connection, campaignId: string): ReadonlyMap<string, string> {
  const rows = db.select().from(campaignSetting).where(eq(campaignSetting.campaignId, campaignId)).all();
  return new Map(rows.map(({ key, content }) => [key, content]));
}

/** Stores what the body decided; what it had decided before gives way. */
export function putBodySetting(db: Connection, key: BodySettingKey, content: string): void {
  const changed = { target: bodySetting.key, set: { content } };
  db.insert(bodySetting).values({ key, content }).onConflictDoUpdate(changed).run();
}

export function removeBodySetting(db: Connection, key: BodySettingKey): void {
  db.delete(bodySetting).where(eq(bodySetting.key, key)).run();
}
