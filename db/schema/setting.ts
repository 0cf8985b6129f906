import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ACCESS_SETTING_KEYS } from '#app/domain/access/access-setting.ts';
import { START_SETTING_KEYS } from '#app/domain/campaign/first-year.ts';
import { REHEARSAL_SETTING_KEYS } from '#app/domain/campaign/campaign.ts';
import { BODY_FACT_KEYS } from '#app/domain/organization/body.ts';
import { SETTING_KEYS } from '#app/domain/score/settings.ts';
import { campaign } from '#db/schema/campaign.ts';
import { oneOf } from '#db/schema/columns.ts';

const BODY_SETTING_KEYS = [
  ...SETTING_KEYS,
  ...ACCESS_SETTING_KEYS,
  ...BODY_FACT_KEYS,
  ...START_SETTING_KEYS,
  ...REHEARSAL_SETTING_KEYS,
] as const;
export type BodySettingKey = (typeof BODY_SETTING_KEYS)[number];

/** 団体の設定. What the body has decided, as stored JSON; a setting that has no row is the default. */
export const bodySetting = sqliteTable(
  'body_setting',
  {
    key: text('key', { enum: BODY_SETTING_KEYS }).primaryKey(),
    content: text('content').notNull(),
  },
  (table) => [oneOf('body_setting_key', table.key, BODY_SETTING_KEYS)],
);

/** 固定した設定. What the body had decided when the campaign opened, as stored JSON: every setting, defaults too. */
export const campaignSetting = sqliteTable(
  'campaign_setting',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaign.id),
    key: text('key', { enum: SETTING_KEYS }).notNull(),
    content: text('content').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.key] }),
    oneOf('campaign_setting_key', table.key, SETTING_KEYS),
  ],
);
