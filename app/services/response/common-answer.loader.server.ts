import { COMMON_GIVERS } from '#app/domain/access/can.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { CommonAnswer } from '#app/domain/response/common-answer.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { commonAnswersOf } from '#db/queries/common-answer.server.ts';
import { appointmentsOf } from '#db/queries/organization.server.ts';
import type { CommonAnswerRow } from '#db/queries/common-answer.server.ts';

export function commonAnswerOf({ id, rev, content, givenBy, givenAt }: CommonAnswerRow): CommonAnswer {
  return { id, rev, answer: readStored(storedAnswer, content), givenBy, givenAt: instant(givenAt) };
}

/** 共通回答の表示. What was answered for all, for which office and when. */
export interface ShownCommon {
  readonly rev: number;
  readonly answer: Answer;
  /** The office by which it was given; null where the person held none of them on that day. */
  readonly givenFor: Office | null;
  /** Day of Japan on which this revision was given. */
  readonly givenOn: CalendarDate;
}

/** Tells the offices of the givers, each looked up once a page. */
export function commonShower(db: Connection): (common: CommonAnswer) => ShownCommon {
  const known = new Map<string, Office | null>();
  return ({ id, rev, answer, givenBy, givenAt }) => {
    const key = `${id} ${rev}`;
    const found = known.get(key);
    const givenFor = found === undefined ? officeOf(db, givenBy, givenAt) : found;
    known.set(key, givenFor);
    return { rev, answer, givenFor, givenOn: tokyoDate(givenAt) };
  };
}

function officeOf(db: Connection, personId: string, at: Instant): Office | null {
  const held = appointmentsOf(db, personId, tokyoDate(at)).map(({ role }) => role);
  return COMMON_GIVERS.find((office) => held.includes(office)) ?? null;
}

/** What a campaign's common answers say now, by the question that they answer. */
export function commonAnswersByQuestion(db: Connection, campaignId: string): ReadonlyMap<string, CommonAnswer> {
  return new Map(commonAnswersOf(db, campaignId).map((row) => [row.campaignQuestionId, commonAnswerOf(row)]));
}
