import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { UNCHOSEN_POLICY } from '#app/domain/policy/policy-id.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import {
  pagesStillIn,
  POLICY_TEXT_MAX_LENGTH,
  policyTextEcho,
  policyTextForm,
  readText,
} from '#app/services/policy/policy-text.form.server.ts';
import { takeInPolicy } from '#app/services/questionnaire/policy-publish.acts.server.ts';
import { seenText } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { previewPolicy, signsOf } from '#app/services/questionnaire/policy-text.page.server.ts';
import { policyIdFor, readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { newestPolicies, publishedQuestionnaires } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));
const DUTIES = [
  '情報セキュリティ対策基準',
  '１ 運用',
  '（１）職員等は、記録しなければならない。',
  '（２）情報セキュリティ管理者は、確認しなければならない。',
].join('\n');
const MORE = `${DUTIES}\n（３）情報システム管理者は、記録を取得しなければならない。\n（４）職員等は、報告しなければならない。`;
const NO_DUTY = [
  '情報セキュリティ対策基準',
  '１ 定義',
  '（１）この基準において「職員等」とは、職員をいう。',
  '（２）この基準において「部」とは、部をいう。',
].join('\n');
const NAMES = {
  ...{ name: '架空町情報セキュリティ対策基準', citation: '令和8年4月1日', revisionSummary: '条項を見直した。' },
  validFrom: calendarDate('2026-11-01'),
};

const chosenText = (of: Town, source: string, chosenPolicyId: string | null = null) => ({
  chosenPolicyId,
  source,
  read: readingOf({ source, policyId: policyIdFor(of.context, chosenPolicyId) }),
});
const preview = (of: Town, source: string, chosenPolicyId: string | null = null) =>
  previewPolicy(of.context, of.actor('secretariat'), chosenText(of, source, chosenPolicyId));
const takeIn = (of: Town, source: string, chosenPolicyId: string | null = null, from = '2026-11-01') => {
  const seen = preview(of, source, chosenPolicyId);
  const seenHash = seen.ok ? seen.value.seenHash : '';
  const chosen = chosenText(of, source, chosenPolicyId);
  const validFrom = calendarDate(from);
  return takeInPolicy(of.context, of.actor('secretariat'), { ...chosen, seenHash, ...NAMES, validFrom });
};
const kept = ({ context }: Town) => [
  [...activityEntries(context.db)].length,
  newestPolicies(context.db).length,
  publishedQuestionnaires(context.db).length,
];

test('a text is taken in and published in two entries, and a campaign can choose it', async () => {
  const of = await town();
  const [entries = 0, policies = 0] = kept(of);
  const { questionnaireId } = must(takeIn(of, DUTIES));
  expect(kept(of)).toEqual([entries + 2, policies + 1, policies + 1]);
  expect([...activityEntries(of.context.db)].slice(-2).map(({ type, actor }) => [type, actor])).toEqual([
    ['policy.import', of.actor('secretariat').personId],
    ['questionnaire.publish', of.actor('secretariat').personId],
  ]);
  expect(publishedQuestionnaires(of.context.db).map(({ id }) => id)).toContain(questionnaireId);
});

test('the preview says where the text is of a 基本方針 alone', async () => {
  const of = await town();
  const alone = DUTIES.replace('情報セキュリティ対策基準', '情報セキュリティ基本方針');
  expect(must(preview(of, alone)).basicPolicyOnly).toBe(true);
  expect(must(preview(of, `${alone}\n${DUTIES}`)).basicPolicyOnly).toBe(false);
  expect(must(preview(of, DUTIES)).basicPolicyOnly).toBe(false);
});

