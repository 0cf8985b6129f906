import { describe, expect, test } from 'vitest';
import { CAUSES, PRIORITIES } from '#app/domain/improvement/action.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { improvementForm } from '#app/services/improvement/improvement.form.server.ts';
import { improvementSearch } from '#app/services/improvement/improvement.address.server.ts';
import { actionPage, improvementPage } from '#app/services/improvement/improvement.page.server.ts';
import type { ImprovementPage } from '#app/services/improvement/improvement.page.server.ts';
import { editImprovement } from '#app/services/improvement/improvement.acts.server.ts';
import type { ImprovementEdit } from '#app/services/improvement/improvement.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { townYears } from '#test/factories/closed-town.ts';
import type { TownYears } from '#test/factories/closed-town.ts';
import { TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

function plan({ town, thisYear }: TownYears, who: TownPerson, list: 'unit' | 'committee') {
  return improvementPage(town.context, town.actor(who), thisYear, improvementSearch.parse({ list }));
}

function firstOf(page: ImprovementPage) {
  const [line] = page.lines;
  if (line === undefined) throw new Error('the list is empty');
  return line;
}

const EDIT: ImprovementEdit = {
  rev: 1,
  level: 'committee',
  cause: 'lack_of_resources',
  priority: 'high',
  interimMeasure: '紙の管理簿で記録する。',
  permanentMeasure: '管理簿を電子化する。',
  owner: '総務課',
  due: calendarDate('2027-03-31'),
};

describe('closing', () => {
  test("keeps the sections' own measures and proposes one item per clause and cause, with the units", async () => {
    const years = await townYears();
    const own = must(plan(years, 'secretariat', 'unit'));
    expect(
      own.lines.map((line) => [
        line.number,
        line.targetNames,
        line.clause.id,
        line.problem,
        line.permanentMeasure,
        line.owner,
      ]),
    ).toEqual([
      [1, ['総務課'], '1-1', '記録簿がない。', '端末も記録する。', '総務係'],
      [2, ['総務課'], '1-3', '手順を定めていない。', '手順を定める。', '総務係'],
      [3, ['住民記録'], '2-1', '一部の端末だけ取得している。', '端末も記録する。', '総務係'],
    ]);
    const proposed = must(plan(years, 'secretariat', 'committee'));
    expect(proposed.lines.map((line) => [line.number, line.clause.id, line.targetNames, line.severity])).toEqual([
      [1, '1-1', ['総務課'], 'critical'],
      [2, '2-1', ['住民記録'], 'critical'],
    ]);
    expect(firstOf(proposed).itemLinks).toMatchObject([{ targetName: '総務課' }]);
    expect(firstOf(proposed).clause.text).toBe('情報セキュリティ管理者は、端末の持出しを記録しなければならない。');
  });

  test('writes one entry of the log, with both counts, and the report asks the committee about the proposals', async () => {
    const years = await townYears();
    const { context } = years.town;
    const closings = [...activityEntries(context.db)].filter(({ type }) => type === 'campaign.close');
    expect(closings.map(({ detail }) => JSON.parse(detail).improvements)).toEqual([
      { unit: 3, committee: 2 },
      { unit: 3, committee: 2 },
    ]);
    const { proposals } = must(reportPage(context, years.town.actor('committee'), years.thisYear));
    expect(proposals).toEqual({ count: 2, to: `/improvement/${years.thisYear}` });
  });

  test('refused to those who may not close leaves no plan behind', async () => {
    const years = await townYears(false);
    const { context } = years.town;
    expect(closeCampaign(context, years.town.actor('secretariat'), years.thisYear).ok).toBe(false);
    const page = must(plan(years, 'secretariat', 'committee'));
    expect(page.lines).toEqual([]);
    expect(page.editable).toBe(false);
  });
});

describe('who reads the plan', () => {
  test('sections and bureaus see their own measures only; committee and auditors both lists', async () => {
    const years = await townYears();
    const numbers = (who: TownPerson) => {
      const page = plan(years, who, 'committee');
      return page.ok ? [page.value.list, page.value.lines.length] : page.reason;
    };
    expect(Object.fromEntries(TOWN_PEOPLE.map((who) => [who, numbers(who)]))).toEqual({
      staff: ['unit', 2],
      manager: ['unit', 2],
      other_manager: ['unit', 0],
      third_manager: ['unit', 0],
      coordinator: ['unit', 3],
      officer: ['unit', 3],
      other_officer: ['unit', 0],
      system_manager: ['unit', 1],
      supervisor: ['committee', 2],
      ciso: ['committee', 2],
      committee: ['committee', 2],
      audit_supervisor: ['committee', 2],
      auditor: ['committee', 2],
      secretariat: ['committee', 2],
      second_secretariat: ['committee', 2],
      administrator: 'not_permitted',
    });
  });

  test('before closing the committee and the sections wait', async () => {
    const years = await townYears(false);
    for (const who of ['committee', 'ciso', 'manager', 'officer', 'system_manager'] as const) {
      expect(plan(years, who, 'unit'), who).toEqual({ ok: false, reason: 'wrong_state' });
    }
  });

  test("the section's words about a system are withheld from a committee that may not see systems", async () => {
    const years = await townYears();
    years.town.context.db.$client.exec('UPDATE body SET committee_sees_systems = 0');
    const seen = must(plan(years, 'committee', 'unit'));
    expect(JSON.stringify(seen)).not.toContain('住民記録');
    expect(seen.lines.find((line) => line.clause.id === '2-1')).toMatchObject({
      problem: null,
      permanentMeasure: null,
      owner: null,
    });
    expect(JSON.stringify(plan(years, 'committee', 'committee'))).not.toContain('住民記録');
  });
});

describe('editing the plan', () => {
  test('the secretariat edits cause, measures and priority; the log keeps it', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const { id } = firstOf(must(plan(years, 'secretariat', 'committee')));
    expect(editImprovement(town.context, town.actor('secretariat'), thisYear, id, EDIT)).toEqual({
      ok: true,
      value: { rev: 2 },
    });
    expect(firstOf(must(plan(years, 'committee', 'committee')))).toMatchObject({
      rev: 2,
      number: 1,
      cause: 'lack_of_resources',
      priority: 'high',
      permanentMeasure: '管理簿を電子化する。',
      owner: '総務課',
      due: '2027-03-31',
    });
    const last = [...activityEntries(town.context.db)].at(-1);
    expect(last).toMatchObject({ type: 'improvement.edit', subject: `improvement:${id}` });
    expect(JSON.parse(last?.detail ?? '{}')).toMatchObject({ rev: 2, cause: 'lack_of_resources' });
  });

  test('what is not put to the committee moves to the other list and is numbered there', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const { id } = firstOf(must(plan(years, 'secretariat', 'committee')));
    must(editImprovement(town.context, town.actor('secretariat'), thisYear, id, { ...EDIT, level: 'unit' }));
    expect(must(plan(years, 'secretariat', 'committee')).lines.map((line) => line.number)).toEqual([2]);
    expect(must(plan(years, 'secretariat', 'unit')).lines.map((line) => line.number)).toEqual([1, 2, 3, 4]);
    expect(must(plan(years, 'manager', 'unit')).lines.map((line) => line.number)).toEqual([1, 2, 4]);
  });

  test('the second of two people is told and sees what the first has saved', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const { id } = firstOf(must(plan(years, 'secretariat', 'committee')));
    must(editImprovement(town.context, town.actor('secretariat'), thisYear, id, EDIT));
    const entries = [...activityEntries(town.context.db)].length;
    const second = editImprovement(town.context, town.actor('second_secretariat'), thisYear, id, {
      ...EDIT,
      cause: 'rule_unfit',
    });
    expect(second).toMatchObject({ ok: false, reason: 'conflict', rev: 2, current: { cause: 'lack_of_resources' } });
    expect([...activityEntries(town.context.db)]).toHaveLength(entries);
  });

  test('nobody else edits, and a foreign action is answered like one that does not exist', async () => {
    const years = await townYears();
    const { town, thisYear, lastYear } = years;
    const { id } = firstOf(must(plan(years, 'secretariat', 'committee')));
    const entries = [...activityEntries(town.context.db)].length;
    for (const who of TOWN_PEOPLE) {
      if (who === 'secretariat' || who === 'second_secretariat') continue;
      expect(editImprovement(town.context, town.actor(who), thisYear, id, EDIT), who).toEqual({
        ok: false,
        reason: 'not_permitted',
      });
      expect(actionPage(town.context, town.actor(who), thisYear, id), who).toEqual({
        ok: false,
        reason: 'not_permitted',
      });
    }
    const refused = { ok: false, reason: 'not_permitted' };
    expect(editImprovement(town.context, town.actor('secretariat'), lastYear, id, EDIT)).toEqual(refused);
    expect(editImprovement(town.context, town.actor('secretariat'), thisYear, 'nothing', EDIT)).toEqual(refused);
    expect(editImprovement(town.context, town.actor('secretariat'), 'nothing', id, EDIT)).toEqual(refused);
    expect(actionPage(town.context, town.actor('secretariat'), lastYear, id)).toEqual(refused);
    expect([...activityEntries(town.context.db)]).toHaveLength(entries);
  });

  test('what the committee has decided is not edited any more', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const { id } = firstOf(must(plan(years, 'secretariat', 'committee')));
    town.context.db.$client
      .prepare(
        `UPDATE improvement_action SET content = json_set(content, '$.value.decidedOn', '2026-11-30') WHERE id = ?`,
      )
      .run(id);
    expect(editImprovement(town.context, town.actor('secretariat'), thisYear, id, EDIT)).toEqual({
      ok: false,
      reason: 'wrong_state',
    });
  });

  test('the form refuses values that do not exist and texts that are too long', () => {
    const form = {
      rev: '1',
      level: 'committee',
      cause: 'no_procedure',
      priority: 'low',
      interimMeasure: '',
      permanentMeasure: '',
      owner: '',
      due: '',
    };
    expect(improvementForm.parse(form)).toMatchObject({ rev: 1, due: null });
    for (const wrong of [
      { cause: 'bad_luck' },
      { priority: 'urgent' },
      { level: 'mayor' },
      { due: '2027-02-30' },
      { interimMeasure: 'あ'.repeat(2001) },
      { owner: 'あ'.repeat(101) },
      { rev: '0' },
    ]) {
      expect(improvementForm.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
    for (const cause of CAUSES) expect(improvementForm.parse({ ...form, cause }).cause).toBe(cause);
    for (const priority of PRIORITIES) expect(improvementForm.parse({ ...form, priority }).priority).toBe(priority);
  });
});
