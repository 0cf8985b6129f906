import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '#app/domain/response/answer.ts';
import { itemKeyOf } from '#app/domain/response/item-key.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { saveTypedChapter } from '#app/services/response/answer-entry.acts.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { judgeByDomain, judgeBySurvey } from '#app/services/response/survey-judgement.loader.server.ts';
import { askAboutObjects } from '#test/factories/asked-objects.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const GATED = '1-4@security_manager';
const LUNCH = { kind: 'contract', code: 'K-012', name: '給食調理業務委託' } as const;
const CLEANING = { kind: 'contract', code: 'K-013', name: '清掃業務委託' } as const;
const BUS = { kind: 'contract', code: 'K-014', name: '送迎業務委託' } as const;
const FIRST = itemKeyOf({ id: GATED }, LUNCH);
const SECOND = itemKeyOf({ id: GATED }, CLEANING);
const YES = makeAnswer({ value: 'implemented' });
const NO = makeAnswer({ value: 'not_implemented' });

let town: Town;
let campaign: string;
let id: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  campaign = openTownCampaign(town);
  id = sheetId(town, campaign, '110', 'security_manager');
  askAboutObjects(town, id, GATED, [LUNCH, CLEANING]);
  open();
});

function open(holds = true, rev = 0): void {
  must(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds, rev }]));
}

const save = (itemKey: string, answer: Answer, rev = 0, person: 'staff' | 'manager' = 'staff') =>
  saveAnswer(town.context, town.actor(person), id, { itemKey, answer, rev });
const item = (itemKey: string) => loadSheet(town.context, id)?.items.find((one) => one.itemKey === itemKey);
const chapter = () => must(sheetChapter(town.context, town.actor('staff'), id, '1'));
const shown = (itemKey: string) => chapter().questions.find((one) => one.itemKey === itemKey);

