import { z } from 'zod';
import { SHEET_OFFICES, STEP_PLACES } from '#app/domain/campaign/route.ts';
import { isFrozen, isRunning } from '#app/domain/campaign/state.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import { CIRCULATIONS, QUORUMS } from '#app/domain/organization/committee.ts';
import { NAMED_OFFICES, OFFICES } from '#app/domain/organization/office.ts';
import type { Office, OfficeNames } from '#app/domain/organization/office.ts';
import { BUREAU_LEVELS } from '#app/domain/organization/unit.ts';
import { RATINGS } from '#app/domain/score/rule.ts';
import {
  DEFAULT_BODY_SETTINGS,
  LATER_SETTING_KEYS,
  SETTING_KEY_OF,
  settingsInUse,
} from '#app/domain/score/settings.ts';
import type { BodySettings, SettingKey } from '#app/domain/score/settings.ts';
import { storedModules } from '#app/services/organization/module.loader.server.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { bodySettingRows, campaignSettingRows } from '#db/queries/setting.server.ts';

const ofEach = <Key extends string, Value>(keys: readonly Key[], value: z.ZodType<Value>) =>
  z.record(z.enum(keys), value);

const KINDS: { readonly [Name in keyof BodySettings]: StoredKind<BodySettings[Name]> } = {
  officeNames: storedKind('names of offices', ofEach(NAMED_OFFICES, z.string().min(1))),
  answeringRules: storedKind(
    'answering rules',
    ofEach(
      SHEET_OFFICES,
      z.object({
        answeredBy: z.enum(OFFICES),
        enteredBy: z.enum(OFFICES).nullable(),
        route: z.array(z.object({ role: z.enum(OFFICES), at: z.enum(STEP_PLACES) })),
      }),
    ),
  ),
  documentMarking: storedKind(
    'document marking',
    z.object({ confidentiality: z.string(), handling: z.string(), section: z.string() }),
  ),
  scoringRule: storedKind(
    'scoring rule',
    z.object({
      version: z.string(),
      fullPoints: z.number().int(),
      points: ofEach(['implemented', 'partially_implemented', 'not_implemented'], z.number().int()),
      weights: ofEach(['requirement', 'recommendation'], z.number().int()),
      thresholds: z.array(z.object({ rating: z.enum(RATINGS), atLeast: z.number() })),
      criticalCap: z.enum(RATINGS),
    }),
  ),
  modules: storedModules,
  committeeRules: storedKind(
    'rules of the committee',
    z.object({ quorum: z.enum(QUORUMS).nullable(), circulation: z.enum(CIRCULATIONS).nullable() }),
  ),
  bureauRule: storedKind('rule of bureaus', z.object({ level: z.enum(BUREAU_LEVELS) })),
  objectRule: storedKind('rule of what is asked contract by contract', z.object({ perObject: z.boolean() })),
};

type SettingRows = ReadonlyMap<string, string>;

function settingsOf(textOf: (key: SettingKey) => string | undefined): BodySettings {
  const read = <Name extends keyof BodySettings>(name: Name): BodySettings[Name] => {
    const text = textOf(SETTING_KEY_OF[name]);
    return text === undefined ? DEFAULT_BODY_SETTINGS[name] : readStored(KINDS[name], text);
  };
  return {
    officeNames: read('officeNames'),
    answeringRules: read('answeringRules'),
    documentMarking: read('documentMarking'),
    scoringRule: read('scoringRule'),
    modules: read('modules'),
    committeeRules: read('committeeRules'),
    bureauRule: read('bureauRule'),
    objectRule: read('objectRule'),
  };
}

/** What the body has decided by now, of parts that it does not use as well; defaults where it has decided nothing. */
export function decidedSettings(db: Connection): BodySettings {
  const rows: SettingRows = bodySettingRows(db);
  return settingsOf((key) => rows.get(key));
}

/** What of it holds today: pages show it, and the next campaign pins it. */
export function bodySettings(db: Connection): BodySettings {
  return settingsInUse(decidedSettings(db));
}

/** What a campaign pinned when it opened; every setting must be there. */
export function pinnedSettings(db: Connection, campaignId: string): BodySettings {
  const rows: SettingRows = campaignSettingRows(db, campaignId);
  return settingsOf((key) => {
    const text = rows.get(key);
    if (text === undefined && !LATER_SETTING_KEYS.includes(key))
      throw new Error(`campaign ${campaignId} pinned no ${key}`);
    return text;
  });
}

/** What a campaign calls the offices: as the body does today, and once it is closed as it did when it opened. */
export function officeNamesOf(
  db: Connection,
  campaign: { readonly id: string; readonly state: CampaignState },
): OfficeNames {
  return (isFrozen(campaign.state) ? pinnedSettings(db, campaign.id) : bodySettings(db)).officeNames;
}

/** Offices that answer sheets or enter for those who do: in the campaigns that run, and as the body has decided. */
export function answeringOffices(db: Connection): readonly Office[] {
  const running = allCampaigns(db).filter(({ state }) => isRunning(state));
  const settings = [bodySettings(db), ...running.map(({ id }) => pinnedSettings(db, id))];
  const rules = settings.flatMap(({ answeringRules }) => Object.values(answeringRules));
  return [
    ...new Set(
      rules.flatMap(({ answeredBy, enteredBy }) => (enteredBy === null ? [answeredBy] : [answeredBy, enteredBy])),
    ),
  ];
}

/** A setting as it is stored. */
export function storedSetting<Name extends keyof BodySettings>(
  name: Name,
  value: BodySettings[Name],
): { readonly key: SettingKey; readonly content: string } {
  return { key: SETTING_KEY_OF[name], content: writeStored(KINDS[name], value) };
}

/** All settings as they are stored. */
export function storedSettings(settings: BodySettings): readonly ReturnType<typeof storedSetting>[] {
  return [
    storedSetting('officeNames', settings.officeNames),
    storedSetting('answeringRules', settings.answeringRules),
    storedSetting('documentMarking', settings.documentMarking),
    storedSetting('scoringRule', settings.scoringRule),
    storedSetting('modules', settings.modules),
    storedSetting('committeeRules', settings.committeeRules),
    storedSetting('bureauRule', settings.bureauRule),
    storedSetting('objectRule', settings.objectRule),
  ];
}
