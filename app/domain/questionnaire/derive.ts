import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { groupSiblings } from '#app/domain/questionnaire/grouping/group.ts';
import { clauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { withAnotherNamed } from '#app/domain/questionnaire/finishing/another-named.ts';
import { withAbsentObject } from '#app/domain/questionnaire/finishing/absent-object.ts';
import { withOwnPartTold } from '#app/domain/questionnaire/finishing/beside-keepers.ts';
import { withCommonFact } from '#app/domain/questionnaire/finishing/common-fact.ts';
import { withDistinctTexts } from '#app/domain/questionnaire/finishing/distinct-text.ts';
import { draftsOf } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { topicOver } from '#app/domain/questionnaire/grouping/topic.ts';
import { draftKey, isItem, listQuestion } from '#app/domain/questionnaire/draft/list-question.ts';
import { withRecord } from '#app/domain/questionnaire/grouping/record-kind.ts';
import { partedByKind } from '#app/domain/questionnaire/finishing/kind-parts.ts';
import { partedByRecord } from '#app/domain/questionnaire/finishing/record-parts.ts';
import { withMergeCandidates } from '#app/domain/questionnaire/finishing/merge-proposal.ts';
import { questionOf } from '#app/domain/questionnaire/finishing/finished-question.ts';
import { obeyedOnce } from '#app/domain/questionnaire/grouping/obeyed-once.ts';
import { withHandling } from '#app/domain/questionnaire/finishing/handling.ts';
import { withMisprints } from '#app/domain/questionnaire/finishing/misprint-mark.ts';
import { singleDraft } from '#app/domain/questionnaire/draft/single-question.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { withOpenValues } from '#app/domain/questionnaire/open-value/question-values.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire, QuestionnaireChapter, UnaskedClause } from '#app/domain/questionnaire/questionnaire.ts';
import { COMMON_ROLE_MAP, withSaidNames } from '#app/domain/questionnaire/respondent/role-map.ts';
import { withOwnRoleNames } from '#app/domain/questionnaire/respondent/own-role-names.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { roleMapAt } from '#app/domain/questionnaire/respondent/short-form-meaning.ts';
import { agreeingLead } from '#app/domain/questionnaire/wording/agreeing-lead.ts';
import { reasonUnasked } from '#app/domain/questionnaire/unasked-reason.ts';
import { leavesOpen, leftOpenBy } from '#app/domain/questionnaire/uncovered.ts';
import { structureQuestion } from '#app/domain/questionnaire/finishing/structure-question.ts';

export interface DeriveOptions {
  readonly policyId: string;
  /** How the policy names the roles; the common names when it has none of its own. */
  readonly roles?: RoleMap;
  /**
   * 役割名の読替え. What names of the text mean, as the secretariat says: it goes before what the text and the map tell.
   * Several roles stand for it together; a name without one is nobody's, and nobody is asked about it again.
   */
  readonly named?: ReadonlyMap<string, readonly RoleId[]>;
}

/** Every clause draft of a document, worked out once. */
function draftIndex(tree: ClauseTree, map: RoleMap): (clause: Clause) => readonly ClauseDraft[] {
  const mapAt = roleMapAt(tree.clauses, map);
  const index = new Map(tree.clauses.map((clause) => [clause.id, draftsOf(clause, tree, mapAt(clause))]));
  return (clause) => index.get(clause.id) ?? [];
}

function questionDrafts(tree: ClauseTree, map: RoleMap): readonly QuestionDraft[] {
  const drafts = draftIndex(tree, map);
  const found: QuestionDraft[] = [];
  const taken = new Set<string>();
  for (const clause of tree.clauses) {
    for (const draft of drafts(clause)) {
      if (taken.has(draftKey(draft))) continue;
      const title = topicOver(clause.id, tree);
      const list = listQuestion(draft, tree, drafts, title);
      if (list !== null) {
        found.push(...list.questions);
        for (const key of list.taken) taken.add(key);
        continue;
      }
      if (isLeadOnly(draft, tree, drafts)) continue;
      const single = singleDraft(draft, title, withoutItems);
      if (single !== null) found.push(single);
    }
  }
  return groupSiblings(obeyedOnce(found), tree);
}

/** 「次の措置を講じなければならない。」 whose items all bind somebody else says nothing by itself. */
function isLeadOnly(draft: ClauseDraft, tree: ClauseTree, drafts: (clause: Clause) => readonly ClauseDraft[]): boolean {
  if (!draft.duties.every(({ announces }) => announces)) return false;
  return tree.childrenOf(draft.clause.id).some((child) => isItem(child) && drafts(child).length > 0);
}

/** What is announced stands in a table: the question points to what is laid down. */
function withoutItems(words: string): string {
  return words.replace(/次の(?=とおり|[^、。]{1,20}(?:に従|により|に基づ))/u, '定められた');
}

function unaskedOf(tree: ClauseTree, questions: readonly Question[], covered: boolean): readonly UnaskedClause[] {
  const asked = new Set(questions.flatMap(({ clauses }) => clauses));
  const beside = new Set(questions.flatMap(({ handling = [] }) => handling));
  return tree.clauses
    .filter(({ id }) => !asked.has(id))
    .map((clause) => ({
      document: clause.document,
      clause: clause.id,
      reason: beside.has(clause.id) ? 'beside_questions' : reasonUnasked(clause, tree, covered),
    }));
}

function chaptersOf(tree: ClauseTree, questions: readonly Question[]): readonly QuestionnaireChapter[] {
  const used = new Set(questions.map(({ chapter }) => chapter.id));
  return tree.clauses
    .filter(({ parent, id }) => parent === null && used.has(id))
    .map((clause) => ({ document: clause.document, ...tree.chapterOf(clause) }));
}

/**
 * From clauses to the questionnaire. Where a file holds the 対策基準 beside the 基本方針, the 対策基準 is asked: it says in
 * detail what the other says in principle. Of the 基本方針 only that is asked which it leaves open.
 */
export function deriveQuestionnaire(clauses: readonly Clause[], options: DeriveOptions): Questionnaire {
  const map = withOwnRoleNames(clauses, withSaidNames(options.roles ?? COMMON_ROLE_MAP, options.named ?? new Map()));
  const documents: readonly PolicyDocumentKind[] = POLICY_DOCUMENT_KINDS.filter((kind) =>
    clauses.some(({ document }) => document === kind),
  );
  const standards = clauses.filter(({ document }) => document === 'standards');
  const questions: Question[] = [];
  const unasked: UnaskedClause[] = [];
  const chapters: QuestionnaireChapter[] = [];
  for (const document of documents) {
    const tree = clauseTree(clauses.filter((clause) => clause.document === document));
    const covered = document === 'basic_policy' && documents.includes('standards');
    const all = covered && !leavesOpen(standards, tree.clauses) ? [] : documentQuestions(tree, map);
    const own = covered ? leftOpenBy(standards, all, tree.clauses) : all;
    questions.push(...own);
    unasked.push(...unaskedOf(tree, own, covered));
    chapters.push(...chaptersOf(tree, own));
  }
  const used = new Set(questions.flatMap(({ gates }) => gates));
  return {
    policyId: options.policyId,
    documents,
    chapters,
    questions,
    gates: GATE_IDS.filter((id) => used.has(id)),
    unasked,
  };
}

/** The question with what the reviewer must know about who answers any of its clauses. */
function withRespondentNotes(question: Question, { drafts }: QuestionDraft): Question {
  const flagged = question.flags.includes('respondent_unknown') || !drafts.some(({ respondent }) => respondent.unknown);
  const unmapped = [...new Set(drafts.flatMap(({ respondent }) => respondent.unmapped))];
  return {
    ...question,
    flags: flagged ? question.flags : ['respondent_unknown', ...question.flags],
    ...(unmapped.length === 0 ? {} : { unmapped }),
  };
}

function documentQuestions(tree: ClauseTree, map: RoleMap): readonly Question[] {
  const finished = questionDrafts(tree, map).flatMap((draft) => {
    const question = questionOf(draft, tree);
    if (question === null) return [];
    return partedByKind(question, tree)
      .flatMap(partedByRecord)
      .map((part) => ({ ...part, text: agreeingLead(part.text, part.rows) }))
      .map((part) => withRecord(withRespondentNotes(part, draft)));
  });
  const asked = withMisprints(withHandling(withMergeCandidates(withDistinctTexts(finished, tree)), tree), tree.clauses);
  const structure = structureQuestion(tree);
  const ordered = structure === null ? asked : inOrderOfText([structure, ...asked], tree);
  const mapAt = roleMapAt(tree.clauses, map);
  return withOwnPartTold(ordered).map((question) => {
    const told = withAbsentObject(withOpenValues(withCommonFact(question), tree));
    const clause = tree.byId.get(question.clauses[0] ?? '');
    return withAnotherNamed(told, clause === undefined ? map : mapAt(clause));
  });
}

/** As the policy is read: by the first clause of each question; those of one clause keep their order. */
function inOrderOfText(questions: readonly Question[], tree: ClauseTree): readonly Question[] {
  const place = new Map(tree.clauses.map(({ id }, at) => [id, at]));
  const placeOf = ({ clauses: [first = ''] }: Question): number => place.get(first) ?? 0;
  return [...questions].sort((a, b) => placeOf(a) - placeOf(b));
}
