import { describe, expect, test } from 'vitest';
import { MEASURE_IDS } from '#app/domain/score/measure.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { must } from '#app/domain/shared/result.ts';
import {
  clauseParams,
  itemSearch,
  overviewSearch,
  sheetSearch,
  clauseSearch,
} from '#app/services/report/behind-number.address.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { clauseOverview, targetOverview } from '#app/services/report/overview.page.server.ts';
import { listSheets } from '#app/services/report/sheets-behind-number.page.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { query as readQuery } from '#test/factories/addresses.ts';
import { townYears } from '#test/factories/closed-town.ts';
import type { TownYears } from '#test/factories/closed-town.ts';
import { TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

/** Reads an address as the pages do. */
function query(text: string) {
  return readQuery(new URLSearchParams(text));
}

function items({ town, thisYear }: TownYears, who: TownPerson, text = '', campaignId = thisYear) {
  return listItems(town.context, town.actor(who), campaignId, itemSearch.parse(query(text)));
}

function itemOf(years: TownYears, code: string, questionId: string, campaignId = years.thisYear): string {
  const row = years.town.context.db.$client
    .prepare(
      `SELECT item.id FROM item JOIN sheet ON item.sheet_id = sheet.id
       JOIN campaign_target AS t ON t.campaign_id = sheet.campaign_id AND t.target_id = sheet.target_id
       JOIN campaign_question AS q ON q.id = item.campaign_question_id
       WHERE item.campaign_id = ? AND t.code = ? AND q.question_id = ?`,
    )
    .pluck()
    .get(campaignId, code, questionId);
  if (typeof row !== 'string') throw new Error(`no item of ${questionId} at ${code}`);
  return row;
}

describe('the list behind a number', () => {
  test('names its population, counts what it selects and shows who answered what', async () => {
    const years = await townYears();
    const list = must(items(years, 'auditor', 'population=units&outcome=not_implemented'));
    expect(list.count).toBe(1);
    expect(list.lines).toMatchObject([
      {
        targetName: '総務課',
        bureauName: '総務部',
        outcome: 'not_implemented',
        critical: true,
        comment: '記録簿がない。',
        answeredBy: '架空 二郎',
      },
    ]);
  });

  test('is exactly as long as the numerator and denominator that lead to it', async () => {
    const years = await townYears();
    for (const population of POPULATIONS) {
      for (const id of MEASURE_IDS) {
        for (const part of ['numerator', 'denominator'] as const) {
          const list = must(items(years, 'auditor', `population=${population}&measure=${id}&part=${part}`));
          const { measured } = list;
          if (measured === null) throw new Error('the list stands behind a measure');
          if (measured.scale === 1) expect(list.count, `${population} ${id} ${part}`).toBe(measured.rate[part]);
        }
      }
    }
  });

  test('adds up over the outcomes of each population', async () => {
    const years = await townYears();
    for (const population of POPULATIONS) {
      const whole = must(items(years, 'secretariat', `population=${population}`)).count;
      const parts = OUTCOMES.map(
        (outcome) => must(items(years, 'secretariat', `population=${population}&outcome=${outcome}`)).count,
      );
      expect(parts.reduce((sum, count) => sum + count, 0)).toBe(whole);
    }
  });

  test('keeps a draft that was never submitted apart from answers', async () => {
    const years = await townYears();
    const list = must(items(years, 'auditor', 'population=systems&outcome=not_submitted'));
    expect(list.lines.map((line) => [line.targetName, line.outcome, line.draft])).toEqual([
      ['ホームページ', 'not_submitted', 'implemented'],
      ['ホームページ', 'not_submitted', 'implemented'],
    ]);
  });

  test('does not show the answer behind a closed gate as if it counted', async () => {
    const years = await townYears();
    const list = must(items(years, 'auditor', 'population=units&gate=yes'));
    expect(list.lines).toMatchObject([
      { targetName: '税務課', outcome: 'not_applicable', byGate: true, answeredBy: null },
    ]);
  });

  test('refuses an address with a value that does not exist', () => {
    expect(itemSearch.safeParse(query('population=everything')).success).toBe(false);
    expect(itemSearch.safeParse(query('outcome=splendid')).success).toBe(false);
    expect(itemSearch.safeParse(query('clause=constitution:1')).success).toBe(false);
    expect(clauseParams.safeParse({ campaignId: 'x', policyId: 'town', document: 'laws', clauseId: '1' }).success).toBe(
      false,
    );
    expect(
      clauseParams.safeParse({ campaignId: 'x', policyId: 'Town:', document: 'standards', clauseId: '1' }).success,
    ).toBe(false);
  });
});

describe('who may read results', () => {
  test('sections see only their own items, and only after closing', async () => {
    const years = await townYears();
    const own = must(items(years, 'manager'));
    expect(new Set(own.lines.map((line) => line.targetName))).toEqual(new Set(['総務課']));
    expect(must(items(years, 'manager', 'population=systems')).count).toBe(0);
    const bureau = must(items(years, 'coordinator'));
    expect(new Set(bureau.lines.map((line) => line.targetName))).toEqual(new Set(['総務部', '総務課', '税務課']));

    const running = await townYears(false);
    for (const who of ['staff', 'manager', 'coordinator', 'officer', 'system_manager'] as const) {
      expect(items(running, who), who).toEqual({ ok: false, reason: 'wrong_state' });
    }
  });

  test('the committee waits for closing; secretariat, supervisor and auditors see live figures', async () => {
    const running = await townYears(false);
    for (const who of ['ciso', 'committee'] as const) {
      expect(items(running, who), who).toEqual({ ok: false, reason: 'wrong_state' });
    }
    for (const who of ['secretariat', 'supervisor', 'audit_supervisor', 'auditor'] as const) {
      expect(must(items(running, who)).campaign.live, who).toBe(true);
    }
  });

  test('the operator of the system sees nothing, in no form', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const actor = town.actor('administrator');
    const refused = { ok: false, reason: 'not_permitted' };
    const item = itemOf(years, '110', '1-1@security_manager');
    expect(items(years, 'administrator')).toEqual(refused);
    expect(itemDetail(town.context, actor, thisYear, item)).toEqual(refused);
    expect(targetOverview(town.context, actor, thisYear, overviewSearch.parse({}))).toEqual(refused);
    expect(clauseOverview(town.context, actor, thisYear, overviewSearch.parse({}))).toEqual(refused);
    expect(listSheets(town.context, actor, thisYear, sheetSearch.parse({}))).toEqual(refused);
    expect(
      clauseDetail(
        town.context,
        actor,
        thisYear,
        { policyId: 'town', document: 'standards', id: '1-1' },
        clauseSearch.parse({}),
      ),
    ).toEqual(refused);
    expect(readableCampaigns(town.context, actor, 'items.view')).toEqual(refused);
  });

  test('a foreign item looks like one that does not exist, whoever asks', async () => {
    const years = await townYears();
    const { town, thisYear, lastYear } = years;
    const foreign = itemOf(years, '120', '1-1@security_manager');
    const refused = { ok: false, reason: 'not_permitted' };
    expect(itemDetail(town.context, town.actor('manager'), thisYear, foreign)).toEqual(refused);
    expect(itemDetail(town.context, town.actor('manager'), thisYear, 'nothing')).toEqual(refused);
    expect(itemDetail(town.context, town.actor('auditor'), lastYear, foreign)).toEqual(refused);
    expect(itemDetail(town.context, town.actor('auditor'), 'nothing', foreign)).toEqual(refused);
  });

  test('a section cannot open a clause that none of its items cites', async () => {
    const { town, thisYear } = await townYears();
    const open = (who: TownPerson, id: string) =>
      clauseDetail(
        town.context,
        town.actor(who),
        thisYear,
        { policyId: 'town', document: 'standards', id },
        clauseSearch.parse({}),
      );
    expect(open('manager', '3-1')).toEqual({ ok: false, reason: 'not_permitted' });
    expect(must(open('manager', '1-1')).shown?.lines.map((line) => line.name)).toEqual(['総務課']);
    expect(must(open('auditor', '3-1')).clause.text).toContain('ネットワークを監視');
    expect(open('auditor', '9-9')).toEqual({ ok: false, reason: 'not_permitted' });
  });

  test('nobody reads items of a campaign that does not exist', async () => {
    const years = await townYears();
    for (const who of TOWN_PEOPLE) {
      expect(items(years, who, '', 'nothing'), who).toEqual({ ok: false, reason: 'not_permitted' });
    }
  });
});

