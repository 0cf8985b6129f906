import { expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { PROBLEMS, sentFieldsOf } from '#app/lib/problem.ts';
import { action as saveChapter } from '#app/routes/_app.sheets.$sheetId.chapters.$chapter.tsx';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { databaseProblem } from '#db/problem.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { form, loadContext, sessionOf } from '#test/routes/call.ts';

it('an act for which the disk has no room leaves nothing half stored, and gives back what was typed', async () => {
  const context = testDatabase(calendarDate('2026-10-01'));
  const town = await makeTown(context);
  const sheet = sheetId(town, openTownCampaign(town), '110', 'security_manager');
  const by = await sessionOf(context, 'manager');
  const { $client: own } = context.db;
  const state = () => ({ rows: rowsOf(context.db), acts: loggedActs(context.db) });
  const isDiskFull = (error: unknown) => databaseProblem(error) === 'full';

  async function save(rev: number) {
    const comment = `${rev}回目の説明。`.repeat(50);
    const fields = {
      'q1.id': '1-1@security_manager',
      'q1.rev': String(rev),
      'q1.value': 'implemented',
      'q1.comment': comment,
    };
    const request = new Request(`http://tenken.test/sheets/${sheet}/chapters/1`, {
      method: 'POST',
      ...form(fields, by),
    });
    const params = { sheetId: sheet, chapter: '1' };
    const act = saveChapter({ request, params, context: { ...loadContext(context), isDiskFull } });
    const answer: unknown = await act.catch((thrown: unknown) => thrown);
    if (!(answer instanceof Response)) throw answer;
    return { answer, fields };
  }

  const most = Number(own.pragma('max_page_count', { simple: true }));
  own.pragma(`max_page_count = ${String(own.pragma('page_count', { simple: true }))}`);
  let before = state();
  let rev = 0;
  let last = await save(rev);
  // What is free within the pages is used up first.
  while (last.answer.status === 302 && rev < 500) {
    before = state();
    rev += 1;
    last = await save(rev);
  }
  expect(last.answer.status).toBe(PROBLEMS.disk_full.status);
  expect(state()).toEqual(before);
  expect(verifyLog(context.db)).toMatchObject({ ok: true });
  const sent = sentFieldsOf(await last.answer.json());
  expect(Object.fromEntries(sent ?? [])).toEqual({ ...last.fields, [CSRF_FIELD]: by.csrf });
  own.pragma(`max_page_count = ${most}`);
  expect((await save(rev)).answer.status).toBe(302);
});
