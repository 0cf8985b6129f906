import { DEFAULT_ANSWERING_RULES } from '#app/domain/campaign/route.ts';
import type { AnsweringRule, SheetOffice } from '#app/domain/campaign/route.ts';
import { DEFAULT_DOCUMENT_MARKING } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
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
}

/** 設定の種類. The keys under which settings are stored. */
export const SETTING_KEYS = ['office_names', 'answering_rules', 'document_marking', 'scoring_rule'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];

export const SETTING_KEY_OF = {
  officeNames: 'office_names',
  answeringRules: 'answering_rules',
  documentMarking: 'document_marking',
  scoringRule: 'scoring_rule',
} as const satisfies Record<keyof BodySettings, SettingKey>;

/** Where a body begins that has decided nothing. */
export const DEFAULT_BODY_SETTINGS: BodySettings = {
  officeNames: OFFICE_DEFAULT_NAMES,
  answeringRules: DEFAULT_ANSWERING_RULES,
  documentMarking: DEFAULT_DOCUMENT_MARKING,
  scoringRule: RULE_2026_1,
};
