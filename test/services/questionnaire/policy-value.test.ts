import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { policySummaries } from '#app/services/policy/policies.page.server.ts';
import { removePolicyValue, writePolicyValue } from '#app/services/questionnaire/policy-value.acts.server.ts';
import { policyValuesPage } from '#app/services/questionnaire/policy-value.page.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { lengthPlace, OPEN_POLICY, publishOpenPolicy, TWELVE } from '#test/factories/open-value.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { lookAndOpen, openingSeen } from '#test/factories/seen-draft.ts';
import { makeTown, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

async function openTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  return { town, ...publishOpenPolicy(town) };
}

const write = (town: Town, versionId: string, rev = 0, draft = {}) =>
  writePolicyValue(town.context, town.actor('secretariat'), lengthPlace(versionId, rev), { ...TWELVE, ...draft });
const remove = (town: Town, versionId: string, rev: number) =>
  removePolicyValue(town.context, town.actor('secretariat'), lengthPlace(versionId, rev));
const pageOf = (town: Town, versionId: string) =>
  must(policyValuesPage(town.context, town.actor('secretariat'), versionId, null));

function drafted({ context, actor, units }: Town, questionnaireId: string): string {
  const asked = { questionnaireId, unitIds: [units.generalAffairs], leftOutQuestionIds: [] };
  const names = { fiscalYear: fiscalYear(2026), kind: 'regular' as const, name: '定期自己点検' };
  const draft = { ...names, dueOn: calendarDate('2026-12-01'), questionnaires: [asked] };
  return must(createCampaign(context, actor('secretariat'), draft));
}

/** What the section's page says of the body's values, by question. */
function shownValues(town: Town, campaignId: string) {
  const sheet = sheetId(town, campaignId, '110', 'security_manager');
  const { questions } = must(sheetChapter(town.context, town.actor('manager'), sheet, '1'));
  return questions.map(({ printedNumber, bodyValues, rows }) => [
    printedNumber,
    ...[...bodyValues, ...rows.flatMap((row) => row.bodyValues)].map(({ body }) => body?.value ?? null),
  ]);
}

test('what a policy leaves open is listed with its clause, and is missing until it is written', async () => {
  const { town, policyVersionId } = await openTown();
  const before = pageOf(town, policyVersionId);
  expect([before.placeCount, before.missingCount]).toEqual([3, 3]);
  expect(
    before.lines.map(({ clauseId, kind, printed, bodyValue, rev }) => [clauseId, kind, printed, bodyValue, rev]),
  ).toEqual([
    ['1-1', 'length', '十分な長さ', null, 0],
    ['1-2', 'frequency', '定期的に', null, 0],
    ['1-3', 'retention', '一定期間', null, 0],
  ]);
  expect(before.lines[0]?.headings).toEqual(['運用']);
  expect(
    before.lines.map(({ concernedQuestions }) => concernedQuestions.map(({ printedNumber }) => printedNumber)),
  ).toEqual([['１（１）'], ['１（２）'], ['１（３）']]);
  expect(before.lines[0]?.concernedQuestions[0]?.text).toContain('十分な長さ');
  expect(before.missingQuestions.map(({ printedNumber, number }) => [printedNumber, number])).toEqual([
    ['１（１）', 1],
    ['１（２）', 2],
    ['１（３）', 3],
  ]);
  must(write(town, policyVersionId));
  const after = pageOf(town, policyVersionId);
  expect([after.missingCount, after.lines[0]?.bodyValue, after.lines[0]?.rev]).toEqual([2, TWELVE, 1]);
  const summaries = must(policySummaries(town.context, town.actor('secretariat')));
  expect(summaries.map(({ openValues }) => openValues)).toContainEqual({ placeCount: 3, missingCount: 2 });
});

test('a value is written, changed and taken away in one entry each, which tells it word for word', async () => {
  const { town, policyVersionId } = await openTown();
  must(write(town, policyVersionId));
  must(write(town, policyVersionId, 1, { value: '14文字以上' }));
  must(remove(town, policyVersionId, 2));
  must(write(town, policyVersionId, 3, { source: '', article: '', decidedOn: null }));
  const place = { policyId: 'open', document: 'standards', clauseId: '1-1', kind: 'length' };
  const fourteen = { ...TWELVE, value: '14文字以上' };
  const reference = { value: '12文字以上', source: null, article: null, decidedOn: null };
  expect([...activityEntries(town.context.db)].slice(-4).map(({ type, detail }) => [type, JSON.parse(detail)])).toEqual(
    [
      ['policy_value.write', { ...place, rev: 1, before: null, after: TWELVE }],
      ['policy_value.write', { ...place, rev: 2, before: TWELVE, after: fourteen }],
      ['policy_value.remove', { ...place, rev: 3, before: fourteen, after: null }],
      ['policy_value.write', { ...place, rev: 4, before: null, after: reference }],
    ],
  );
});

