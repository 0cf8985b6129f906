import type { SessionTerms } from '#app/domain/access/access-setting.ts';
import type { SettingChange } from '#app/domain/access/body-decision.ts';
import { stepText } from '#app/domain/access/body-decision.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { mayConfirm } from '#app/domain/access/incompatibility.ts';
import { SHEET_OFFICES, STEP_PLACES } from '#app/domain/campaign/route.ts';
import type { AnsweringRule, RuledStep, SheetOffice, StepPlace } from '#app/domain/campaign/route.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Module, Modules } from '#app/domain/organization/module.ts';
import { NAMED_OFFICES, OFFICE_ATTACHED_TO, OFFICES } from '#app/domain/organization/office.ts';
import type { NamedOffice, Office, OfficeAttachment, OfficeNames } from '#app/domain/organization/office.ts';
import { ruleProblem } from '#app/domain/score/rule.ts';
import type { RuleProblem } from '#app/domain/score/rule.ts';
import type { Refusal } from '#app/domain/shared/result.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/**
 * Why a rule of a sheet cannot be. `not_there`: the office is not held where the sheet is. `enters_own`: who answers
 * enters anyway. `no_step_there`: there is no such place for the sheet. `never_confirms`: the table of incompatible
 * offices keeps the office from it. `confirms_own`: who answers or enters would confirm it. `no_confirmer`: nobody
 * confirms, and only the CISO has nobody above.
 */
export type AnsweringProblem =
  | 'not_there'
  | 'not_used'
  | 'enters_own'
  | 'no_step_there'
  | 'never_confirms'
  | 'confirms_own'
  | 'step_twice'
  | 'no_confirmer';

export type SettingProblem =
  | AnsweringProblem
  | RuleProblem
  | 'name_missing'
  | 'name_taken'
  | 'name_breaks_tables'
  | 'marking_missing'
  | 'bad_site'
  | TermsProblem;
type TermsProblem = 'idle_too_short' | 'too_long' | 'idle_longer';

/** 設定の問題. Why a part cannot be as chosen, and at which of its items. */
export interface SettingFault {
  readonly problem: SettingProblem;
  readonly item: string;
}

/** Where the sheet of an office lies. */
export function placeOfSheet(office: SheetOffice): OfficeAttachment {
  switch (office) {
    case 'security_manager':
      return 'department';
    case 'security_officer':
      return 'bureau';
    case 'system_manager':
      return 'system';
    default:
      return 'organization';
  }
}

/** Offices that can answer the sheet of an office, or enter for those who do. */
export function answererChoices(sheet: SheetOffice, modules: Modules): readonly Office[] {
  const place = placeOfSheet(sheet);
  return OFFICES.filter((office) => OFFICE_ATTACHED_TO[office] === place && isOfficeUsed(modules, office));
}

const ATTACHED_AT = { section: 'department', bureau: 'bureau', body: 'organization' } as const;
/** Places that lie at or above the sheet; who confirms for a bureau its own sheet would be the bureau. */
const PLACES_ABOVE: Readonly<Record<OfficeAttachment, readonly StepPlace[]>> = {
  department: STEP_PLACES,
  system: STEP_PLACES,
  bureau: ['body'],
  organization: ['body'],
};

/** Steps by which the sheet of an office can be confirmed. */
export function stepChoices(sheet: SheetOffice, modules: Modules): readonly RuledStep[] {
  return PLACES_ABOVE[placeOfSheet(sheet)].flatMap((at) =>
    OFFICES.filter(
      (role) => OFFICE_ATTACHED_TO[role] === ATTACHED_AT[at] && mayConfirm(role, sheet) && isOfficeUsed(modules, role),
    ).map((role) => ({ role, at })),
  );
}

/** Sheets whose rule the body decides: those of offices that it has. */
export function ruledSheets(modules: Modules): readonly SheetOffice[] {
  return SHEET_OFFICES.filter((office) => isOfficeUsed(modules, office));
}

