import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as results, loader as resultLists } from '#app/routes/_app.campaigns.history._index.tsx';
import { action as bringResults } from '#app/routes/_app.campaigns.history.new.tsx';
import { action as bringPlan } from '#app/routes/_app.improvement.import.tsx';
import { action as plan } from '#app/routes/_app.improvement.imported.$fiscalYear._index.tsx';
import { action as measure } from '#app/routes/_app.improvement.imported.$fiscalYear.measures.$measureId.tsx';
import { RESULTS_MAX_ROWS } from '#app/services/response/past-result-file.form.server.ts';
import { WIDE_TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';
import { pastImports, pastMeasuresOf, pastResultsOf } from '#db/queries/past.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import {
  broughtPlan,
  broughtResults,
  GENERAL_RESULT,
  LAST_YEAR,
  PLAN_HEADING,
  planOf,
  RESULT_HEADING,
  TAX_LINE,
} from '#test/factories/past.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { callRoute, form, loadPage, sessionOf } from '#test/routes/call.ts';
import type { Route } from '#test/routes/call.ts';

const PLAN = '/improvement/import';
const RESULTS = '/campaigns/history/new';

async function town() {
  const here = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const as = async (who: TownPerson) => {
    const session = await sessionOf(here.context, who);
    return {
      session,
      send: (route: Route, url: string, fields: Record<string, string>, params: Record<string, string> = {}) =>
        callRoute(here.context, route, url, params, form(fields, session)),
    };
  };
  return { here, db: here.context.db, as };
}

const year = { fiscalYear: '2025' };

describe('the page that brings a plan along', () => {
  test('stores what was previewed and leads to its year', async () => {
    const { here, db, as } = await town();
    const { send } = await as('secretariat');
    const text = `${PLAN_HEADING}\r\n${TAX_LINE}`;
    const { seenHash } = planOf(here, TAX_LINE);
    const stored = await send(bringPlan, PLAN, { intent: 'apply', text, ...year, seenHash });
    expect(stored).toMatchObject({ status: 302, location: '/improvement/imported/2025?done=imported&count=1' });
    expect(pastMeasuresOf(db, LAST_YEAR)).toHaveLength(1);
  });

  test('keeps what was typed, with the reason at its field or its line', async () => {
    const { as } = await town();
    const { send } = await as('secretariat');
    const without = await send(bringPlan, PLAN, { intent: 'preview', text: 'x', fiscalYear: '' });
    expect(without).toMatchObject({ status: 400, body: { errors: [{ field: 'fiscalYear' }], typed: { text: 'x' } } });
    const other = await send(bringPlan, PLAN, { intent: 'preview', text: 'コード\nS01', ...year });
    expect(other).toMatchObject({ status: 400, body: { errors: [{ field: 'text' }], typed: { fiscalYear: '2025' } } });
    const text = `${PLAN_HEADING}\n1,課題,対応策,収納課`;
    const refused = await send(bringPlan, PLAN, { intent: 'apply', text, ...year });
    expect(JSON.stringify(refused)).toContain('担当の所属が、今日の部・課にありません');
    const stale = await send(bringPlan, PLAN, { intent: 'apply', text: `${PLAN_HEADING}\n${TAX_LINE}`, ...year });
    expect(stale).toMatchObject({ status: 409, body: { preview: { addedLines: [{}] } } });
    for (const intent of ['preview', 'apply']) {
      const coming = { intent, text: `${PLAN_HEADING}\n${TAX_LINE}`, fiscalYear: '2030' };
      expect(await send(bringPlan, PLAN, coming), intent).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'fiscalYear' }], preview: null },
      });
    }
  });

  test('takes no text without an end, and nothing of who may not', async () => {
    const { db, as } = await town();
    const text = `${PLAN_HEADING}\n${'長'.repeat(WIDE_TABLE_TEXT_MAX_LENGTH + 1)}`;
    const { send } = await as('secretariat');
    const pages: readonly (readonly [Route, string])[] = [
      [bringPlan, PLAN],
      [bringResults, RESULTS],
    ];
    for (const [route, url] of pages) {
      expect(await send(route, url, { intent: 'preview', text, ...year }), url).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'text' }], typed: { text, fiscalYear: '2025' }, preview: null },
      });
    }
    const manager = await as('manager');
    const small = { intent: 'apply', text: `${PLAN_HEADING}\n${TAX_LINE}`, ...year };
    expect((await manager.send(bringPlan, PLAN, small)).status).toBe(403);
    expect((await manager.send(bringResults, RESULTS, small)).status).toBe(403);
    expect(pastMeasuresOf(db, LAST_YEAR)).toEqual([]);
  });
});

