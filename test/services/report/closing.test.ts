import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { campaignPage, closingPreview } from '#app/services/campaign/campaign.page.server.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginProxyEntry, withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { CAMPAIGN_OWNED_TABLES } from '#db/triggers.ts';
import { BASIS, fillEveryTable } from '#test/factories/every-table.ts';
import { testDatabase } from '#test/factories/database.ts';
import { freeNumbers } from '#test/factories/free-numbers.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';

const START = calendarDate('2026-10-01');
/** A closed year with a row in every table that belongs to a campaign: one sheet handed in, one left as a draft. */
async function closedYear(): Promise<{ town: Town; id: string; handedIn: string; left: string }> {
  const town = await makeTown(testDatabase(START));
  const id = openTownCampaign(town);
  const { handedIn, left } = fillEveryTable(town, id);
  must(closeCampaign(town.context, town.actor('supervisor'), id));
  return { town, id, handedIn, left };
}

function submitted(town: Town, id: string) {
  const result = handIn(town.context, town.actor('manager'), id);
  return result.ok ? result : ({ ok: false, reason: result.reason } as const);
}

describe('a frozen campaign', () => {
  for (const table of CAMPAIGN_OWNED_TABLES) {
    test(`refuses to insert, update and delete rows of ${table}`, async () => {
      const { town, id } = await closedYear();
      const { $client } = town.context.db;
      freeNumbers($client);
      const rows = () => $client.prepare(`SELECT count(*) AS n FROM ${table} WHERE campaign_id = ?`).get(id);
      const before = rows();
      expect(before).not.toEqual({ n: 0 });
      for (const statement of [
        `INSERT INTO ${table} SELECT * FROM ${table} WHERE campaign_id = '${id}' LIMIT 1`,
        `UPDATE ${table} SET campaign_id = campaign_id WHERE campaign_id = '${id}'`,
        `DELETE FROM ${table} WHERE campaign_id = '${id}'`,
      ]) {
        expect(() => $client.exec(statement), statement).toThrow(/campaign is frozen|is append-only/);
      }
      expect(rows()).toEqual(before);
    });
  }

  test('refuses to be deleted, reopened or given another hash, rule or name', async () => {
    const { town, id } = await closedYear();
    const { $client } = town.context.db;
    for (const change of [
      `state = 'open'`,
      `state = 'open', closing_id = NULL`,
      `closing_id = NULL`,
      `name = 'x'`,
      `due_on = '2027-01-01'`,
      `fiscal_year = 2020`,
    ]) {
      expect(() => $client.exec(`UPDATE campaign SET ${change} WHERE id = '${id}'`), change).toThrow(
        /campaign (is frozen|goes one way)/,
      );
    }
    expect(() => $client.exec(`DELETE FROM campaign WHERE id = '${id}'`)).toThrow('campaign is not a draft');
  });

  test('takes no row of a campaign that still runs', async () => {
    const { town, id } = await closedYear();
    const next = openTownCampaign(town, '次の自己点検');
    expect(next).not.toBe(id);
    for (const table of ['sheet', 'item'] as const) {
      expect(() =>
        town.context.db.$client.exec(`UPDATE ${table} SET campaign_id = '${id}' WHERE campaign_id = '${next}'`),
      ).toThrow('campaign is frozen');
    }
  });

  test('keeps the name of everybody whom one of its rows names', async () => {
    const { town } = await closedYear();
    const { $client } = town.context.db;
    const named = CAMPAIGN_OWNED_TABLES.flatMap((table) =>
      z
        .array(z.string())
        .parse(
          $client.prepare(`SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'person'`).pluck().all(table),
        )
        .map((column) => ({ table, column })),
    );
    expect(named.length).toBeGreaterThan(5);
    for (const { table, column } of named) {
      const people = `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`;
      const nameless = $client.prepare(`${people} EXCEPT SELECT person_id FROM frozen_person`).pluck().all();
      expect(nameless, `${table}.${column}`).toEqual([]);
    }
  });

  test('is hashed in every table, but where the hashed revisions or outcomes say the same', async () => {
    const { town } = await closedYear();
    const { $client } = town.context.db;
    const hashed = $client
      .prepare(`SELECT value ->> 'table' FROM closing, json_each(closing.record, '$.value.tables')`)
      .pluck()
      .all();
    expect(CAMPAIGN_OWNED_TABLES.filter((table) => !hashed.includes(table))).toEqual([
      ...['answer', 'gate_answer', 'item_state', 'common_answer', 'improvement'],
    ]);
  });

  test.each([
    ['common answer', 'common_answer', `content = '[]'`],
    ['measure', 'improvement', 'rev = 2'],
  ])('is damaged where a %s is not its last revision', async (_what, table, change) => {
    const { town } = await closedYear();
    const { db } = town.context;
    expect(damagedClosings(db, erasuresOf(db))).toEqual([]);
    db.$client.exec(`DROP TRIGGER ${table}_frozen_update; UPDATE ${table} SET ${change}`);
    expect(damagedClosings(db, erasuresOf(db))).toMatchObject([{ problem: [{ table, problem: 'hash' }] }]);
  });

  test('refuses every act on its sheets', async () => {
    const { town, handedIn, left } = await closedYear();
    const { context } = town;
    const refused = { ok: false, reason: 'wrong_state' };
    const answer = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'unknown' }), rev: 1 };
    expect(saveAnswer(context, town.actor('other_manager'), left, answer)).toEqual(refused);
    expect(
      saveChapter(context, town.actor('other_manager'), left, { chapter: null, same: null, answers: [answer] }),
    ).toEqual(refused);
    expect(
      saveGates(context, town.actor('other_manager'), left, [{ gateId: 'outsourcing', holds: false, rev: 1 }]),
    ).toEqual(refused);
    expect(handIn(context, town.actor('other_manager'), left)).toEqual(refused);
    expect(withdrawSheet(context, town.actor('manager'), handedIn)).toEqual(refused);
    expect(lookAndReturn(context, town.actor('officer'), handedIn, '直してください。')).toEqual(refused);
    expect(beginProxyEntry(context, town.actor('secretariat'), left, BASIS)).toEqual(refused);
  });
});

