import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { isAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { QuestionnaireChapter } from '#app/domain/questionnaire/questionnaire.ts';
import { ROLE_UNITS, officeOfRole } from '#app/domain/questionnaire/role.ts';

/** 章の並び. All chapters of the text in their order, also those of which nothing is asked so far. */
export interface ChaptersAtHand {
  readonly find: (kind: PolicyDocumentKind, id: string) => QuestionnaireChapter | undefined;
  /** The place of a question's chapter among them. */
  readonly rankOf: (question: Pick<Question, 'document' | 'chapter'>) => number;
}

export function chaptersAtHand(chapters: readonly QuestionnaireChapter[]): ChaptersAtHand {
  const places = new Map(chapters.map(({ document, id }, at) => [`${document} ${id}`, at]));
  const placeOf = (kind: PolicyDocumentKind, id: string): number => places.get(`${kind} ${id}`) ?? -1;
  return {
    find: (kind, id) => chapters[placeOf(kind, id)],
    rankOf: (question) => placeOf(question.document, question.chapter.id),
  };
}

/** 追加した設問. A question for which no clause stands; null where its chapter is gone. */
export function addedQuestion(
  { key, text, rows, chapter, kind }: Extract<QuestionEdit, { act: 'add' }>,
  chapters: ChaptersAtHand,
): Question | null {
  const { clause: name, role } = key;
  const found = chapters.find(key.document, chapter);
  if (found === undefined) return null;
  if (!isAddedName(name)) throw new Error(`no name of an added question: ${name}`);
  return {
    id: `${name}@${role}`,
    document: found.document,
    clauses: [],
    ...withNotes({ text, rows: rows.map((words, at) => ({ id: `${name}-${at + 1}`, text: words, clauses: [] })) }),
    roles: [role],
    alternatives: [],
    unit: ROLE_UNITS[role],
    office: officeOfRole(role),
    gates: [],
    weight: kind === 'recommendation' ? 1 : 2,
    critical: false,
    criticalReason: null,
    kind,
    chapter: { id: found.id, title: found.title },
    hint: null,
    confirmation: role === 'staff',
    flags: [],
    absorbed: [],
  };
}
