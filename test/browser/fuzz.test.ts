import { fc } from '#test/property.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_VALUES, NOT_APPLICABLE_REASONS } from '#app/domain/response/answer.ts';
import { addressOf, builtRoutes, dataAddress } from '#test/browser/routes.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, sendForm, sendJson, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { commonQuestionId } from '#test/factories/common-town.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { makeAnswer, sheetId } from '#test/factories/town.ts';

/** The same bad luck in every run: a failure here is a fault, not a draw. */
const RUNS = { numRuns: 100, seed: 8, endOnFailure: true } as const;
const QUESTIONS = [
  '1-1@security_manager',
  '1-2@staff',
  '1-3@security_manager',
  '1-4@security_manager',
  '2-1@system_manager',
];

let served: ServedTown;
let sheet: string;
let manager: Visitor;
let secretariat: Visitor;

beforeAll(async () => {
  served = await serveTown();
  sheet = sheetId(served.town, served.campaignId, '110', 'security_manager');
  manager = await signedIn(served.server, 'manager');
  secretariat = await signedIn(served.server, 'secretariat');
});

afterAll(() => served.stop());

const text = fc.string({ unit: 'binary', maxLength: 40 });
const number = fc.oneof(fc.nat(3).map(String), fc.double().map(String), text);
const plan = fc.record({
  measure: text,
  owner: text,
  due: fc.oneof(fc.constantFrom('2027-03-31', '2027-02-30', '', null), text),
});
const row = fc.record({
  rowId: fc.constantFrom('1-3-ア', '1-3-イ', '1-3-ウ'),
  value: fc.constantFrom('yes', 'no', 'maybe'),
});
/** Changes to a good answer: some of them keep it good. */
const change = fc.oneof(
  fc.record({ value: fc.constantFrom(...ANSWER_VALUES, null), comment: text }),
  fc.record({ value: fc.jsonValue() }),
  fc.record({ rows: fc.oneof(fc.array(row, { maxLength: 3 }), fc.jsonValue()) }),
  fc.record({ comment: fc.jsonValue() }),
  fc.record({
    notApplicableReason: fc.oneof(fc.constantFrom(...NOT_APPLICABLE_REASONS, null), text),
    notApplicableNote: text,
  }),
  fc.record({ confirmationMethod: fc.constantFrom('records', 'sampled', null, 'guessed') }),
  fc.record({ plan: fc.oneof(plan, fc.jsonValue()) }),
  fc.record({ evidence: fc.jsonValue() }),
);
const answer = change.map((changed) => ({ ...makeAnswer({}), ...changed }));
const wellFormed = fc.record({ itemKey: fc.constantFrom(...QUESTIONS), answer, rev: fc.nat(2) });
const json = fc.oneof(
  wellFormed,
  fc.record({
    itemKey: fc.oneof(fc.constantFrom(...QUESTIONS), text),
    answer: fc.oneof(answer, fc.jsonValue()),
    rev: fc.oneof(fc.nat(2), fc.jsonValue()),
  }),
  fc.jsonValue(),
);

/** Forms of pairs whose names are mostly those of real fields. */
function forms(names: readonly string[], values: readonly string[]) {
  const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: text });
  const value = fc.oneof(fc.constantFrom(...values), number, text);
  return fc.dictionary(name, value, { maxKeys: 12 });
}

const chapterForm = forms(
  [
    ...['q1', 'q2', 'q3'].flatMap((key) =>
      [
        'id',
        'id',
        'rev',
        'rev',
        'value',
        'value',
        'comment',
        'plan.due',
        'plan.owner',
        'row.1-3-ア',
        'yield',
        'evidence.0.documentName',
        'evidence.0.confirmedOn',
        'notApplicableReason',
      ].map((field) => `${key}.${field}`),
    ),
    'same',
    'intent',
    '__proto__',
    'constructor',
  ],
  [...QUESTIONS, ...ANSWER_VALUES, '0', '1', 'yes', 'next', 'q1', '2027-03-31'],
);

/** Sends something random: never a fault of the server; what was refused changed no row and left no entry. */
async function expectSound(send: () => Promise<Response>): Promise<number> {
  const { db } = served.context;
  const before = { rows: rowsOf(db), acts: loggedActs(db) };
  const response = await send();
  await response.text();
  const { status } = response;
  expect(status).toBeLessThan(500);
  if (status >= 400 && status !== 409) expect({ rows: rowsOf(db), acts: loggedActs(db) }).toEqual(before);
  return status;
}

