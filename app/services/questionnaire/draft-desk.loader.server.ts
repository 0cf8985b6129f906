import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import {
  askedQuestions,
  filterQuestions,
  nameOfChapter,
  QUESTION_STATES,
} from '#app/domain/questionnaire/editing/asked-question.ts';
import type { AskedQuestion, QuestionFilter } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { EditedQuestionnaire } from '#app/domain/questionnaire/editing/apply-edits.ts';
import type { EditKey } from '#app/domain/questionnaire/editing/edit.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import { toldApart } from '#app/domain/questionnaire/told-apart.ts';
import type { ToldApart } from '#app/domain/questionnaire/told-apart.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import type { TextReading } from '#app/services/questionnaire/text-reading.loader.server.ts';

/** 章の候補. Where a question may be asked, whether or not something is asked there so far. */
export interface ChapterChoice {
  /** In an address and in a form. */
  readonly name: string;
  readonly document: PolicyDocumentKind;
  readonly id: string;
  readonly title: string;
}

/** 設問の机. The questions of a draft as somebody looks at them. */
export interface DraftDesk {
  readonly questions: readonly AskedQuestion[];
  readonly filtered: readonly AskedQuestion[];
  /** What tells questions of one number apart, by their ids. */
  readonly apartById: ReadonlyMap<string, ToldApart>;
  /** Of every edit that holds, whether or not it can be applied. */
  readonly editedKeys: readonly EditKey[];
  readonly chapters: readonly ChapterChoice[];
}

/** What the address looks for; lists that are none of questions leave the filter empty. */
export interface DeskSearch extends Omit<QuestionFilter, 'words' | 'state' | 'chapter'> {
  readonly q: string;
  readonly chapter: string;
  readonly state: string | null;
}

/** The questions of a draft, each under its name. */
export const questionsOf = onceOf(askedQuestions);

/** What tells questions of one number apart. */
export const apartOf = onceOf(({ questionnaire: { questions } }: EditedQuestionnaire) => toldApart(questions));

const chaptersOf = onceOf(({ reading, questionnaire: { documents } }: TextReading): readonly ChapterChoice[] =>
  reading.clauses
    .filter(({ parent, document }) => parent === null && documents.includes(document))
    .map(({ document, id, title }) => ({ name: nameOfChapter({ document, id }), document, id, title })),
);

export function draftDesk({ draft, read, edited }: ReadDraft, search: DeskSearch): DraftDesk {
  const asked = questionsOf(edited);
  const { q, unit, role, flag } = search;
  const state = QUESTION_STATES.find((one) => one === search.state) ?? null;
  const chapter = search.chapter === '' ? null : search.chapter;
  return {
    questions: asked,
    filtered: filterQuestions(asked, { words: q, unit, role, flag, state, chapter }),
    apartById: apartOf(edited),
    editedKeys: draft.edits.map(({ key }) => key),
    chapters: chaptersOf(read),
  };
}
