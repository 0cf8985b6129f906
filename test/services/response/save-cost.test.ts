import { describe, expect, test } from 'vitest';
import type { Answer } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { findSession, sessionPerson } from '#app/services/access/session.loader.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { changeMeasure, planMeasure } from '#app/services/response/measure.acts.server.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { handInConfirmed, ONE_LACKS, townWithCommon } from '#test/factories/common-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { statementsOf } from '#test/factories/statements.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { tablesReadWhole } from '#test/factories/whole-tables.ts';

const BASIS = { decidedBy: '課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };

async function section() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  return { town, id: sheetId(town, campaignId, '110', 'security_manager') };
}

/** The last of so many saves of one answer to 110, each other than the one before, and its statements. */
async function lastSave(evidence: Answer['evidence']): Promise<readonly string[]> {
  const { town, id } = await section();
  const { context } = town;
  const token = newSessionToken();
  must(await signIn(context, { login: 'staff', password: TOWN_PASSWORD, token, ...FROM_ANYWHERE }));
  const save = (rev: number) => () => {
    // The server asks before it reads what was sent, and the route again: meanwhile the session may have ended.
    expect(sessionPerson(context, token)).not.toBeNull();
    const actor = findSession(context, token)?.actor;
    if (actor === undefined) throw new Error('nobody is signed in');
    const answer = makeAnswer({ value: 'implemented', comment: `${rev}`, evidence });
    must(saveAnswer(context, actor, id, { itemKey: '1-1@security_manager', answer, rev, handIns: 0 }));
  };
  for (const rev of [0, 1]) save(rev)();
  return statementsOf(context, save(2)).statements;
}

// The server itself asks once more, whether anything was changed since a request began: 20 with two documents.
test('a save takes 16 statements, 18 with a document and 19 with two, whatever its sheet holds', async () => {
  const named = { documentNumber: '', location: '総務課', confirmedBy: '', confirmedOn: null };
  const documents = ['台帳', '規程'].map((documentName) => ({ documentName, ...named }));
  expect(await lastSave([])).toHaveLength(16);
  expect(await lastSave(documents.slice(0, 1))).toHaveLength(18);
  expect(await lastSave(documents)).toHaveLength(19);
});

test('a save reads what decides within its act, and of the contents of its sheet nothing that is at hand', async () => {
  const statements = await lastSave([]);
  const within = statements.slice(statements.findIndex((one) => one.startsWith('BEGIN')));
  const reading = within.flatMap((one) => /^select .* from "(\w+)" (?:inner join|order by)/isu.exec(one)?.[1] ?? []);
  expect(reading).toEqual(['activity_log', 'sheet']);
});

describe('looks up by index what it reads and changes, whatever the size of the body:', () => {
  const YES = makeAnswer({ value: 'implemented' });
  const answer = { itemKey: '1-1@security_manager', answer: YES, rev: 0 };

  test.each<[string, (town: Town, id: string) => unknown]>([
    ['an answer', (town, id) => must(saveAnswer(town.context, town.actor('staff'), id, answer))],
    [
      'the gates',
      (town, id) =>
        must(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: true, rev: 0 }])),
    ],
    ['代行入力', (town, id) => must(beginProxyEntry(town.context, town.actor('secretariat'), id, BASIS))],
    [
      'a hand-in, a confirmation and an acceptance',
      (town, id) => {
        fillSheet(town, town.actor('staff'), id);
        must(handIn(town.context, town.actor('manager'), id));
        must(lookAndConfirm(town.context, town.actor('officer'), id));
        must(lookAndAccept(town.context, town.actor('secretariat'), id));
      },
    ],
    [
      'a return',
      (town, id) => {
        fillSheet(town, town.actor('staff'), id);
        must(handIn(town.context, town.actor('manager'), id));
        must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
      },
    ],
    [
      'a measure, and what is changed of it',
      (town, id) => {
        const plan = { measure: '様式を定める。', owner: '総務係', due: null };
        const input = { plan, covers: [{ itemKey: answer.itemKey, rowId: null }] };
        const staff = town.actor('staff');
        const seen = must(planMeasure(town.context, staff, id, { ...input, takenFrom: null }));
        must(changeMeasure(town.context, staff, id, { ...seen, ...input, plan: { ...plan, owner: '課長' } }));
      },
    ],
  ])('%s', async (_what, act) => {
    const { town, id } = await section();
    expect(tablesReadWhole(town, () => act(town, id))).toEqual([]);
  });

  test('the confirmation of a common answer, its change, and the return of what was handed in on it', async () => {
    const made = await townWithCommon();
    const handedIn = handInConfirmed(made, '110', 'manager');
    const whole = tablesReadWhole(made.town, () => {
      must(made.confirm('other_manager', made.section('120')));
      expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
      must(returnOnChangedCommon(made.context, SYSTEM, 20));
    });
    expect(whole).toEqual([]);
    expect(loadSheet(made.context, handedIn)?.sheet.state).toBe('returned');
  });
});
