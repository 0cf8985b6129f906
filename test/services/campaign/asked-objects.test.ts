import { beforeEach, describe, expect, it, test } from 'vitest';
import { DEFAULT_DECISIONS } from '#app/domain/access/body-decision.ts';
import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { bodyDecisions, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { changeSetting } from '#app/services/access/setting.acts.server.ts';
import { chosenSetting } from '#app/services/access/setting.form.server.ts';
import { settingsPage } from '#app/services/access/setting.page.server.ts';
import { retireContract } from '#app/services/asset/contract.acts.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { openCampaign } from '#app/services/campaign/opening.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { insertContract } from '#db/queries/contract.server.ts';
import { itemsOf } from '#test/factories/object-answers.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { contractDraft, registerContractOf } from '#test/factories/ledger.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';
import { tamper } from '#test/factories/tamper.ts';
import { askOf, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const FIRST_PAGE = { vacantOnly: false, page: 1 };
const QUESTION = '1-4@security_manager';

let town: Town;
beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
});

function prepare(kind: CampaignKind = 'regular', units = Object.values(town.units)): string {
  const { context } = town;
  return must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYearOf(context.today()),
      ...{ kind, name: '定期自己点検', dueOn: addDays(context.today(), 30), questionnaires: [askOf(town, units)] },
    }),
  );
}

const askEach = () => decide(town, 'objectRule', { perObject: true });
const contractsOf = (unitId: string, ...codes: readonly string[]) =>
  codes.map((code) => registerContractOf(town, unitId, { code, name: `委託${code}` }));
const preview = (id: string) => must(campaignPage(town.context, town.actor('secretariat'), id, FIRST_PAGE)).preview;
const asked = (campaign: string, code: string, office = 'security_manager') =>
  itemsOf(town, sheetId(town, campaign, code, office))
    .filter(({ questionId }) => questionId === QUESTION)
    .map(({ code: object }) => object);
function openingEntry(): unknown {
  const detail = town.context.db.$client
    .prepare<[], string>(`SELECT detail FROM activity_log WHERE type = 'campaign.open'`)
    .pluck()
    .get();
  return JSON.parse(detail ?? '');
}

const objectRows = () => rowsOf(town.context.db)['campaign_object'] ?? [];

describe('a body that asks of the whole', () => {
  it('stores no object whatever its registers hold, and its preview says nothing of them', () => {
    contractsOf(town.units.tax, 'K01', 'K02');
    const id = prepare();
    expect(preview(id)?.askedByObject).toBeNull();
    must(lookAndOpen(town.context, town.actor('secretariat'), id));
    expect(asked(id, '120')).toEqual([null]);
    expect(objectRows()).toEqual([]);
    expect(openingEntry()).not.toHaveProperty('objects');
  });

  it('is not asked to look again because a contract was registered', () => {
    const id = prepare();
    const seal = preview(id)?.seal ?? '';
    contractsOf(town.units.tax, 'K01');
    expect(openCampaign(town.context, town.actor('secretariat'), id, seal).ok).toBe(true);
  });
});

