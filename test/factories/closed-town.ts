import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { handIn, lookAndConfirm } from '#test/factories/seen-sheet.ts';

/** A town whose last year is closed and whose this year is closed or still runs. */
export interface TownYears {
  readonly town: Town;
  readonly lastYear: string;
  readonly thisYear: string;
}

function expectOk(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}

/**
 * Answers a year: 総務課 fails its 重点項目 and half of the rows, 税務課 has closed the gate 業務委託 and does not know
 * one answer, 健康課 confirms itself, one system's sheet and one bureau's are never submitted, 監査統括責任者's answer
 * is entered on behalf.
 */
export function answerYear(town: Town, campaignId: string): void {
  const { context } = town;
  const sheet = (code: string, office: string) => sheetId(town, campaignId, code, office);
  const submit = (who: TownPerson, id: string) => expectOk(handIn(context, town.actor(who), id));

  const general = sheet('110', 'security_manager');
  fillSheet(town, town.actor('manager'), general, (question) => {
    if (question === '1-1@security_manager') return makeAnswer({ value: 'not_implemented', comment: '記録簿がない。' });
    if (question === '1-3@security_manager') {
      return makeAnswer({
        value: null,
        rows: [
          { rowId: '1-3-ア', value: 'yes', comment: '' },
          { rowId: '1-3-イ', value: 'no', comment: '' },
        ],
        comment: '手順を定めていない。',
        plan: { measure: '手順を定める。', owner: '総務係', due: calendarDate('2027-03-31') },
      });
    }
    return null;
  });
  submit('manager', general);
  expectOk(lookAndConfirm(context, town.actor('officer'), general));

  const tax = sheet('120', 'security_manager');
  expectOk(saveGates(context, town.actor('other_manager'), tax, [{ gateId: 'outsourcing', holds: false, rev: 0 }]));
  fillSheet(town, town.actor('other_manager'), tax, (question) =>
    question === '1-2@staff' ? makeAnswer({ value: 'unknown', comment: '確認していない。' }) : null,
  );
  submit('other_manager', tax);

  const health = sheet('210', 'security_manager');
  fillSheet(town, town.actor('other_officer'), health);
  submit('other_officer', health);

  const ledger = sheet('S01', 'system_manager');
  fillSheet(town, town.actor('system_manager'), ledger, (question) =>
    question === '2-1@system_manager'
      ? makeAnswer({ value: 'partially_implemented', comment: '一部の端末だけ取得している。' })
      : null,
  );
  submit('system_manager', ledger);
  fillSheet(town, town.actor('system_manager'), sheet('S02', 'system_manager'));

  const bureau = sheet('100', 'security_officer');
  fillSheet(town, town.actor('officer'), bureau);
  submit('officer', bureau);

  for (const [who, office] of [
    ['supervisor', 'supervising_security_officer'],
    ['ciso', 'ciso'],
  ] as const) {
    const id = sheet('000', office);
    fillSheet(town, town.actor(who), id);
    submit(who, id);
  }
  const audit = sheet('000', 'audit_supervisor');
  must(
    beginProxyEntry(context, town.actor('secretariat'), audit, {
      decidedBy: '監査統括責任者',
      decidedOn: context.today(),
      documentNumber: '総第12号',
      paperLocation: '総務課書庫',
    }),
  );
  fillSheet(town, town.actor('secretariat'), audit);
  submit('secretariat', audit);
}

/** Two years of the town; `closed` false leaves this year's campaign running. */
export async function townYears(closed = true): Promise<TownYears> {
  const town = await makeTown(testDatabase(calendarDate('2025-10-01')));
  const lastYear = openTownCampaign(town, '令和7年度 定期自己点検');
  answerYear(town, lastYear);
  town.context.goTo(calendarDate('2025-11-10'));
  must(closeCampaign(town.context, town.actor('supervisor'), lastYear));
  town.context.goTo(calendarDate('2026-10-01'));
  const thisYear = openTownCampaign(town, '令和8年度 定期自己点検');
  answerYear(town, thisYear);
  town.context.goTo(calendarDate('2026-11-10'));
  if (closed) must(closeCampaign(town.context, town.actor('supervisor'), thisYear));
  return { town, lastYear, thisYear };
}
