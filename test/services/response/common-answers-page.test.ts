import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { askedSearch } from '#app/services/response/common-answer.form.server.ts';
import { commonAnswerPage } from '#app/services/response/common-answers.page.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import {
  ALL_LAID_DOWN,
  COMMON_QUESTIONNAIRE,
  commonTown,
  handInConfirmed,
  ONE_LACKS,
  townWithCommon,
} from '#test/factories/common-town.ts';
import type { CommonTown } from '#test/factories/common-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { statementsOf } from '#test/factories/statements.ts';
import { makeTown } from '#test/factories/town.ts';
import { tablesReadWhole } from '#test/factories/whole-tables.ts';

function pageOf(made: CommonTown, query: Record<string, string> = {}) {
  const { context, town, campaignId, campaignQuestionId } = made;
  const search = askedSearch.parse(query);
  return must(commonAnswerPage(context, town.actor('secretariat'), campaignId, campaignQuestionId, search));
}

describe('the page of one common question', () => {
  test('names each sheet that is asked, and says before the change what the change would return', async () => {
    const made = await townWithCommon();
    const confirmedId = made.section('110');
    must(made.confirm('staff', confirmedId));
    const handedInId = handInConfirmed(made, '120', 'other_manager');
    const {
      askedList: { askedTargets: asked },
      onChange,
      commonQuestion,
    } = pageOf(made);
    expect(asked).toHaveLength(commonQuestion.standings.askedCount);
    expect(asked.find(({ sheetId }) => sheetId === confirmedId)).toMatchObject({ standing: 'confirmed' });
    expect(asked.find(({ sheetId }) => sheetId === handedInId)).toMatchObject({ state: 'submitted' });
    expect(onChange).toEqual({ lookAgainCount: 2, returnCount: 1 });
  });

  test('agrees with what the results say of an answer whose common answer has changed since', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    must(made.confirm('staff', id));
    const seen = () =>
      must(itemDetail(made.context, made.town.actor('auditor'), made.campaignId, made.item(id).itemId));
    expect(seen().commonTo).toBe(`/campaigns/${made.campaignId}/common/${made.campaignQuestionId}`);
    expect(seen()).toMatchObject({ answer: { onCommon: 'confirmed' }, bases: { commonCount: 1, staleCount: 0 } });
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(pageOf(made).askedList.askedTargets.find(({ sheetId }) => sheetId === id)).toMatchObject({
      standing: 'stale',
    });
    expect(seen()).toMatchObject({ answer: { onCommon: 'stale' }, bases: { commonCount: 0, staleCount: 1 } });
  });
});

describe('however many are asked,', () => {
  const SECTIONS = 70;

  async function largeTown(): Promise<CommonTown> {
    const town = await makeTown(testDatabase(calendarDate('2026-10-01')), COMMON_QUESTIONNAIRE);
    const sections = Array.from({ length: SECTIONS }, (_, at) => {
      const unit = { code: `${2000 + at}`, name: `架空第${at + 1}課`, type: 'department', order: 500 + at } as const;
      return must(addUnit(town.context, SET_UP, { ...unit, parentId: town.units.general, policyId: null }));
    });
    const units = { ...town.units, ...Object.fromEntries(sections.map((id) => [id, id])) };
    return commonTown({ ...town, units });
  }

  test('the list is paged and filtered by the database, and counts what it does not show', async () => {
    const made = await largeTown();
    expect(made.give('secretariat', ALL_LAID_DOWN)).toMatchObject({ ok: true });
    must(made.confirm('staff', made.section('110')));
    const first = pageOf(made).askedList;
    const second = pageOf(made, { page: '2' }).askedList;
    const askedCount = first.choices[0]?.count ?? 0;
    expect(askedCount).toBeGreaterThan(SECTIONS);
    expect([first.page, first.pageCount, first.askedTargets.length]).toEqual([1, 2, 50]);
    expect(second.askedTargets).toHaveLength(askedCount - 50);
    expect(new Set([...first.askedTargets, ...second.askedTargets].map(({ itemId }) => itemId)).size).toBe(askedCount);
    expect(pageOf(made, { page: '9' }).askedList.page).toBe(2);
    expect(pageOf(made, { standing: 'confirmed' }).askedList).toMatchObject({
      pageCount: 1,
      askedTargets: [{ standing: 'confirmed' }],
    });
    expect(pageOf(made, { standing: 'open', page: '2' }).askedList.askedTargets).toHaveLength(askedCount - 1 - 50);
    expect(pageOf(made, { standing: 'stale' }).askedList.askedTargets).toEqual([]);
    expect(pageOf(made, { standing: 'of no kind' }).askedList.standing).toBeNull();
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(pageOf(made, { standing: 'stale' }).askedList.askedTargets.map(({ sheetId }) => sheetId)).toEqual([
      made.section('110'),
    ]);
    expect(first.choices.map(({ standing, count }) => [standing, count])).toEqual([
      [null, askedCount],
      ['stale', 0],
      ['open', askedCount - 1],
      ['confirmed', 1],
      ['own', 0],
    ]);
  });

  test('no statement reads the sheets of the campaign, or looks through a table', async () => {
    const made = await largeTown();
    const { statements } = statementsOf(made.context, () => pageOf(made));
    expect(statements.filter((statement) => /from "sheet"/iu.test(statement))).toEqual([]);
    expect(tablesReadWhole(made, () => pageOf(made)).filter((found) => !/^SCAN json_each/u.test(found))).toEqual([]);
  });
});
