import { fc } from '#test/property.ts';
import { expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import type { Scope } from '#app/domain/access/can.ts';
import { mayApply, rowIdsOf } from '#app/domain/response/item-state.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { contentsAtHand } from '#app/services/response/contents-at-hand.loader.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import { entryProgressOf } from '#app/services/response/sheet-progress.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { loadSheet, sheetContents } from '#app/services/response/sheet.loader.server.ts';
import { itemScorer } from '#app/services/score/item-scorer.loader.server.ts';
import { lastActivity } from '#db/queries/activity.server.ts';
import { findSheetInCampaign, gateAnswersOfCampaign, itemsOfSheets, sheetsOf } from '#db/queries/sheet.server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

/** Questions behind two gates: two asked ones on a section's sheet, one asked and one of the ledger on a system's. */
const GATES: Readonly<Record<string, readonly GateId[]>> = {
  '1-4@security_manager': ['outsourcing', 'cloud'],
  '2-2@system_manager': ['own_development', 'procurement'],
};
const QUESTIONNAIRE: Questionnaire = {
  ...TOWN_QUESTIONNAIRE,
  questions: TOWN_QUESTIONNAIRE.questions.map((question) => ({
    ...question,
    gates: GATES[question.id] ?? question.gates,
  })),
  gates: ['outsourcing', 'cloud', 'procurement', 'own_development'],
};
const BASIS = { decidedBy: '課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };

/** Where the items of the campaign stand by the rows that the acts keep. */
function kept({ context }: Town): readonly unknown[] {
  return context.db.$client
    .prepare('SELECT item_id AS itemId, sheet_id AS sheet, gate, value, basis, rev FROM item_state ORDER BY item_id')
    .all();
}

/** The same, worked out anew from everything that is stored. */
function workedOut({ context }: Town, campaignId: string): readonly unknown[] {
  return sheetsOf(context.db, campaignId)
    .flatMap(({ sheet }) => (loadSheet(context, sheet.id)?.items ?? []).map((item) => ({ ...item, sheet: sheet.id })))
    .map(({ itemId, sheet, applicability, value, record }) => ({
      ...{ itemId, sheet, gate: applicability.state, value },
      ...{ basis: record === null ? null : 'own', rev: record?.rev ?? null },
    }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

const FIELDS = ['itemId', 'sheetId', 'targetId', 'population', 'chapter', 'roles', 'weight', 'critical'] as const;
const SAID = ['outcome', 'byGate', 'draft', 'unanswered', 'clauses', 'rows'] as const;

function said(items: readonly ScoredItem[]): readonly unknown[] {
  return items.map((item) => Object.fromEntries([...FIELDS, ...SAID].map((field) => [field, item[field]])));
}

/** How every item counts today, scored anew from everything that is stored. */
function countedAnew({ context: { db, today } }: Town, campaignId: string): readonly unknown[] {
  const score = itemScorer(itemReader(db, campaignId, today(), gateAnswersOfCampaign(db, campaignId)), 'running');
  const sheetIds = sheetsOf(db, campaignId).map(({ sheet }) => sheet.id);
  return said(countedItems(itemsOfSheets(db, sheetIds).map(score)));
}

/** How far the entry of every sheet is, of what is kept at hand since the last time. */
function progressKept({ context }: Town, campaignId: string, scope: Scope): readonly unknown[] {
  const sheets = sheetsOf(context.db, campaignId);
  const progress = entryProgressOf(context.db, scope, campaignId, context.today(), sheets);
  return sheets.map(({ sheet }) => progress.get(sheet.id) ?? { complete: 0, openCount: 0 });
}

/** The same, from each sheet as it is read for its page. */
function progressAnew({ context }: Town, campaignId: string): readonly unknown[] {
  return sheetsOf(context.db, campaignId).map(({ sheet }) => {
    const open = (loadSheet(context, sheet.id)?.items ?? []).filter(mayApply);
    return { complete: open.filter(({ missing }) => missing.length === 0).length, openCount: open.length };
  });
}

/** The contents of every sheet as the next act would have them. */
function contentsKept({ context }: Town, campaignId: string): readonly unknown[] {
  const { db, clock } = context;
  const next = { tx: db, at: clock(), sequence: lastActivity(db).sequence + 1 };
  return sheetsOf(db, campaignId).map(({ sheet }) => {
    const found = findSheetInCampaign(db, sheet.id);
    return found === undefined ? null : contentsAtHand(db).before(next)(context, found);
  });
}

/** The same, as they are stored. */
function contentsAnew({ context }: Town, campaignId: string): readonly unknown[] {
  return sheetsOf(context.db, campaignId).map(({ sheet }) => {
    const found = findSheetInCampaign(context.db, sheet.id);
    return found === undefined ? null : sheetContents(context, found);
  });
}

/** What of the campaign is kept at hand is what is worked out anew. */
function expectKept(town: Town, campaignId: string): void {
  const { items, scope } = must(openResults(town.context, town.actor('secretariat'), 'items.view', campaignId));
  expect(said(items)).toEqual(countedAnew(town, campaignId));
  expect(progressKept(town, campaignId, scope)).toEqual(progressAnew(town, campaignId));
  expect(contentsKept(town, campaignId)).toEqual(contentsAnew(town, campaignId));
}

/** Who answers a sheet and who hands it in; the same bureau returns both. */
const SHEETS = [
  { code: '110', office: 'security_manager', by: 'staff', handsIn: 'manager' },
  { code: 'S02', office: 'system_manager', by: 'system_manager', handsIn: 'system_manager' },
] as const;

const entry = fc.record({
  item: fc.nat(20),
  value: fc.constantFrom(...ANSWER_VALUES, null),
  row: fc.constantFrom(...ROW_VALUES, null),
});
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('answer' as const, 'proxy' as const), said: entry }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('chapter' as const), said: fc.tuple(entry, entry) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('gate' as const), gate: fc.nat(1), holds: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('return' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('exception' as const), clause: fc.constantFrom('1-3', '2-2') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tomorrow' as const) }) },
);
const step = fc.record({ sheet: fc.constantFrom(...SHEETS), act });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Said = typeof entry extends fc.Arbitrary<infer T> ? T : never;

function inputOf({ items }: SheetSnapshot, { item, value, row }: Said) {
  const asked = items[item % items.length];
  if (asked === undefined) throw new Error('the sheet has no item');
  const rowIds = rowIdsOf(asked.question);
  const rows = rowIds.flatMap((rowId) => (row === null ? [] : [{ rowId, value: row, comment: '' }]));
  const answer = makeAnswer({ value: rowIds.length > 0 ? null : value, rows });
  return { itemKey: asked.itemKey, answer, rev: asked.record?.rev ?? 0 };
}

/** Does one step, and says whether it was let through. */
function does(town: Town, campaignId: string, { sheet: { code, office, by, handsIn }, act: one }: Step): boolean {
  const { context } = town;
  const id = sheetId(town, campaignId, code, office);
  const snapshot = loadSheet(context, id);
  if (snapshot === null) throw new Error('the sheet exists');
  switch (one.kind) {
    case 'answer':
      return saveAnswer(context, town.actor(by), id, inputOf(snapshot, one.said)).ok;
    case 'proxy': {
      const secretariat = town.actor('secretariat');
      beginProxyEntry(context, secretariat, id, BASIS);
      return saveAnswer(context, secretariat, id, inputOf(snapshot, one.said)).ok;
    }
    case 'chapter': {
      const answers = one.said.map((each) => inputOf(snapshot, each));
      return saveChapter(context, town.actor(by), id, { chapter: null, answers, same: null }).ok;
    }
    case 'gate': {
      const asked = snapshot.gates[one.gate % snapshot.gates.length];
      if (asked === undefined) throw new Error('the sheet has no gate');
      const input = { gateId: asked.gate.id, holds: one.holds, rev: asked.answer?.rev ?? 0 };
      return saveGates(context, town.actor(by), id, [input]).ok;
    }
    case 'exception': {
      const term = { from: context.today(), until: addDays(context.today(), 1) };
      const of = { policyId: 'town', document: 'standards', clauseId: one.clause, reason: '機器の更新まで' } as const;
      return permitException(context, town.actor('ciso'), { ...of, ...term, targetId: snapshot.target.targetId }).ok;
    }
    case 'tomorrow':
      context.goTo(addDays(context.today(), 1));
      return true;
    case 'return':
      fillSheet(town, town.actor(by), id);
      return (
        handIn(context, town.actor(handsIn), id).ok &&
        lookAndReturn(context, town.actor('officer'), id, '直してください。').ok
      );
  }
}

test('what is kept of every item is what is worked out anew, after whatever acts in whatever order', async () => {
  const through = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const context = makeDatabase(calendarDate('2026-10-01'));
      try {
        const town = await makeTown(context, QUESTIONNAIRE);
        const campaignId = openTownCampaign(town);
        expect(kept(town)).toEqual(workedOut(town, campaignId));
        expectKept(town, campaignId);
        for (const one of steps) {
          if (does(town, campaignId, one)) through.set(one.act.kind, (through.get(one.act.kind) ?? 0) + 1);
          expect(kept(town)).toEqual(workedOut(town, campaignId));
          expectKept(town, campaignId);
        }
      } finally {
        context.dispose();
      }
    }),
    { numRuns: 12 },
  );
  for (const kind of ['answer', 'proxy', 'chapter', 'gate', 'return', 'exception', 'tomorrow']) {
    expect(through.get(kind) ?? 0, `${kind} was let through`).toBeGreaterThan(0);
  }
});
