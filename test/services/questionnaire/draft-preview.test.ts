import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { draftPreviewPage } from '#app/services/questionnaire/draft-preview.page.server.ts';
import { readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { DRAFT_TEXT } from '#test/factories/policy-draft.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, publishPolicy } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const SOURCE = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）統括情報セキュリティ責任者は、規程を周知しなければならない。
第２章　LGWAN接続系
（１）統括情報セキュリティ責任者は、LGWAN接続系の通信を監視しなければならない。
`;

/** What is shown of a draft of this policy. */
function previewOf({ context, actor }: Town, policyId: string | null) {
  const officer = actor('secretariat');
  const text = { ...DRAFT_TEXT, policyId, source: SOURCE, reading: readPolicy(SOURCE) };
  const { policyDraftId } = must(beginPolicyDraft(context, officer, text));
  const draft = storedDraft(context.db, policyDraftId);
  if (draft === undefined) throw new Error(policyDraftId);
  const read = readingOf({ source: SOURCE, policyId: policyId ?? 'new', reading: draft.corrected.reading });
  const edited = applyEdits(read.questionnaire, read.reading.clauses, []);
  return (as = '') => draftPreviewPage(context, officer, { draft, edited, read }, as);
}

const aTown = () => makeTown(testDatabase(calendarDate('2026-10-01')));
const labels = (choices: readonly { readonly label: string }[]) => choices.map(({ label }) => label);

test('the body as a whole, which is asked office by office, is not offered as a section', async () => {
  const town = await aTown();
  const page = previewOf(town, 'town');
  expect(labels(page().units)).toEqual(['総務部', '総務課', '税務課', '福祉部', '健康課']);
  expect(page(`unit:${town.units.body}`)).toMatchObject({ choiceGone: true, kind: 'plain_section' });
});

test('a policy is shown to those alone whom it binds, and to all before it is published', async () => {
  const town = await aTown();
  const { context, units } = town;
  const assembly = { policyId: 'assembly', name: '架空町議会対策基準' };
  publishPolicy(context, assembly, { ...TOWN_QUESTIONNAIRE, policyId: assembly.policyId });
  const office = must(
    addUnit(context, SET_UP, {
      ...{ code: '300', name: '議会事務局', type: 'department', parentId: units.body, order: 90 },
      policyId: assembly.policyId,
    }),
  );
  const [ofTown, ofAssembly, ofNew] = ['town', assembly.policyId, null].map((id) => previewOf(town, id));
  expect(labels(ofTown?.().units ?? [])).not.toContain('議会事務局');
  expect(ofTown?.(`unit:${office}`).choiceGone).toBe(true);
  expect(labels(ofAssembly?.().units ?? [])).toEqual(['議会事務局']);
  expect(labels(ofAssembly?.().systems ?? [])).toEqual([]);
  expect(labels(ofNew?.().units ?? [])).toEqual(expect.arrayContaining(['税務課', '議会事務局']));
});

test('an office of the body is shown what the ledger leaves of its questions, and told how many it closes', async () => {
  const page = previewOf(await aTown(), 'town');
  const { chapters, closedCount, gatesFrom } = page('supervising_security_officer');
  expect(chapters.map(({ title }) => title)).toEqual(['端末']);
  expect([closedCount, gatesFrom]).toEqual([1, 'body_ledger']);
});