describe('the page that brings results along', () => {
  const shown = async (lines: readonly string[]) => {
    const { send } = await (await town()).as('secretariat');
    const text = [RESULT_HEADING, ...lines].join('\n');
    const sent = await send(bringResults, RESULTS, { intent: 'apply', text, ...year });
    return { text, sent };
  };
  const asked = `,"${'設問文'.repeat(10)}"`;

  test('takes as many filled lines as it says, and no more', async () => {
    const filled = Array.from({ length: RESULTS_MAX_ROWS }, () => `総務課,,1-1${asked},○,${'理由'.repeat(60)}`);
    const { text, sent } = await shown(filled);
    expect(text.length).toBeGreaterThan(300_000);
    expect(sent).toMatchObject({ status: 409, body: { preview: { addedLines: [{ lineNumber: 2 }] } } });
    const { sent: over } = await shown([...filled, filled[0] ?? '']);
    expect(over).toMatchObject({ status: 400, body: { errors: [{ field: 'text' }] } });
  });

  test('counts no line of the list that nobody filled in', async () => {
    const blank = Array.from({ length: 10_000 }, () => `,,1-1${asked},,`);
    const { sent } = await shown([...blank, GENERAL_RESULT]);
    expect(sent).toMatchObject({ status: 409, body: { preview: { addedLines: [{ lineNumber: 10_002 }] } } });
  });
});

describe('a measure that was brought along', () => {
  test('has its step refused at its field, in words, and stored when it is told', async () => {
    const { here, as } = await town();
    const [row] = broughtPlan(here, TAX_LINE);
    const params = { ...year, measureId: row?.id ?? '' };
    const url = `/improvement/imported/2025/measures/${params.measureId}`;
    const { send } = await as('other_manager');
    const untold = await send(measure, url, { rev: '1', actionStep: 'report_done', note: '' }, params);
    expect(untold).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'note' }], input: { actionStep: 'report_done' } },
    });
    const none = await send(measure, url, { rev: '1', note: '配った' }, params);
    expect(none).toMatchObject({ status: 400, body: { errors: [{ field: 'actionStep' }] } });
    const told = await send(measure, url, { rev: '1', actionStep: 'report_done', note: '配った' }, params);
    expect(told.location).toBe('/improvement/imported/2025?done=followed&count=0');
    const again = await send(measure, url, { rev: '1', actionStep: 'start', note: '' }, params);
    expect(JSON.stringify(again)).toContain('ほかの人が進み具合を入力しました');
    const stranger = await as('manager');
    expect((await stranger.send(measure, url, { rev: '2', actionStep: 'start', note: '' }, params)).status).toBe(404);
    const secretariat = await as('secretariat');
    const importId = row?.importId ?? '';
    const undone = await secretariat.send(plan, '/improvement/imported/2025', { intent: 'undo', importId }, year);
    expect(undone).toMatchObject({ status: 409, body: { errors: [{ field: '' }] } });
  });
});

describe('the page of what was brought along', () => {
  test('takes results back, and not once the next self-assessment is open', async () => {
    const { here, db, as } = await town();
    const { send, session } = await as('secretariat');
    broughtResults(here, GENERAL_RESULT);
    const importId = pastImports(db, 'results')[0]?.id ?? '';
    const undone = await send(results, '/campaigns/history', { intent: 'undo', importId });
    expect(undone.location).toBe('/campaigns/history?done=undone&count=1');
    expect(pastResultsOf(db, LAST_YEAR)).toEqual([]);
    broughtResults(here, GENERAL_RESULT);
    openTownCampaign(here);
    const kept = await send(results, '/campaigns/history', {
      ...{ intent: 'undo', importId: pastImports(db, 'results')[0]?.id ?? '' },
    });
    expect(kept.status).toBe(409);
    for (const intent of ['preview', 'apply']) {
      const late = { intent, text: `${RESULT_HEADING}\n${GENERAL_RESULT}`, ...year };
      expect(await send(bringResults, RESULTS, late), intent).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'fiscalYear' }] },
      });
    }
    const page = await loadPage(here.context, resultLists, '/campaigns/history', {}, session);
    expect(page).toMatchObject({ resultImports: [{ lineCount: 1, undoable: false }], done: '' });
  });
});
