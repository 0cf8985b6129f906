import type { Scope } from '#app/domain/access/can.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import { writtenComments } from '#app/domain/response/answer.ts';
import type {
  Answer,
  AnswerValue,
  ConfirmationMethod,
  NotApplicableReason,
  RowAnswer,
} from '#app/domain/response/answer.ts';
import { countedValue } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { proxyEntriesOfSheet, revisionsOf } from '#db/queries/sheet.server.ts';
import type { AnswerRow } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 代行入力の根拠. */
export interface EnteredBasis {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
  readonly enteredBy: string;
}

/** 回答の内容. What was entered, by whom and when. */
export interface EnteredAnswer {
  readonly value: AnswerValue | null;
  readonly comment: string;
  /** What was written to single rows. */
  readonly rowComments: readonly Pick<RowAnswer, 'rowId' | 'comment'>[];
  readonly notApplicableReason: NotApplicableReason | null;
  readonly notApplicableNote: string;
  readonly confirmationMethod: ConfirmationMethod | null;
  readonly plan: Answer['plan'];
  /** Null where evidence may not be shown. */
  readonly evidence: Answer['evidence'] | null;
  readonly answeredBy: string;
  readonly answeredAt: string;
  /** Null where the office itself entered it. */
  readonly basis: EnteredBasis | null;
}

/** 回答の履歴. One revision, newest last. */
export interface Revision {
  readonly rev: number;
  readonly value: AnswerValue | null;
  readonly comment: string;
  readonly by: string;
  readonly at: string;
  readonly byProxy: boolean;
}

export type NameOf = (personId: string) => string;

export function enteredAnswer(
  db: Connection,
  { evidence: evidenceSeen }: Pick<Scope, 'evidence'>,
  item: ScoredItem,
  sheetId: string,
  record: AnswerRow,
  nameOf: NameOf,
): EnteredAnswer {
  const answer = readStored(storedAnswer, record.content);
  const { comment, notApplicableReason, notApplicableNote, confirmationMethod, plan, evidence } = answer;
  return {
    value: countedValue(item, answer),
    comment,
    rowComments: answer.rows.map((row) => ({ rowId: row.rowId, comment: row.comment })),
    notApplicableReason,
    notApplicableNote,
    confirmationMethod,
    plan,
    evidence: evidenceSeen ? evidence : null,
    answeredBy: nameOf(record.answeredBy),
    answeredAt: record.answeredAt,
    basis: record.proxyEntryId === null ? null : basisOf(db, sheetId, record.proxyEntryId, nameOf),
  };
}

function basisOf(db: Connection, sheetId: string, entryId: string, nameOf: NameOf): EnteredBasis {
  const entry = proxyEntriesOfSheet(db, sheetId).find(({ id }) => id === entryId);
  if (entry === undefined) throw new Error(`no proxy entry ${entryId} on sheet ${sheetId}`);
  const { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy } = entry;
  return { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy: nameOf(enteredBy) };
}

export function answerRevisions(
  db: Connection,
  item: ScoredItem,
  rows: Question['rows'],
  nameOf: NameOf,
): readonly Revision[] {
  const names = rowNames(rows);
  return revisionsOf(db, item.itemId).map((row) => {
    const answer = readStored(storedAnswer, row.content);
    return {
      rev: row.rev,
      value: countedValue(item, answer),
      comment: writtenComments(answer, names),
      by: nameOf(row.answeredBy),
      at: row.answeredAt,
      byProxy: row.proxyEntryId !== null,
    };
  });
}