describe('what the committee is shown of systems', () => {
  test('evidence is withheld where the body has not opened it', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const item = itemOf(years, '110', '1-1@security_manager');
    expect(must(itemDetail(town.context, town.actor('committee'), thisYear, item)).answer?.evidence).toBeNull();
    expect(must(itemDetail(town.context, town.actor('auditor'), thisYear, item)).answer?.evidence).toEqual([]);
  });

  test('name, comment, author and history of a single system are withheld unless the body opens them', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    town.context.db.$client.exec('UPDATE body SET committee_sees_systems = 0');
    const item = itemOf(years, 'S01', '2-1@system_manager');
    const seen = must(itemDetail(town.context, town.actor('committee'), thisYear, item));
    expect(seen).toMatchObject({
      withheld: true,
      answer: null,
      revisions: [],
      events: [],
      targetName: '情報システム1（名称非開示）',
    });
    const everything = JSON.stringify([
      seen,
      items(years, 'committee', 'population=systems'),
      targetOverview(town.context, town.actor('committee'), thisYear, overviewSearch.parse({ population: 'systems' })),
      listSheets(town.context, town.actor('committee'), thisYear, sheetSearch.parse({ population: 'systems' })),
      clauseDetail(
        town.context,
        town.actor('committee'),
        thisYear,
        { policyId: 'town', document: 'standards', id: '2-1' },
        clauseSearch.parse({}),
      ),
    ]);
    expect(everything).not.toContain('住民記録');
    expect(everything).not.toContain('一部の端末だけ');
    expect(must(itemDetail(town.context, town.actor('auditor'), thisYear, item)).answer?.comment).toBe(
      '一部の端末だけ取得している。',
    );
  });
});

