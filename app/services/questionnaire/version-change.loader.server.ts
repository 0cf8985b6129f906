import { changeOfClauses } from '#app/domain/policy/version-change.ts';
import type { ClausePair, ComparedClause } from '#app/domain/policy/version-change.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { changedParts, changeOfQuestions } from '#app/domain/questionnaire/question-change.ts';
import type { ComparedQuestion, QuestionPair, QuestionPart } from '#app/domain/questionnaire/question-change.ts';
import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import { newestQuestionnaire } from '#app/services/questionnaire/policy-value.loader.server.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import type { Connection } from '#db/client.server.ts';

const LINES_SHOWN = 200;

/** What a question says beside its words. */
interface SaidBeside extends Pick<
  ComparedQuestion,
  'kind' | 'weight' | 'critical' | 'criticalReason' | 'criteria' | 'evidence' | 'hint'
> {
  readonly isCommon: boolean;
  readonly gateLabels: readonly string[];
}

/** 変わったところ. Of a clause or a question, as this side has it; who answers stands beside the number. */
export type SidePart =
  | { readonly of: 'clause_kind'; readonly kind: ComparedClause['kind'] }
  | { readonly of: 'subjects'; readonly subjects: readonly string[] }
  | { readonly of: Exclude<QuestionPart, 'roles'>; readonly said: SaidBeside };

/** 変更の片側. */
export interface ChangeSide {
  readonly printedNumber: string;
  readonly words: string;
  /** Who answers a question: several have the number of one clause. */
  readonly roles: readonly RoleId[];
  /** What is another than on the other side, beside the words. */
  readonly parts: readonly SidePart[];
}

/** 変更の一行. What stood before and what stands now, each with its number as printed; null where there is nothing. */
export interface ChangeLine {
  readonly oldSide: ChangeSide | null;
  readonly newSide: ChangeSide | null;
}

/** 変更の種類ごとの一覧. How many there are, and the first of them. */
export interface ChangeList {
  readonly count: number;
  readonly lines: readonly ChangeLine[];
}

/** 前の版からの変更. */
export interface VersionChange {
  readonly clauseChanges: Readonly<Record<'added' | 'dropped' | 'reworded' | 'renumbered' | 'rejudged', ChangeList>>;
  readonly questionChanges: Readonly<Record<'added' | 'dropped' | 'reworded' | 'adjusted', ChangeList>>;
}

/** 変更の件数. */
export type ChangeCounts = {
  readonly [Part in keyof VersionChange]: Readonly<Record<keyof VersionChange[Part], number>>;
};

/** The contents of a version that are compared. */
export interface VersionContent {
  readonly clauses: readonly ComparedClause[];
  readonly questions: readonly ComparedQuestion[];
}

/** What a stored version holds, with the questions of its newest questionnaire. */
export function contentOfVersion(db: Connection, policyVersionId: string): VersionContent {
  return {
    clauses: storedClauses(db, policyVersionId),
    questions: newestQuestionnaire(db, policyVersionId)?.questions ?? [],
  };
}

const clauseSide = ({ id, title, text }: ComparedClause): ChangeSide => ({
  printedNumber: formatClause(id),
  words: [title, text].filter((part) => part !== '').join('　'),
  roles: [],
  parts: [],
});

/** Both sides of a clause, with its kind and whom it binds where those are others. */
function clauseSides({ before, after }: ClausePair): readonly [ChangeSide, ChangeSide] {
  const isBoundOtherwise = before.subjects.join('\n') !== after.subjects.join('\n');
  const partsOf = ({ kind, subjects }: ComparedClause): readonly SidePart[] => [
    ...(before.kind === after.kind ? [] : [{ of: 'clause_kind', kind } as const]),
    ...(isBoundOtherwise ? [{ of: 'subjects', subjects } as const] : []),
  ];
  const side = (clause: ComparedClause): ChangeSide => ({ ...clauseSide(clause), parts: partsOf(clause) });
  return [side(before), side(after)];
}

const questionSide = ({ id, clauses, text, rows, roles }: ComparedQuestion): ChangeSide => ({
  printedNumber: questionNumber({ id, clauses }),
  roles,
  words: [text, ...rows.map((row) => `・${row.text}`)].join('\n'),
  parts: [],
});

function saidBeside({ gates, common, ...question }: ComparedQuestion): SaidBeside {
  const { kind, weight, critical, criticalReason, criteria, evidence, hint } = question;
  const gateLabels = gates.map((id) => gateOf(id).label);
  return { kind, weight, critical, criticalReason, criteria, evidence, hint, isCommon: common === true, gateLabels };
}

/** Both sides of a question, with everything that is another. */
function questionSides(pair: QuestionPair): readonly [ChangeSide, ChangeSide] {
  const parts = changedParts(pair);
  const side = (question: ComparedQuestion): ChangeSide => ({
    ...questionSide(question),
    parts: parts.flatMap((part) => (part === 'roles' ? [] : [{ of: part, said: saidBeside(question) }])),
  });
  return [side(pair.before), side(pair.after)];
}

function listOf<Item>(items: readonly Item[], lineOf: (item: Item) => ChangeLine): ChangeList {
  return { count: items.length, lines: items.slice(0, LINES_SHOWN).map(lineOf) };
}

function listsOf<Item>(side: (item: Item) => ChangeSide) {
  return {
    added: (items: readonly Item[]) => listOf(items, (one) => ({ oldSide: null, newSide: side(one) })),
    dropped: (items: readonly Item[]) => listOf(items, (one) => ({ oldSide: side(one), newSide: null })),
  };
}

function pairedList<Pair>(
  pairs: readonly Pair[],
  sides: (pair: Pair) => readonly [ChangeSide, ChangeSide],
): ChangeList {
  return listOf(pairs, (pair) => {
    const [oldSide, newSide] = sides(pair);
    return { oldSide, newSide };
  });
}

function compared(before: VersionContent, after: VersionContent) {
  const clauses = changeOfClauses(before.clauses, after.clauses);
  return { clauses, questions: changeOfQuestions(before.questions, after.questions, clauses) };
}

export function changeBetween(before: VersionContent, after: VersionContent): VersionChange {
  const { clauses, questions } = compared(before, after);
  const [ofClauses, ofQuestions] = [listsOf(clauseSide), listsOf(questionSide)];
  return {
    clauseChanges: {
      added: ofClauses.added(clauses.added),
      dropped: ofClauses.dropped(clauses.dropped),
      reworded: pairedList(clauses.reworded, clauseSides),
      renumbered: pairedList(clauses.renumbered, clauseSides),
      rejudged: pairedList(clauses.rejudged, clauseSides),
    },
    questionChanges: {
      added: ofQuestions.added(questions.added),
      dropped: ofQuestions.dropped(questions.dropped),
      reworded: pairedList(questions.reworded, questionSides),
      adjusted: pairedList(questions.adjusted, questionSides),
    },
  };
}

export function changeCounts(before: VersionContent, after: VersionContent): ChangeCounts {
  const { clauses, questions } = compared(before, after);
  return {
    clauseChanges: {
      added: clauses.added.length,
      dropped: clauses.dropped.length,
      reworded: clauses.reworded.length,
      renumbered: clauses.renumbered.length,
      rejudged: clauses.rejudged.length,
    },
    questionChanges: {
      added: questions.added.length,
      dropped: questions.dropped.length,
      reworded: questions.reworded.length,
      adjusted: questions.adjusted.length,
    },
  };
}
