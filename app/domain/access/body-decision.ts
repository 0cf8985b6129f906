import type { SecretariatContact, SessionTerms } from '#app/domain/access/access-setting.ts';
import { DEFAULT_ACCESS_SETTINGS } from '#app/domain/access/access-setting.ts';
import type { CommitteeDisclosure } from '#app/domain/access/resource.ts';
import { SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import type { AnsweringRule, RuledStep, SheetOffice } from '#app/domain/campaign/route.ts';
import type { CommitteeRules } from '#app/domain/organization/committee.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { choicesOf } from '#app/domain/score/rule.ts';
import type { RuleChoices } from '#app/domain/score/rule.ts';
import { DEFAULT_BODY_SETTINGS } from '#app/domain/score/settings.ts';
import type { BodySettings } from '#app/domain/score/settings.ts';

/** 団体の設定の区分. What is decided, stored and taken back together, in the order in which it is shown. */
export const SETTING_PARTS = [
  'modules',
  'office_names',
  'answering_rules',
  'bureau_rule',
  'object_rule',
  'scoring_rule',
  'document_marking',
  'committee',
  'session_terms',
  'secretariat_contact',
] as const;
export type SettingPart = (typeof SETTING_PARTS)[number];

/** 決めたこと. What a body decides in each part. */
export interface BodyDecisions {
  readonly modules: BodySettings['modules'];
  readonly office_names: BodySettings['officeNames'];
  readonly answering_rules: BodySettings['answeringRules'];
  readonly bureau_rule: BodySettings['bureauRule'];
  readonly object_rule: BodySettings['objectRule'];
  readonly scoring_rule: RuleChoices;
  readonly document_marking: BodySettings['documentMarking'];
  readonly committee: CommitteeDisclosure & CommitteeRules;
  readonly session_terms: SessionTerms;
  readonly secretariat_contact: SecretariatContact;
}

/** 設定の変更. One part with what is decided in it. */
export type SettingChange = {
  readonly [Part in SettingPart]: { readonly part: Part; readonly value: BodyDecisions[Part] };
}[SettingPart];

/** 選んだこと. A change as a form says it: of names and rules only those of offices that the body has. */
export type ChosenSetting =
  | Exclude<SettingChange, { readonly part: 'office_names' | 'answering_rules' }>
  | { readonly part: 'office_names'; readonly value: Partial<OfficeNames> }
  | { readonly part: 'answering_rules'; readonly value: Partial<BodyDecisions['answering_rules']> };

/** The whole part: what was not asked for stays, steps at a bureau that nobody is asked for now among them. */
export function completed(chosen: ChosenSetting, decided: BodyDecisions): SettingChange {
  switch (chosen.part) {
    case 'office_names':
      return { part: chosen.part, value: { ...decided.office_names, ...chosen.value } };
    case 'answering_rules': {
      const rules: Record<SheetOffice, AnsweringRule> = { ...decided.answering_rules };
      for (const office of SHEET_OFFICES) {
        const rule = chosen.value[office];
        if (rule === undefined) continue;
        const unasked = decided.modules.bureau ? [] : rules[office].route.filter(({ at }) => at === 'bureau');
        rules[office] = { ...rule, route: [...unasked, ...rule.route] };
      }
      return { part: chosen.part, value: rules };
    }
    default:
      return chosen;
  }
}

/** Where a body begins that has decided nothing. */
export const DEFAULT_DECISIONS: BodyDecisions = {
  modules: DEFAULT_BODY_SETTINGS.modules,
  office_names: DEFAULT_BODY_SETTINGS.officeNames,
  answering_rules: DEFAULT_BODY_SETTINGS.answeringRules,
  bureau_rule: DEFAULT_BODY_SETTINGS.bureauRule,
  object_rule: DEFAULT_BODY_SETTINGS.objectRule,
  scoring_rule: choicesOf(DEFAULT_BODY_SETTINGS.scoringRule),
  document_marking: DEFAULT_BODY_SETTINGS.documentMarking,
  committee: { systemDetail: false, evidence: false, ...DEFAULT_BODY_SETTINGS.committeeRules },
  session_terms: DEFAULT_ACCESS_SETTINGS.sessionTerms,
  secretariat_contact: DEFAULT_ACCESS_SETTINGS.secretariatContact,
};

export type SettingValue = string | number | boolean | null;
/** 設定の項目. What a part holds, item by item: as it is compared, logged and shown. */
export type SettingItems = Readonly<Record<string, SettingValue>>;

/** A step as one word, and the steps of a route one behind the other. */
export function stepText({ role, at }: RuledStep): string {
  return `${role}@${at}`;
}

/** The items of a part; those of a rule carry the sheet's office before a dot. */
export function settingItems({ part, value }: SettingChange): SettingItems {
  if (part !== 'answering_rules') return { ...value };
  const items: Record<string, SettingValue> = {};
  for (const office of SHEET_OFFICES) {
    const { answeredBy, enteredBy, route } = value[office];
    items[`${office}.answeredBy`] = answeredBy;
    items[`${office}.enteredBy`] = enteredBy;
    items[`${office}.route`] = route.map(stepText).join(' ');
  }
  return items;
}

/** One part of the decisions. */
export function partOf(decisions: BodyDecisions, part: SettingPart): SettingChange {
  switch (part) {
    case 'modules':
      return { part, value: decisions[part] };
    case 'office_names':
      return { part, value: decisions[part] };
    case 'answering_rules':
      return { part, value: decisions[part] };
    case 'bureau_rule':
      return { part, value: decisions[part] };
    case 'object_rule':
      return { part, value: decisions[part] };
    case 'scoring_rule':
      return { part, value: decisions[part] };
    case 'document_marking':
      return { part, value: decisions[part] };
    case 'committee':
      return { part, value: decisions[part] };
    case 'session_terms':
      return { part, value: decisions[part] };
    case 'secretariat_contact':
      return { part, value: decisions[part] };
  }
}

/** What of the items is another after the change: as it was, and as it is. */
export function changedItems(
  before: SettingItems,
  after: SettingItems,
): { readonly from: SettingItems; readonly to: SettingItems } {
  const keys = Object.keys(after).filter((key) => before[key] !== after[key]);
  const of = (items: SettingItems) => Object.fromEntries(keys.map((key) => [key, items[key] ?? null]));
  return { from: of(before), to: of(after) };
}
