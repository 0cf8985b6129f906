import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import type { Paths } from '#app/lib/root.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { writePolicyValue } from '#app/services/questionnaire/policy-value.acts.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { demoCalendar } from '#app/cli/demo/calendar.ts';
import { at, tokyoMinute } from '#app/cli/demo/days.ts';
import { entry, foundTown } from '#app/cli/demo/found-town.ts';
import { playCampaign } from '#app/cli/demo/play-campaign.ts';
import { EXCEPTION, LAST_YEAR, OWN_VALUE_SOURCE, OWN_VALUES, THIS_YEAR } from '#app/cli/demo/plots.ts';
import { rosterOf } from '#app/cli/demo/roster.ts';
import { BODY_NAME } from '#app/cli/demo/town.ts';
import { seedPolicy } from '#app/cli/seed-policy.ts';
import { walkingClock } from '#app/cli/demo/walking-clock.ts';

/** The real standard that the invented town has adopted. */
const POLICY = 'kikuyo';

export const DEMO_SEED = 20_260_401;

export interface DemoPlan {
  /** The day on which the demonstration is looked at. */
  readonly today: CalendarDate;
  readonly seed: number;
  /** Argon2id hashes by login. */
  readonly passwordHashes: ReadonlyMap<string, string>;
  readonly progress: (message: string) => void;
}

/**
 * Writes the town and its two years into a new database file, through the services and by a past clock.
 * While building, the disk is not waited for; the file is whole when this returns.
 */
export function buildTown(file: string, paths: Paths, plan: DemoPlan): void {
  const db = openDatabase(file, paths.migrations);
  try {
    db.$client.pragma('synchronous = OFF');
    const calendar = demoCalendar(plan.today);
    const clock = walkingClock(tokyoMinute(calendar.founded, at(8, 30)));
    write(
      { db, clock: clock.now, newId: () => newUuid(Date.parse(clock.now())), mailFrom: null },
      clock,
      calendar,
      paths,
      plan,
    );
    db.$client.pragma('synchronous = FULL');
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.$client.close();
  }
}

function write(
  context: ServiceContext,
  clock: ReturnType<typeof walkingClock>,
  calendar: ReturnType<typeof demoCalendar>,
  paths: Paths,
  { seed, passwordHashes, progress }: DemoPlan,
): void {
  progress('組織と利用者を登録しています');
  const town = foundTown(context, calendar.founded, passwordHashes);
  const roster = rosterOf(context, town);
  const secretariat = roster.proxy();

  progress('対策基準を読み込み、調査票を作っています');
  clock.set(tokyoMinute(calendar.policyImported, at(10)));
  const { policyVersionId } = must(
    importPolicy(context, secretariat, { ...policyText(paths), validFrom: calendar.founded }),
  );
  clock.set(tokyoMinute(calendar.policyImported, at(13)));
  const { questionnaireId } = must(publishQuestionnaire(context, secretariat, policyVersionId));
  clock.set(tokyoMinute(calendar.policyImported, at(14)));
  for (const { clauseId, kind, value, article } of OWN_VALUES)
    must(
      writePolicyValue(
        context,
        secretariat,
        { policyVersionId, document: EXCEPTION.document, clauseId, kind, rev: 0 },
        { value, source: OWN_VALUE_SOURCE, article, decidedOn: calendar.founded },
      ),
    );

  clock.set(tokyoMinute(calendar.exceptionPermitted, at(15)));
  must(
    permitException(context, roster.holder('ciso', null), {
      policyId: POLICY,
      document: EXCEPTION.document,
      clauseId: EXCEPTION.clause,
      targetId: entry(town.systems, EXCEPTION.system),
      reason: EXCEPTION.reason,
      from: calendar.exceptionPermitted,
      until: calendar.exceptionUntil,
    }),
  );

  progress(
    `${japaneseFiscalYear(fiscalYearOf(calendar.lastYear.opensOn))}の自己点検を、集計確定と報告まで行っています`,
  );
  const shared = { context, clock, roster, seed, questionnaireId };
  const { closesOn, reportedOn, ...lastYear } = calendar.lastYear;
  const closed = playCampaign({ ...shared, ...lastYear, year: 'last', plots: LAST_YEAR });
  clock.set(tokyoMinute(closesOn, at(10)));
  must(closeCampaign(context, roster.holder('supervising_security_officer', null), closed));
  clock.set(tokyoMinute(reportedOn, at(14)));
  must(reportCampaign(context, secretariat, closed));

  progress(`${japaneseFiscalYear(fiscalYearOf(calendar.thisYear.opensOn))}の自己点検を始め、昨日まで進めています`);
  playCampaign({ ...shared, ...calendar.thisYear, year: 'this', plots: THIS_YEAR });
}

function policyText(paths: Paths) {
  const { citation, source } = seedPolicy(paths, POLICY);
  return {
    policyId: POLICY,
    name: `${BODY_NAME}情報セキュリティ対策基準`,
    citation: `${citation}の本文を、デモ用に${BODY_NAME}の対策基準として用いています。`,
    source,
  };
}
