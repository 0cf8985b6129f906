import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';

/** 準備する自己点検. What a draft asks, of whom and until when; it is changed until the campaign opens. */
export interface NewCampaign {
  readonly fiscalYear: FiscalYear;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly dueOn: CalendarDate;
  /** At least one; one for each policy. */
  readonly questionnaires: readonly ChosenQuestionnaire[];
}

/** 選んだ調査票. What is asked, and whom; the ids of questions are those of the questionnaire. */
export interface ChosenQuestionnaire {
  readonly questionnaireId: string;
  /** Of several policies one may apply to a unit; all may apply to the whole body. */
  readonly unitIds: readonly string[];
  readonly leftOutQuestionIds: readonly string[];
}
