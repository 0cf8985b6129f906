import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Answer } from '#app/domain/response/answer.ts';

import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { proxyTarget } from '#app/services/response/proxy-entry.page.server.ts';
import { organizationPage } from '#app/services/organization/organization.page.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import type { Review } from '#app/services/response/review.page.server.ts';
import type { ReviewMark } from '#app/services/response/review-item.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { findQuestionnaire, insertQuestionnaire } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

const START = calendarDate('2025-10-01');
const EVIDENCE = [{ documentName: '管理簿', documentNumber: '', location: '書庫', confirmedBy: '', confirmedOn: null }];

type Answers = Readonly<Record<string, Answer>>;

/** Last year answered with `then` and closed, this year's sheet of 総務課 entered with `now` and handed in. */
async function twoYears(
  then: Answers,
  now: Answers,
  reword: (text: string) => string = (text) => text,
): Promise<{ town: Town; id: string }> {
  const town = await makeTown(testDatabase(START));
  const enter = (answers: Answers, questionnaireId = town.questionnaireId) => {
    const id = sheetId(town, openTownCampaign({ ...town, questionnaireId }), '110', 'security_manager');
    fillSheet(town, town.actor('manager'), id, (question) => answers[question] ?? null);
    expect(handIn(town.context, town.actor('manager'), id).ok).toBe(true);
    return id;
  };
  const last = enter(then);
  const campaignId = town.context.db.$client.prepare('SELECT campaign_id FROM sheet WHERE id = ?').pluck().get(last);
  must(closeCampaign(town.context, town.actor('supervisor'), String(campaignId)));
  town.context.goTo(calendarDate('2026-10-01'));
  return { town, id: enter(now, nextQuestionnaire(town, reword)) };
}

/** Publishes the town's questionnaire once more, with `reword` applied to its text. */
function nextQuestionnaire(town: Town, reword: (text: string) => string): string {
  const stored = findQuestionnaire(town.context.db, town.questionnaireId);
  if (stored === undefined) throw new Error('the town has no questionnaire');
  const content = reword(stored.content);
  const id = town.context.newId();
  insertQuestionnaire(town.context.db, { ...stored, id, version: stored.version + 1, content, hash: sha256(content) });
  return id;
}

const read = (town: Town, id: string, who: TownPerson = 'officer'): Review =>
  must(reviewOf(town.context, town.actor(who), id));
const marked = (review: Review, mark: ReviewMark) =>
  review.items.filter(({ marks }) => marks.includes(mark)).map(({ text }) => text);

