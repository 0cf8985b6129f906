import { beforeEach, describe, expect, it, test } from 'vitest';
import { DEFAULT_DECISIONS } from '#app/domain/access/body-decision.ts';
import type { ChosenSetting, SettingPart } from '#app/domain/access/body-decision.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { bodyDecisions, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { accessSettings } from '#app/services/access/access-setting.loader.server.ts';
import { slipForm } from '#app/services/access/account.form.server.ts';
import { slipPage } from '#app/services/access/account.page.server.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';
import { changeSetting } from '#app/services/access/setting.acts.server.ts';
import { settingErrors } from '#app/services/access/setting.form.server.ts';
import { settingsPage } from '#app/services/access/setting.page.server.ts';
import { bodySettings, officeNamesOf, pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { storedRoute } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { lastActivity } from '#db/queries/activity.server.ts';
import { bodySettingRows } from '#db/queries/setting.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

let town: Town;
beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
});

type Choice = ChosenSetting | { readonly part: SettingPart; readonly value: null };
const sealNow = (part: SettingPart) => sealOfPart(bodyDecisions(town.context.db), part);
const change = (choice: Choice, who: TownPerson = 'secretariat', seal = sealNow(choice.part)) =>
  changeSetting(town.context, town.actor(who), choice, seal);

const RULE: ChosenSetting = { part: 'scoring_rule', value: { ...DEFAULT_DECISIONS.scoring_rule, good: 95 } };
const TERMS: ChosenSetting = { part: 'session_terms', value: { absoluteMinutes: 600, idleMinutes: 30 } };
const MODULES = DEFAULT_DECISIONS.modules;

