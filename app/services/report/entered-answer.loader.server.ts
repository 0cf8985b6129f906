import { rowIdsOf } from '#app/domain/response/item-state.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Answer, AnswerValue } from '#app/domain/response/answer.ts';
import { CONFIRMATION_METHOD_LABELS, NOT_APPLICABLE_REASON_LABELS } from '#app/domain/response/labels.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';

import { readStored } from '#app/services/shared/read-stored.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';
import { proxyEntriesOfSheet, revisionsOf } from '#db/queries/sheet.server.ts';
import type { AnswerRow } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 代行入力の根拠. */
export interface ProxyBasisShown {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
  readonly enteredBy: string;
}

/** 回答の内容. What was entered, in words. */
export interface EnteredAnswer {
  readonly value: AnswerValue | null;
  readonly comment: string;
  readonly notApplicableReason: string | null;
  readonly confirmation: string | null;
  readonly plan: Answer['plan'];
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly proxy: ProxyBasisShown | null;
}

/** 回答の履歴. One revision, newest last. */
export interface RevisionShown {
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
  question: Question,
  sheetId: string,
  record: AnswerRow,
  nameOf: NameOf,
): EnteredAnswer {
  const answer = readStored(answerSchema, record.content);
  const reason = answer.notApplicableReason;
  const note = answer.notApplicableNote === '' ? '' : `（${answer.notApplicableNote}）`;
  return {
    value: itemValue(rowIdsOf(question), answer),
    comment: answer.comment,
    notApplicableReason: reason === null ? null : `${NOT_APPLICABLE_REASON_LABELS[reason]}${note}`,
    confirmation: answer.confirmationMethod === null ? null : CONFIRMATION_METHOD_LABELS[answer.confirmationMethod],
    plan: answer.plan,
    answeredBy: nameOf(record.answeredBy),
    answeredAt: record.answeredAt,
    proxy: record.proxyEntryId === null ? null : proxyBasis(db, sheetId, record.proxyEntryId, nameOf),
  };
}

function proxyBasis(db: Connection, sheetId: string, entryId: string, nameOf: NameOf): ProxyBasisShown {
  const entry = proxyEntriesOfSheet(db, sheetId).find(({ id }) => id === entryId);
  if (entry === undefined) throw new Error(`no proxy entry ${entryId} on sheet ${sheetId}`);
  const { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy } = entry;
  return { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy: nameOf(enteredBy) };
}

export function revisionsShown(
  db: Connection,
  question: Question,
  itemId: string,
  nameOf: NameOf,
): readonly RevisionShown[] {
  return revisionsOf(db, itemId).map((row) => {
    const answer = readStored(answerSchema, row.content);
    return {
      rev: row.rev,
      value: itemValue(rowIdsOf(question), answer),
      comment: answer.comment,
      by: nameOf(row.answeredBy),
      at: row.answeredAt,
      byProxy: row.proxyEntryId !== null,
    };
  });
}