describe('what a confirmer is shown', () => {
  test('what changed since last year, for better or worse, and what stayed is not listed', async () => {
    const { town, id } = await twoYears(
      {
        '1-1@security_manager': makeAnswer({ value: 'implemented' }),
        '1-4@security_manager': makeAnswer({ value: 'unknown' }),
      },
      {
        '1-1@security_manager': makeAnswer({ value: 'not_implemented' }),
        '1-4@security_manager': makeAnswer({ value: 'implemented' }),
      },
    );
    const review = read(town, id);
    expect(review.comparedWith).toMatchObject({ fiscalYear: 2025 });
    expect(marked(review, 'changed')).toEqual(['端末の持出しを記録していますか。', '委託先を監督していますか。']);
    expect(review.items[0]?.lastYear?.outcome).toBe('implemented');
    expect(review.counts).toMatchObject({ changed: 2, not_implemented: 1, unknown: 0 });
  });

  test('a question whose words changed is not compared', async () => {
    const { town, id } = await twoYears(
      {
        '1-1@security_manager': makeAnswer({ value: 'unknown' }),
        '1-4@security_manager': makeAnswer({ value: 'unknown' }),
      },
      {},
      (text) => text.replace('端末の持出しを記録していますか。', '端末と媒体の持出しを記録していますか。'),
    );
    const review = read(town, id);
    expect(review.items[0]).toMatchObject({
      text: '端末と媒体の持出しを記録していますか。',
      lastYear: { sameQuestion: false },
    });
    expect(marked(review, 'changed')).toEqual(['委託先を監督していますか。']);
  });

  test('no comparison where no earlier year is closed', async () => {
    const town = await makeTown(testDatabase(START));
    const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
    const review = read(town, id);
    expect(review.comparedWith).toBeNull();
    expect(review.counts).toMatchObject({ changed: 0, unanswered: 4, critical: 1 });
  });

  test('weak answers with their reasons and measures, and 実施 without evidence', async () => {
    const weak = makeAnswer({ value: 'partially_implemented', comment: '媒体だけ' });
    const proven = makeAnswer({ value: 'implemented', confirmationMethod: 'records', evidence: EVIDENCE });
    const { town, id } = await twoYears({}, { '1-1@security_manager': weak, '1-2@staff': proven });
    const review = read(town, id);
    expect(review.items[0]).toMatchObject({
      comment: '媒体だけ',
      plan: { measure: '端末も記録する。', owner: '総務係' },
    });
    expect(marked(review, 'partially_implemented')).toHaveLength(1);
    expect(marked(review, 'no_evidence')).toEqual(['次の事項を定めていますか。', '委託先を監督していますか。']);
  });

  test('該当なし on a critical item, or where last year had an answer, asks for confirmation', async () => {
    const none = makeAnswer({ value: 'not_applicable' });
    const { town, id } = await twoYears(
      { '1-2@staff': none },
      { '1-1@security_manager': none, '1-2@staff': none, '1-4@security_manager': none },
    );
    expect(marked(read(town, id), 'not_applicable_to_confirm')).toEqual([
      '端末の持出しを記録していますか。',
      '委託先を監督していますか。',
    ]);
  });

  test('gates that are closed, with what they closed and what last year said', async () => {
    const { town } = await twoYears({}, {});
    const id = sheetId(
      town,
      String(town.context.db.$client.prepare(`SELECT id FROM campaign WHERE state = 'open'`).pluck().get()),
      '120',
      'security_manager',
    );
    expect(
      saveGates(town.context, town.actor('other_manager'), id, [{ gateId: 'outsourcing', holds: false, rev: 0 }]).ok,
    ).toBe(true);
    const review = read(town, id);
    expect(review.gates).toMatchObject([
      {
        label: '業務委託',
        holds: false,
        heldLastYear: null,
        questionCount: 1,
        answeredBy: town.actor('other_manager').name,
      },
    ]);
    expect(review.closed).toMatchObject([{ text: '委託先を監督していますか。', clauses: ['1-4'], by: 'asked' }]);
    expect(review.items).toHaveLength(3);
  });

  test('what the ledger closes is told apart from what a gate closed', async () => {
    const town = await makeTown(testDatabase(START));
    const id = sheetId(town, openTownCampaign(town), 'S01', 'system_manager');
    expect(read(town, id).closed).toMatchObject([
      { text: '開発の責任者を特定していますか。', clauses: ['2-2'], by: 'asset' },
    ]);
  });
});

describe('what changed since last year is one number', () => {
  const answers = (value: 'implemented' | 'unknown') =>
    Object.fromEntries(
      ['1-1@security_manager', '1-4@security_manager'].map((question) => [question, makeAnswer({ value })]),
    );
  /** Of the page of the submission and of that of the confirmation, with the list of each. */
  function changed(town: Town, id: string) {
    const review = read(town, id);
    const submission = must(sheetSubmission(town.context, town.actor('manager'), id));
    expect(submission.changedQuestions.map(({ text }) => text)).toEqual(marked(review, 'changed'));
    return [submission.changedQuestions.length, review.counts.changed];
  }

  test('on both pages, where some answers changed', async () => {
    const { town, id } = await twoYears(answers('implemented'), answers('unknown'));
    expect(changed(town, id)).toEqual([2, 2]);
  });

  test('0 on both, where nothing was handed in last year', async () => {
    const town = await makeTown(testDatabase(START));
    const last = openTownCampaign(town);
    fillSheet(town, town.actor('manager'), sheetId(town, last, '110', 'security_manager'));
    must(closeCampaign(town.context, town.actor('supervisor'), last));
    town.context.goTo(calendarDate('2026-10-01'));
    const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
    fillSheet(town, town.actor('manager'), id);
    expect(changed(town, id)).toEqual([0, 0]);
    const review = read(town, id);
    expect(review.comparedWith).toBeNull();
    // At 集計確定 a sheet that was not handed in counts as 未回答, its gates included.
    expect(review.gates).toMatchObject([{ heldLastYear: null }]);
  });

  test('on both, where a row was reworded: that question is not compared', async () => {
    const rows = (value: 'yes' | 'no') => ({
      '1-3@security_manager': makeAnswer({
        rows: [
          { rowId: '1-3-ア', value, comment: '' },
          { rowId: '1-3-イ', value, comment: '' },
        ],
        comment: '定めていない。',
        plan: { measure: '定める。', owner: '総務係', due: calendarDate('2027-03-31') },
      }),
    });
    const same = await twoYears(rows('yes'), rows('no'));
    expect(changed(same.town, same.id)).toEqual([1, 1]);
    const reworded = await twoYears(rows('yes'), rows('no'), (text) =>
      text.replaceAll('手順を定めている', '取扱いの手順を定めている'),
    );
    expect(changed(reworded.town, reworded.id)).toEqual([0, 0]);
  });
});