function answeringFault(sheet: SheetOffice, rule: AnsweringRule, modules: Modules): SettingFault | null {
  const at = (field: keyof AnsweringRule, problem: AnsweringProblem) => ({ problem, item: `${sheet}.${field}` });
  const answerers = answererChoices(sheet, modules);
  const { answeredBy, enteredBy, route } = rule;
  if (!answerers.includes(answeredBy)) return at('answeredBy', 'not_there');
  if (enteredBy === answeredBy) return at('enteredBy', 'enters_own');
  if (enteredBy !== null && !answerers.includes(enteredBy)) return at('enteredBy', 'not_there');
  const texts = route.map(stepText);
  if (new Set(texts).size < texts.length) return at('route', 'step_twice');
  for (const { role, at: place } of route) {
    // Kept for the day when the body has bureaus again.
    if (place === 'bureau' && !modules.bureau) continue;
    if (!isOfficeUsed(modules, role)) return at('route', 'not_used');
    if (!PLACES_ABOVE[placeOfSheet(sheet)].includes(place)) return at('route', 'no_step_there');
    if (OFFICE_ATTACHED_TO[role] !== ATTACHED_AT[place]) return at('route', 'not_there');
    if (!mayConfirm(role, sheet)) return at('route', 'never_confirms');
    if (role === answeredBy || role === enteredBy) return at('route', 'confirms_own');
  }
  const nobodyAbove = answeredBy === 'ciso' || (!modules.bureau && placeOfSheet(sheet) !== 'organization');
  return route.length === 0 && !nobodyAbove ? at('route', 'no_confirmer') : null;
}

/** What a browser takes for an address of a site, letter by letter as people type it. */
const SITE = /^https?:\/\/[!-~]+$/u;

/** What parts the offices of a cell, or makes a formula of it, in the tables that a body reads in and writes. */
const BREAKS_TABLES = /[、,;]|^[-=+@]/u;

function nameFault(names: OfficeNames): SettingFault | null {
  const taken = new Map<string, NamedOffice>();
  for (const office of NAMED_OFFICES) {
    const key = sameKey(names[office]).replace(/\s/gu, '');
    if (key === '') return { problem: 'name_missing', item: office };
    if (BREAKS_TABLES.test(names[office].normalize('NFKC').trim())) {
      return { problem: 'name_breaks_tables', item: office };
    }
    if (taken.has(key)) return { problem: 'name_taken', item: office };
    taken.set(key, office);
  }
  return null;
}

/** 使用中. What of a part is in use: things by name, and who holds an office of it, now or later. */
export interface Living {
  readonly things: readonly string[];
  readonly holders: readonly { readonly id: string; readonly name: string }[];
}

/** `faulty`: it cannot be so. `lives`: something of a part that was switched off lives. */
export type SettingRefusal =
  | Refusal<Denial | 'changed_meanwhile' | 'nothing_changed'>
  | (Refusal<'faulty'> & { readonly fault: SettingFault })
  | (Refusal<'lives'> & { readonly living: Living & { readonly module: Module } });

export const IDLE_MINUTES_LEAST = 5;
export const SESSION_MINUTES_MOST = 24 * 60;

function termsFault({ absoluteMinutes, idleMinutes }: SessionTerms): SettingFault | null {
  if (!(idleMinutes >= IDLE_MINUTES_LEAST)) return { problem: 'idle_too_short', item: 'idleMinutes' };
  if (!(absoluteMinutes <= SESSION_MINUTES_MOST)) return { problem: 'too_long', item: 'absoluteMinutes' };
  return idleMinutes > absoluteMinutes ? { problem: 'idle_longer', item: 'idleMinutes' } : null;
}

/** Why a part cannot be as chosen, in a body that uses these parts; null where it can. */
export function settingFault(change: SettingChange, modules: Modules): SettingFault | null {
  switch (change.part) {
    case 'office_names':
      return nameFault(change.value);
    case 'answering_rules':
      for (const sheet of ruledSheets(modules)) {
        const fault = answeringFault(sheet, change.value[sheet], modules);
        if (fault !== null) return fault;
      }
      return null;
    case 'scoring_rule': {
      const problem = ruleProblem(change.value);
      return problem === null ? null : { problem, item: problem === 'bad_partial' ? 'partial' : 'good' };
    }
    case 'document_marking': {
      const empty = Object.entries(change.value).find(([, text]) => text === '');
      return empty === undefined ? null : { problem: 'marking_missing', item: empty[0] };
    }
    case 'session_terms':
      return termsFault(change.value);
    case 'committee':
    case 'modules':
    case 'bureau_rule':
    case 'object_rule':
      return null;
    case 'secretariat_contact':
      return change.value.site === '' || SITE.test(change.value.site) ? null : { problem: 'bad_site', item: 'site' };
  }
}
