import { describe, expect, test } from 'vitest';
import { DEFAULT_ANSWERING_RULES } from '#app/domain/campaign/route.ts';
import { DEFAULT_BODY_SETTINGS } from '#app/domain/score/settings.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';
import { bodySettings, pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { findSheet } from '#db/queries/sheet.server.ts';
import { townYears } from '#test/factories/closed-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));

test('a body that has decided nothing begins with the defaults, and a campaign pins them', async () => {
  const of = await town();
  expect(bodySettings(of.context.db)).toEqual(DEFAULT_BODY_SETTINGS);
  expect(pinnedSettings(of.context.db, openTownCampaign(of))).toEqual(DEFAULT_BODY_SETTINGS);
});

describe('what a body decides after the opening', () => {
  test('changes the next campaign and not the one that runs: who answers', async () => {
    const of = await town();
    const running = openTownCampaign(of);
    decide(of, 'answeringRules', {
      ...DEFAULT_ANSWERING_RULES,
      audit_supervisor: { answeredBy: 'auditor', enteredBy: null, route: [{ role: 'ciso', at: 'body' }] },
    });
    const officeOf = (campaignId: string) =>
      findSheet(of.context.db, sheetId(of, campaignId, '000', 'audit_supervisor'))?.sheet.answeredByOffice;
    expect(officeOf(running)).toBe('audit_supervisor');
    must(closeCampaign(of.context, of.actor('supervisor'), running));
    const next = openTownCampaign(of, '再度の自己点検');
    expect(officeOf(next)).toBe('auditor');
    const sheet = sheetId(of, next, '000', 'audit_supervisor');
    fillSheet(of, of.actor('auditor'), sheet);
    expect(handIn(of.context, of.actor('auditor'), sheet)).toMatchObject({ ok: true });
  });

  test('changes the next campaign and not the one that runs: who enters for those who answer', async () => {
    const of = await town();
    const running = openTownCampaign(of);
    const { security_manager: section, audit_supervisor: audit } = DEFAULT_ANSWERING_RULES;
    decide(of, 'answeringRules', {
      ...DEFAULT_ANSWERING_RULES,
      security_manager: { ...section, enteredBy: null },
      audit_supervisor: { ...audit, enteredBy: 'auditor' },
    });
    const enters = (who: TownPerson, sheet: string) => {
      const item = loadSheet(of.context, sheet)?.items.find(({ applicability }) => applicability.state === 'open');
      if (item === undefined) throw new Error(`nothing can be entered on ${sheet}`);
      const answer = makeAnswer({ value: 'unknown', comment: '確かめている。' });
      const input = { itemKey: item.itemKey, answer, rev: item.record?.rev ?? 0 };
      const saved = saveAnswer(of.context, of.actor(who), sheet, input);
      return saved.ok ? 'saved' : saved.reason;
    };
    const sectionSheet = (campaign: string) => sheetId(of, campaign, '110', 'security_manager');
    const auditSheet = (campaign: string) => sheetId(of, campaign, '000', 'audit_supervisor');
    expect(enters('staff', sectionSheet(running))).toBe('saved');
    expect(enters('auditor', auditSheet(running))).toBe('not_permitted');

    must(closeCampaign(of.context, of.actor('supervisor'), running));
    const next = openTownCampaign(of, '再度の自己点検');
    expect(enters('staff', sectionSheet(next))).toBe('not_permitted');
    expect(enters('auditor', auditSheet(next))).toBe('saved');
    expect(enters('auditor', sectionSheet(next))).toBe('not_permitted');
    expect(enters('staff', auditSheet(next))).toBe('not_permitted');
    expect(handIn(of.context, of.actor('auditor'), auditSheet(next))).toEqual({ ok: false, reason: 'not_permitted' });
  });

  test('opens the store of files to whom it names, and shuts it for none whose campaign still runs', async () => {
    const of = await town();
    const running = openTownCampaign(of);
    const { security_manager: section, audit_supervisor: audit } = DEFAULT_ANSWERING_RULES;
    const mayStore = (who: TownPerson, content: string) =>
      storeFile(
        of.context,
        of.actor(who),
        { sha256: content.repeat(64), size: 1, mediaType: 'text/plain' },
        () => undefined,
      ).ok;
    expect([mayStore('staff', 'a'), mayStore('auditor', 'b')]).toEqual([true, false]);
    decide(of, 'answeringRules', {
      ...DEFAULT_ANSWERING_RULES,
      security_manager: { ...section, enteredBy: null },
      audit_supervisor: { ...audit, enteredBy: 'auditor' },
    });
    expect([mayStore('staff', 'c'), mayStore('auditor', 'd')]).toEqual([true, true]);
    must(closeCampaign(of.context, of.actor('supervisor'), running));
    expect([mayStore('staff', 'e'), mayStore('auditor', 'f')]).toEqual([false, true]);
  });

  test('changes neither the marking of its report nor the rule by which it counts', async () => {
    const of = await town();
    const running = openTownCampaign(of);
    decide(of, 'documentMarking', { confidentiality: '機密性３', handling: '複写禁止', section: '総務課' });
    decide(of, 'scoringRule', { ...DEFAULT_BODY_SETTINGS.scoringRule, version: '2026.1-strict' });
    must(closeCampaign(of.context, of.actor('supervisor'), running));
    expect(closingsOf(of.context.db, running).map(({ ruleVersion }) => ruleVersion)).toEqual(['2026.1']);
    const report = must(reportPage(of.context, of.actor('secretariat'), running));
    expect(report.outline.marking).toEqual(DEFAULT_BODY_SETTINGS.documentMarking);
    expect(shellOf(of.context, of.actor('secretariat')).marking.confidentiality).toBe('機密性３');
  });

  test('is read by every page: the names of offices', async () => {
    const of = await town();
    decide(of, 'officeNames', { ...DEFAULT_BODY_SETTINGS.officeNames, security_manager: '情報保全責任者' });
    expect(shellOf(of.context, of.actor('manager')).officeNames.security_manager).toBe('情報保全責任者');
  });

  test('is refused by the database where it is none of the settings', async () => {
    const of = await town();
    expect(() => of.context.db.$client.exec(`INSERT INTO body_setting VALUES ('colour', '{}')`)).toThrow(
      /body_setting_key/,
    );
  });
});

test('people of a closed campaign keep the names that they had then', async () => {
  const { town: of, lastYear } = await townYears();
  const answeredBy = () => {
    const search = itemSearch.parse({ population: 'units' });
    const { lines } = must(listItems(of.context, of.actor('auditor'), lastYear, search));
    return [...new Set(lines.map((line) => line.answeredBy))].sort();
  };
  const before = answeredBy();
  expect(before).toContain('架空 二郎');
  of.context.db.$client.exec(`UPDATE person SET name = '改姓 二郎' WHERE name = '架空 二郎'`);
  expect(answeredBy()).toEqual(before);
});
