import { registerContractOf } from '#test/factories/ledger.ts';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { addressOf, builtRoutes, dataAddress } from '#test/browser/routes.ts';
import type { BuiltRoute, RouteParams } from '#test/browser/routes.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, forged, FORM, nobody, sendForm, sendJson, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { commonQuestionId } from '#test/factories/common-town.ts';
import { begun } from '#test/factories/inquiry.ts';
import { TOWN_CLAUSES, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { broughtPlan, lastYearOf } from '#test/factories/past.ts';
import { drafted } from '#test/factories/transfer.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { begunDraft } from '#test/factories/policy-draft.ts';
import { askOf, fillSheet, makeAnswer, sheetId } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

/** Words that stand in answers of one sheet only. */
const GENERAL_AFFAIRS_COMMENT = '総務課だけが書いた理由';
const GENERAL_AFFAIRS_MEASURE = '総務課だけの改善策';
const LEDGER_COMMENT = '住民記録だけの理由';
const EVIDENCE = '根拠資料だけの名称';
const CLAUSES = TOWN_CLAUSES.map((clause) => clause.text).filter((text) => text !== '');
const QUESTIONS = TOWN_QUESTIONNAIRE.questions.map((question) => question.text);
const GENERAL_AFFAIRS = [GENERAL_AFFAIRS_COMMENT, GENERAL_AFFAIRS_MEASURE, EVIDENCE];
const COMMENTS = [...GENERAL_AFFAIRS, LEDGER_COMMENT];
const EVERYTHING = [...CLAUSES, ...QUESTIONS, ...COMMENTS];

/** Signing out ends the session that the rest of the walk needs. */
const SIGN_OUT = '/sign-out';

/** Those signed in have no business there; the set-up closes for ever once there is a body. */
const NO_PAGE = ['routes/$', 'routes/sign-in', 'routes/sign-out', 'routes/set-up'];

type YearState = 'open' | 'closed';

interface Year {
  readonly served: ServedTown;
  /** Values of every route parameter: the general affairs section's sheet and what hangs on it. */
  readonly params: RouteParams;
  /** The same for a sheet that nobody has touched, open in the seasons in which the other is not. */
  readonly untouched: RouteParams;
  /** The same with a self-assessment that is not opened yet. */
  readonly prepared: RouteParams;
}

let routes: readonly BuiltRoute[];
const years = new Map<YearState, Year>();

async function startYear(state: YearState): Promise<void> {
  const served = await serveTown((town, campaignId) => {
    const sheet = sheetId(town, campaignId, '110', 'security_manager');
    const due = calendarDate('2027-03-31');
    const evidence = [
      { documentName: EVIDENCE, documentNumber: '1', location: '書庫', confirmedBy: '係長', confirmedOn: null },
    ];
    fillSheet(town, town.actor('manager'), sheet, (question) =>
      question === '1-1@security_manager'
        ? makeAnswer({
            value: 'partially_implemented',
            comment: GENERAL_AFFAIRS_COMMENT,
            plan: { measure: GENERAL_AFFAIRS_MEASURE, owner: '総務係', due },
            evidence,
          })
        : null,
    );
    must(handIn(town.context, town.actor('manager'), sheet));
    const ledger = sheetId(town, campaignId, 'S01', 'system_manager');
    fillSheet(town, town.actor('system_manager'), ledger, () =>
      makeAnswer({ value: 'not_implemented', comment: LEDGER_COMMENT }),
    );
    must(handIn(town.context, town.actor('system_manager'), ledger));
    begun(town, true);
    if (state === 'closed') must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  });
  const { town, campaignId, context } = served;
  const sheet = sheetId(town, campaignId, '110', 'security_manager');
  const itemId = context.db.$client
    .prepare('SELECT id FROM item WHERE sheet_id = ? ORDER BY "order"')
    .pluck()
    .get(sheet);
  const actionId = context.db.$client
    .prepare('SELECT action_id FROM improvement_action_item WHERE item_id = ?')
    .pluck()
    .get(itemId);
  const params = {
    campaignId,
    sheetId: sheet,
    itemId: String(itemId),
    questionId: commonQuestionId(town, campaignId),
    chapter: '1',
    document: 'standards',
    policyId: 'town',
    policyVersionId: newestPolicies(context.db)[0]?.id ?? 'none',
    policyDraftId: begunDraft(town),
    clauseId: '1-1',
    unitId: town.units.generalAffairs,
    personId: town.actor('staff').personId,
    systemId: town.systems.ledger,
    contractId: registerContractOf(town, town.units.generalAffairs),
    number: '2',
    transferId: drafted(town, ['7001,新田 花子,正規,,税務課,担当者,,,採用,'], { on: context.today() }),
    actionId: String(actionId ?? 'none'),
    fiscalYear: String(lastYearOf(town)),
    measureId: broughtPlan(town, '1,課題,取り込んだ対応策,総務課')[0]?.id ?? 'none',
    '*': 'nowhere',
  };
  const untouched = { ...params, sheetId: sheetId(town, campaignId, '120', 'security_manager') };
  const prepared = must(
    createCampaign(context, town.actor('secretariat'), {
      ...{ fiscalYear: fiscalYearOf(context.today()), kind: 'extraordinary' as const, name: '準備だけ' },
      ...{ dueOn: addDays(context.today(), 30), questionnaires: [askOf(town, [town.units.tax])] },
    }),
  );
  years.set(state, { served, params, untouched, prepared: { ...params, campaignId: prepared } });
}

beforeAll(async () => {
  routes = await builtRoutes();
  await startYear('open');
  await startYear('closed');
});

afterAll(async () => {
  for (const { served } of years.values()) await served.stop();
});

function yearOf(state: YearState): Year {
  const year = years.get(state);
  if (year === undefined) throw new Error(`no ${state} year`);
  return year;
}

interface Heard {
  readonly asked: string;
  readonly body: string;
  readonly status: number;
}

/** An answer of the sheet that the walk asks about, as its own page would send it. */
const TYPED = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 1 };