test('the preview lists every clause of which nothing is asked, with the reason', async () => {
  const of = await town();
  const text = `${DUTIES}\n（３）情報システム管理者は、記録の閲覧を許可することができる。`;
  const { clauseCount, unaskedTexts } = must(preview(of, text));
  expect(unaskedTexts.map(({ reason, lines }) => [reason, lines])).toEqual([
    ['heading', ['１　運用']],
    ['permission', ['１（３）　情報システム管理者は、記録の閲覧を許可することができる。']],
  ]);
  expect(clauseCount).toBe(unaskedTexts.reduce((sum, one) => sum + one.clauseCount, 0) + 2);
});

test('the preview names the duties that no clause holds, apart from what was doubtful', async () => {
  const of = await town();
  const table = ['| 区分 | 内容 |', '|---|---|', '| 端末 | 職員は、端末を施錠しなければならない。 |'];
  const seen = must(preview(of, [DUTIES, ...table].join('\n')));
  expect(seen).toMatchObject({ leftDutyCount: 1, doubtCount: 0, fewDuties: null });
  expect(seen.leftDuties).toMatchObject([{ lineNumber: 7, pageNumber: null }]);
  const most = Array.from({ length: 5 }, () => table[2] ?? '');
  expect(must(preview(of, [DUTIES, ...table, ...most].join('\n'))).fewDuties).toMatch(
    /^設問になったのは条項[0-9]件だけで/u,
  );
  expect(must(preview(of, DUTIES))).toMatchObject({ leftDutyCount: 0, leftDuties: [], fewDuties: null });
});

test('the preview names the page and the place itself, where the text has ends of pages', async () => {
  const of = await town();
  const source = `${DUTIES}\n\f（３）職員等は、報告しなければならない。\n（５）職員等は、返却しなければならない。`;
  const { doubts } = must(preview(of, source));
  expect(doubts).toMatchObject([{ lineNumber: 6, pageNumber: 2 }]);
  expect(source.slice(...(doubts[0]?.span ?? [0, 0]))).toContain('（５）');
});

test('the preview says of a pasted text that it may be a form', async () => {
  const of = await town();
  const form = ['申請書', '１ 申請者：', '２ 所属：', '３ 氏名：', '４ 期間：', '５ 職員等は、端末を施錠する。'].join(
    '\n',
  );
  expect(must(await preview(of, DUTIES)).textNotes).toEqual([]);
  expect(must(preview(of, form)).textNotes).toEqual([expect.stringContaining('方針の文書ではない')]);
});

test('the preview names what may be a duty and became no question', async () => {
  const of = await town();
  expect(must(preview(of, DUTIES))).toMatchObject({ unaskedDutyCount: 0, unaskedDuties: [] });
  const seen = must(preview(of, `${DUTIES}\n第９条（禁止事項）\n(1) 私物端末の接続\n`));
  expect(seen).toMatchObject({ unaskedDutyCount: 1, unaskedDuties: [{ words: '私物端末の接続' }] });
});

test('the preview names the questions in which somebody else acts than who is asked', async () => {
  const of = await town();
  expect(must(preview(of, DUTIES)).questionsNamingAnother).toEqual([]);
  const held = `${DUTIES}\n（３）職員等は、次のことを守る。\nア　鍵を返すこと。\nイ　施錠の確認（情報セキュリティ管理者）。画面を閉じること。\n`;
  expect(must(preview(of, held)).questionsNamingAnother).toMatchObject([{ clauseId: '1-3' }]);
});

test('the preview counts clauses, duties and questions by whom they are asked, and stores nothing', async () => {
  const of = await town();
  const before = kept(of);
  const seen = must(preview(of, MORE));
  expect(seen).toMatchObject({ clauseCount: 5, dutyCount: 4, before: null, unmappedNames: [] });
  expect(seen.questionCounts).toEqual({ organization: 0, bureau: 0, department: 3, system: 1 });
  expect(seen.chapterTree).toMatchObject([{ id: '1', title: '運用', clauseCount: 5 }]);
  expect(seen.inkCount).toBeGreaterThan(seen.inClausesCount);
  expect(kept(of)).toEqual(before);
});

