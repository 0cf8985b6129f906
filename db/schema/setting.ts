import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SETTING_KEYS } from '#app/domain/score/settings.ts';
import { oneOf } from '#db/schema/columns.ts';

/** 団体の設定. What the body has decided, as stored JSON; a setting that has no row is the default. */
export const bodySetting = sqliteTable(
  'body_setting',
  {
    key: text('key', { enum: SETTING_KEYS }).primaryKey(),
    content: text('content').notNull(),
  },
  (table) => [oneOf('body_setting_key', table.key, SETTING_KEYS)],
);
