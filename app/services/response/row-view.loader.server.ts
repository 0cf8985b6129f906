import type { Coverage } from '#app/domain/exception/exception.ts';
import { exceptionOfRow } from '#app/domain/exception/exception.ts';
import type { PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import { valuesAt } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { QuestionRow } from '#app/domain/questionnaire/question.ts';
import { shownException } from '#app/services/exception/exceptions.loader.server.ts';
import type { ShownException } from '#app/services/exception/exceptions.loader.server.ts';

/** 細目の表示. A row with the 例外措置 that covers it alone. */
export interface RowView extends Pick<QuestionRow, 'id' | 'text' | 'clauses'> {
  /** What counts as はい; null where its words say it. */
  readonly criteria: string | null;
  readonly evidenceExamples: readonly string[];
  /** Of another kind than the question. */
  readonly recommended: boolean;
  readonly exception: ShownException | null;
  readonly bodyValues: readonly PinnedValue[];
}

/** The rows of a question as they are asked. `coverage`: null where nothing may be excepted. */
export function rowViews(question: PinnedQuestion, coverage: Coverage | null): readonly RowView[] {
  return question.rows.map(({ id, text, clauses, kind, criteria, evidence }) => ({
    id,
    text,
    clauses,
    criteria: criteria ?? null,
    evidenceExamples: evidence ?? [],
    recommended: kind === 'recommendation',
    exception: coverage === null ? null : shownException(exceptionOfRow(coverage, id)),
    bodyValues: valuesAt(question, id),
  }));
}
