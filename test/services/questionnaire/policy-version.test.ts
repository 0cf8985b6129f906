import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { policyVersionPage } from '#app/services/questionnaire/policy-version.page.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const SOURCE = ['対策基準', '１ 運用', '（１）職員等は、端末を施錠しなければならない。'];
const MORE = [...SOURCE, '（２）職員等は、持出しを記録しなければならない。'];

test('the page of a version tells its days, what it changed, and the versions beside it', async () => {
  const { context, actor } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const publish = (lines: readonly string[], from: string, revisionSummary: string | null) => {
    const text = { policyId: 'school', name: '学校の基準', citation: from, source: lines.join('\n'), revisionSummary };
    const { policyVersionId } = must(
      importPolicy(context, actor('secretariat'), { ...text, validFrom: calendarDate(from) }),
    );
    must(publishQuestionnaire(context, actor('secretariat'), policyVersionId));
    return policyVersionId;
  };
  const [first, second] = [publish(SOURCE, '2024-04-01', null), publish(MORE, '2027-04-01', '持出しを加えた。')];
  const page = must(policyVersionPage(context, actor('auditor'), second));
  expect(
    page.versionLines.map((line) => [line.policyVersionId, line.versionNumber, line.versionState, line.lastOn]),
  ).toEqual([
    [second, 2, 'coming', null],
    [first, 1, 'in_force', '2027-03-31'],
  ]);
  expect(page.shownVersion).toMatchObject({
    publishedBy: actor('secretariat').name,
    revisionSummary: '持出しを加えた。',
  });
  expect(page.shownVersion.changeCounts).toMatchObject({ clauseChanges: { added: 1 }, questionChanges: { added: 1 } });
  expect(page.versionChange?.clauseChanges.added.lines[0]?.newSide?.printedNumber).toBe('１（２）');
  expect([page.mayChange, must(policyVersionPage(context, actor('secretariat'), second)).mayChange]).toEqual([
    false,
    true,
  ]);
  expect(must(policyVersionPage(context, actor('auditor'), first)).versionChange).toBeNull();
});

test('a version of an earlier release has a page, on which its day is not known', async () => {
  const { context, actor } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const [own] = newestPolicies(context.db);
  expect(must(policyVersionPage(context, actor('auditor'), own?.id ?? '')).shownVersion).toMatchObject({
    ...{ validFrom: null, lastOn: null, versionState: 'unrecorded', publishedBy: null, changeCounts: null },
  });
});

test('nobody else sees it, and there is none of what there is not', async () => {
  const { context, actor } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const [own] = newestPolicies(context.db);
  const refused = { ok: false, reason: 'not_permitted' };
  for (const who of ['manager', 'staff', 'system_manager'] as const)
    expect(policyVersionPage(context, actor(who), own?.id ?? '')).toEqual(refused);
  expect(policyVersionPage(context, actor('secretariat'), 'none')).toEqual(refused);
});