test('a policy that is new beside another says which one its units stay with', async () => {
  const of = await town();
  expect(must(preview(of, DUTIES)).firstPolicyName).toBe('架空町情報セキュリティ対策基準');
  expect(must(preview(of, DUTIES, 'town')).firstPolicyName).toBeNull();
});

test('a second version says what changes in counts and belongs to the same policy', async () => {
  const of = await town();
  must(takeIn(of, DUTIES));
  const policyId = newestPolicies(of.context.db)[0]?.policyId ?? '';
  const seen = must(preview(of, MORE, policyId));
  expect([seen.before?.clauseCount, seen.clauseCount]).toEqual([3, 5]);
  expect([seen.before?.questionCounts.system, seen.questionCounts.system]).toEqual([0, 1]);
  const policies = newestPolicies(of.context.db).length;
  must(takeIn(of, MORE, policyId, '2027-04-01'));
  expect(newestPolicies(of.context.db)).toHaveLength(policies);
  expect(publishedQuestionnaires(of.context.db).map(({ version }) => version)).toContain(2);
});

test('a second version says which clauses and questions it changes', async () => {
  const of = await town();
  must(takeIn(of, DUTIES));
  const policyId = newestPolicies(of.context.db)[0]?.policyId ?? '';
  const { versionChange: change } = must(preview(of, MORE, policyId));
  expect(change?.clauseChanges.added.lines.map(({ newSide }) => newSide?.printedNumber)).toEqual([
    '１（３）',
    '１（４）',
  ]);
  expect(change?.questionChanges.added.lines.map(({ newSide }) => newSide?.words)).toContain(
    '記録を取得していますか。',
  );
  const { added, dropped, reworded } = change?.clauseChanges ?? {};
  expect([added?.count, dropped?.count, reworded?.count]).toEqual([2, 0, 0]);
  expect(must(preview(of, MORE)).versionChange).toBeNull();
});

test('a text proposes the day from which it says that it holds', async () => {
  const of = await town();
  const starts = (line: string) => must(preview(of, `${DUTIES}\n附 則\n${line}`)).proposedStart;
  expect(starts('この基準は、令和8年4月1日から施行する。')).toBe('2026-04-01');
  expect(starts('この基準は、令和3年4月1日から施行する。\nこの基準は、令和8年4月1日から施行する。')).toBe('2026-04-01');
  expect(starts('この基準は、令和8年2月30日から施行する。')).toBeNull();
  expect(starts('この基準は、公布の日から施行する。')).toBeNull();
});

test('another policy gets an identifier of its own, which nobody has to think of', async () => {
  const of = await town();
  const known = newestPolicies(of.context.db).map(({ policyId }) => policyId);
  must(takeIn(of, DUTIES));
  must(takeIn(of, MORE));
  const added = newestPolicies(of.context.db).map(({ policyId }) => policyId);
  expect(new Set(added).size).toBe(known.length + 2);
});

