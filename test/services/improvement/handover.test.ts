import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { waitingHandovers } from '#app/services/improvement/acknowledgement.loader.server.ts';
import { acknowledgeHandover } from '#app/services/improvement/handover.acts.server.ts';
import { handoverPage } from '#app/services/improvement/handover.page.server.ts';
import { improvementPage } from '#app/services/improvement/improvement.page.server.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { endAppointment } from '#app/services/organization/person.acts.server.ts';
import { personPage } from '#app/services/organization/person.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const DENIED = { ok: false, reason: 'not_permitted' };

let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(START);
  town = await makeTown(context);
});

const paper = (who: TownPerson, unitId: string | null = town.units.generalAffairs) =>
  handoverPage(context, town.actor(who), unitId);
const acknowledge = (who: TownPerson, seenHash: string, unitId: string | null = town.units.generalAffairs) =>
  acknowledgeHandover(context, town.actor(who), { unitId, seenHash });

/** 総務課's 管理者 is replaced by who only entered for 健康課 before, ten days from the start. */
function handOver() {
  const manager = town.actor('manager').personId;
  const appointmentId = allAppointmentsOf(context.db, manager)[0]?.id ?? '';
  const last = addDays(START, 9);
  must(endAppointment(context, town.actor('secretariat'), manager, { appointmentId, until: last }));
  must(
    giveAppointment(context, town.actor('secretariat'), {
      personId: town.actor('third_manager').personId,
      role: 'security_manager',
      unitId: town.units.generalAffairs,
      systemId: null,
      from: addDays(last, 1),
    }),
  );
}

const afterwards = () => context.goTo(addDays(START, 10));

/** 総務課's sheet of a running year is sent back; that of a closed one left a measure. */
function unfinished() {
  const closed = openTownCampaign(town, '前の点検');
  const before = sheetId(town, closed, '110', 'security_manager');
  const weak = (question: string) =>
    question === '1-1@security_manager'
      ? makeAnswer({
          value: 'not_implemented',
          comment: '記録簿がない。',
          evidence: [
            { documentName: '記録簿', documentNumber: '', location: '書庫', confirmedBy: '', confirmedOn: null },
          ],
        })
      : null;
  fillSheet(town, town.actor('manager'), before, weak);
  must(handIn(context, town.actor('manager'), before));
  must(closeCampaign(context, town.actor('supervisor'), closed));
  const running = openTownCampaign(town, '今の点検');
  const id = sheetId(town, running, '110', 'security_manager');
  fillSheet(town, town.actor('manager'), id, weak);
  must(handIn(context, town.actor('manager'), id));
  must(lookAndReturn(context, town.actor('officer'), id, '理由を書いてください。'));
  return { id, closed };
}

describe('the paper of a unit', () => {
  test('holds what is not finished, who held the offices and who follows', () => {
    const { id } = unfinished();
    must(
      permitException(context, town.actor('ciso'), {
        ...{ policyId: 'town', document: 'standards', clauseId: '1-1', targetId: town.units.generalAffairs },
        ...{ reason: '更新まで', from: START, until: calendarDate('2027-03-31') },
      }),
    );
    context.db.$client
      .prepare(`INSERT INTO delegation SELECT 'd', id, ?, '2026-10-01', NULL FROM appointment WHERE person_id = ?`)
      .run(town.actor('staff').personId, town.actor('manager').personId);
    context.db.$client.exec(`INSERT INTO delegation_chapter VALUES ('d', 'town', 'standards', '2')`);
    handOver();
    const { handedOver } = must(paper('manager'));
    expect(handedOver.terms.filter(({ office }) => office === 'security_manager')).toMatchObject([
      { personName: town.actor('manager').name, until: '2026-10-10' },
      { personName: town.actor('third_manager').name, from: '2026-10-11', until: null },
    ]);
    expect(handedOver.openSheets.find(({ sheetId: one }) => one === id)).toMatchObject({
      state: 'returned',
      dueOn: '2026-10-31',
      returnReason: '理由を書いてください。',
    });
    const names = (who: 'manager' | 'secretariat') =>
      must(paper(who)).handedOver.openSheets.map(({ targetName }) => targetName);
    expect(names('secretariat')).toContain('住民記録');
    expect(names('manager')).not.toContain('住民記録');
    expect(handedOver.openSheets.map(({ targetName }) => targetName)).not.toContain('税務課');
    expect(handedOver.openActions).toMatchObject([
      { level: 'unit', targetNames: ['総務課'], permanentMeasure: '端末も記録する。', due: '2027-03-31' },
      { level: 'committee', targetNames: ['総務課'] },
    ]);
    expect(handedOver.promises).toMatchObject([{ sheetId: id, measure: '端末も記録する。', due: '2027-03-31' }]);
    expect(handedOver.namedEvidence).toMatchObject([{ sheetId: id, documentName: '記録簿', location: '書庫' }]);
    expect(handedOver.endingExceptions).toMatchObject([{ targetName: '総務課', clauseId: '1-1', until: '2027-03-31' }]);
    expect(handedOver.delegated).toMatchObject([{ office: 'security_manager', chapters: ['2'] }]);
    expect(handedOver.tasks).toMatchObject([{ kind: 'sheet_returned', subject: `sheet:${id}` }]);
  });

  test('is open to the unit, its bureau and those who read all, and to nobody else', () => {
    const open = TOWN_PEOPLE.filter((who) => paper(who).ok);
    expect(open.toSorted()).toEqual(
      [
        ...['staff', 'manager', 'coordinator', 'officer', 'system_manager', 'supervisor', 'audit_supervisor'],
        ...['auditor', 'secretariat', 'second_secretariat'],
      ].toSorted(),
    );
    for (const who of ['ciso', 'administrator', 'other_manager'] as const) expect(paper(who)).toEqual(DENIED);
    expect(paper('secretariat', 'nowhere')).toEqual(DENIED);
    expect(paper('secretariat', town.units.body)).toEqual(DENIED);
  });
});