describe('who may read a sheet', () => {
  test('its section, its bureau, the secretariat, the supervising officer and the auditors; nobody else', async () => {
    const town = await makeTown(testDatabase(START));
    const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
    const readers = TOWN_PEOPLE.filter((who) => reviewOf(town.context, town.actor(who), id).ok);
    expect(readers).toEqual([
      'staff',
      'manager',
      'coordinator',
      'officer',
      'supervisor',
      'audit_supervisor',
      'auditor',
      'secretariat',
      'second_secretariat',
    ]);
    expect(reviewOf(town.context, town.actor('secretariat'), 'no-such-sheet')).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
  });

  test('only whose turn it is may decide', async () => {
    const town = await makeTown(testDatabase(START));
    const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
    bringTo(town, id, 'submitted');
    const nothing = {
      confirm: false,
      ownAnswers: false,
      returnSheet: false,
      accept: false,
      ownAccept: false,
      selfAccept: false,
      proxy: false,
    };
    for (const who of ['staff', 'manager', 'coordinator', 'supervisor', 'auditor', 'secretariat'] as const) {
      expect(read(town, id, who).acts, who).toEqual(nothing);
    }
    expect(read(town, id, 'officer').acts).toEqual({ ...nothing, confirm: true, returnSheet: true });
  });

  test('the page of an entry on behalf opens to the secretariat alone, and says when the sheet is handed in', async () => {
    const town = await makeTown(testDatabase(START));
    const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
    expect(must(proxyTarget(town.context, town.actor('secretariat'), id))).toMatchObject({
      denial: null,
      targetName: '総務課',
      respondents: [town.actor('manager').name],
    });
    for (const who of ['manager', 'officer', 'supervisor', 'auditor', 'administrator'] as const) {
      expect(proxyTarget(town.context, town.actor(who), id)).toEqual({ ok: false, reason: 'not_permitted' });
    }
    bringTo(town, id, 'submitted');
    expect(must(proxyTarget(town.context, town.actor('secretariat'), id)).denial).toBe('wrong_state');
    expect(proxyTarget(town.context, town.actor('manager'), id)).toEqual({ ok: false, reason: 'not_permitted' });
  });
});

describe('the organization', () => {
  test('shows vacancies that stop work, and is closed to sections', async () => {
    const town = await makeTown(testDatabase(START));
    const page = () => must(organizationPage(town.context, town.actor('secretariat'), { page: 1 }));
    expect(page().vacancies).toBe(0);
    town.context.db.$client.exec(
      `UPDATE appointment SET until_date = '2025-09-30' WHERE role IN ('ciso', 'system_manager')`,
    );
    expect(page().vacancies).toBe(3);
    expect(page().vacantOffices.map(({ office, placeCount }) => [office, placeCount])).toEqual([
      ['ciso', 0],
      ['system_manager', 2],
    ]);
    // Nobody hands in a sheet as a member of the committee.
    town.context.db.$client.exec(`UPDATE appointment SET until_date = '2025-09-30' WHERE role = 'committee_member'`);
    expect(page().vacancies).toBe(3);
    expect(page().bodyOffices.find(({ office }) => office === 'committee_member')).toMatchObject({
      ...{ people: [], needed: false },
    });
    expect(page().zones.map(({ name, systemCount }) => [name, systemCount])).toEqual([
      ['マイナンバー利用事務系', 1],
      ['インターネット接続系', 1],
    ]);
    const readers = TOWN_PEOPLE.filter((who) => organizationPage(town.context, town.actor(who), { page: 1 }).ok);
    expect(readers).toEqual(['supervisor', 'audit_supervisor', 'auditor', 'secretariat', 'second_secretariat']);
  });
});