/** Every way to ask a route for something; forms carry the visitor's own valid token. */
function waysToAsk(visitor: Visitor, url: string, id: string): readonly (readonly [string, () => Promise<Response>])[] {
  const data = dataAddress(url);
  const alone = `${data}?_routes=${encodeURIComponent(id)}`;
  const get = [url, data, alone].map((target) => [`GET ${target}`, () => ask(visitor, target)] as const);
  if (url === SIGN_OUT) return get;
  const form = {
    'q1.id': TYPED.itemKey,
    'q1.rev': '1',
    'q1.value': 'implemented',
    'gate.outsourcing': 'yes',
    'rev.outsourcing': '1',
    rev: '1',
  };
  const own = id.endsWith('_index') ? `${url}?index` : url;
  return [
    ...get,
    ...[own, data].map((target) => [`POST ${target}`, () => sendForm(visitor, target, form)] as const),
    [`POST ${own} without a token`, () => ask(visitor, own, { method: 'POST', headers: FORM, body: 'a=b' })],
    [`POST JSON ${url}`, () => sendJson(visitor, url, TYPED)],
  ];
}

async function answersOf({ params }: Year, visitor: Visitor): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const route of routes) {
    const ways = waysToAsk(visitor, addressOf(route, params), route.id);
    const answers = ways.map(async ([asked, send]) => {
      const response = await send();
      return { asked, body: await response.text(), status: response.status };
    });
    heard.push(...(await Promise.all(answers)));
  }
  return heard;
}

/** Every answer in which one of the words stands, and every fault of the server. */
async function disclosures(year: Year, visitor: Visitor, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { asked, body, status } of await answersOf(year, visitor)) {
    const leaked = words.filter((word) => body.includes(word) || body.includes(JSON.stringify(word).slice(1, -1)));
    if (leaked.length > 0) found.push(`${asked} (${status}): ${leaked[0]}`);
    if (status >= 500) found.push(`${asked}: ${status}`);
  }
  return found;
}

/** The walk, which must besides leave every row as it was and write nothing into the log. */
async function expectNothing(year: Year, visitor: Visitor, words: readonly string[]): Promise<void> {
  const { db } = year.served.context;
  const before = { rows: rowsOf(db), acts: loggedActs(db) };
  expect(await disclosures(year, visitor, words)).toEqual([]);
  expect({ rows: rowsOf(db), acts: loggedActs(db) }).toEqual(before);
}

