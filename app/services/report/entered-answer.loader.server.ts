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
import { changedParts } from '#app/domain/response/answer-change.ts';
import type { AnswerPart } from '#app/domain/response/answer-change.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { countedValue } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { commonRevisionOf } from '#db/queries/common-answer.server.ts';
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
  /** What was entered to single rows, counted or not. */
  readonly rows: readonly RowAnswer[];
  readonly notApplicableReason: NotApplicableReason | null;
  readonly notApplicableNote: string;
  readonly confirmationMethod: ConfirmationMethod | null;
  readonly plan: Answer['plan'];
  /** Null where evidence may not be shown. */
  readonly evidence: Answer['evidence'] | null;
  /** It was entered as 「共通回答のとおり」, and whether the common answer still is that one; null where it was not. */
  readonly onCommon: 'confirmed' | 'stale' | null;
  /** It was entered as 「記録のとおり」. */
  readonly onRecord: boolean;
  readonly answeredBy: string;
  readonly answeredAt: string;
  /** Null where the office itself entered it. */
  readonly basis: EnteredBasis | null;
}

/** 回答の履歴. One revision, newest last. */
export interface Revision {
  readonly rev: number;
  /** What was entered then; null is 未回答. */
  readonly value: AnswerValue | null;
  /** What the newest one counts as, where that is something else; else null. */
  readonly countedAs: Outcome | null;
  readonly comment: string;
  /** What it changed of the one before; null for the first. */
  readonly partsChanged: readonly AnswerPart[] | null;
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
    rows: answer.rows,
    notApplicableReason,
    notApplicableNote,
    confirmationMethod,
    plan,
    evidence: evidenceSeen ? evidence : null,
    onCommon: standsOnCommon(db, answer),
    onRecord: answer.record !== undefined,
    answeredBy: nameOf(record.answeredBy),
    answeredAt: record.answeredAt,
    basis: record.proxyEntryId === null ? null : basisOf(db, sheetId, record.proxyEntryId, nameOf),
  };
}

function standsOnCommon(db: Connection, { common }: Answer): EnteredAnswer['onCommon'] {
  if (common === undefined) return null;
  return commonRevisionOf(db, common.id) === common.rev ? 'confirmed' : 'stale';
}

function basisOf(db: Connection, sheetId: string, entryId: string, nameOf: NameOf): EnteredBasis {
  const entry = proxyEntriesOfSheet(db, sheetId).find(({ id }) => id === entryId);
  if (entry === undefined) throw new Error(`no proxy entry ${entryId} on sheet ${sheetId}`);
  const { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy } = entry;
  return { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy: nameOf(enteredBy) };
}

export function answerRevisions(
  db: Connection,
  { evidence: evidenceSeen }: Pick<Scope, 'evidence'>,
  item: ScoredItem,
  rows: Question['rows'],
  nameOf: NameOf,
): readonly Revision[] {
  const names = rowNames(rows);
  const rowIds = rows.map(({ id }) => id);
  const revisions = revisionsOf(db, item.itemId);
  const newest = Math.max(...revisions.map(({ rev }) => rev));
  const answers = revisions.map((row) => readStored(storedAnswer, row.content));
  return revisions.flatMap((row, index): readonly Revision[] => {
    const [before, answer] = [answers[index - 1], answers[index]];
    if (answer === undefined) return [];
    const changed = before === undefined ? null : changedParts(before, answer);
    const value = itemValue(rowIds, answer);
    return [
      {
        rev: row.rev,
        value,
        countedAs: row.rev === newest && item.outcome !== (value ?? 'unanswered') ? item.outcome : null,
        comment: writtenComments(answer, names),
        partsChanged: evidenceSeen ? changed : (changed?.filter((part) => part !== 'evidence') ?? null),
        by: nameOf(row.answeredBy),
        at: row.answeredAt,
        byProxy: row.proxyEntryId !== null,
      },
    ];
  });
}