describe('the page of one item', () => {
  test('shows clause, answer, plan, history, events and the year before', async () => {
    const years = await townYears();
    const { town, thisYear, lastYear } = years;
    const id = itemOf(years, '110', '1-3@security_manager');
    const detail = must(itemDetail(town.context, town.actor('auditor'), thisYear, id));
    expect(detail).toMatchObject({
      policy: { name: '架空町情報セキュリティ対策基準' },
      outcome: 'partially_implemented',
      rows: [
        { text: '連絡先を定めている', value: 'yes' },
        { text: '手順を定めている', value: 'no' },
      ],
      answer: {
        comment: '手順を定めていない。',
        plan: { measure: '手順を定める。', owner: '総務係', due: '2027-03-31' },
        answeredBy: '架空 二郎',
      },
      events: [{ kind: 'submit' }, { kind: 'confirm' }],
      earlier: [
        {
          fiscalYear: 2025,
          outcome: 'partially_implemented',
          to: `/results/${lastYear}/items/${itemOf(years, '110', '1-3@security_manager', lastYear)}`,
        },
      ],
    });
    expect(detail.clauses.map((clause) => [clause.id, clause.text, clause.above.map((above) => above.title)])).toEqual([
      ['1-3', '情報セキュリティ管理者は、次の事項を定めなければならない。', ['人的セキュリティ']],
      ['1-3-ア', '連絡先', ['人的セキュリティ', '']],
      ['1-3-イ', '手順', ['人的セキュリティ', '']],
    ]);
    expect(detail.revisions).toHaveLength(1);
    expect(detail.peers.map((peer) => [peer.targetName, peer.outcome])).toEqual([
      ['総務課', 'partially_implemented'],
      ['税務課', 'implemented'],
      ['健康課', 'implemented'],
    ]);
  });

  test('keeps every revision while the year runs', async () => {
    const years = await townYears(false);
    const { town, thisYear } = years;
    const id = itemOf(years, 'S02', '2-1@system_manager');
    const sheet = sheetsOf(town.context.db, thisYear).find(({ target }) => target.code === 'S02')?.sheet.id ?? '';
    const answer = must(itemDetail(town.context, town.actor('auditor'), thisYear, id)).answer;
    expect(answer?.value).toBe('implemented');
    must(
      saveAnswer(town.context, town.actor('system_manager'), sheet, {
        itemKey: '2-1@system_manager',
        answer: {
          value: 'unknown',
          rows: [],
          comment: '',
          notApplicableReason: null,
          notApplicableNote: '',
          confirmationMethod: null,
          plan: { measure: '', owner: '', due: null },
          evidence: [],
        },
        rev: 1,
      }),
    );
    const detail = must(itemDetail(town.context, town.actor('auditor'), thisYear, id));
    expect(detail.revisions.map((revision) => revision.value)).toEqual(['implemented', 'unknown']);
    expect(detail.revisions.map(({ partsChanged }) => partsChanged?.includes('value') ?? null)).toEqual([null, true]);
    expect(detail.outcome).toBe('unknown');
  });

  test('names the gate that closed it, and the basis of an entry on behalf', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const closed = must(
      itemDetail(town.context, town.actor('auditor'), thisYear, itemOf(years, '120', '1-4@security_manager')),
    );
    expect(closed.closedBy).toMatchObject([{ source: 'asked', answeredBy: '架空 三郎' }]);
    const ledger = must(
      itemDetail(town.context, town.actor('auditor'), thisYear, itemOf(years, 'S01', '2-2@system_manager')),
    );
    expect(ledger.closedBy).toMatchObject([{ source: 'asset', answeredBy: null }]);
    const proxy = must(
      itemDetail(town.context, town.actor('auditor'), thisYear, itemOf(years, '000', '3-3@audit_supervisor')),
    );
    expect(proxy.answer?.basis).toEqual({
      decidedBy: '監査統括責任者',
      decidedOn: '2026-10-01',
      documentNumber: '総第12号',
      paperLocation: '総務課書庫',
      enteredBy: '架空 東郎',
    });
  });
});