describe('a body that asks contract by contract', () => {
  beforeEach(askEach);

  it('asks each section about its own in the order of the register, and once of the whole where it has none', () => {
    contractsOf(town.units.tax, 'K10', 'K2');
    contractsOf(town.units.health, 'K03');
    const id = openTownCampaign(town);
    expect([asked(id, '120'), asked(id, '210'), asked(id, '110')]).toEqual([['K2', 'K10'], ['K03'], [null]]);
    expect(objectRows()).toHaveLength(3);
    expect(verifyLog(town.context.db)).toMatchObject({ ok: true });
  });

  it('asks about what is in force on the day of the opening', () => {
    const { context } = town;
    registerContractOf(town, town.units.tax, { code: 'K01', endsOn: calendarDate('2026-09-30') });
    registerContractOf(town, town.units.tax, { code: 'K02', endsOn: calendarDate('2026-10-01') });
    registerContractOf(town, town.units.tax, { code: 'K03', startsOn: calendarDate('2026-10-02') });
    const [retired = ''] = contractsOf(town.units.tax, 'K04');
    must(retireContract(context, town.actor('secretariat'), { id: retired, retiredOn: calendarDate('2026-10-01') }));
    expect(asked(openTownCampaign(town), '120')).toEqual(['K02']);
  });

  it('keeps what was opened when a contract ends, and asks the next rehearsal without it', () => {
    const [contract = ''] = contractsOf(town.units.tax, 'K01', 'K02');
    const id = openTownCampaign(town);
    const before = objectRows();
    must(
      retireContract(town.context, town.actor('secretariat'), { id: contract, retiredOn: calendarDate('2026-10-01') }),
    );
    expect(asked(id, '120')).toEqual(['K01', 'K02']);
    expect(objectRows()).toEqual(before);
    const rehearsal = prepare('rehearsal', [town.units.tax, town.units.health]);
    must(lookAndOpen(town.context, town.actor('secretariat'), rehearsal));
    expect(asked(rehearsal, '120')).toEqual(['K02']);
  });

  it('says before how many questions are asked of how many contracts, and counts them by item', () => {
    contractsOf(town.units.tax, 'K01', 'K02', 'K03');
    contractsOf(town.units.health, 'K04');
    const id = prepare();
    const seen = preview(id);
    expect(seen?.askedByObject).toEqual({ questionCount: 1, contractCount: 4, serviceCount: 0 });
    expect(seen?.rows.map(({ code, office, questionCount }) => [code, office, questionCount])).toContainEqual([
      '120',
      'security_manager',
      6,
    ]);
    const opened = must(lookAndOpen(town.context, town.actor('secretariat'), id));
    expect(opened.itemCount).toBe(seen?.itemCount);
    expect(openingEntry()).toMatchObject({ objects: 4 });
  });

  it('is not opened on an old page when a contract came, was renamed or went meanwhile', () => {
    const { context } = town;
    const secretariat = town.actor('secretariat');
    const [contract = ''] = contractsOf(town.units.tax, 'K01');
    const id = prepare();
    const changes: readonly (() => void)[] = [
      () => contractsOf(town.units.tax, 'K02'),
      () => context.db.$client.exec(`UPDATE contract SET name = '別の名' WHERE code = 'K02'`),
      () => must(retireContract(context, secretariat, { id: contract, retiredOn: calendarDate('2026-10-01') })),
      () => decide(town, 'objectRule', { perObject: false }),
    ];
    for (const change of changes) {
      const old = preview(id)?.seal ?? '';
      change();
      expect(openCampaign(context, secretariat, id, old)).toEqual({ ok: false, reason: 'plan_changed' });
    }
    expect(objectRows()).toEqual([]);
  });

  it('asks about hundreds of contracts of one section one by one', () => {
    const codes = Array.from({ length: 300 }, (_one, index) => `K${index + 1}`);
    for (const code of codes) {
      const { systemIds, ...row } = contractDraft({ ownerUnitId: town.units.tax, code });
      const entry = { ...row, id: code, startsOn: '2026-04-01', approvedBy: null, approvalDocument: null };
      insertContract(town.context.db, entry, systemIds);
    }
    expect(asked(openTownCampaign(town), '120')).toEqual(codes);
  });
});

test('the same contract is asked of its owner and of each system that it names', () => {
  askEach();
  const { context } = town;
  registerContractOf(town, town.units.tax, { systemIds: [town.systems.ledger, town.systems.website] });
  const secretariat = town.actor('secretariat');
  const gate = `UPDATE questionnaire SET content = replace(content, '"own_development"', '"outsourcing"')`;
  tamper(context.file, gate);
  const id = prepare();
  must(lookAndOpen(context, secretariat, id));
  const codes = (code: string) =>
    itemsOf(town, sheetId(town, id, code, 'system_manager')).map(({ code: object }) => object);
  expect([codes('S01'), codes('S02'), asked(id, '120')]).toEqual([[null, 'K01'], [null, 'K01'], ['K01']]);
});

describe('the setting', () => {
  const change = (perObject: boolean | null) => {
    const seal = sealOfPart(bodyDecisions(town.context.db), 'object_rule');
    const form: Record<string, string> = perObject === true ? { 'object_rule.perObject': 'yes' } : {};
    const choice =
      perObject === null
        ? ({ part: 'object_rule', value: null } as const)
        : chosenSetting('object_rule', form, DEFAULT_MODULES);
    if (choice === null) throw new Error('the form offers it');
    return changeSetting(town.context, town.actor('secretariat'), choice, seal);
  };

  it('is off, is logged when it changes and taken back to that', () => {
    expect(DEFAULT_DECISIONS.object_rule).toEqual({ perObject: false });
    expect(change(false)).toMatchObject({ reason: 'nothing_changed' });
    must(change(true));
    must(change(null));
    const { parts } = must(settingsPage(town.context, town.actor('secretariat')));
    const view = parts.find(({ part }) => part === 'object_rule');
    expect(view).toMatchObject({ isStandard: true, itemsToday: { perObject: false } });
    expect(view?.past.map(({ itemsAfter }) => itemsAfter)).toEqual([{ perObject: false }, { perObject: true }]);
  });

  it('is pinned: what runs stays as it was opened, and a campaign that pinned none asks of the whole', () => {
    contractsOf(town.units.tax, 'K01');
    const running = openTownCampaign(town);
    must(change(true));
    expect(pinnedSettings(town.context.db, running).objectRule).toEqual({ perObject: false });
    const { parts } = must(settingsPage(town.context, town.actor('secretariat')));
    expect(parts.find(({ part }) => part === 'object_rule')?.keptBy).toEqual(['定期自己点検']);
    town.context.db.$client.exec(`DELETE FROM campaign_setting WHERE key = 'object_rule'`);
    expect(pinnedSettings(town.context.db, running).objectRule).toEqual({ perObject: false });
  });
});
