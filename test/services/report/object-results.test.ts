import { beforeEach, describe, expect, it } from 'vitest';
import type { ContractDraft } from '#app/domain/asset/contract-rule.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { must } from '#app/domain/shared/result.ts';
import { changeContract } from '#app/services/asset/contract.acts.server.ts';
import { contractById, contractEntryOf, seenContract } from '#app/services/asset/contract.loader.server.ts';
import { handoverContent, handoverPlace, seenHandover } from '#app/services/improvement/handover.loader.server.ts';
import { improvementPage } from '#app/services/improvement/improvement.page.server.ts';
import { clauseSearch, itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';
import { closeCampaign, supersedeClosing } from '#app/services/report/closing.acts.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { updateDisclosure } from '#db/queries/organization.server.ts';
import { answerItems, itemsOf } from '#test/factories/object-answers.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { registerContractOf } from '#test/factories/ledger.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { tamper } from '#test/factories/tamper.ts';
import { makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const OPENING = calendarDate('2026-10-01');
const QUESTION = '1-4@security_manager';
const CLAUSE = { policyId: 'town', document: 'standards', id: '1-4' } as const;

let town: Town;
beforeEach(async () => {
  town = await makeTown(testDatabase(OPENING));
  decide(town, 'objectRule', { perObject: true });
});

function register(...codes: readonly string[]): void {
  const endsOn: CalendarDate = addDays(OPENING, 1000);
  for (const code of codes) registerContractOf(town, town.units.tax, { code, name: `委託${code}`, endsOn });
}

/** A year in which 税務課 answered the question about its contracts, by their codes, or about the whole ('all'). */
function answeredYear(values: Readonly<Record<string, AnswerValue>>, name?: string): string {
  const campaign = openTownCampaign(town, name);
  const sheet = sheetId(town, campaign, '120', 'security_manager');
  answerItems(town, 'other_manager', sheet, ({ questionId, code }) => {
    const value = questionId === QUESTION ? values[code ?? 'all'] : undefined;
    if (value === undefined) return null;
    const measure = { measure: `${code ?? '全体'}を改める。`, owner: '税務係', due: calendarDate('2027-03-31') };
    return makeAnswer(
      value === 'not_implemented' ? { value, comment: `${code ?? ''}の記録がない。`, plan: measure } : { value },
    );
  });
  must(handIn(town.context, town.actor('other_manager'), sheet));
  return campaign;
}

const close = (campaign: string) => must(closeCampaign(town.context, town.actor('supervisor'), campaign));
const listed = (campaign: string) =>
  must(listItems(town.context, town.actor('auditor'), campaign, itemSearch.parse({ unit: town.units.tax })));
const itemAbout = (campaign: string, code: string | null) => {
  const found = itemsOf(town, sheetId(town, campaign, '120', 'security_manager')).find(
    (item) => item.questionId === QUESTION && item.code === code,
  );
  if (found === undefined) throw new Error(`nothing is asked about ${code ?? 'the whole'}`);
  return must(itemDetail(town.context, town.actor('auditor'), campaign, found.id));
};

describe.each(['while it runs', 'when it is closed'])('the results of a year %s', (when) => {
  let campaign: string;
  beforeEach(() => {
    register('K01', 'K02', 'K03');
    campaign = answeredYear({ K01: 'implemented', K02: 'not_implemented', K03: 'partially_implemented' });
    if (when === 'when it is closed') close(campaign);
  });

  it('count the question once at its section, by the worst contract, and name all of them', () => {
    const { count, lines } = listed(campaign);
    expect(count).toBe(4);
    const line = lines.find(({ shownObject }) => shownObject !== null);
    expect(line).toMatchObject({
      shownObject: { kind: 'contract', code: 'K02', name: '委託K02' },
      outcome: 'not_implemented',
    });
    expect(line?.otherObjects.map(({ shownObject: { code }, outcome }) => [code, outcome])).toEqual([
      ['K01', 'implemented'],
      ['K03', 'partially_implemented'],
    ]);
  });

  it('open every contract by itself, with what the others came to', () => {
    for (const [code, outcome] of [
      ['K01', 'implemented'],
      ['K02', 'not_implemented'],
      ['K03', 'partially_implemented'],
    ] as const) {
      const item = itemAbout(campaign, code);
      expect([item.shownObject?.code, item.outcome]).toEqual([code, outcome]);
      expect(item.objectOutcomes.map(({ shownObject, decides }) => [shownObject.code, decides])).toEqual([
        ['K01', false],
        ['K02', true],
        ['K03', false],
      ]);
      expect(item.peers.filter(({ targetName }) => targetName === '税務課')).toHaveLength(1);
    }
  });

  it('tell at a clause each contract that decides it, and the worst of the section', () => {
    const clause = must(
      clauseDetail(town.context, town.actor('auditor'), campaign, CLAUSE, clauseSearch.parse({ population: 'units' })),
    );
    const tax = clause.shown?.lines.find(({ targetId }) => targetId === town.units.tax);
    expect(tax?.outcome).toBe('not_implemented');
    expect(tax?.items.map(({ shownObject }) => shownObject?.code).sort()).toEqual(['K01', 'K02', 'K03']);
  });

  it('say in the report how many questions were asked of how many contracts', () => {
    const { outline } = must(reportPage(town.context, town.actor('supervisor'), campaign));
    expect(outline.askedByObject).toEqual({ questionCount: 1, contractCount: 3, serviceCount: 0 });
  });
});

it('keeps a measure for each contract, and names it in the plan and in what is handed over', () => {
  register('K01', 'K02');
  const campaign = answeredYear({ K01: 'not_implemented', K02: 'not_implemented' });
  const place = handoverPlace(town.context, town.units.tax);
  if (place === null) throw new Error('there is a tax section');
  const scope = must(authorize(town.actor('secretariat'), 'handover.view', place));
  const content = () => handoverContent(town.context, place, scope);
  expect(content().promises.map(({ shownObject }) => shownObject?.code)).toEqual(['K01', 'K02']);
  close(campaign);
  const own = must(improvementPage(town.context, town.actor('secretariat'), campaign, { list: 'unit' }));
  expect(
    own.lines.map(({ itemLinks, permanentMeasure }) => [itemLinks[0]?.shownObject?.code, permanentMeasure]),
  ).toEqual([
    ['K01', 'K01を改める。'],
    ['K02', 'K02を改める。'],
  ]);
  const [line] = content().openActions.filter(({ level }) => level === 'unit');
  expect(line).toMatchObject({ targetNames: ['税務課'], shownObject: { code: 'K01', name: '委託K01' } });
  expect(seenHandover(content())).not.toBe(
    seenHandover({ ...content(), openActions: content().openActions.map((one) => ({ ...one, shownObject: null })) }),
  );
});

it('stays as it was counted when a contract is renamed or leaves the register', () => {
  register('K01', 'K02');
  const campaign = answeredYear({ K01: 'implemented', K02: 'not_implemented' });
  close(campaign);
  const before = listed(campaign);
  town.context.db.$client.exec(`UPDATE contract SET name = '別の名', retired_on = '2026-10-01'`);
  expect(listed(campaign)).toEqual(before);
  expect(verifyLog(town.context.db)).toMatchObject({ ok: true });
});

it('withholds what a contract of a system is called from whom the name of the system is withheld', () => {
  const { context } = town;
  tamper(context.file, `UPDATE questionnaire SET content = replace(content, '"own_development"', '"outsourcing"')`);
  registerContractOf(town, town.units.tax, { systemIds: [town.systems.website] });
  const campaign = openTownCampaign(town);
  close(campaign);
  const seenBy = (who: 'auditor' | 'committee', population: 'systems' | 'units') =>
    must(listItems(context, town.actor(who), campaign, itemSearch.parse({ population })))
      .lines.flatMap(({ shownObject }) => shownObject ?? [])
      .map(({ name, code }) => [name, code]);
  const named = ['窓口業務の委託', 'K01'];
  const all = () => (['systems', 'units'] as const).flatMap((population) => seenBy('committee', population));
  expect(all()).toEqual([named, named]);
  updateDisclosure(context.db, { committeeSeesSystems: false, committeeSeesEvidence: false });
  expect(all()).toEqual([
    ['1件目（名称非開示）', ''],
    ['1件目（名称非開示）', ''],
  ]);
  expect([seenBy('auditor', 'systems'), seenBy('auditor', 'units')]).toEqual([[named], [named]]);
});

describe('a contract that names a system about which nothing was asked of the system itself', () => {
  const change = (id: string, over: Partial<ContractDraft>) => {
    const found = contractById(town.context.db, id);
    if (found === null) throw new Error('there is no such contract');
    const entry = contractEntryOf(found);
    const approved = { approvedOn: null, approvedBy: '', approvalDocument: '' };
    const input = { id, ...entry, ...approved, ...over, seenHash: seenContract(entry) };
    must(changeContract(town.context, town.actor('secretariat'), input));
  };
  const naming = () =>
    registerContractOf(town, town.units.tax, {
      ...{ code: 'K01', name: 'ホームページ保守', systemIds: [town.systems.website] },
    });
  const closed = () => {
    const campaign = answeredYear({ K01: 'not_implemented', K02: 'implemented' });
    close(campaign);
    updateDisclosure(town.context.db, { committeeSeesSystems: false, committeeSeesEvidence: false });
    return campaign;
  };
  /** Everything that somebody is told of the contracts, as it leaves the services. */
  const toldTo = (who: 'committee' | 'auditor', campaign: string): string => {
    const { context } = town;
    const actor = town.actor(who);
    const of = { unit: town.units.tax, population: 'units' };
    const { id } = itemsOf(town, sheetId(town, campaign, '120', 'security_manager')).find(
      ({ questionId, code }) => questionId === QUESTION && code === 'K01',
    ) ?? { id: '' };
    return JSON.stringify([
      must(listItems(context, actor, campaign, itemSearch.parse(of))).lines,
      must(clauseDetail(context, actor, campaign, CLAUSE, clauseSearch.parse({ population: 'units' }))),
      must(itemDetail(context, actor, campaign, id)),
      must(improvementPage(context, actor, campaign, { list: 'unit' })).lines.map(({ itemLinks }) => itemLinks),
      must(reportPage(context, actor, campaign)),
    ]);
  };
  const isToldTo = (who: 'committee' | 'auditor', campaign: string) =>
    ['ホームページ保守', '"K01"', '委託K02', '"K02"'].map((text) => toldTo(who, campaign).includes(text));
  const K02_ALONE = [false, false, true, true];
  const BOTH = [true, true, true, true];

  it('is numbered wherever it is told, and what names no system is not', () => {
    naming();
    register('K02');
    const campaign = closed();
    expect(isToldTo('committee', campaign)).toEqual(K02_ALONE);
    expect(isToldTo('auditor', campaign)).toEqual(BOTH);
  });

  it.each<[string, (id: string) => void]>([
    ['names none any more', (id) => change(id, { systemIds: [] })],
    ['has another code', (id) => change(id, { code: 'K99' })],
    [
      'has another code and names none any more',
      (id) => {
        change(id, { code: 'K99' });
        change(id, { systemIds: [] });
      },
    ],
  ])('stays numbered when it %s', (_what, then) => {
    const id = naming();
    register('K02');
    const campaign = closed();
    then(id);
    expect(isToldTo('committee', campaign)).toEqual(K02_ALONE);
  });

  it('is numbered from when it names one', () => {
    const id = naming();
    change(id, { systemIds: [] });
    register('K02');
    const campaign = closed();
    expect(isToldTo('committee', campaign)).toEqual(BOTH);
    change(id, { code: 'K99', systemIds: [town.systems.website] });
    expect(isToldTo('committee', campaign)).toEqual(K02_ALONE);
  });
});

it('is counted the same again when its closing is superseded', () => {
  const { context } = town;
  register('K01', 'K02');
  const campaign = answeredYear({ K01: 'implemented', K02: 'not_implemented' });
  const counted = () =>
    context.db.$client
      .prepare(`SELECT item_id, object_id, outcome, decides FROM frozen_item WHERE closing_id = ? ORDER BY "order"`)
      .all(close(campaign).closingId);
  const first = counted();
  must(supersedeClosing(context, town.actor('supervisor'), campaign, '数え直すため'));
  expect(counted()).toEqual(first);
  expect(verifyLog(context.db)).toMatchObject({ ok: true });
});

describe('the years before', () => {
  const earlier = (campaign: string, code: string | null) =>
    itemAbout(campaign, code).earlier.map(({ outcome, otherwiseAbout }) => [outcome, otherwiseAbout]);
  const nextYear = () => town.context.wait(365);

  it('are those of the same contract by its code, and of none where it is new', () => {
    register('K01', 'K02');
    close(answeredYear({ K01: 'implemented', K02: 'not_implemented' }));
    nextYear();
    register('K03');
    const campaign = answeredYear({});
    expect(earlier(campaign, 'K01')).toEqual([['implemented', null]]);
    expect(earlier(campaign, 'K02')).toEqual([['not_implemented', null]]);
    expect(earlier(campaign, 'K03')).toEqual([]);
  });

  it('are of the whole where the section had been asked once, and say so', () => {
    decide(town, 'objectRule', { perObject: false });
    register('K01');
    close(answeredYear({ all: 'not_implemented' }));
    nextYear();
    decide(town, 'objectRule', { perObject: true });
    expect(earlier(answeredYear({}), 'K01')).toEqual([['not_implemented', { shownObject: null }]]);
  });

  it('are of the worst contract where the section is asked once now, and name it', () => {
    register('K01', 'K02');
    close(answeredYear({ K01: 'implemented', K02: 'not_implemented' }));
    nextYear();
    decide(town, 'objectRule', { perObject: false });
    const worst = { shownObject: { kind: 'contract', code: 'K02', name: '委託K02' } };
    expect(earlier(answeredYear({}), null)).toEqual([['not_implemented', worst]]);
  });
});
