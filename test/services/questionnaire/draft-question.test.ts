import { describe, expect, it } from 'vitest';
import { chapterOptions, numberWords } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginPolicyDraft, takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import type { TextForDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { draftEditsSummary } from '#app/services/questionnaire/draft-edits-summary.loader.server.ts';
import { changeDraftQuestions } from '#app/services/questionnaire/draft-question.acts.server.ts';
import { draftQuestionForm, draftQuestionsSearch } from '#app/services/questionnaire/draft-question.form.server.ts';
import { readOpenDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { draftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';
import type { QuestionForm } from '#app/services/questionnaire/wanted-edit.form.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { DRAFT_TEXT } from '#test/factories/policy-draft.ts';
import { makeTown } from '#test/factories/town.ts';

const LOCKED = '1-1@staff';
const SCRAPPED = '1-3@system_manager';

async function aDesk(text: TextForDraft = DRAFT_TEXT) {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const actor = town.actor('secretariat');
  const { policyDraftId } = must(beginPolicyDraft(town.context, actor, text));
  const { signal } = new AbortController();
  const read = async () => must(await readOpenDraft(town.context, actor, policyDraftId, signal));
  const look = async (search: Record<string, string> = {}) =>
    draftQuestionsPage(town.context, actor, await read(), draftQuestionsSearch.parse(search));
  const send = async (sent: Record<string, unknown>, search: Record<string, string> = {}) => {
    const found = await read();
    const seenStep = found.draft.steps.at(-1)?.number ?? 0;
    const form = draftQuestionForm.parse({ seenStep, question: LOCKED, ...sent }) as QuestionForm;
    return changeDraftQuestions(town.context, actor, found, { form, search: draftQuestionsSearch.parse(search) });
  };
  const chosen = async (question = LOCKED) => (await look({ question })).chosenQuestion;
  /** The form as the page shows it, with what is typed otherwise. */
  const save = async (typed: Record<string, unknown>) => {
    const now = (await chosen())?.question;
    if (now === undefined) throw new Error(LOCKED);
    return send({
      intent: 'save',
      text: now.text,
      rowId: now.rows.map(({ id }) => id),
      rowText: now.rows.map(({ text }) => text),
      hint: now.hint ?? '',
      implemented: now.criteria.implemented,
      partial: now.criteria.partial,
      evidence: now.evidence.join('\n'),
      weight: now.weight,
      criticalReason: now.criticalReason ?? '',
      gate: now.gates,
      respondent: now.roles,
      ...typed,
    });
  };
  const summary = async (before: readonly QuestionEdit[] | null = null) => draftEditsSummary(await read(), before);
  return { town, actor, policyDraftId, look, send, save, chosen, summary };
}

const errorsOf = (outcome: object) => ('errors' in outcome ? outcome.errors : outcome);

describe('a question is saved', () => {
  it('with what was changed alone, as one step; and not at all where nothing was', async () => {
    const { save, chosen, look } = await aDesk();
    expect(await save({})).toMatchObject({ ok: true, value: { isChanged: false } });
    const evidence = '施錠の記録\n巡回の記録';
    expect(await save({ text: '端末を施錠していますか。', evidence })).toMatchObject({ ok: true });
    expect(await chosen()).toMatchObject({
      editActs: ['reword', 'evidence'],
      question: { text: '端末を施錠していますか。', evidence: ['施錠の記録', '巡回の記録'] },
    });
    expect((await look()).stepCount).toBe(1);
  });

  it('and says where 判断基準 and 根拠資料 that nobody wrote follow from the new words', async () => {
    const { save, chosen } = await aDesk();
    expect(await save({ hint: '補足' })).toMatchObject({ value: { isNoted: false } });
    const text = '端末の持出しの記録を作成していますか。';
    expect(await save({ text, implemented: '記録がある' })).toMatchObject({ value: { isNoted: false } });
    const before = (await chosen())?.question;
    expect(await save({ text: '職員に研修を受けさせていますか。' })).toMatchObject({ value: { isNoted: true } });
    const after = (await chosen())?.question;
    expect(after?.evidence).not.toEqual(before?.evidence);
    expect(after?.criteria).toEqual(before?.criteria);
  });

  it('and told apart from what the version before has already, whatever number its clause had there', async () => {
    const { save, summary } = await aDesk();
    must(await save({ weight: 1, hint: '席を立つときです。' }));
    const key = { document: 'standards', clause: '7-1', part: '', role: 'staff' } as const;
    const before = { act: 'weigh', key, basis: '前の版の文', weight: 1 } as const satisfies QuestionEdit;
    expect(await summary([before])).toMatchObject({ editCount: 2, keptCount: 1 });
    expect(await summary([{ ...before, weight: 2 }])).toMatchObject({ editCount: 2, keptCount: 0 });
    expect(await summary()).toMatchObject({ keptCount: null });
  });

  it.each([
    [{ text: ' ' }, { field: 'text', message: '設問の文を入力してください。' }],
    [{ text: 'あ'.repeat(501) }, { field: 'text', message: '500文字以内で入力してください（いま501文字）。' }],
    [{ hint: 'あ'.repeat(1_001) }, { field: 'hint' }],
    [{ critical: 'yes' }, { field: 'criticalReason', message: '重点項目とする理由を入力してください。' }],
    [{ respondent: [] }, { field: 'respondent', message: '回答者を一つ以上選んでください。' }],
    [{ respondent: ['staff', 'system_manager'] }, { field: 'respondent' }],
    [{ evidence: Array.from({ length: 21 }, (_, at) => `資料${at}`).join('\n') }, { field: 'evidence' }],
  ])('but not with %o', async (typed, fault) => {
    const { save, look } = await aDesk();
    expect(errorsOf(await save(typed))).toEqual([expect.objectContaining(fault)]);
    expect((await look()).stepCount).toBe(0);
  });

  it('and not from a page that is not the newest, nor by who does not hold the draft', async () => {
    const { town, policyDraftId, save, send } = await aDesk();
    expect(await send({ intent: 'skip', skipReason: '済み', seenStep: 3 })).toMatchObject({
      reason: 'changed_meanwhile',
    });
    must(takeOverPolicyDraft(town.context, town.actor('second_secretariat'), policyDraftId));
    expect(await save({ hint: '補足' })).toMatchObject({ reason: 'held_by_other' });
  });
});

describe('a question is left out', () => {
  it('with its reason, listed, and brought back', async () => {
    const { send, look, chosen } = await aDesk();
    expect(errorsOf(await send({ intent: 'skip', skipReason: '' }))).toMatchObject([{ field: 'skipReason' }]);
    must(await send({ intent: 'skip', skipReason: '端末がないため' }));
    expect((await look()).skippedLines).toMatchObject([{ name: LOCKED, reason: '端末がないため' }]);
    expect(await look({ question: LOCKED })).toMatchObject({ chosenQuestion: null, goneAs: 'skipped' });
    expect(errorsOf(await send({ intent: 'skip', skipReason: '再び' }))).toMatchObject([{ field: '' }]);
    must(await send({ intent: 'as_derived' }));
    expect(await chosen()).not.toBeNull();
    expect(errorsOf(await send({ intent: 'as_derived' }))).toMatchObject([{ field: '' }]);
  });
});

describe('several questions', () => {
  it('are changed at once, those that are ticked or all that are found', async () => {
    const { send, look, chosen } = await aDesk();
    expect(errorsOf(await send({ intent: 'unmark_all' }))).toMatchObject([{ field: 'all' }]);
    must(await send({ intent: 'weigh_all', checked: [LOCKED], allWeight: '1' }));
    expect((await chosen())?.question.weight).toBe(1);
    expect((await chosen(SCRAPPED))?.question.weight).toBe(2);
    must(await send({ intent: 'mark_all', all: 'yes', allCriticalReason: '事故があった' }, { q: '廃棄' }));
    expect((await look({ state: 'critical' })).questionLines.map(({ name }) => name)).toEqual([SCRAPPED]);
  });

  it('have words replaced that were shown before', async () => {
    const { send, look, chosen } = await aDesk();
    expect((await look({ find: '端末', instead: 'パソコン' })).replacement).toMatchObject({ placeCount: 1 });
    must(await send({ intent: 'replace', find: '端末', instead: 'パソコン' }));
    expect((await chosen())?.question.text).toContain('パソコン');
    expect(errorsOf(await send({ intent: 'replace', find: '', instead: '' }))).toMatchObject([{ field: 'find' }]);
  });
});

describe('words are replaced', () => {
  it.each([' ', '　', '\n', ''])('but never by nothing where the question would be empty: %j', async (instead) => {
    const { look, send, chosen } = await aDesk();
    const find = (await chosen())?.question.text ?? '';
    expect(errorsOf(await send({ intent: 'replace', find, instead }))).toEqual([
      { field: 'instead', message: expect.stringContaining('設問１（１）：設問の文を入力してください。') as unknown },
    ]);
    expect((await look()).stepCount).toBe(0);
  });

  it('in one line, in the same words as were shown before', async () => {
    const { look, send, chosen } = await aDesk();
    const sent = { find: '端末', instead: ' パソコン\nと　電話　' };
    const [sample] = (await look(sent)).replacement?.samples ?? [];
    must(await send({ intent: 'replace', ...sent }));
    const text = (await chosen())?.question.text;
    expect(text).toContain('パソコン と 電話');
    expect(sample?.text).toBe(text);
  });
});

describe('a question of the body’s own', () => {
  const ADDED = { intent: 'add', addedText: '鍵を数えていますか。', addedRows: '朝に数えている\n夕に数えている' };

  it('is asked in a chapter that there is, and given up again', async () => {
    const { send, look } = await aDesk();
    const sent = { ...ADDED, addedChapter: 'standards 1', addedRole: 'security_manager', addedKind: 'requirement' };
    expect(errorsOf(await send({ ...sent, addedChapter: '99' }))).toMatchObject([{ field: 'addedChapter' }]);
    must(await send(sent));
    const [line] = (await look({ state: 'added' })).questionLines;
    expect(line).toMatchObject({ printedNumber: '追加１', text: '鍵を数えていますか。', rowCount: 2 });
    must(
      await send({ intent: 'split', question: line?.name, splitRow: ['x1-2'], splitText: '夕に鍵を数えていますか。' }),
    );
    expect((await look({ state: 'edited' })).questionLines.map(({ text }) => text)).toContain(
      '夕に鍵を数えていますか。',
    );
    must(await send({ intent: 'as_derived', question: line?.name }));
    expect((await look({ state: 'added' })).questionLines).toEqual([]);
  });
});

/** Two documents that number their chapters alike, and one of them without titles. */
const TWO_DOCUMENTS = `基本方針
第１条　職員は、研修を受けなければならない。
第２条　職員は、事故を報告しなければならない。
対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、媒体を保管しなければならない。
第２章　研修
（１）職員等は、訓練に参加しなければならない。
`;

describe('chapters of two documents that have the same number', () => {
  const text = { ...DRAFT_TEXT, source: TWO_DOCUMENTS, reading: readPolicy(TWO_DOCUMENTS) };

  it('are chosen apart', async () => {
    const { look, send } = await aDesk(text);
    const { chapterChoices } = await look();
    expect(chapterOptions(chapterChoices)).toEqual([
      { value: 'basic_policy 1', label: '基本方針 １' },
      { value: 'basic_policy 2', label: '基本方針 ２' },
      { value: 'standards 1', label: '対策基準 １　端末' },
      { value: 'standards 2', label: '対策基準 ２　研修' },
    ]);
    const countIn = async (chapter: string) => (await look({ chapter })).filteredCount;
    const [ofPolicy, ofStandards] = [await countIn('basic_policy 1'), await countIn('standards 1')];
    const added = { intent: 'add', addedText: '鍵を数えていますか。', addedRows: '', addedRole: 'staff' };
    must(await send({ ...added, addedChapter: 'standards 1', addedKind: 'requirement' }));
    expect([await countIn('basic_policy 1'), await countIn('standards 1')]).toEqual([ofPolicy, ofStandards + 1]);
    must(await send({ ...added, addedChapter: 'basic_policy 1', addedKind: 'requirement' }));
    expect([await countIn('basic_policy 1'), await countIn('standards 1')]).toEqual([ofPolicy + 1, ofStandards + 1]);
    const skipped = { intent: 'skip_all', all: 'yes', allSkipReason: '済み' };
    must(await send(skipped, { chapter: 'standards 1' }));
    expect([await countIn('basic_policy 1'), await countIn('standards 1')]).toEqual([ofPolicy + 1, 0]);
  });
});

describe('what is still to be checked', () => {
  it('is counted alike where questions are edited and where they are published', async () => {
    const source = `${DRAFT_TEXT.source}（４）特命点検官は、鍵を数えなければならない。\n`;
    const { look, summary, send } = await aDesk({ ...DRAFT_TEXT, source, reading: readPolicy(source) });
    const { flaggedCount, flagCounts } = await look();
    expect(flaggedCount).toBeGreaterThan(0);
    expect((await summary()).toCheckCount).toBe(flaggedCount);
    expect((await look({ state: 'flagged' })).filteredCount).toBe(flaggedCount);
    for (const { flag } of flagCounts) must(await send({ intent: 'settle_all', all: 'yes', allFlag: flag }));
    expect((await summary()).toCheckCount).toBe(0);
  });
});

describe('questions are looked for by a number', () => {
  it.each([
    ['1', 2],
    ['1(3)', 1],
    ['１（３）', 1],
    ['1(1', 1],
    ['3', 0],
    ['1(11)', 0],
  ])('%s', async (q, count) => {
    expect((await (await aDesk()).look({ q })).filteredCount).toBe(count);
  });
});

describe('a question becomes a part of another', () => {
  it('of the same respondent, by name or by number', async () => {
    const { send } = await aDesk();
    const form = { intent: 'merge', into: SCRAPPED, intoNumber: '', mergedText: '' };
    expect(errorsOf(await send(form))).toMatchObject([{ field: 'into' }]);
    expect(errorsOf(await send({ ...form, intoNumber: '１（３）' }))).toMatchObject([{ field: 'intoNumber' }]);
  });
});

describe('a row is added', () => {
  it('to a question that there is, each under a name of its own, and undone with the others', async () => {
    const { send, chosen } = await aDesk();
    expect(errorsOf(await send({ intent: 'add_row', newRow: ' ' }))).toMatchObject([{ field: 'newRow' }]);
    must(await send({ intent: 'add_row', newRow: '鍵を替えている' }));
    must(await send({ intent: 'add_row', newRow: '鍵を数えている' }));
    const added = (await chosen())?.question.rows.slice(-2);
    expect(added).toEqual([
      { id: 'y1', text: '鍵を替えている' },
      { id: 'y2', text: '鍵を数えている' },
    ]);
    must(await send({ intent: 'as_derived' }));
    expect((await chosen())?.question.rows).toEqual([]);
  });
});

describe('questions of one number', () => {
  const source = `対策基準
第１章　鍵
（１）職員等及び情報システム管理者は、鍵を返さなければならない。
（２）職員等は、鍵を貸してはならない。
`;

  it('are told apart in the list, and nothing is added to the number of any other', async () => {
    const { look } = await aDesk({ ...DRAFT_TEXT, source, reading: readPolicy(source) });
    const { questionLines } = await look();
    const alike = questionLines.filter(({ apart }) => apart !== null);
    expect(alike.length).toBeGreaterThan(1);
    expect(new Set(alike.map(({ printedNumber }) => printedNumber)).size).toBe(1);
    const names = alike.map((line) => numberWords(line, roleNames(OFFICE_DEFAULT_NAMES)));
    expect(new Set(names).size).toBe(alike.length);
  });
});

it('more questions ticked than there can be are refused with a sentence', () => {
  const checked = Array.from({ length: 2_001 }, (_, at) => `1-${at}@staff`);
  const { error } = draftQuestionForm.safeParse({ intent: 'unmark_all', seenStep: 0, checked });
  expect(error?.issues[0]?.message).toContain('2,000問まで');
});
