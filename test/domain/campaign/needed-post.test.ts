import { expect, test } from 'vitest';
import { neededPosts } from '#app/domain/campaign/needed-post.ts';
import { DEFAULT_ANSWERING_RULES } from '#app/domain/campaign/route.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { DEFAULT_BUREAU_RULE } from '#app/domain/organization/unit.ts';
import type { BureauLevel, Unit } from '#app/domain/organization/unit.ts';

const unit = (id: string, type: Unit['type'], parentId: string | null): Unit => ({
  id,
  code: id,
  name: `名称${id}`,
  type,
  parentId,
  order: 1,
  policyId: null,
});
const BODY = unit('body', 'organization', null);
const posts = (
  units: readonly Unit[],
  systems: Parameters<typeof neededPosts>[1]['systems'] = [],
  modules = DEFAULT_MODULES,
  bureauRule = DEFAULT_BUREAU_RULE,
) =>
  neededPosts({ answeringRules: DEFAULT_ANSWERING_RULES, modules, bureauRule }, { units, systems }).map(
    ({ role, placeName }) => `${role}${placeName === null ? '' : ` ${placeName}`}`,
  );

test('a body without units needs its own offices, each once', () => {
  const found = posts([BODY]);
  expect([...found].sort()).toEqual(['audit_supervisor', 'ciso', 'secretariat', 'supervising_security_officer']);
});

test('nothing needs anybody where there is nothing', () => {
  expect(posts([])).toEqual([]);
});

test('a section needs its manager, and the officer who confirms where it stands under a bureau', () => {
  const found = posts([BODY, unit('b', 'bureau', 'body'), unit('d', 'department', 'b')]);
  expect(found).toContain('security_manager 名称d');
  expect(found.filter((one) => one.startsWith('security_officer'))).toEqual(['security_officer 名称b']);
  const alone = posts([BODY, unit('d', 'department', 'body')]);
  expect(alone).toContain('security_manager 名称d');
  expect(alone.some((one) => one.startsWith('security_officer'))).toBe(false);
});

test('of two bureaus the one that is meant needs its officer, and both where each has sections', () => {
  const units = [BODY, unit('u', 'bureau', 'body'), unit('b', 'bureau', 'u'), unit('d', 'department', 'b')];
  const officers = (of: readonly Unit[], level: BureauLevel) =>
    posts(of, [], DEFAULT_MODULES, { level }).filter((one) => one.startsWith('security_officer'));
  expect(officers(units, 'nearest')).toEqual(['security_officer 名称b']);
  expect(officers(units, 'upper')).toEqual(['security_officer 名称u']);
  const both = [...units, unit('e', 'department', 'u')];
  expect(officers(both, 'nearest')).toEqual(['security_officer 名称u', 'security_officer 名称b']);
  expect(officers(both, 'upper')).toEqual(['security_officer 名称u']);
});

test('a system needs its manager; staff and coordinators are needed by no sheet', () => {
  const units = [BODY, unit('d', 'department', 'body')];
  const found = posts(units, [{ id: 's', name: '住民記録', ownerUnitId: 'd' }]);
  expect(found).toContain('system_manager 住民記録');
  expect(found.some((one) => /staff|coordinator/u.test(one))).toBe(false);
});

test('who a body makes answer instead is the one who is needed', () => {
  const rule = { answeredBy: 'staff_in_charge' as const, enteredBy: null, route: [] };
  const found = neededPosts(
    {
      answeringRules: { ...DEFAULT_ANSWERING_RULES, security_manager: rule },
      modules: DEFAULT_MODULES,
      bureauRule: DEFAULT_BUREAU_RULE,
    },
    { units: [BODY, unit('d', 'department', 'body')], systems: [] },
  );
  expect(found.map(({ role }) => role)).toContain('staff_in_charge');
  expect(found.map(({ role }) => role)).not.toContain('security_manager');
});

test('a body without audits needs nobody who leads them', () => {
  expect(posts([BODY], [], { ...DEFAULT_MODULES, audit: false })).not.toContain('audit_supervisor');
});
