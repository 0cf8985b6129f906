import { isRunning } from '#app/domain/campaign/state.ts';
import { z } from 'zod';
import type { Actor } from '#app/domain/access/actor.ts';
import {
  completed,
  DEFAULT_DECISIONS,
  partOf,
  SETTING_PARTS,
  settingItems,
  stepText,
} from '#app/domain/access/body-decision.ts';
import type { BodyDecisions, ChosenSetting, SettingItems, SettingPart } from '#app/domain/access/body-decision.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { answererChoices, ruledSheets, stepChoices } from '#app/domain/access/setting-check.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { NAMED_OFFICES } from '#app/domain/organization/office.ts';
import type { NamedOffice, Office } from '#app/domain/organization/office.ts';
import { bureausOf } from '#app/domain/organization/unit.ts';
import { ruleOf } from '#app/domain/score/rule.ts';
import { DEFAULT_BODY_SETTINGS, settingsInUse } from '#app/domain/score/settings.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { bodyDecisions, decisionsIn, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { decidedSettings, pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { lastSettingChanges } from '#db/queries/activity.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { personNames, unitsFrom } from '#db/queries/organization.server.ts';

/** How many of the last changes a part shows. */
const CHANGES_SHOWN = 5;

/** 設定の履歴の一件. */
export interface PastChange {
  readonly sequence: number;
  readonly at: string;
  readonly personName: string;
  readonly reset: boolean;
  readonly itemsBefore: SettingItems;
  readonly itemsAfter: SettingItems;
}

/** 設定の一区分. Its items as they are today and by default, and what was seen of it. */
export interface SettingView {
  readonly part: SettingPart;
  readonly seal: string;
  /** As decided; a form begins from it. */
  readonly itemsToday: SettingItems;
  readonly standard: SettingItems;
  readonly isStandard: boolean;
  /** Campaigns that run by an older decision, by name. */
  readonly keptBy: readonly string[];
  readonly past: readonly PastChange[];
}

/** 点検票の選択肢. Who can answer the sheet of an office, enter for them, and confirm it. */
export interface SheetChoices {
  readonly sheetOffice: SheetOffice;
  readonly answerers: readonly Office[];
  /** Each as one word: office and place. */
  readonly steps: readonly string[];
}

/** 団体の設定の画面. */
export interface SettingsPage {
  readonly parts: readonly SettingView[];
  readonly modules: Modules;
  readonly namedOffices: readonly NamedOffice[];
  readonly sheets: readonly SheetChoices[];
  readonly ruleVersion: string;
}

export function settingsPage({ db, clock }: ServiceContext, actor: Actor): Result<SettingsPage, Denial> {
  const permission = authorize(actor, 'setting.change', null);
  if (!permission.ok) return permission;
  const decided = bodyDecisions(db);
  const { modules, committee } = decided;
  const inUse = { ...decided, ...decisionsIn(settingsInUse(decidedSettings(db)), committee) };
  const pinned = allCampaigns(db)
    .filter(({ state }) => isRunning(state))
    .map(({ id, name }) => {
      const of = { ...inUse, ...decisionsIn(pinnedSettings(db, id), committee) };
      return { name, items: (part: SettingPart) => shownItems(part, settingItems(partOf(of, part)), modules) };
    });
  const standards = settingsInUse({ ...DEFAULT_BODY_SETTINGS, modules });
  const defaults = {
    ...DEFAULT_DECISIONS,
    ...decisionsIn(standards, DEFAULT_DECISIONS.committee),
    modules: DEFAULT_DECISIONS.modules,
  };
  const names = personNames(db);
  const shown = SETTING_PARTS.filter((part) => part !== 'bureau_rule' || asksForBureauRule(db, clock(), decided));
  const parts = shown.map((part): SettingView => {
    const today = shownItems(part, settingItems(partOf(inUse, part)), modules);
    const standard = shownItems(part, settingItems(partOf(defaults, part)), modules);
    return {
      part,
      seal: sealOfPart(decided, part),
      itemsToday: today,
      standard,
      isStandard: same(today, standard),
      // A campaign that runs is shown by what offices are called today.
      keptBy:
        part === 'office_names' ? [] : pinned.filter(({ items }) => !same(items(part), today)).map(({ name }) => name),
      past: pastChanges(db, part, names),
    };
  });
  return {
    ok: true,
    value: {
      parts,
      modules,
      namedOffices: NAMED_OFFICES.filter((office) => isOfficeUsed(modules, office)),
      sheets: ruledSheets(modules).map((sheetOffice) => ({
        sheetOffice,
        answerers: answererChoices(sheetOffice, modules),
        steps: stepChoices(sheetOffice, modules).map(stepText),
      })),
      ruleVersion: ruleOf(decided.scoring_rule).version,
    },
  };
}

/** True where it makes a difference: a 部 hangs on a 局, or will; and where it was decided, to be taken back. */
function asksForBureauRule(db: Connection, now: Instant, { modules, bureau_rule: rule }: BodyDecisions): boolean {
  if (!modules.bureau) return false;
  const units = unitsFrom(db, tokyoDate(now));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return rule.level !== DEFAULT_DECISIONS.bureau_rule.level || units.some((unit) => bureausOf(unit, byId).length > 1);
}

/** Items of what the body does not use are not shown, but for the parts themselves: where else are they taken back? */
function shownItems(part: SettingPart, all: SettingItems, modules: Modules): SettingItems {
  if (part === 'modules') return all;
  const isShown = (item: string) => {
    if (part === 'committee') return modules.committee || item === 'systemDetail' || item === 'evidence';
    const office = NAMED_OFFICES.find((one) => one === item.split('.', 1)[0]);
    return office === undefined || isOfficeUsed(modules, office);
  };
  return Object.fromEntries(Object.entries(all).filter(([item]) => isShown(item)));
}

function same(one: SettingItems, other: SettingItems): boolean {
  return Object.keys(one).every((key) => one[key] === other[key]);
}

const items = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const logged = z.object({ reset: z.boolean(), from: items, to: items });

function pastChanges(db: Connection, part: SettingPart, names: ReadonlyMap<string, string>): readonly PastChange[] {
  return lastSettingChanges(db, `setting:${part}`, CHANGES_SHOWN).map(({ sequence, at, actor, detail }) => {
    const { reset, from, to } = logged.parse(JSON.parse(detail));
    const personName = names.get(actor) ?? '';
    return { sequence, at, personName, reset, itemsBefore: from, itemsAfter: to };
  });
}

/** What a part would hold if it were saved as chosen. */
export function previewOf({ db }: ServiceContext, choice: ChosenSetting): SettingItems {
  const decided = bodyDecisions(db);
  return shownItems(choice.part, settingItems(completed(choice, decided)), decided.modules);
}