describe('closing', () => {
  test('lists beforehand what will count as 未回答', async () => {
    const town = await makeTown(testDatabase(START));
    const id = openTownCampaign(town);
    const handedIn = sheetId(town, id, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), handedIn);
    must(submitted(town, handedIn));
    const preview = must(closingPreview(town.context, town.actor('supervisor'), id));
    expect(preview).toMatchObject({ sheetCount: 10, unconfirmed: 1 });
    expect(preview.notSubmittedSheets).toHaveLength(9);
    expect(preview.inTime).toBe(9);
    expect(preview.notSubmittedSheets.map((sheet) => sheet.sheetId)).not.toContain(handedIn);
    const closed = must(closeCampaign(town.context, town.actor('supervisor'), id));
    expect([...closed.notSubmittedIds].sort()).toEqual(preview.notSubmittedSheets.map((sheet) => sheet.sheetId).sort());
  });

  test('counts what was not handed in as 未回答 and keeps what was typed as a draft', async () => {
    const { town, left, handedIn } = await closedYear();
    const frozen = (sheet: string) =>
      town.context.db.$client
        .prepare(`SELECT outcome, draft FROM frozen_item WHERE sheet_id = ? ORDER BY "order"`)
        .all(sheet);
    expect(frozen(left)).toEqual(Array.from({ length: 4 }, () => ({ outcome: 'unanswered', draft: 'implemented' })));
    expect(frozen(handedIn)).toEqual(Array.from({ length: 4 }, () => ({ outcome: 'implemented', draft: null })));
    expect(
      town.context.db.$client
        .prepare(`SELECT count(*) AS n FROM answer JOIN item ON item.id = answer.item_id WHERE item.sheet_id = ?`)
        .get(left),
    ).toEqual({ n: 4 });
  });

  test('keeps the submission rates of the board, and names rule and hash', async () => {
    const town = await makeTown(testDatabase(START));
    const id = openTownCampaign(town);
    const handedIn = sheetId(town, id, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), handedIn);
    must(submitted(town, handedIn));
    const filter = { state: null, bureau: null, type: null, text: '', sort: 'bureau' as const, descending: false };
    const rates = () => {
      const board = boardOf(town.context, town.actor('secretariat'), { campaignId: id, filter, page: 1 });
      return board.ok ? board.value?.rates : undefined;
    };
    const running = rates();
    const { frozenHash } = must(closeCampaign(town.context, town.actor('supervisor'), id));
    expect(rates()).toEqual(running);
    expect(running).toEqual([
      { population: 'units', numerator: 1, denominator: 5 },
      { population: 'systems', numerator: 0, denominator: 2 },
      { population: 'organization', numerator: 0, denominator: 3 },
    ]);
    const page = must(campaignPage(town.context, town.actor('supervisor'), id, { vacantOnly: false, page: 1 }));
    expect(page.summary?.rates).toEqual(running);
    expect(page.campaign).toMatchObject({ state: 'closed', frozenHash, ruleVersion: '2026.1' });
    expect(frozenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(findCampaign(town.context.db, id)?.frozenHash).toBe(frozenHash);
  });

  test('gives another hash where one answer differs', async () => {
    const hashes = new Set<string>();
    for (const value of ['implemented', 'unknown', 'implemented'] as const) {
      const town = await makeTown(testDatabase(START, 'same'));
      const id = openTownCampaign(town);
      const sheet = sheetId(town, id, '110', 'security_manager');
      fillSheet(town, town.actor('manager'), sheet, (question) =>
        question === '1-1@security_manager' ? makeAnswer({ value }) : null,
      );
      must(submitted(town, sheet));
      hashes.add(must(closeCampaign(town.context, town.actor('supervisor'), id)).frozenHash);
    }
    expect(hashes.size).toBe(2);
  });
});