test('what cannot be written is refused and changes nothing', async () => {
  const { town, policyVersionId } = await openTown();
  must(write(town, policyVersionId));
  const before = rowsOf(town.context.db);
  expect(write(town, policyVersionId, 0, { value: '14文字以上' })).toEqual({ ok: false, reason: 'changed_meanwhile' });
  expect(write(town, policyVersionId, 1)).toEqual({ ok: false, reason: 'nothing_changed' });
  expect(write(town, policyVersionId, 1, { value: ' ' })).toEqual({
    ...{ ok: false, reason: 'bad_value', faults: ['value_missing'] },
  });
  expect(write(town, 'nowhere', 1)).toEqual({ ok: false, reason: 'unknown_policy_version' });
  expect(remove(town, policyVersionId, 0)).toEqual({ ok: false, reason: 'changed_meanwhile' });
  const secretariat = town.actor('secretariat');
  const elsewhere = { ...lengthPlace(policyVersionId), clauseId: '1-4' };
  expect(writePolicyValue(town.context, secretariat, elsewhere, TWELVE)).toEqual({
    ok: false,
    reason: 'unknown_place',
  });
  expect(removePolicyValue(town.context, secretariat, elsewhere)).toEqual({ ok: false, reason: 'no_value' });
  expect(rowsOf(town.context.db)).toEqual(before);
});

test('what is sent twice was changed by nobody else', async () => {
  const { town, policyVersionId } = await openTown();
  must(write(town, policyVersionId));
  expect(write(town, policyVersionId)).toEqual({ ok: false, reason: 'nothing_changed' });
  must(remove(town, policyVersionId, 1));
  expect(remove(town, policyVersionId, 1)).toEqual({ ok: false, reason: 'no_value' });
});

test('only the secretariat writes, and who reads everything reads the values', async () => {
  const { town, policyVersionId } = await openTown();
  must(write(town, policyVersionId));
  const others = TOWN_PEOPLE.filter((person) => !person.endsWith('secretariat'));
  for (const person of others) {
    const [actor, seen] = [town.actor(person), lengthPlace(policyVersionId, 1)];
    const refused = { ok: false, reason: 'not_permitted' };
    expect(writePolicyValue(town.context, actor, seen, { ...TWELVE, value: '8文字以上' }), person).toEqual(refused);
    expect(removePolicyValue(town.context, actor, seen), person).toEqual(refused);
  }
  expect(policyValuesPage(town.context, town.actor('manager'), policyVersionId, null).ok).toBe(false);
  expect(must(policyValuesPage(town.context, town.actor('auditor'), policyVersionId, null)).mayWrite).toBe(false);
});

test('an opening pins what is in force, and what is written later never reaches the campaign', async () => {
  const { town, policyVersionId, questionnaireId } = await openTown();
  const campaignId = drafted(town, questionnaireId);
  const seen = openingSeen(town.context, campaignId);
  must(write(town, policyVersionId));
  expect(openingSeen(town.context, campaignId)).not.toBe(seen);
  const view = { vacantOnly: false, page: 1 };
  const { preview } = must(campaignPage(town.context, town.actor('secretariat'), campaignId, view));
  expect(preview?.unvalued).toEqual([{ policyVersionId, policyName: '架空町の別の対策基準', questionCount: 2 }]);
  must(lookAndOpen(town.context, town.actor('secretariat'), campaignId));
  const shown = [['１（１）', '12文字以上'], ['１（２）', null], ['１（３）', null], ['１（４）']];
  expect(shownValues(town, campaignId)).toEqual(shown);
  must(write(town, policyVersionId, 1, { value: '14文字以上' }));
  expect(shownValues(town, campaignId)).toEqual(shown);
});

test('a new version finds what was written, and lists what it has no place for', async () => {
  const { town, policyVersionId } = await openTown();
  must(write(town, policyVersionId));
  const same = publishOpenPolicy(town, OPEN_POLICY.replace('端末の持出し', '端末の持込み'));
  expect(pageOf(town, same.policyVersionId).lines[0]?.bodyValue).toEqual(TWELVE);
  const without = publishOpenPolicy(town, OPEN_POLICY.replace('十分な長さ', '12文字以上の長さ'));
  const page = pageOf(town, without.policyVersionId);
  expect(page.lines.map(({ clauseId }) => clauseId)).toEqual(['1-2', '1-3']);
  expect(page.leftLines).toMatchObject([{ clauseId: '1-1', kind: 'length', bodyValue: TWELVE, rev: 1, number: 3 }]);
  expect(page.leftLines[0]?.clauseText).toContain('12文字以上の長さ');
  must(remove(town, without.policyVersionId, 1));
  expect(pageOf(town, without.policyVersionId).leftLines).toEqual([]);
});
