import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveChapter } from '#app/services/response/answer.acts.server.ts';
import { giveCommonAnswer } from '#app/services/response/common-answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { commonAnswersOf } from '#db/queries/common-answer.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, publishPolicy, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

/** The question, asked of every section, of which one answer holds for all. */
export const COMMON = '1-3@security_manager';

export const COMMON_QUESTIONNAIRE: Questionnaire = {
  ...TOWN_QUESTIONNAIRE,
  questions: TOWN_QUESTIONNAIRE.questions.map((question) =>
    question.id === COMMON ? { ...question, common: true } : question,
  ),
};

const rows = (...values: readonly ('yes' | 'no')[]) =>
  ['1-3-ア', '1-3-イ'].map((rowId, at) => ({ rowId, value: values[at] ?? 'yes', comment: '' }));

export const ALL_LAID_DOWN = makeAnswer({ rows: rows('yes', 'yes') });
export const ONE_LACKS = makeAnswer({
  rows: rows('yes', 'no'),
  comment: '手順を改定している。',
  plan: { measure: '手順を定める。', owner: '情報係', due: calendarDate('2027-03-31') },
});

/** A campaign of the town runs, and one of its questions is a common one. */
export async function commonTown(town?: Town) {
  const made = town ?? (await makeTown(testDatabase(calendarDate('2026-10-01')), COMMON_QUESTIONNAIRE));
  const campaignId = openTownCampaign(made);
  const { context } = made;
  const campaignQuestionId = commonQuestionId(made, campaignId);
  const section = (code: string) => sheetId(made, campaignId, code, 'security_manager');
  const commonRev = () => commonAnswersOf(context.db, campaignId)[0]?.rev ?? 0;
  return {
    ...{ town: made, context, campaignId, campaignQuestionId, section, commonRev },
    give: (by: TownPerson, answer: Answer, rev = commonRev()) =>
      giveCommonAnswer(context, made.actor(by), campaignId, { campaignQuestionId, rev, answer }),
    item: (id: string): SheetItem => {
      const item = loadSheet(context, id)?.items.find(({ itemKey }) => itemKey === COMMON);
      if (item === undefined) throw new Error(`sheet ${id} does not ask ${COMMON}`);
      return item;
    },
    confirm: (by: TownPerson, id: string, seen = commonRev()) =>
      saveChapter(context, made.actor(by), id, {
        ...{ chapter: null, answers: [], same: null },
        confirms: { itemKey: COMMON, commonRev: seen },
      }),
  };
}

export type CommonTown = Awaited<ReturnType<typeof commonTown>>;

/** The common answer stands; for acts that follow it. */
export async function townWithCommon(): Promise<CommonTown> {
  const made = await commonTown();
  must(made.give('secretariat', ALL_LAID_DOWN) as { readonly ok: true; readonly value: unknown });
  return made;
}

/** Fills the sheet, the common question confirmed, and hands it in. */
export function handInConfirmed(made: CommonTown, code: string, by: TownPerson): string {
  const { town, context } = made;
  const id = made.section(code);
  fillSheet(town, town.actor(by), id);
  must(made.confirm(by, id));
  must(handIn(context, town.actor(by), id) as { readonly ok: true; readonly value: unknown });
  return id;
}

/** The common question of a campaign, by its id there. */
export function commonQuestionId({ context }: Pick<Town, 'context'>, campaignId: string): string {
  const found = [...questionsOf(context.db, campaignId).values()].find(({ id }) => id === COMMON);
  if (found === undefined) throw new Error(`campaign ${campaignId} has no common question`);
  return found.campaignQuestionId;
}

/** The town with a second questionnaire, in which one question is a common one. */
export function withCommonQuestion(town: Town): Town {
  const policy = { policyId: 'common', name: '共通の設問のある対策基準' };
  return { ...town, questionnaireId: publishPolicy(town.context, policy, COMMON_QUESTIONNAIRE) };
}