describe('an improvement action', () => {
  test('belongs to the post: the successor finds it, and the predecessor no more', () => {
    const { closed } = unfinished();
    handOver();
    afterwards();
    const plan = (who: TownPerson) => improvementPage(context, town.actor(who), closed, { list: 'unit' });
    expect(must(plan('third_manager')).lines).toMatchObject([{ targetNames: ['総務課'] }]);
    expect(plan('manager')).toEqual(DENIED);
    expect(must(paper('third_manager')).handedOver.openActions).toHaveLength(2);
    const stored = context.db.$client.prepare('SELECT content FROM improvement_action').pluck().all().join();
    for (const who of TOWN_PEOPLE) expect(stored).not.toContain(town.actor(who).personId);
  });
});

describe('a handover', () => {
  test('waits at the home of who takes over from somebody, until it is acknowledged', () => {
    const waiting = () => TOWN_PEOPLE.filter((who) => waitingHandovers(context, town.actor(who)).length > 0);
    handOver();
    expect(waiting()).toEqual([]);
    afterwards();
    expect(waiting()).toEqual(['third_manager']);
    expect(homeOf(context, town.actor('third_manager')).handovers).toMatchObject([{ placeName: '総務課' }]);
    const logged = loggedActs(context.db).length;
    must(acknowledge('third_manager', must(paper('third_manager')).seenHash));
    expect(loggedActs(context.db)).toHaveLength(logged + 1);
    expect(waiting()).toEqual([]);
    const personName = town.actor('third_manager').name;
    expect(must(paper('staff')).acknowledgements).toMatchObject([{ personName }]);
    expect(must(paper('secretariat', null)).unitHandovers).toEqual([
      { unitId: town.units.generalAffairs, placeName: '総務課', acknowledgedBy: [personName] },
    ]);
  });

  test('is acknowledged by who holds an office there alone, once, and as it was seen', () => {
    handOver();
    afterwards();
    const { seenHash } = must(paper('secretariat'));
    const before = rowsOf(context.db);
    for (const who of ['secretariat', 'manager', 'officer', 'auditor', 'other_manager', 'administrator'] as const) {
      expect(acknowledge(who, seenHash)).toEqual(DENIED);
    }
    expect(acknowledge('third_manager', 'another')).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(acknowledge('third_manager', seenHash, 'nowhere')).toEqual(DENIED);
    expect(acknowledge('third_manager', seenHash, null)).toEqual(DENIED);
    expect(rowsOf(context.db)).toEqual(before);
    must(acknowledge('third_manager', seenHash));
    expect(acknowledge('third_manager', seenHash)).toEqual({ ok: false, reason: 'acknowledged_already' });
  });

  test('that changed after it was acknowledged says so', () => {
    handOver();
    afterwards();
    must(acknowledge('third_manager', must(paper('third_manager')).seenHash));
    expect(must(paper('third_manager')).acknowledgedNow).toBe(true);
    openTownCampaign(town);
    expect(must(paper('third_manager')).acknowledgedNow).toBe(false);
  });

  test('of the secretariat is acknowledged by the secretariat, and linked from those who change', () => {
    expect(must(paper('secretariat', null)).mayAcknowledge).toBe(true);
    expect(must(paper('auditor', null)).mayAcknowledge).toBe(false);
    for (const who of ['manager', 'ciso', 'officer'] as const) expect(paper(who, null)).toEqual(DENIED);
    must(acknowledge('secretariat', must(paper('secretariat', null)).seenHash, null));
    handOver();
    const linked = (who: TownPerson, by: TownPerson) =>
      must(personPage(context, town.actor(by), town.actor(who).personId)).handoverUnits;
    expect(linked('manager', 'secretariat')).toEqual([{ unitId: town.units.generalAffairs, unitName: '総務課' }]);
    expect(linked('staff', 'secretariat')).toEqual([]);
    expect(linked('manager', 'administrator')).toEqual([]);
  });
});
