import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { fc } from '#test/property.ts';
import { expect, test } from 'vitest';
import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import { NOT_COVERED } from '#app/domain/exception/exception.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import type { AnswerValue, RowValue } from '#app/domain/response/answer.ts';
import { itemKeyOf } from '#app/domain/response/item-key.ts';
import type { ObjectCode } from '#app/domain/response/item-key.ts';
import { itemState } from '#app/domain/response/item-state.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import {
  assertSameJudgement,
  judgeByDomain,
  judgeBySurvey,
} from '#app/services/response/survey-judgement.loader.server.ts';
import { makeQuestion } from '#test/factories/questions.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

async function sectionSheet() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
  const load = () => {
    const snapshot = loadSheet(town.context, id);
    if (snapshot === null) throw new Error('the sheet exists');
    return snapshot;
  };
  return { town, id, load };
}

test('survey-core and the domain agree on an untouched, a half filled and a complete sheet', async () => {
  const { town, id, load } = await sectionSheet();
  const staff = town.actor('staff');
  expect(judgeBySurvey(load())).toEqual(judgeByDomain(load()));
  expect(judgeBySurvey(load()).openKeys).not.toContain('1-4@security_manager');

  saveGates(town.context, staff, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]);
  saveAnswer(town.context, staff, id, {
    itemKey: '1-3@security_manager',
    rev: 0,
    answer: makeAnswer({ rows: [{ rowId: '1-3-ア', value: 'yes', comment: '' }] }),
  });
  const half = judgeBySurvey(load());
  expect(half).toEqual(judgeByDomain(load()));
  expect(half.openKeys).toContain('1-4@security_manager');
  expect(half.unansweredKeys).toContain('1-3@security_manager');

  fillSheet(town, staff, id, (questionId) =>
    questionId.startsWith('1-3')
      ? makeAnswer({
          rows: [
            { rowId: '1-3-ア', value: 'no', comment: '' },
            { rowId: '1-3-イ', value: 'unknown', comment: '' },
          ],
        })
      : null,
  );
  expect(judgeBySurvey(load())).toEqual({ openKeys: judgeByDomain(load()).openKeys, unansweredKeys: [], altered: [] });
  expect(() => assertSameJudgement(load())).not.toThrow();
});

test('a closed gate hides its question from both', async () => {
  const { town, id, load } = await sectionSheet();
  saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: false, rev: 0 }]);
  expect(judgeBySurvey(load())).toEqual(judgeByDomain(load()));
  expect(judgeBySurvey(load()).openKeys).not.toContain('1-4@security_manager');
});

test('a question that the domain takes for answered and survey-core does not is an error, never ignored', async () => {
  const { town, id, load } = await sectionSheet();
  fillSheet(town, town.actor('staff'), id);
  const snapshot = load();
  expect(() => assertSameJudgement({ ...snapshot, gateAnswers: { outsourcing: false } })).toThrow(
    'disagree on openKeys: 1-4@security_manager',
  );
  const emptied = snapshot.items.map((item) =>
    item.question.id === '1-3@security_manager' ? { ...item, answer: null } : item,
  );
  expect(() => assertSameJudgement({ ...snapshot, items: emptied })).toThrow(
    'disagree on unansweredKeys: 1-3@security_manager',
  );
});

test('every kind of sheet of the town is judged alike and can be handed in', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaign = openTownCampaign(town);
  const sheets = [
    ['S02', 'system_manager', 'system_manager'],
    ['100', 'security_officer', 'officer'],
    ['000', 'supervising_security_officer', 'supervisor'],
    ['000', 'audit_supervisor', 'audit_supervisor'],
    ['000', 'ciso', 'ciso'],
  ] as const;
  for (const [code, office, person] of sheets) {
    const id = sheetId(town, campaign, code, office);
    fillSheet(town, town.actor(person), id);
    expect(handIn(town.context, town.actor(person), id)).toMatchObject({ ok: true });
  }
});

const rowValue = fc.constantFrom('yes', 'no', 'not_applicable', 'unknown', null);
const entered = fc.option(
  fc.record({
    value: fc.constantFrom(
      'implemented',
      'partially_implemented',
      'not_implemented',
      'not_applicable',
      'unknown',
      null,
    ),
    rows: fc.tuple(rowValue, rowValue),
  }),
);
const asked = fc.record({
  gated: fc.boolean(),
  withRows: fc.boolean(),
  whole: entered,
  about: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...CONTRACT_KINDS),
      code: fc.stringMatching(/^[aK7契][aK7契._/-]{0,4}$/u),
      answer: entered,
    }),
    { selector: ({ kind, code }) => `${kind} ${code}`, maxLength: 3 },
  ),
});

/** An item of a question as it is asked of the whole, or about an object. */
function judgedItem(
  index: number,
  { gated, withRows }: { readonly gated: boolean; readonly withRows: boolean },
  gates: GateAnswers,
  given: { readonly value: AnswerValue | null; readonly rows: readonly (RowValue | null)[] } | null,
  object: ObjectCode | null,
): SheetItem {
  const rows = withRows ? ['ア', 'イ'].map((id) => ({ id: `9-${index}-${id}`, text: id, clauses: [] })) : [];
  const question = makeQuestion({
    ...{ id: `9-${index}@security_manager`, unit: 'department', rows },
    gates: gated ? ['outsourcing'] : [],
  });
  const answer =
    given === null
      ? null
      : makeAnswer({
          value: withRows ? null : given.value,
          rows: rows.map(({ id }, row) => ({ rowId: id, value: given.rows[row] ?? null, comment: '' })),
        });
  const campaignQuestion = { ...question, campaignQuestionId: question.id, policyId: 'town' };
  const itemKey = itemKeyOf(question, object);
  return {
    ...itemState({ question: campaignQuestion, gates, coverage: NOT_COVERED, answer }),
    ...{ itemId: itemKey, itemKey, record: null },
    object: object === null ? null : { ...object, id: itemKey, name: '契約' },
  };
}

test('survey-core and the domain agree on any sheet that asks about contracts and services', () => {
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 1, maxLength: 4 }),
      fc.constantFrom<GateAnswers>({}, { outsourcing: true }, { outsourcing: false }),
      (questions, gateAnswers) => {
        const items = questions.flatMap(({ about, whole, ...question }, index) =>
          about.length === 0
            ? [judgedItem(index, question, gateAnswers, whole, null)]
            : about.map(({ answer, kind, code }) => judgedItem(index, question, gateAnswers, answer, { kind, code })),
        );
        expect(judgeBySurvey({ items, gateAnswers })).toEqual(judgeByDomain({ items, gateAnswers }));
      },
    ),
    { numRuns: 60 },
  );
});