describe('no clause, question or answer reaches', () => {
  it.each(['open', 'closed'] as const)('anybody who is not signed in (year: %s)', async (state) => {
    const year = yearOf(state);
    await expectNothing(year, nobody(year.served.server), EVERYTHING);
  });

  it.each(['open', 'closed'] as const)('a person with a forged session (year: %s)', async (state) => {
    const year = yearOf(state);
    await expectNothing(year, forged(year.served.server), EVERYTHING);
  });

  it.each([
    ['administrator', 'open', EVERYTHING],
    ['administrator', 'closed', EVERYTHING],
    ['committee', 'open', EVERYTHING],
    ['ciso', 'open', [...CLAUSES.filter((text) => !text.startsWith('CISO')), ...COMMENTS]],
    ['other_manager', 'open', COMMENTS],
    ['other_manager', 'closed', COMMENTS],
    ['third_manager', 'open', COMMENTS],
    ['third_manager', 'closed', COMMENTS],
    ['other_officer', 'open', COMMENTS],
    ['other_officer', 'closed', COMMENTS],
    ['committee', 'closed', [EVIDENCE]],
    ['system_manager', 'open', GENERAL_AFFAIRS],
    ['system_manager', 'closed', GENERAL_AFFAIRS],
    ['manager', 'closed', [LEDGER_COMMENT]],
    ['staff', 'closed', [LEDGER_COMMENT]],
  ] as const)('the %s (year: %s) beyond what the office opens', async (person, state, words) => {
    const year = yearOf(state);
    await expectNothing(year, await signedIn(year.served.server, person), words);
  });

  it('because of wrong addresses: every page opens to somebody', async () => {
    const closedTo = new Set(routes.map(({ id }) => id));
    for (const { served, params, untouched, prepared } of years.values()) {
      for (const person of ['manager', 'secretariat', 'supervisor', 'administrator'] as const) {
        const visitor = await signedIn(served.server, person);
        for (const url of [params, untouched, prepared]) {
          for (const route of routes) {
            const response = await ask(visitor, addressOf(route, url));
            await response.text();
            const onward =
              response.status === 302 && response.headers.get('location')?.startsWith('/sign-in') === false;
            if (response.status === 200 || onward) closedTo.delete(route.id);
          }
        }
      }
    }
    expect([...closedTo].filter((id) => !NO_PAGE.includes(id) && !id.startsWith('routes/api.'))).toEqual([]);
  });

  it('because of a blind walk: those entitled are told', async () => {
    const closed = yearOf('closed');
    const auditor = await signedIn(closed.served.server, 'auditor');
    expect((await disclosures(closed, auditor, [GENERAL_AFFAIRS_COMMENT])).length).toBeGreaterThan(0);
    const open = yearOf('open');
    const manager = await signedIn(open.served.server, 'manager');
    expect((await disclosures(open, manager, [QUESTIONS[0] ?? ''])).length).toBeGreaterThan(0);
  });
});

describe('no file that everybody can fetch holds', () => {
  it('a clause or question of a real policy', () => {
    const { root, clientBuild, questionnaires } = projectPaths();
    const sentences = readdirSync(questionnaires).flatMap((policy) =>
      ['clauses.jsonl', 'questions.jsonl'].flatMap((file) =>
        readFileSync(path.join(questionnaires, policy, file), 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line): unknown => JSON.parse(line))
          .flatMap((record) =>
            typeof record === 'object' &&
            record !== null &&
            'text' in record &&
            typeof record.text === 'string' &&
            record.text.length >= 20
              ? [record.text.slice(0, 40)]
              : [],
          ),
      ),
    );
    expect(sentences.length).toBeGreaterThan(1500);
    const files = [clientBuild, path.join(root, 'public')].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(woff2|gz)$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
    expect(files.some((file) => file.endsWith('.js'))).toBe(true);
    const leaks = files.filter((file) => {
      const content = readFileSync(file, 'utf8');
      return sentences.some(
        (sentence) => content.includes(sentence) || content.includes(JSON.stringify(sentence).slice(1, -1)),
      );
    });
    expect(leaks).toEqual([]);
  });
});