describe('a change', () => {
  it.each(['manager', 'supervisor', 'ciso', 'committee', 'auditor', 'administrator'] as const)(
    'is refused to %s, and leaves nothing',
    (who) => {
      const before = lastActivity(town.context.db).sequence;
      expect(change(RULE, who)).toEqual({ ok: false, reason: 'not_permitted' });
      expect(settingsPage(town.context, town.actor(who)).ok).toBe(false);
      expect([lastActivity(town.context.db).sequence, bodySettingRows(town.context.db).size]).toEqual([before, 0]);
    },
  );

  it('of two at once is refused to the second, and another part is not in its way', () => {
    const seen = sealNow('scoring_rule');
    must(change(RULE));
    const other: ChosenSetting = { part: 'scoring_rule', value: { ...DEFAULT_DECISIONS.scoring_rule, good: 99 } };
    expect(change(other, 'second_secretariat', seen)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(change(TERMS, 'second_secretariat').ok).toBe(true);
    expect(bodySettings(town.context.db).scoringRule.version).toBe('own-95.75.50-p1-c3');
  });

  it('of nothing, and of what cannot be, is refused and leaves nothing', () => {
    const before = lastActivity(town.context.db).sequence;
    const bad: ChosenSetting = { part: 'scoring_rule', value: { ...DEFAULT_DECISIONS.scoring_rule, good: 60 } };
    expect(change({ part: 'scoring_rule', value: DEFAULT_DECISIONS.scoring_rule })).toMatchObject({
      reason: 'nothing_changed',
    });
    expect(change({ part: 'scoring_rule', value: null })).toMatchObject({ reason: 'nothing_changed' });
    expect(change(bad)).toMatchObject({ reason: 'faulty', fault: { problem: 'not_descending' } });
    expect(change({ part: 'office_names', value: { ciso: 'CSIRT' } })).toMatchObject({ reason: 'faulty' });
    expect([lastActivity(town.context.db).sequence, bodySettingRows(town.context.db).size]).toEqual([before, 0]);
  });

  it('is logged with what was and what is, shown as history, and taken back to the default', () => {
    must(change(TERMS));
    must(change({ part: 'session_terms', value: null }, 'second_secretariat'));
    expect(bodySettingRows(town.context.db).size).toBe(0);
    const { parts } = must(settingsPage(town.context, town.actor('secretariat')));
    const past = parts.find(({ part }) => part === 'session_terms')?.past ?? [];
    expect(past.map(({ reset, itemsBefore, itemsAfter }) => [reset, itemsBefore, itemsAfter])).toEqual([
      [true, TERMS.value, DEFAULT_DECISIONS.session_terms],
      [false, DEFAULT_DECISIONS.session_terms, TERMS.value],
    ]);
    const people = ['second_secretariat', 'secretariat'] as const;
    expect(past.map(({ personName }) => personName)).toEqual(people.map((who) => town.actor(who).name));
    expect(parts.filter(({ part }) => part !== 'session_terms').flatMap((one) => one.past)).toEqual([]);
  });

  it('keeps the log whole, row by row', async () => {
    must(change(RULE));
    const committee = { systemDetail: false, evidence: true, quorum: 'half', circulation: null } as const;
    must(change({ part: 'committee', value: committee }));
    must(change({ part: 'scoring_rule', value: null }));
    expect(bodyDecisions(town.context.db).committee).toEqual(committee);
    expect(await verifyLog(town)).toMatchObject({ status: 0, err: '' });
  });
});

describe('what offices are called', () => {
  it('is said to change at once of a campaign that runs as well, and so it does', () => {
    const id = openTownCampaign(town);
    const names = { ...DEFAULT_DECISIONS.office_names, secretariat: '情報係' };
    must(change({ part: 'office_names', value: names }));
    const page = must(settingsPage(town.context, town.actor('secretariat')));
    expect(page.parts.flatMap(({ keptBy }) => keptBy)).toEqual([]);
    expect(officeNamesOf(town.context.db, { id, state: 'open' }).secretariat).toBe('情報係');
  });
});

describe('from the next opening on', () => {
  it('a year is counted by the rule that it pinned, and told apart from one of another rule', () => {
    const first = openTownCampaign(town);
    must(change(RULE));
    const page = must(settingsPage(town.context, town.actor('secretariat')));
    expect(page.parts.filter(({ keptBy }) => keptBy.length > 0).map(({ part }) => part)).toEqual(['scoring_rule']);
    must(closeCampaign(town.context, town.actor('supervisor'), first));
    const second = openTownCampaign(town, '再度の自己点検');
    expect([first, second].map((id) => pinnedSettings(town.context.db, id).scoringRule.version)).toEqual([
      '2026.1',
      'own-95.75.50-p1-c3',
    ]);
    const ruleOfReport = (id: string) =>
      must(openReport(town.context, town.actor('secretariat'), id)).selfAssessment.ruleVersion;
    expect([ruleOfReport(first), ruleOfReport(second)]).toEqual(['2026.1', 'own-95.75.50-p1-c3']);
  });

  it('the head of the owner section confirms for a system, and in the campaign that runs its bureau does', () => {
    const routes = (id: string) =>
      sheetsOf(town.context.db, id)
        .filter(({ sheet }) => sheet.office === 'system_manager')
        .map(({ sheet }) => readStored(storedRoute, sheet.route).map(({ role, unitId }) => [role, unitId]));
    const first = openTownCampaign(town);
    const rule = {
      answeredBy: 'system_manager',
      enteredBy: null,
      route: [{ role: 'security_manager', at: 'section' }],
    };
    must(change({ part: 'answering_rules', value: { system_manager: rule } } as ChosenSetting));
    must(closeCampaign(town.context, town.actor('supervisor'), first));
    const second = openTownCampaign(town, '再度の自己点検');
    expect(routes(first)[0]).toEqual([['security_officer', town.units.general]]);
    expect(routes(second)[0]).toEqual([['security_manager', town.units.generalAffairs]]);
  });
});

describe('a part that is not used', () => {
  const without = (module: keyof typeof MODULES): ChosenSetting => ({
    part: 'modules',
    value: { ...MODULES, [module]: false },
  });
  const endOffices = (...roles: readonly string[]) =>
    town.context.db.$client
      .prepare(`UPDATE appointment SET until_date = '2026-09-30' WHERE role IN (${roles.map(() => '?').join(', ')})`)
      .run(...roles);

  test.each(['audit', 'committee', 'bureau'] as const)(
    '%s is not switched off while something of it lives',
    (module) => {
      const refused = change(without(module));
      expect(refused).toMatchObject({ ok: false, reason: 'lives', living: { module } });
      const living = refused.ok || refused.reason !== 'lives' ? null : refused.living;
      expect(living?.holders.map(({ id, name }) => [typeof id, name === '']) ?? []).toContainEqual(['string', false]);
      expect(refused.ok ? [] : settingErrors('modules', refused)).toEqual([
        { field: `modules.${module}`, message: expect.stringContaining('の役職の終わりの日を決めてください') },
      ]);
      expect(bodySettings(town.context.db).modules).toEqual(MODULES);
    },
  );

  test('an exception that is permitted keeps exceptions in use, and none is permitted once they are not', () => {
    const term = {
      policyId: 'town',
      document: 'standards',
      clauseId: '1-1',
      targetId: town.units.tax,
      reason: '更新まで',
      from: calendarDate('2026-10-01'),
      until: calendarDate('2026-12-31'),
    } as const;
    must(change(without('exception')));
    expect(permitException(town.context, town.actor('ciso'), term)).toMatchObject({ reason: 'exceptions_not_used' });
    must(change({ part: 'modules', value: null }));
    must(permitException(town.context, town.actor('ciso'), term));
    expect(change(without('exception'))).toMatchObject({
      reason: 'lives',
      living: { module: 'exception', things: ['税務課 １（１）'], holders: [] },
    });
  });

  test('gives no office and no sheet; its questions are put to the secretariat', () => {
    endOffices('audit_supervisor', 'auditor', 'committee_member');
    must(change({ part: 'modules', value: { ...MODULES, audit: false, committee: false } }));
    const given = giveAppointment(town.context, town.actor('secretariat'), {
      personId: town.actor('manager').personId,
      role: 'auditor',
      unitId: null,
      systemId: null,
      from: calendarDate('2026-10-01'),
    });
    expect(given).toEqual({ ok: false, reason: 'office_not_used' });
    const id = openTownCampaign(town);
    const offices = sheetsOf(town.context.db, id).map(({ sheet }) => sheet.office);
    expect(offices).not.toContain('audit_supervisor');
    expect(offices).toContain('secretariat');
  });

  test('stays among the parts, so that it can be taken into use again', () => {
    decide(town, 'modules', { audit: false, exception: false, committee: false, bureau: false });
    const { parts } = must(settingsPage(town.context, town.actor('secretariat')));
    const { itemsToday, standard } = parts.find(({ part }) => part === 'modules') ?? {};
    expect(itemsToday).toEqual({ audit: false, exception: false, committee: false, bureau: false });
    expect(standard).toEqual(MODULES);
  });

  test('takes no bureau', () => {
    decide(town, 'modules', { ...MODULES, bureau: false });
    const unit = { code: '900', name: '新設部', type: 'bureau', order: null, policyId: null } as const;
    const added = addUnit(town.context, town.actor('secretariat'), { ...unit, parentId: town.units.body });
    expect(added).toEqual({ ok: false, reason: 'bureaus_not_used' });
  });
});

describe('where the secretariat is found', () => {
  const CONTACT = { extension: '内線123', address: '本庁舎3階 総務課', site: '' };
  const tell = (value: Partial<typeof CONTACT> | null) =>
    change({
      part: 'secretariat_contact',
      value: value === null ? null : { extension: '', address: '', site: '', ...value },
    });
  const slip = () =>
    must(slipPage(town.context, town.actor('administrator'), town.actor('manager').personId)).paper.usualContact;
  const asked = () => shellOf(town.context, town.actor('manager')).secretariatAt;

  it('is said nowhere by a body that has said nothing, and everywhere at once by one that has', async () => {
    expect([slip(), asked()]).toEqual(['', '']);
    must(tell(CONTACT));
    expect([slip(), asked()]).toEqual(['内線123　本庁舎3階 総務課', '内線123　本庁舎3階 総務課']);
    must(tell(null));
    expect([slip(), asked(), bodySettingRows(town.context.db).size]).toEqual(['', '', 0]);
    expect(await verifyLog(town)).toMatchObject({ status: 0 });
  });

  it('stands on a slip as a whole, however long its two parts are, and is pinned by no campaign', () => {
    const longest = `${'1'.repeat(40)}　${'あ'.repeat(40)}`;
    must(tell({ extension: '1'.repeat(40), address: 'あ'.repeat(40) }));
    expect([slip(), asked()]).toEqual([longest, longest]);
    expect(slipForm.parse({ intent: 'reset', seen: '', contact: slip() }).contact).toBe(longest);
    openTownCampaign(town);
    must(tell({ address: '2階' }));
    expect(asked()).toBe('2階');
    const { parts } = must(settingsPage(town.context, town.actor('secretariat')));
    expect(parts.find(({ part }) => part === 'secretariat_contact')?.keptBy).toEqual([]);
  });

  it('has the address of the site, which stands on slips and must be one that a browser takes', () => {
    const site = () =>
      must(slipPage(town.context, town.actor('administrator'), town.actor('manager').personId)).paper.site;
    for (const wrong of ['tenken', 'ftp://tenken.example/', 'http://点検.example/', 'http://a b/']) {
      expect(tell({ site: wrong })).toMatchObject({ reason: 'faulty', fault: { problem: 'bad_site', item: 'site' } });
    }
    must(tell({ site: 'http://tenken.town.example/' }));
    expect([site(), asked()]).toEqual(['http://tenken.town.example/', '']);
  });

  it('is read as it was stored before there was an address of the site', () => {
    must(tell(CONTACT));
    const older = '{"value":{"address":"本庁舎3階","extension":"内線1"},"version":1}';
    town.context.db.$client.prepare(`UPDATE body_setting SET content = ? WHERE key = 'secretariat_contact'`).run(older);
    expect(accessSettings(town.context.db).secretariatContact).toEqual({
      ...{ extension: '内線1', address: '本庁舎3階', site: '' },
    });
  });
});
