import { DEFAULT_OBJECT_RULE } from '#app/domain/campaign/asked-object.ts';
import type { ObjectRule } from '#app/domain/campaign/asked-object.ts';
import { DEFAULT_ANSWERING_RULES, SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import type { AnsweringRule, SheetOffice } from '#app/domain/campaign/route.ts';
import { DEFAULT_DOCUMENT_MARKING, pageMarking } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { DEFAULT_COMMITTEE_RULES } from '#app/domain/organization/committee.ts';
import type { CommitteeRules } from '#app/domain/organization/committee.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { DEFAULT_BUREAU_RULE } from '#app/domain/organization/unit.ts';
import type { BureauRule } from '#app/domain/organization/unit.ts';
import { RULE_2026_1 } from '#app/domain/score/rule.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';

/**
 * 団体の設定. What a body decides about its self-assessments. A campaign pins it when it opens, so that what a body
 * decides later changes no year that was asked before.
 */
export interface BodySettings {
  /** What the body calls its offices. */
  readonly officeNames: OfficeNames;
  /** Who answers a sheet of an office, who enters for them, and who confirms it. */
  readonly answeringRules: Readonly<Record<SheetOffice, AnsweringRule>>;
  readonly documentMarking: DocumentMarking;
  /** Points, weights and thresholds. */
  readonly scoringRule: ScoringRule;
  readonly modules: Modules;
  readonly committeeRules: CommitteeRules;
  readonly bureauRule: BureauRule;
  readonly objectRule: ObjectRule;
}

/** 設定の種類. The keys under which settings are stored. */
export const SETTING_KEYS = [
  'office_names',
  'answering_rules',
  'document_marking',
  'scoring_rule',
  'modules',
  'committee_rules',
  'bureau_rule',
  'object_rule',
] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];

/** Settings that campaigns of earlier versions did not pin: there everything was as the defaults are. */
export const LATER_SETTING_KEYS: readonly SettingKey[] = ['modules', 'committee_rules', 'bureau_rule', 'object_rule'];

export const SETTING_KEY_OF = {
  officeNames: 'office_names',
  answeringRules: 'answering_rules',
  documentMarking: 'document_marking',
  scoringRule: 'scoring_rule',
  modules: 'modules',
  committeeRules: 'committee_rules',
  bureauRule: 'bureau_rule',
  objectRule: 'object_rule',
} as const satisfies Record<keyof BodySettings, SettingKey>;

/** Where a body begins that has decided nothing. */
export const DEFAULT_BODY_SETTINGS: BodySettings = {
  officeNames: OFFICE_DEFAULT_NAMES,
  answeringRules: DEFAULT_ANSWERING_RULES,
  documentMarking: DEFAULT_DOCUMENT_MARKING,
  scoringRule: RULE_2026_1,
  modules: DEFAULT_MODULES,
  committeeRules: DEFAULT_COMMITTEE_RULES,
  bureauRule: DEFAULT_BUREAU_RULE,
  objectRule: DEFAULT_OBJECT_RULE,
};

/**
 * 使っている設定. What of the decisions holds: a step at a bureau falls away where the body has none, and papers that
 * carry the default marking do not name a committee that there is not.
 */
export function settingsInUse(decided: BodySettings): BodySettings {
  const { modules, answeringRules, documentMarking } = decided;
  return {
    ...decided,
    answeringRules: modules.bureau ? answeringRules : withoutBureaus(answeringRules),
    documentMarking:
      !modules.committee && documentMarking.handling === DEFAULT_DOCUMENT_MARKING.handling
        ? pageMarking(documentMarking)
        : documentMarking,
  };
}

function withoutBureaus(rules: BodySettings['answeringRules']): BodySettings['answeringRules'] {
  const changed: Record<SheetOffice, AnsweringRule> = { ...rules };
  for (const office of SHEET_OFFICES) {
    changed[office] = { ...rules[office], route: rules[office].route.filter(({ at }) => at !== 'bureau') };
  }
  return changed;
}
