import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { loader as page } from '#app/routes/_app.policies_.$policyVersionId.papers.tsx';
import { loader as clauses } from '#app/routes/_app.policies_.$policyVersionId.papers_.clauses.ts';
import { loader as sheet } from '#app/routes/_app.policies_.$policyVersionId.papers_.sheet.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { OPEN_POLICY, publishOpenPolicy } from '#test/factories/open-value.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { loadContext, sessionOf } from '#test/routes/call.ts';
import type { Route } from '#test/routes/call.ts';

/** Who reads the whole body, and so the papers of its policies. */
const READERS: readonly TownPerson[] = [
  'supervisor',
  'audit_supervisor',
  'auditor',
  'secretariat',
  'second_secretariat',
];

async function desk() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { policyVersionId } = publishOpenPolicy(town);
  const get = async (route: Route, who: TownPerson, query = '', id = policyVersionId): Promise<Response> => {
    const { cookie } = await sessionOf(town.context, who);
    const request = new Request(`http://tenken.test/policies/${id}/papers${query}`, { headers: { cookie } });
    const context = loadContext(town.context);
    const answer = await route({ request, params: { policyVersionId: id }, context }).catch(
      (thrown: unknown) => thrown,
    );
    if (answer instanceof Response) return answer;
    if (answer instanceof Error) throw answer;
    return Response.json(answer);
  };
  return { ...town, policyVersionId, get };
}

describe('the table of clauses and questions', () => {
  test.each([
    ['', 'text/csv; charset=utf-8', 'clauses-and-questions.csv'],
    ['?as=xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'clauses-and-questions.xlsx'],
  ])('goes out as a file by %s', async (query, type, name) => {
    const { get } = await desk();
    const { status, headers } = await get(clauses, 'secretariat', query);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('content-disposition')).toContain(`filename="${name}"`);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(/条項と設問の対応表_.+_第1版\./u);
  });

  test.each(TOWN_PEOPLE)('opens to the %s only where the office reads the whole body', async (who) => {
    const { get } = await desk();
    expect((await get(clauses, who)).status).toBe(READERS.includes(who) ? 200 : 404);
  });

  test('holds the clauses of the policy that was asked for, and not those of another', async () => {
    const { get, context } = await desk();
    const own = newestPolicies(context.db).find(({ policyId }) => policyId === 'town');
    const table = await (await get(clauses, 'secretariat', '', own?.id)).text();
    expect(table).toContain('情報セキュリティ管理者は、端末の持出しを記録しなければならない。');
    expect(table).not.toContain('パスワードを十分な長さとしなければならない。');
  });

  test('is not there for a version of the policy or a questionnaire that nobody has published', async () => {
    const { get, context, policyVersionId } = await desk();
    expect((await get(clauses, 'secretariat', '', 'nowhere')).status).toBe(404);
    for (const wrong of ['2', '0', '-1', '1.5', 'x', ''])
      expect((await get(clauses, 'secretariat', `?version=${wrong}`)).status, wrong).toBe(404);
    must(publishQuestionnaire(context, SET_UP, policyVersionId));
    expect((await get(clauses, 'secretariat', '?version=2')).status).toBe(200);
    expect((await get(clauses, 'secretariat', '?version=1')).status).toBe(200);
  });
});

describe('the page of what a questionnaire comes out as', () => {
  test.each(TOWN_PEOPLE)('opens to the %s only where the office reads the whole body', async (who) => {
    const { get } = await desk();
    expect((await get(page, who)).status).toBe(READERS.includes(who) ? 200 : 404);
  });

  test('lists the sheets that hold a question, and none else', async () => {
    const { get } = await desk();
    const { page: shown } = (await (await get(page, 'secretariat')).json()) as { page: { sheets: unknown } };
    expect(shown.sheets).toEqual([{ office: 'security_manager', unit: 'department', questionCount: 4, rowCount: 0 }]);
  });

  test('names the characters that no font of the papers has, with the questions that they stand in', async () => {
    const { get, context } = await desk();
    const source = `${OPEN_POLICY}\n（５）職員等は、\ue000係の台帳を記録しなければならない。`;
    const { policyVersionId } = publishOpenPolicy({ context }, source, 'own-sign');
    const { page: shown } = (await (await get(page, 'secretariat', '', policyVersionId)).json()) as {
      page: { lackingSigns: unknown };
    };
    expect(shown.lackingSigns).toEqual([{ sign: '\ue000', code: 'U+E000', questionNumbers: ['１（５）'] }]);
  });

  test.each(['paper_time', 'paper_memory', 'paper_busy', 'paper_left'])('says what happened by %s', async (failed) => {
    const { get } = await desk();
    const shown = (await (await get(page, 'secretariat', `?failed=${failed}`)).json()) as { failedWords: string };
    expect(shown.failedWords).toMatch(/もう一度選んでください/u);
  });

  test('says nothing of a reason that there is none of', async () => {
    const { get } = await desk();
    expect(await (await get(page, 'secretariat', '?failed=<b>')).json()).toMatchObject({ failedWords: null });
  });

  test('is not there for a version of the policy or a questionnaire that nobody has published', async () => {
    const { get } = await desk();
    expect((await get(page, 'secretariat', '', 'nowhere')).status).toBe(404);
    expect((await get(page, 'secretariat', '?version=2')).status).toBe(404);
  });
});

describe('a blank sheet', () => {
  test.each([
    ['pdf', 'application/pdf', '%PDF'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
  ])('goes out as %s under a name that says what it is', async (as, type, begins) => {
    const { get } = await desk();
    const answer = await get(sheet, 'auditor', `?office=security_manager&as=${as}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    const disposition = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    expect(disposition).toContain(`filename="check-sheet-1-security_manager.${as}"`);
    expect(disposition).toContain(`【機密性２】情報セキュリティ管理者の点検票（課）第1版.${as}`);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .toString('latin1')
        .slice(0, begins.length),
    ).toBe(begins);
  });

  test.each(TOWN_PEOPLE.filter((who) => !READERS.includes(who)))('is not there for the %s', async (who) => {
    const { get } = await desk();
    expect((await get(sheet, who, '?office=security_manager')).status).toBe(404);
  });

  test.each(['system_manager', 'nobody', 'toString', '../x'])(
    'is not there for %s, whom nothing is asked',
    async (office) => {
      const { get } = await desk();
      expect((await get(sheet, 'secretariat', `?office=${encodeURIComponent(office)}`)).status).toBe(404);
    },
  );

  test('of no office leads to the page that lists them, and of what is not there to none', async () => {
    const { get, policyVersionId } = await desk();
    const led = await get(sheet, 'secretariat');
    expect([led.status, led.headers.get('location')]).toEqual([302, `/policies/${policyVersionId}/papers?version=1`]);
    expect((await get(sheet, 'secretariat', '?version=2')).status).toBe(404);
    expect((await get(sheet, 'secretariat', '?office=security_manager&version=2')).status).toBe(404);
    expect((await get(sheet, 'manager')).status).toBe(404);
  });

  test('that cannot be made now leads back to the page with the reason', async () => {
    const { get, policyVersionId } = await desk();
    const query = '?office=security_manager';
    const answers = await Promise.all([1, 2, 3].map(() => get(sheet, 'secretariat', query)));
    const led = answers.filter(({ status }) => status === 302);
    expect(led.map(({ headers }) => headers.get('location'))).toEqual([
      `/policies/${policyVersionId}/papers?version=1&failed=paper_busy`,
    ]);
  });
});