describe('a question that is asked about each contract of a section', () => {
  test('stands on the page once for each, together, under its one number', () => {
    const { questions } = chapter();
    const [first, second, ...more] = questions.filter(({ object }) => object !== null);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ itemKey: FIRST, printedNumber: '１（４）', object: LUNCH });
    expect(second).toMatchObject({ itemKey: SECOND, printedNumber: '１（４）', object: CLEANING });
    expect(questions.findIndex((one) => one === second)).toBe(questions.findIndex((one) => one === first) + 1);
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
  });

  test('is answered about one and stays open about the other', () => {
    expect(must(save(FIRST, YES))).toMatchObject({ rev: 1, missing: [] });
    expect(item(FIRST)?.answer).toEqual(YES);
    expect(item(SECOND)?.answer).toBeNull();
    expect(must(save(SECOND, NO))).toMatchObject({ rev: 1 });
    expect(item(FIRST)?.answer).toEqual(YES);
  });

  test('is answered by two people about different contracts without a conflict, and about one with it', () => {
    must(save(FIRST, YES));
    expect(save(SECOND, NO, 0, 'manager')).toMatchObject({ ok: true });
    expect(save(FIRST, NO, 0, 'manager')).toMatchObject({ ok: false, reason: 'conflict' });
  });

  test('is not answered as a whole, nor about what the section has not', () => {
    for (const key of [GATED, itemKeyOf({ id: GATED }, BUS), `${GATED}#contract`]) {
      expect(save(key, YES)).toEqual({ ok: false, reason: 'unknown_item' });
    }
  });

  test('is saved with its chapter by a plain form, each by itself', () => {
    must(save(SECOND, NO, 0, 'manager'));
    const answers = [FIRST, SECOND].map((itemKey) => ({ itemKey, rev: '0', answer: YES }));
    const form = (typed: typeof answers) =>
      saveTypedChapter(town.context, town.actor('staff'), id, { chapter: '1', same: null, answers: typed });
    expect(form(answers)).toMatchObject({
      ok: true,
      value: { saved: 1, conflicts: [{ itemKey: SECOND, current: NO, typed: YES }] },
    });
    expect(item(FIRST)?.answer).toEqual(YES);
    expect(form([...answers, ...answers.slice(0, 1)])).toEqual({ ok: false, reason: 'item_twice' });
    const long = { itemKey: SECOND, rev: '1', answer: { ...NO, comment: 'あ'.repeat(3000) } };
    expect(form([long])).toMatchObject({ ok: true, value: { wrong: [{ itemKey: SECOND }] } });
  });

  test('of a hundred contracts stands on pages one after the other, each saved and named by itself', () => {
    const other = sheetId(town, campaign, '120', 'security_manager');
    const many = Array.from(
      { length: 100 },
      (_, at) => ({ kind: 'contract', code: `K-${at}`, name: `業務${at}` }) as const,
    );
    askAboutObjects(town, other, GATED, many);
    const manager = town.actor('other_manager');
    must(saveGates(town.context, manager, other, [{ gateId: 'outsourcing', holds: true, rev: 0 }]));
    const keys = ['1', '1~2', '1~3'];
    const pages = keys.map((key) => must(sheetChapter(town.context, manager, other, key)));
    expect(pages.map(({ shownChapter }) => shownChapter.title.replace(/^.*（/u, '（'))).toEqual([
      '（1／3）',
      '（2／3）',
      '（3／3）',
    ]);
    expect(pages.slice(1).map(({ previous }) => previous)).toEqual(keys.slice(0, 2));
    expect(pages.slice(0, 2).map(({ nextChapter }) => nextChapter)).toEqual(keys.slice(1));
    const questions = pages.flatMap((page) => page.questions);
    const asked = questions.flatMap(({ object }) => object ?? []);
    expect(asked.map(({ code }) => code)).toEqual(many.map(({ code }) => code));
    const [counted] = pages.map(({ header }) => header.chapters.slice(0, 3));
    expect(counted?.map(({ key, total }) => [key, total])).toEqual(
      keys.map((key, at) => [key, pages[at]?.questions.length]),
    );
    const last = questions.find(({ object }) => object?.code === 'K-99')?.itemKey ?? '';
    const answers = [{ itemKey: last, rev: '0', answer: YES }];
    expect(saveTypedChapter(town.context, manager, other, { chapter: '1~3', same: null, answers })).toMatchObject({
      ok: true,
      value: { saved: 1 },
    });
    const { missing } = must(sheetSubmission(town.context, manager, other));
    expect(missing.find(({ object }) => object?.code === 'K-98')?.chapter).toBe('1~3');
    expect(missing.some(({ object }) => object?.code === 'K-99')).toBe(false);
  });

  test('keeps the sheet from being handed in until each is answered, and says about which it is not', () => {
    fillSheet(town, town.actor('staff'), id);
    must(save(SECOND, makeAnswer({ value: null }), 1));
    expect(handIn(town.context, town.actor('manager'), id)).toMatchObject({
      reason: 'incomplete',
      items: [{ itemKey: SECOND, missing: ['unanswered'] }],
    });
    const page = must(sheetSubmission(town.context, town.actor('manager'), id));
    expect(page.missing).toMatchObject([{ key: shown(SECOND)?.key, chapter: '1', object: CLEANING }]);
    must(save(SECOND, NO, 2));
    expect(must(sheetSubmission(town.context, town.actor('manager'), id)).weak).toMatchObject([{ object: CLEANING }]);
    expect(handIn(town.context, town.actor('manager'), id)).toMatchObject({ ok: true });
  });

  test('is read by its confirmer about each, under the clauses and words of the one question', () => {
    fillSheet(town, town.actor('staff'), id, (questionId) => (questionId === GATED ? NO : null));
    const { items } = must(reviewOf(town.context, town.actor('officer'), id));
    const asked = items.filter(({ object }) => object !== null);
    expect(asked).toMatchObject([{ object: LUNCH }, { object: CLEANING }]);
    const called = (some: typeof items) => new Set(some.map(({ clauses, text }) => `${clauses.join('、')} ${text}`));
    expect(called(asked).size).toBe(1);
    expect(called(items).size).toBe(items.length - 1);
  });

  test('is closed by its gate about all, which tells how many the register has', () => {
    must(save(FIRST, YES));
    open(false, 1);
    expect(must(sheetGates(town.context, town.actor('staff'), id)).gates).toMatchObject([
      { holds: false, questionCount: 2, enteredCount: 1, registered: [{ kind: 'contract', count: 2 }] },
    ]);
    const { closed } = must(reviewOf(town.context, town.actor('officer'), id));
    expect(closed.map(({ object }) => object)).toMatchObject([LUNCH, CLEANING]);
    expect(shown(FIRST)?.gate).toMatchObject({ state: 'closed', answerKept: true });
  });

  test('is judged by survey-core as by the domain, item by item', () => {
    const both = () => {
      const snapshot = loadSheet(town.context, id);
      if (snapshot === null) throw new Error('the sheet exists');
      return [judgeBySurvey(snapshot), judgeByDomain(snapshot)] as const;
    };
    must(save(FIRST, YES));
    const [survey, domain] = both();
    expect(survey).toEqual(domain);
    expect(survey.openKeys).toEqual(expect.arrayContaining([FIRST, SECOND]));
    expect(survey.unansweredKeys).toContain(SECOND);
    expect(survey.unansweredKeys).not.toContain(FIRST);
  });
});

