import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { loader as clauses } from '#app/routes/_app.policies_.$policyVersionId.papers_.clauses.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { testDatabase } from '#test/factories/database.ts';
import { publishOpenPolicy } from '#test/factories/open-value.ts';
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
    if (!(answer instanceof Response)) throw answer;
    return answer;
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
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('条項と設問の対応表');
  });

  test.each(TOWN_PEOPLE)('opens to the %s only where the office reads the whole body', async (who) => {
    const { get } = await desk();
    expect((await get(clauses, who)).status).toBe(READERS.includes(who) ? 200 : 404);
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