describe('random input', () => {
  it('in the JSON of an answer is saved or refused as a whole', async () => {
    const told = new Set<number>();
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        told.add(await expectSound(() => sendJson(manager, `/api/sheets/${sheet}/answers`, body)));
      }),
      RUNS,
    );
    expect([...told]).toEqual(expect.arrayContaining([200, 400]));
    const page = await ask(manager, `/sheets/${sheet}/chapters/1`);
    expect(page.status).toBe(200);
    await page.text();
  });

  it('in the form of a chapter is stored in part or not at all, and logged only when it is', async () => {
    const { db } = served.context;
    const told = new Set<number>();
    await fc.assert(
      fc.asyncProperty(chapterForm, async (fields) => {
        const before = { rows: rowsOf(db), acts: loggedActs(db).length };
        const response = await sendForm(manager, `/sheets/${sheet}/chapters/1`, fields);
        await response.text();
        expect(response.status).toBeLessThan(500);
        const added = loggedActs(db).slice(before.acts);
        expect(added).toEqual(added.length === 0 ? [] : ['chapter.save']);
        if (added.length === 0) expect(rowsOf(db)).toEqual(before.rows);
        else expect(rowsOf(db)).not.toEqual(before.rows);
        told.add(response.status);
      }),
      RUNS,
    );
    expect([...told]).toEqual(expect.arrayContaining([302, 400]));
  });

  it.each([
    [
      'the gates',
      '/sheets/:sheetId/gates',
      forms(['gate.outsourcing', 'rev.outsourcing', 'gate.cloud', 'rev.cloud'], ['yes', 'no', '0', '1']),
    ],
    [
      'the measures',
      '/sheets/:sheetId/measures',
      forms(
        ['intent', 'id', 'rev', 'what', 'owner', 'due', 'cover', 'item', 'from', 'fromRev'],
        ['write', 'include', 'withdraw', '2026-02-30', '["1-1@security_manager",null]', '[1]', '1'],
      ),
    ],
    [
      'a review',
      '/sheets/:sheetId/review',
      forms(['intent', 'reason', 'submission', 'content'], ['confirm', 'accept', 'return']),
    ],
    [
      'an entry on behalf',
      '/sheets/:sheetId/proxy',
      forms(['decidedBy', 'decidedOn', 'documentNumber', 'paperLocation'], ['2026-10-01', '2026-02-30']),
    ],
    [
      'a new campaign',
      '/campaigns/new',
      forms(['name', 'kind', 'fiscalYear', 'questionnaireId', 'dueOn', 'units'], ['regular', '2026', '2099-01-01']),
    ],
    [
      'a common answer',
      '/campaigns/:campaignId/common/:questionId',
      forms(['q1.rev', 'q1.row.1-3-ア', 'q1.comment', 'q1.evidence.0.confirmedOn'], ['yes', 'no', '0', '1']),
    ],
    ['an extension', '/campaigns/:campaignId/extend', forms(['dueOn', 'sheet'], ['2026-01-01', '9999-12-31x'])],
  ] as const)('in the form of %s changes nothing when it is refused', async (what, pattern, form) => {
    const { campaignId } = served;
    const questionId = commonQuestionId(served.town, campaignId);
    const address = addressOf({ id: what, pattern, acts: true }, { sheetId: sheet, campaignId, questionId });
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        await expectSound(() => sendForm(secretariat, address, fields));
      }),
      { ...RUNS, numRuns: 25 },
    );
  });

  it('in the query of a page is never a fault of the server', async () => {
    const params = {
      campaignId: served.campaignId,
      sheetId: sheet,
      itemId: 'none',
      actionId: 'none',
      personId: 'none',
      transferId: 'none',
      fiscalYear: '2025',
      measureId: 'none',
      number: 'new',
      systemId: 'none',
      contractId: 'none',
      unitId: 'none',
      questionId: commonQuestionId(served.town, served.campaignId),
      chapter: '1',
      document: 'standards',
      policyId: 'town',
      policyVersionId: 'none',
      policyDraftId: 'none',
      clauseId: '1-1',
      '*': 'nowhere',
    };
    const pages = (await builtRoutes()).map((route) => addressOf(route, params));
    const names = [
      'campaign',
      'state',
      'bureau',
      'type',
      'q',
      'sort',
      'dir',
      'page',
      'done',
      'show',
      'population',
      'chapter',
      'outcome',
      'due',
      'unit',
      'sheet',
      'next',
    ];
    const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), number), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pages), fc.boolean(), query, async (page, data, pairs) => {
        await expectSound(() => ask(secretariat, `${data ? dataAddress(page) : page}?${new URLSearchParams(pairs)}`));
      }),
      { ...RUNS, numRuns: 120 },
    );
  });
});