describe('sheets and overviews', () => {
  test('the sheets behind 提出率 are as many as its two numbers', async () => {
    const { town, thisYear } = await townYears();
    const sheets = (text: string) =>
      must(listSheets(town.context, town.actor('auditor'), thisYear, sheetSearch.parse(query(text))));
    expect([sheets('population=units&submitted=yes').listed.count, sheets('population=units').listed.count]).toEqual([
      4, 5,
    ]);
    expect(sheets('population=systems&submitted=no').lines.map((line) => line.targetName)).toEqual(['ホームページ']);
    expect(sheets('population=units&self=yes').lines.map((line) => line.targetName)).toEqual(['健康課']);
    expect(sheets('population=organization&proxy=yes').lines.map((line) => line.office)).toEqual(['audit_supervisor']);
  });

  test('a count of a clause opens a list of as many items', async () => {
    const { town, thisYear } = await townYears();
    const overview = must(
      clauseOverview(town.context, town.actor('auditor'), thisYear, overviewSearch.parse({ population: 'units' })),
    );
    expect(overview.lines.map((line) => line.id)).toEqual(['1-1', '1-2', '1-3', '1-3-ア', '1-3-イ', '1-4']);
    for (const line of overview.lines) {
      for (const { outcome, count } of line.outcomeCounts) {
        const detail = must(
          clauseDetail(
            town.context,
            town.actor('auditor'),
            thisYear,
            { policyId: 'town', document: 'standards', id: line.id },
            clauseSearch.parse({ population: 'units', outcome }),
          ),
        );
        expect(detail.shown?.count, `${line.id} ${outcome}`).toBe(count);
      }
    }
  });

  test('the overview of targets counts what each list holds', async () => {
    const years = await townYears();
    const { town, thisYear } = years;
    const overview = must(
      targetOverview(town.context, town.actor('auditor'), thisYear, overviewSearch.parse({ population: 'units' })),
    );
    for (const line of overview.lines) {
      const list = must(
        items(years, 'auditor', `population=units&unit=${line.targetId}&measure=implementation&part=numerator`),
      );
      expect(list.count, line.name).toBe(line.implementation.rate.numerator);
    }
  });
});
