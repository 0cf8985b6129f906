import { expect, test } from 'vitest';
import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginPolicyDraft, takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import {
  confirmDraftPlace,
  correctPolicyDraft,
  nameRoleOfDraft,
  undoPolicyDraft,
} from '#app/services/policy/draft-step.acts.server.ts';
import { openDrafts } from '#app/services/policy/policies.page.server.ts';
import { policyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';
import { findingsOf } from '#app/services/questionnaire/policy-text.page.server.ts';
import { readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const LOST = '職員は、鍵を返却しなければならない。';
const SOURCE = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、媒体を貸し出すことができる。
（４）鍵の番人は、次の事項を遵守しなければならない。
ア　鍵を数えること。
イ　鍵を磨くこと。
（５）職員等は、記録を保存しなければならない。
| 区分 | 内容 |
|---|---|
| 鍵 | ${LOST} |
`;

async function aDraft(source = SOURCE) {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const actor = town.actor('secretariat');
  const read = readingOf({ source, policyId: 'new' });
  const text = { policyId: null, name: '基準', citation: '令和8年', source, pageCount: null };
  const findings = findingsOf(read, ['1 ページ: 文字が壊れています。']);
  const { policyDraftId } = must(
    beginPolicyDraft(town.context, actor, { ...text, reading: readPolicy(source), findings }),
  );
  let seenStep = 0;
  const seen = () => ({ policyDraftId, seenStep: seenStep++ });
  return {
    town,
    policyDraftId,
    page: (choice: { clauseId?: string; offset?: number } = {}, login: TownPerson = 'secretariat') =>
      policyDraftPage(town.context, town.actor(login), policyDraftId, {
        clauseId: choice.clauseId ?? null,
        document: 'standards',
        offset: choice.offset ?? null,
      }),
    correct: (wanted: WantedCorrection) => must(correctPolicyDraft(town.context, actor, seen(), wanted)),
    name: (name: string, roles: readonly RoleId[]) =>
      must(nameRoleOfDraft(town.context, actor, seen(), { name, roles })),
    confirm: (place: number) => must(confirmDraftPlace(town.context, actor, seen(), place)),
    undo: () => must(undoPolicyDraft(town.context, actor, seen(), 'undo')),
  };
}

const at = (id: string) => ({ document: 'standards', id }) as const;

test('a draft begins with what is to be checked, lost duties before all', async () => {
  const { page } = await aDraft();
  const { findingLines, notes, inkCount, inClausesCount, leftOut } = must(page());
  expect(findingLines.map(({ sort, isOpen }) => [sort, isOpen])).toEqual([
    ['lost_duty', true],
    ['unknown_name', true],
    ['doubt', true],
  ]);
  expect(findingLines[0]).toMatchObject({ lineNumber: 11, words: expect.stringContaining(LOST) });
  expect(notes).toEqual(['1 ページ: 文字が壊れています。']);
  const left = leftOut.reduce((sum, { charCount }) => sum + charCount, 0);
  expect(inClausesCount + left).toBe(inkCount);
});

test('what is to be checked is dealt with by a correction there, or by a word that nothing is wrong', async () => {
  const { page, correct, confirm, undo } = await aDraft();
  const openSorts = () =>
    must(page())
      .findingLines.filter(({ isOpen }) => isOpen)
      .map(({ sort }) => sort);
  correct({ act: 'subjects', at: at('1-4'), subjects: ['情報システム管理者'] });
  expect(openSorts()).not.toContain('unknown_name');
  confirm(must(page()).findingLines.find(({ sort }) => sort === 'lost_duty')?.offset ?? 0);
  expect(openSorts()).not.toContain('lost_duty');
  undo();
  expect(openSorts()).toContain('lost_duty');
});

test('a name that nobody knows is dealt with once somebody says what it means, or that it means nobody', async () => {
  const { page, name, undo } = await aDraft();
  const isOpen = () => must(page()).findingLines.find(({ sort }) => sort === 'unknown_name')?.isOpen;
  name('鍵の番人', ['security_manager']);
  expect(isOpen()).toBe(false);
  undo();
  expect(isOpen()).toBe(true);
  name('鍵の番人', []);
  expect(isOpen()).toBe(false);
});

test('a chosen clause shows the questions in which it has a part, as it stands now', async () => {
  const { page, correct } = await aDraft();
  const followingOf = (clauseId: string) => must(page({ clauseId })).chosenClause?.following;
  expect(followingOf('1-1')).toMatchObject({ sort: 'asked', questions: [{ id: '1-1@staff', unit: 'department' }] });
  expect(followingOf('1-4-ア')).toMatchObject({
    sort: 'asked',
    questions: [{ rowTexts: [expect.stringContaining('数え'), expect.stringContaining('磨')] }],
  });
  expect(followingOf('1-2')).toEqual({ sort: 'none', reason: 'permission' });
  correct({ act: 'kind', at: at('1-2'), kind: 'requirement' });
  const [lock, lend] = [expect.stringContaining('施錠'), expect.stringContaining('貸し出')];
  expect(followingOf('1-2')).toMatchObject({
    sort: 'asked',
    questions: [{ id: '1-1@staff', rowTexts: [lock, lend, expect.stringContaining('記録')] }],
  });
});

test('a place of the source leads to what holds it, whatever its number is by then', async () => {
  const { page, correct } = await aDraft();
  const offset = SOURCE.indexOf('端末を施錠');
  correct({ act: 'number', at: at('1-1'), marker: '9' });
  expect(must(page({ offset })).chosenClause?.clause).toMatchObject({ id: '1-9', sourceMarker: '1' });
  correct({ act: 'leave_out', at: at('1-9'), reason: 'not_ours' });
  expect(must(page({ offset })).chosenPlace).toMatchObject({ why: 'set_aside', document: 'standards' });
  expect(must(page({ clauseId: '1-9' }))).toMatchObject({ chosenClause: null, chosenPlace: null, choiceGone: true });
});

test('a long text is shown in parts, each with the source in which it stands', async () => {
  const { page } = await aDraft(policySource('kikuyo'));
  const { parts, shownPart, clauseCount, chosenClause } = must(page({ clauseId: '7-2-1-ア' }));
  const { nodes, pieces } = shownPart;
  expect(parts.reduce((sum, part) => sum + part.clauseCount, 0)).toBe(clauseCount);
  // Every chapter of the text is named, with the part in which it begins.
  const named = parts.flatMap(({ document, id, furtherChapters }) => [
    ...[id, ...furtherChapters.map((chapter) => chapter.id)].map((chapter) => `${document} ${chapter}`),
  ]);
  const chapters = readPolicy(policySource('kikuyo')).clauses.filter(({ parent }) => parent === null);
  expect(named).toEqual(expect.arrayContaining(chapters.map(({ document, id }) => `${document} ${id}`)));
  expect(nodes.length).toBeLessThan(clauseCount / 3);
  expect(chosenClause?.clause.id).toBe('7-2-1-ア');
  expect(nodes.map(({ id }) => id)).toContain('7-2-1-ア');
  const chosen = pieces.filter(({ clauseId }) => clauseId === '7-2-1-ア').map(({ text }) => text);
  expect(chosen.join('').replace(/\s/gu, '')).toContain(
    'アクセスする権限のない職員等がアクセスできないように、システム上制限しなければならない。',
  );
});

test('who holds a draft is shown, and the last steps with what they did', async () => {
  const { town, page, correct, policyDraftId } = await aDraft();
  correct({ act: 'kind', at: at('1-2'), kind: 'requirement' });
  const second = town.actor('second_secretariat');
  must(takeOverPolicyDraft(town.context, second, policyDraftId));
  expect(must(page())).toMatchObject({
    isHolder: false,
    lastStep: 1,
    steps: [{ words: expect.stringContaining('種類を「義務」に変更') }],
  });
  expect(must(page({}, 'second_secretariat'))).toMatchObject({ isHolder: true });
  expect(openDrafts(town.context, second)).toMatchObject([{ id: policyDraftId, isHolder: true }]);
});

test('nobody but the secretariat sees a draft', async () => {
  const { town, page } = await aDraft();
  for (const login of ['manager', 'ciso', 'auditor', 'supervisor'] as const) {
    expect(page({}, login), login).toEqual({ ok: false, reason: 'not_permitted' });
    expect(openDrafts(town.context, town.actor(login)), login).toEqual([]);
  }
});

test('only what was corrected itself is marked so, and not what stands below its new number or is bound as it is', async () => {
  const { page, correct } = await aDraft();
  const marked = () =>
    must(page({ clauseId: '1-1' }))
      .shownPart.nodes.filter(({ isCorrected }) => isCorrected === true)
      .map(({ id }) => id);
  correct({ act: 'number', at: at('1-4'), marker: '9' });
  expect(marked()).toEqual(['1-9']);
  correct({ act: 'subjects', at: at('1-9'), subjects: ['職員等'] });
  expect(marked()).toEqual(['1-9']);
  correct({ act: 'kind', at: at('1-9-イ'), kind: 'recommendation' });
  expect(marked()).toEqual(['1-9', '1-9-イ']);
});

test('duties that name nobody whom they bind are told with the reading, until somebody is named', async () => {
  const { page, correct } = await aDraft('対策基準\n第１章　端末\n（１）端末は、施錠しなければならない。\n');
  const unbound = () => must(page()).unboundClauses.map(({ id }) => id);
  expect(unbound()).toEqual(['1-1']);
  correct({ act: 'subjects', at: at('1-1'), subjects: ['職員等'] });
  expect(unbound()).toEqual([]);
});