describe('beside a question about a contract stands last year', () => {
  function nextYear(answer: Answer): void {
    fillSheet(town, town.actor('staff'), id, (questionId) => (questionId === GATED ? answer : null));
    must(save(SECOND, NO, 1));
    must(handIn(town.context, town.actor('manager'), id));
    must(closeCampaign(town.context, town.actor('supervisor'), campaign));
    town.context.goTo(calendarDate('2027-10-01'));
    campaign = openTownCampaign(town);
    id = sheetId(town, campaign, '110', 'security_manager');
  }

  test('of the same contract; of a new one nothing', () => {
    nextYear(YES);
    askAboutObjects(town, id, GATED, [CLEANING, BUS]);
    open();
    expect(shown(SECOND)).toMatchObject({
      lastYear: { outcome: 'not_implemented', askedAbout: 'same' },
      takeOver: { value: 'not_implemented' },
    });
    expect(shown(itemKeyOf({ id: GATED }, BUS))).toMatchObject({ lastYear: null, takeOver: null });
    const input = { itemKey: SECOND, rev: 0, answer: makeAnswer({ value: null }) };
    const other = { ...input, itemKey: itemKeyOf({ id: GATED }, BUS) };
    const same = { chapter: '1', same: SECOND, answers: [input, other] };
    must(saveChapter(town.context, town.actor('staff'), id, same));
    expect(item(SECOND)?.answer).toMatchObject({ value: 'not_implemented', plan: { due: null } });
    expect(item(other.itemKey)?.answer).toBeNull();
  });

  test('the worst of all where it is asked of the whole again, and that is not taken over', () => {
    nextYear(YES);
    open();
    expect(shown(GATED)).toMatchObject({
      lastYear: { outcome: 'not_implemented', askedAbout: 'objects' },
      takeOver: null,
    });
  });
});

test('beside a question about a contract stands what was said of the whole last year, neither compared nor taken over', async () => {
  const { context } = town;
  const tax = sheetId(town, campaign, '120', 'security_manager');
  fillSheet(town, town.actor('other_manager'), tax);
  must(handIn(context, town.actor('other_manager'), tax));
  must(closeCampaign(context, town.actor('supervisor'), campaign));
  context.goTo(calendarDate('2027-10-01'));
  const now = sheetId(town, openTownCampaign(town), '120', 'security_manager');
  askAboutObjects(town, now, GATED, [LUNCH]);
  const manager = town.actor('other_manager');
  const page = must(sheetChapter(context, manager, now, '1'));
  expect(page.questions.find(({ itemKey }) => itemKey === FIRST)).toMatchObject({
    lastYear: { outcome: 'implemented', askedAbout: 'whole' },
    takeOver: null,
  });
  fillSheet(town, manager, now, (questionId) => (questionId === GATED ? NO : null));
  expect(must(sheetSubmission(context, manager, now)).changedQuestions).toEqual([]);
});
