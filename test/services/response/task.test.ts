import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must, refuse } from '#app/domain/shared/result.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { closeCampaign, supersedeClosing } from '#app/services/report/closing.acts.server.ts';
import { handIn, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { openTasks } from '#app/services/response/task.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { queueMail } from '#app/services/shared/outbox.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { lastActivity } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { freeNumbers } from '#test/factories/free-numbers.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const MAIL_FROM = 'tenken@town.example.jp';

/** A town whose 総務課 has its sheet in a state. */
async function townWith(state: 'submitted' | 'returned') {
  const town = await makeTown(testDatabase(START));
  const campaignId = openTownCampaign(town);
  const id = sheetId(town, campaignId, '110', 'security_manager');
  bringTo(town, id, state);
  return { town, campaignId, id };
}

const rowsOf = (town: Town, table: 'task' | 'outbox') =>
  town.context.db.$client.prepare(`SELECT * FROM ${table}`).all();
const askedOf = (town: Town) => TOWN_PEOPLE.filter((who) => openTasks(town.context, town.actor(who)).length > 0);

describe('a returned sheet', () => {
  test('waits for the office that answers it, and for nobody else', async () => {
    const { town, id } = await townWith('submitted');
    expect(askedOf(town)).toEqual([]);
    must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
    expect(askedOf(town)).toEqual(['manager']);
    expect(openTasks(town.context, town.actor('manager'))).toEqual([
      { kind: 'sheet_returned', subject: `sheet:${id}`, dueOn: '2026-10-31' },
    ]);
    expect(rowsOf(town, 'task')).toMatchObject([
      { opened_sequence: lastActivity(town.context.db).sequence, done_sequence: null },
    ]);
  });

  test('waits no more once it is handed in again, by the same act', async () => {
    const { town, id } = await townWith('returned');
    must(handIn(town.context, town.actor('manager'), id));
    expect(askedOf(town)).toEqual([]);
    expect(rowsOf(town, 'task')).toMatchObject([{ done_sequence: lastActivity(town.context.db).sequence }]);
    must(lookAndReturn(town.context, town.actor('officer'), id, 'もう一度、直してください。'));
    expect(openTasks(town.context, town.actor('manager'))).toHaveLength(1);
  });

  test('waits on when handing it in is refused, and asks nothing when its return is', async () => {
    const { town, id } = await townWith('submitted');
    expect(lookAndReturn(town.context, town.actor('manager'), id, '直します。').ok).toBe(false);
    expect(rowsOf(town, 'task')).toEqual([]);
    must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
    expect(handIn(town.context, town.actor('staff'), id).ok).toBe(false);
    expect(askedOf(town)).toEqual(['manager']);
  });

  test('waits for whoever holds the office on the day', async () => {
    const { town } = await townWith('returned');
    const post = { role: 'security_manager', unitId: town.units.generalAffairs, systemId: null } as const;
    const successor = town.actor('third_manager');
    must(
      giveAppointment(town.context, SET_UP, {
        personId: successor.personId,
        ...post,
        from: calendarDate('2026-10-10'),
      }),
    );
    expect(askedOf(town)).toEqual(['manager']);
    town.context.goTo(calendarDate('2026-10-10'));
    expect(askedOf(town)).toEqual(['manager', 'third_manager']);
  });

  test('of a system waits for its manager, one of the whole body for the office that drafts it', async () => {
    const { town, campaignId } = await townWith('submitted');
    const ledger = sheetId(town, campaignId, 'S01', 'system_manager');
    fillSheet(town, town.actor('system_manager'), ledger);
    must(handIn(town.context, town.actor('system_manager'), ledger));
    must(lookAndReturn(town.context, town.actor('officer'), ledger, '直してください。'));
    expect(askedOf(town)).toEqual(['system_manager']);
    const whole = sheetId(town, campaignId, '000', 'supervising_security_officer');
    fillSheet(town, town.actor('supervisor'), whole);
    must(handIn(town.context, town.actor('supervisor'), whole));
    must(lookAndReturn(town.context, town.actor('ciso'), whole, '直してください。'));
    expect(askedOf(town)).toEqual(['system_manager', 'supervisor']);
  });

  test('waits for nobody after 集計確定, and again when that is superseded', async () => {
    const { town, campaignId } = await townWith('returned');
    must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
    expect(askedOf(town)).toEqual([]);
    must(supersedeClosing(town.context, town.actor('supervisor'), campaignId, '総務課の提出が漏れていたため'));
    expect(askedOf(town)).toEqual(['manager']);
  });
});

describe('mail about a returned sheet', () => {
  test('is not written where the installation has no address to send from', async () => {
    const { town } = await townWith('returned');
    expect(rowsOf(town, 'outbox')).toEqual([]);
  });

  test('waits for each holder of the office, without the reason, under one number that never changes', async () => {
    const { town, id } = await townWith('submitted');
    const context = { ...town.context, mailFrom: MAIL_FROM };
    must(lookAndReturn(context, town.actor('officer'), id, '媒体の記録が足りません。'));
    const rows = rowsOf(town, 'outbox');
    expect(rows).toMatchObject([
      {
        kind: 'mail',
        to_person_id: town.actor('manager').personId,
        to_address: null,
        state: 'waiting',
        attempts: 0,
        created_sequence: lastActivity(town.context.db).sequence,
        message_id: expect.stringMatching(/^<[\w-]+-\d+@town\.example\.jp>$/),
        subject: expect.stringContaining('総務課'),
        body: expect.stringContaining('令和8年10月31日'),
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('媒体の記録');
  });

  test('is not written by an act that is refused, not even when it was queued before', async () => {
    const { town, id } = await townWith('submitted');
    const context = { ...town.context, mailFrom: MAIL_FROM };
    expect(lookAndReturn(context, town.actor('coordinator'), id, '直してください。').ok).toBe(false);
    const mail = { toPersonId: town.actor('manager').personId, subject: '差戻し', body: '差し戻しました。' };
    const refused = transact(context, town.actor('officer').personId, 'sheet.return', (act) => {
      queueMail(context, act, mail);
      return refuse('wrong_state');
    });
    expect(refused).toEqual({ ok: false, reason: 'wrong_state' });
    expect(rowsOf(town, 'outbox')).toEqual([]);
  });

  test('is not written about a sheet that goes on', async () => {
    const { town, id } = await townWith('submitted');
    must(lookAndConfirm({ ...town.context, mailFrom: MAIL_FROM }, town.actor('officer'), id));
    expect(rowsOf(town, 'outbox')).toEqual([]);
  });
});

describe('the database refuses', () => {
  const TASK = {
    id: 'x',
    kind: 'sheet_returned',
    subject: 'sheet:x',
    office: 'secretariat',
    opened_sequence: 5,
  };
  const MAIL = {
    id: 'x',
    kind: 'mail',
    to_address: 'a@example.jp',
    subject: '件名',
    body: '本文',
    state: 'waiting',
    message_id: '<x@example.jp>',
    attempts: 0,
    created_sequence: 5,
  };
  const insert = (town: Town, table: 'task' | 'outbox', row: Readonly<Record<string, string | number | null>>) => {
    const names = Object.keys(row);
    freeNumbers(town.context.db.$client);
    town.context.db.$client
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
      .run(row);
  };

  test.each([
    ['for nobody', { office: null }],
    ['of an unknown office', { office: 'mayor' }],
    ['of an unknown kind', { kind: 'sheet_lost' }],
    ['due on a day that does not exist', { due_on: '2026-02-30' }],
    ['done before it was opened', { done_sequence: 4 }],
    ['for a unit that does not exist', { unit_id: 'nowhere' }],
  ])('a task %s', async (_what, wrong) => {
    const town = await makeTown(testDatabase(START));
    expect(() => insert(town, 'task', { ...TASK, ...wrong })).toThrow(/constraint failed/);
    insert(town, 'task', TASK);
  });

  test.each([
    ['to nobody', { to_address: null }],
    ['in an unknown state', { state: 'lost' }],
    ['that failed without an error', { state: 'failed', attempts: 1 }],
    ['that was sent without an attempt', { state: 'sent' }],
  ])('a mail %s', async (_what, wrong) => {
    const town = await makeTown(testDatabase(START));
    expect(() => insert(town, 'outbox', { ...MAIL, ...wrong })).toThrow(/constraint failed/);
    insert(town, 'outbox', MAIL);
    expect(() => insert(town, 'outbox', { ...MAIL, id: 'y' })).toThrow(/UNIQUE/);
  });
});
