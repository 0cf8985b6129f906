import type { AnswerValue } from '#app/domain/response/answer.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { openCampaign } from '#app/services/campaign/opening.acts.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { listUnits } from '#app/services/organization/body.loader.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { giveCommonAnswer } from '#app/services/response/common-answer.acts.server.ts';
import { listSheets } from '#app/services/response/sheet-list.page.server.ts';
import { valueOf } from '#app/cli/demo/character.ts';
import type { DemoYear } from '#app/cli/demo/character.ts';
import { composeAnswer } from '#app/cli/demo/compose-answer.ts';
import { at, tokyoMinute, workingDays } from '#app/cli/demo/days.ts';
import { playSheet } from '#app/cli/demo/play-sheet.ts';
import { keyOf } from '#app/cli/demo/sheet-stage.ts';
import type { Plot } from '#app/cli/demo/plots.ts';
import type { Roster } from '#app/cli/demo/roster.ts';
import { timetableOf } from '#app/cli/demo/timetable.ts';
import type { WalkingClock } from '#app/cli/demo/walking-clock.ts';

export interface CampaignStage {
  readonly context: ServiceContext;
  readonly clock: WalkingClock;
  readonly roster: Roster;
  readonly seed: number;
  readonly year: DemoYear;
  readonly questionnaireId: string;
  readonly plots: Readonly<Record<string, Plot>>;
  readonly opensOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** The last day on which anything happens to a sheet. */
  readonly lastDay: CalendarDate;
}

/** Creates and opens a campaign for the whole town and plays what happens to its sheets, in the order of time. */
export function playCampaign(stage: CampaignStage): string {
  const { context, clock, roster, seed, year, dueOn } = stage;
  const secretariat = roster.proxy();
  clock.set(tokyoMinute(stage.opensOn, at(9)));
  const campaignId = must(
    createCampaign(context, secretariat, {
      fiscalYear: fiscalYearOf(stage.opensOn),
      kind: 'regular',
      name: '定期自己点検',
      dueOn,
      questionnaires: [
        {
          questionnaireId: stage.questionnaireId,
          unitIds: listUnits(context).map(({ id }) => id),
          leftOutQuestionIds: [],
        },
      ],
    }),
  );
  clock.set(tokyoMinute(stage.opensOn, at(10)));
  const { seal } = must(previewDistribution(context, secretariat, campaignId));
  must(openCampaign(context, secretariat, campaignId, seal));
  clock.set(tokyoMinute(stage.opensOn, at(13)));
  giveCommonAnswers(stage, campaignId);

  const days = workingDays(addDays(stage.opensOn, 1), stage.lastDay);
  const due = days.findLastIndex((day) => day <= dueOn);
  const scenes = must(listSheets(context, secretariat, campaignId)).flatMap((sheet) => {
    const plot = stage.plots[keyOf(sheet)] ?? 'accepted';
    const timetable = timetableOf(plot, year, { count: days.length, due }, seed, keyOf(sheet));
    return timetable === null ? [] : playSheet({ context, roster, seed, year, days, sheet, plot, timetable });
  });
  for (const scene of scenes.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))) {
    clock.set(scene.at);
    scene.play();
  }
  return campaignId;
}

/** 共通回答: the office that knows answers what is one for the whole town, before anybody else begins. */
function giveCommonAnswers({ context, roster, seed, year, opensOn }: CampaignStage, campaignId: string): void {
  const giver = roster.holder('supervising_security_officer', null);
  const who = { day: opensOn, section: '総務課', confirmedBy: giver.name };
  for (const [campaignQuestionId, question] of questionsOf(context.db, campaignId)) {
    if (question.common === undefined) continue;
    const asked = { seed, year, target: 'common', question };
    const answer = composeAnswer(asked, known(valueOf(asked)), who);
    must(giveCommonAnswer(context, giver, campaignId, { campaignQuestionId, rev: 0, answer }));
  }
}

/** Who answers for all has found out. */
function known(value: AnswerValue): AnswerValue {
  return value === 'implemented' || value === 'not_implemented' ? value : 'partially_implemented';
}
