import { describe, expect, it, test } from 'vitest';
import { changedItems, completed, DEFAULT_DECISIONS, partOf, settingItems } from '#app/domain/access/body-decision.ts';
import { settingFault, stepChoices } from '#app/domain/access/setting-check.ts';
import { DEFAULT_ANSWERING_RULES, routeFor } from '#app/domain/campaign/route.ts';
import type { AnsweringRule, SheetOffice } from '#app/domain/campaign/route.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { choicesOf, RULE_2026_1, ruleOf, ruleProblem } from '#app/domain/score/rule.ts';
import { DEFAULT_BODY_SETTINGS, settingsInUse } from '#app/domain/score/settings.ts';

const NO_BUREAUS = { ...DEFAULT_MODULES, bureau: false };

function faultOf(sheet: SheetOffice, change: Partial<AnsweringRule>, modules = DEFAULT_MODULES) {
  const rule = { ...DEFAULT_ANSWERING_RULES[sheet], ...change };
  const value = { ...DEFAULT_ANSWERING_RULES, [sheet]: rule };
  const fault = settingFault({ part: 'answering_rules', value }, modules);
  return fault === null ? null : `${fault.item} ${fault.problem}`;
}

test('where a body begins nothing is wrong, whichever part of it is used', () => {
  for (const part of ['modules', 'office_names', 'answering_rules', 'scoring_rule', 'committee'] as const) {
    expect(settingFault(partOf(DEFAULT_DECISIONS, part), DEFAULT_MODULES)).toBeNull();
    expect(settingFault(partOf(DEFAULT_DECISIONS, part), NO_BUREAUS)).toBeNull();
  }
});

describe('a rule of who answers', () => {
  const supervisor = { role: 'supervising_security_officer', at: 'body' } as const;
  it.each([
    ['an office that is not held at a section', 'security_manager', { answeredBy: 'security_officer' }, 'not_there'],
    ['a system answered by its section', 'system_manager', { answeredBy: 'security_manager' }, 'not_there'],
    ['an answerer that enters for itself', 'security_manager', { enteredBy: 'security_manager' }, 'enters_own'],
    ['an answerer that confirms', 'supervising_security_officer', { route: [supervisor] }, 'confirms_own'],
    ['nobody who confirms', 'security_manager', { route: [] }, 'no_confirmer'],
    ['the same step twice', 'security_officer', { route: [supervisor, supervisor] }, 'step_twice'],
    ['an auditor who confirms', 'csirt', { route: [{ role: 'auditor', at: 'body' }] }, 'never_confirms'],
    ['the audited who confirms the audit', 'audit_supervisor', { route: [supervisor] }, 'never_confirms'],
    [
      'a bureau above the whole body',
      'csirt',
      { route: [{ role: 'security_officer', at: 'bureau' }] },
      'no_step_there',
    ],
    [
      'a bureau that confirms itself',
      'security_officer',
      { route: [{ role: 'security_officer', at: 'bureau' }] },
      'no_step_there',
    ],
    ['an office of the body at a bureau', 'security_manager', { route: [{ role: 'ciso', at: 'bureau' }] }, 'not_there'],
  ] as const)('is refused: %s', (_what, sheet, change, problem) => {
    expect(faultOf(sheet, change)).toMatch(new RegExp(` ${problem}$`, 'u'));
  });

  it('pairs the head of the owner section with the manager of a system', () => {
    const route = [{ role: 'security_manager', at: 'section' }] as const;
    expect(faultOf('system_manager', { route })).toBeNull();
    expect(faultOf('system_manager', { route }, NO_BUREAUS)).toBeNull();
    const rule = { ...DEFAULT_ANSWERING_RULES.system_manager, route };
    expect(routeFor(rule, { ownerUnitId: 'tax', bureauId: null })).toEqual([
      { role: 'security_manager', unitId: 'tax' },
    ]);
  });

  it('offers only steps that are no fault', () => {
    for (const step of stepChoices('security_manager', DEFAULT_MODULES)) {
      const fault = faultOf('security_manager', { route: [step] });
      expect(step.role === 'security_manager' ? null : fault).toBeNull();
    }
    expect(stepChoices('security_manager', NO_BUREAUS).map(({ at }) => at)).not.toContain('bureau');
  });

  it('keeps the step at the bureau for the day when there are bureaus again', () => {
    const decided = { ...DEFAULT_DECISIONS, modules: NO_BUREAUS };
    const rule = { ...DEFAULT_ANSWERING_RULES.security_manager, route: [supervisor] };
    const change = completed({ part: 'answering_rules', value: { security_manager: rule } }, decided);
    expect(settingItems(change)['security_manager.route']).toBe(
      'security_officer@bureau supervising_security_officer@body',
    );
    expect(settingFault(change, NO_BUREAUS)).toBeNull();
  });
});