describe('nothing is taken in, and nothing half,', () => {
  test('from a day on which another version of the policy begins', async () => {
    const of = await town();
    must(takeIn(of, DUTIES));
    const policyId = newestPolicies(of.context.db)[0]?.policyId ?? '';
    const before = kept(of);
    expect(takeIn(of, MORE, policyId)).toEqual({ ok: false, reason: 'same_start' });
    expect(kept(of)).toEqual(before);
    expect(takeIn(of, MORE)).toMatchObject({ ok: true });
  });

  test('as a new version of a known policy without a word on what has changed', async () => {
    const of = await town();
    must(takeIn(of, DUTIES));
    const policyId = newestPolicies(of.context.db)[0]?.policyId ?? '';
    const chosen = chosenText(of, MORE, policyId);
    const seenHash = seenText(of.context.db, policyId, MORE);
    const said = { ...chosen, ...NAMES, seenHash, validFrom: calendarDate('2027-04-01'), revisionSummary: ' 　' };
    const before = kept(of);
    expect(takeInPolicy(of.context, of.actor('secretariat'), said)).toEqual({ ok: false, reason: 'no_summary' });
    expect(kept(of)).toEqual(before);
  });

  test.each([
    ['of a letter', '拝啓 時下ますますご清栄のこととお喜び申し上げます。', 'no_clause'],
    ['of a policy without a duty', NO_DUTY, 'no_question'],
  ])('%s', async (_, source, reason) => {
    const of = await town();
    const before = kept(of);
    expect(preview(of, source)).toEqual({ ok: false, reason });
    const chosen = { ...chosenText(of, source), ...NAMES, seenHash: seenText(of.context.db, null, source) };
    expect(takeInPolicy(of.context, of.actor('secretariat'), chosen)).toEqual({ ok: false, reason });
    expect(kept(of)).toEqual(before);
  });

  test('as a version of a policy that there is not', async () => {
    const of = await town();
    const before = kept(of);
    expect(takeIn(of, DUTIES, 'foreign')).toEqual({ ok: false, reason: 'unknown_policy' });
    expect(preview(of, DUTIES, 'foreign')).toEqual({ ok: false, reason: 'unknown_policy' });
    expect(kept(of)).toEqual(before);
  });

  test('where the text differs from the one that was looked at, or another was published since', async () => {
    const of = await town();
    const { seenHash } = must(preview(of, DUTIES));
    const publish = (source: string) =>
      takeInPolicy(of.context, of.actor('secretariat'), { ...chosenText(of, source), seenHash, ...NAMES });
    expect(publish(MORE)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    must(publish(DUTIES));
    const before = kept(of);
    expect(publish(DUTIES)).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(kept(of)).toEqual(before);
  });

  test('where it was read for another policy than the one that it becomes', async () => {
    const of = await town();
    const { seenHash } = must(preview(of, DUTIES));
    const read = readingOf({ source: DUTIES, policyId: 'another' });
    const chosen = { ...chosenText(of, DUTIES), read, seenHash, ...NAMES };
    const refused = { ok: false, reason: 'changed_meanwhile' };
    expect(takeInPolicy(of.context, of.actor('secretariat'), chosen)).toEqual(refused);
  });

  test('by anybody but the secretariat, who also alone sees what a text would become', async () => {
    const of = await town();
    const { seenHash } = must(preview(of, DUTIES));
    const before = kept(of);
    const chosen = chosenText(of, DUTIES);
    for (const who of TOWN_PEOPLE.filter((one) => !one.includes('secretariat'))) {
      const refused = { ok: false, reason: 'not_permitted' };
      expect(takeInPolicy(of.context, of.actor(who), { ...chosen, seenHash, ...NAMES })).toEqual(refused);
      expect(previewPolicy(of.context, of.actor(who), chosen)).toEqual(refused);
    }
    expect(kept(of)).toEqual(before);
  });
});

test('where nothing can be made of a text, what was seen in it is said', () => {
  const form = [
    '持出申請書',
    '申請日　　年　月　日',
    '所属　＿＿＿＿＿',
    '氏名　＿＿＿＿＿',
    '持出物　＿＿＿＿',
    '期間：',
  ];
  expect(signsOf(readingOf({ source: form.join('\n'), policyId: 'town' }))).toEqual([
    expect.stringContaining('記入欄や表が多く'),
  ]);
  const table = ['| 区分 | 内容 |', '|---|---|', '| 端末 | 職員は、端末を施錠しなければならない。 |'].join('\n');
  expect(signsOf(readingOf({ source: `${DUTIES}\n${table}`, policyId: 'town' }))).toEqual([
    expect.stringMatching(/^義務を定める文1件が/u),
  ]);
  expect(signsOf(readingOf({ source: DUTIES, policyId: 'town' }))).toEqual([]);
});

test('a real policy is published as it was shown', async () => {
  const of = await town();
  const source = readFileSync(path.join(projectPaths().root, 'questionnaires/kikuyo/source.txt'), 'utf8');
  const seen = must(preview(of, source));
  expect(seen.clauseCount).toBeGreaterThan(500);
  const before = of.context.db.$client.prepare('SELECT count(*) FROM policy_clause').pluck();
  const clauses = Number(before.get());
  must(takeIn(of, source));
  expect(Number(before.get()) - clauses).toBe(seen.clauseCount);
}, 120_000);

describe('the form', () => {
  const sent = { intent: 'preview', name: '名称', citation: '令和8年', text: DUTIES };
  const wrong = (change: Record<string, string>) =>
    policyTextForm.safeParse({ ...sent, ...change }).error?.issues.map(({ path: at }) => at.join()) ?? [];

  test('takes a text as it was taken out of its file: the ends of its lines and pages', () => {
    const shown = readText({ ok: true, text: '１ 運用\n二頁\f三頁\u0007', notes: [] });
    expect(shown).toMatchObject({ ok: true, text: '１ 運用\n二頁¶三頁' });
    const text = shown.ok ? shown.text : '';
    expect(policyTextForm.parse({ ...sent, text: `\n${text}` }).text).toBe('１ 運用\n二頁\f三頁');
  });

  test('names the field that is empty or too long', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ text: ' \n ' })).toEqual(['text']);
    expect(wrong({ text: '字'.repeat(POLICY_TEXT_MAX_LENGTH + 1) })).toEqual(['text']);
    expect(wrong({ text: '字'.repeat(POLICY_TEXT_MAX_LENGTH) })).toEqual([]);
    expect(wrong({ name: '　', citation: '' })).toEqual(['name', 'citation']);
  });

  test('says of a file without text why, and what did not come into a text', () => {
    const without = readText({ ok: false, reason: 'pdf_without_text' });
    expect(without).toMatchObject({ ok: false, message: expect.stringContaining('画像') });
    const noted = readText({ ok: true, text: 'あ', notes: [{ at: [0, 0], kind: 'page_without_text', page: 3 }] });
    expect(noted).toMatchObject({ ok: true, notes: [expect.stringContaining('3 ページ')], noteCount: 1 });
    const pages = Array.from({ length: 25 }, (_, at) => ({
      at: [0, 0] as const,
      kind: 'page_without_text' as const,
      page: at + 1,
    }));
    const many = readText({ ok: true, text: 'あ', notes: pages });
    expect(many.ok && [many.notes.length, many.noteCount]).toEqual([20, 25]);
  });

  test('wants to be told which policy a text is where none was chosen', () => {
    expect(wrong({ policyId: UNCHOSEN_POLICY })).toEqual(['policyId']);
    expect(wrong({ policyId: '' })).toEqual([]);
  });

  test('tells the pages of the paper only as long as all of their ends stand in the text', () => {
    const file = { name: '対策基準.pdf', pageCount: 3, notes: [], noteCount: 0 };
    expect(pagesStillIn(file, '一頁\f二頁\f三頁')).toBe(3);
    expect(pagesStillIn(file, '二頁\f三頁')).toBeNull();
    expect(pagesStillIn({ ...file, pageCount: null }, '一頁')).toBeNull();
    expect(pagesStillIn(null, '一頁')).toBeNull();
  });

  test('brings along what was told of the file, and nothing else that stands in its place', () => {
    const file = { name: '対策基準.pdf', pageCount: 3, notes: ['2 ページ: 文字がありません。'], noteCount: 4 };
    const form = policyTextForm.parse({ ...sent, file: JSON.stringify(file) });
    expect(form.file).toEqual(file);
    expect(policyTextEcho.parse(form).file).toEqual(file);
    expect(policyTextEcho.parse({ file: JSON.stringify(file) }).file).toEqual(file);
    for (const other of [undefined, '', 'null', '{', '[]', JSON.stringify({ ...file, notes: 'あ' })]) {
      expect(policyTextForm.parse({ ...sent, file: other }).file).toBeNull();
    }
  });
});