describe('names of offices', () => {
  it.each([
    ['ＣＳＩＲＴ', 'name_taken'],
    ['c s i r t', 'name_taken'],
    ['　', 'name_missing'],
    ['副町長、CISO', 'name_breaks_tables'],
    ['副町長，CISO', 'name_breaks_tables'],
    ['副町長;CISO', 'name_breaks_tables'],
    ['副町長；CISO', 'name_breaks_tables'],
    ['＝CISO', 'name_breaks_tables'],
    [' +CISO', 'name_breaks_tables'],
    ['－CISO', 'name_breaks_tables'],
    ['＠CISO', 'name_breaks_tables'],
  ])('%s is refused for another office', (ciso, problem) => {
    const value = { ...OFFICE_DEFAULT_NAMES, ciso };
    expect(settingFault({ part: 'office_names', value }, DEFAULT_MODULES)?.problem).toBe(problem);
  });
});

describe('the rule by which it counts', () => {
  const standard = choicesOf(RULE_2026_1);
  it.each([
    [{ mostly_good: 90 }, 'not_descending'],
    [{ needs_improvement: 80 }, 'not_descending'],
    [{ good: 101 }, 'not_percent'],
    [{ needs_improvement: 0 }, 'not_percent'],
    [{ good: Number.NaN }, 'not_percent'],
    [{ good: 90.5 }, 'not_percent'],
    [{ partial: 2 }, 'bad_partial'],
  ])('is refused with %o', (change, problem) => {
    expect(ruleProblem({ ...standard, ...change })).toBe(problem);
  });

  it('has one version for the same choices, and the published one where it is that', () => {
    expect(ruleOf(standard)).toEqual(RULE_2026_1);
    expect(ruleOf({ ...standard, partial: 0 }).version).toBe('2026.1-strict');
    const own = ruleOf({ ...standard, good: 95 });
    expect(own.version).toBe('own-95.75.50-p1-c3');
    expect(choicesOf(own)).toEqual({ ...standard, good: 95 });
    expect(ruleOf({ ...standard, good: 95, criticalCap: 'good' }).version).not.toBe(own.version);
  });
});

it('refuses terms of a session by which nobody could work, or that never end', () => {
  const faultOfTerms = (absoluteMinutes: number, idleMinutes: number) =>
    settingFault({ part: 'session_terms', value: { absoluteMinutes, idleMinutes } }, DEFAULT_MODULES)?.problem;
  expect(faultOfTerms(720, 4)).toBe('idle_too_short');
  expect(faultOfTerms(720, Number.NaN)).toBe('idle_too_short');
  expect(faultOfTerms(1441, 60)).toBe('too_long');
  expect(faultOfTerms(30, 60)).toBe('idle_longer');
  expect(faultOfTerms(60, 60)).toBeUndefined();
});

it('takes the committee off the default marking, and the bureau off every route, where there is none', () => {
  const modules = { ...NO_BUREAUS, committee: false };
  const inUse = settingsInUse({ ...DEFAULT_BODY_SETTINGS, modules });
  expect(inUse.documentMarking.handling).toBe('複製・配布禁止');
  expect(Object.values(inUse.answeringRules).flatMap(({ route }) => route.map(({ at }) => at))).not.toContain('bureau');
});

it('tells of a change only what is another', () => {
  const before = settingItems(partOf(DEFAULT_DECISIONS, 'session_terms'));
  expect(changedItems(before, { ...before, idleMinutes: 30 })).toEqual({
    from: { idleMinutes: 60 },
    to: { idleMinutes: 30 },
  });
});
