import type { Clause, Discard, DiscardReason, PolicyReading } from '#app/domain/policy/clause.ts';
import { isTable } from '#app/domain/policy/clause-node.ts';
import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';
import { servedMeasures } from '#app/domain/policy/served-measures.ts';
import { indexAt, parentsBefore } from '#app/domain/policy/clause-parents.ts';
import { correctionsInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import { questionsOfClause } from '#app/domain/questionnaire/clause-questions.ts';
import type { QuestionKind } from '#app/domain/questionnaire/question.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import type { DraftContent, PolicyDraft } from '#app/services/policy/stored-draft.loader.server.ts';

const PARENT_WORDS = 30;
const SENTENCE_WORDS = 60;
const LINE_WORDS = 50;

/** 移し先の候補. */
export interface ParentChoice {
  readonly id: string;
  readonly words: string;
}

/** 条項から作られる設問. As it would be asked. */
export interface FollowingQuestion {
  readonly id: string;
  readonly text: string;
  readonly rowTexts: readonly string[];
  readonly unit: UnitType;
  readonly roles: readonly RoleId[];
  readonly kind: QuestionKind;
}

/** What follows from a clause; `none` says why nothing does, `later` that it is only seen before publishing. */
export type Following =
  | { readonly sort: 'asked'; readonly questions: readonly FollowingQuestion[] }
  | { readonly sort: 'none'; readonly reason: UnaskedReason }
  | { readonly sort: 'later' };

/** 選んだ条項. */
export interface ChosenClause {
  readonly clause: Pick<
    Clause,
    'document' | 'id' | 'parent' | 'title' | 'text' | 'kind' | 'subjects' | 'inherited' | 'sourceMarker'
  >;
  /** The last marker of its path. */
  readonly marker: string;
  readonly offset: number;
  readonly isTable: boolean;
  /** Everything that stands below it. */
  readonly belowCount: number;
  /** Where it may be divided: the sentences behind its first one, or behind its title. */
  readonly cuts: readonly { readonly offset: number; readonly words: string }[];
  /** To which it may be joined; null for the first clause of a document and for tables. */
  readonly before: ParentChoice | null;
  readonly parents: readonly ParentChoice[];
  readonly following: Following;
  /** 号 of 規則第16条の3第1項 that it serves. */
  readonly measures: readonly LegalMeasureNumber[];
}

/** 選んだ条項の外の箇所. */
export interface ChosenPlace {
  readonly offset: number;
  readonly why: DiscardReason;
  /** Its lines with what is printed on them. */
  readonly lines: readonly { readonly startsAt: number; readonly endsAt: number; readonly words: string }[];
  /** The line that was pointed at. */
  readonly pointedLine: number;
  readonly document: Clause['document'];
  readonly parents: readonly ParentChoice[];
  /** The step that left it out; null where the reader did. */
  readonly leftOutBy: number | null;
}

function choiceOf({ id, title, text }: Clause): ParentChoice {
  return { id, words: excerpt(title === '' ? text : title, PARENT_WORDS) };
}

function isBelow(clause: Clause, above: Clause, byId: ReadonlyMap<string, Clause>): boolean {
  let at: Clause | undefined = clause;
  while (at !== undefined && at !== above) at = at.parent === null ? undefined : byId.get(at.parent);
  return at === above;
}

function cutsOf({ title, text, sentences }: Clause): ChosenClause['cuts'] {
  return sentences
    .map(({ span: [from, to] }) => ({ offset: from, words: excerpt(text.slice(from, to), SENTENCE_WORDS) }))
    .filter(({ offset }) => offset > 0 || title !== '');
}

/** What the clauses of a reading serve, found once for all of them. */
const servedIn = onceOf((reading: PolicyReading) => servedMeasures(reading.clauses));

const clausesChosen = onceOf((content: DraftContent) => onceOf((clause: Clause) => choiceOfClause(content, clause)));

export function chosenClause({ draftContent }: PolicyDraft, clause: Clause): ChosenClause {
  return clausesChosen(draftContent)(clause);
}

function choiceOfClause({ corrected: { reading }, roleNames }: DraftContent, clause: Clause): ChosenClause {
  const { clauses } = reading;
  const { document, id, parent, title, text, kind, subjects, inherited, sourceMarker, spans } = clause;
  const own = clauses.filter((one) => one.document === document);
  const byId = new Map(own.map((one) => [one.id, one]));
  const index = clauses.indexOf(clause);
  const before = clauses[index - 1];
  const joins = before?.document === document && !isTable(before) && !isTable(clause);
  return {
    clause: {
      ...{ document, id, parent, title, text, kind, subjects },
      ...(inherited === undefined ? {} : { inherited }),
      ...(sourceMarker === undefined ? {} : { sourceMarker }),
    },
    marker: parent !== null && id.startsWith(`${parent}-`) ? id.slice(parent.length + 1) : id,
    offset: spans[0]?.[0] ?? 0,
    isTable: isTable(clause),
    belowCount: own.filter((one) => one !== clause && isBelow(one, clause, byId)).length,
    cuts: isTable(clause) ? [] : cutsOf(clause),
    before: joins ? choiceOf(before) : null,
    parents: parentsBefore(clauses, index, document)
      .filter((one) => one.id !== parent)
      .map(choiceOf),
    following: followingOf(clause, clauses, roleNames),
    measures: servedIn(reading)(clause),
  };
}

/** As the whole text makes them, with the rows of other clauses beside which the clause is asked. */
function followingOf(
  clause: Clause,
  clauses: readonly Clause[],
  named: ReadonlyMap<string, readonly RoleId[]>,
): Following {
  const besideStandards = clauses.some(({ document }) => document === 'standards');
  if (clause.document === 'basic_policy' && besideStandards) return { sort: 'later' };
  const found = questionsOfClause(clause, clauses, { policyId: 'draft', named });
  if (found === null) return { sort: 'later' };
  if (found.questions.length === 0) return { sort: 'none', reason: found.unasked };
  return {
    sort: 'asked',
    questions: found.questions.map(({ id, text, rows, unit, roles, kind }) => ({
      id,
      text,
      rowTexts: rows.map((row) => row.text),
      unit,
      roles,
      kind,
    })),
  };
}

export function chosenPlace(
  { source, corrected, steps }: PolicyDraft,
  { from, to, why }: Discard,
  at: number,
): ChosenPlace {
  const by = corrected.leftOut.findLast(({ span: [start, end] }) => start <= from && from < end);
  const { clauses } = corrected.reading;
  const lines: ChosenPlace['lines'][number][] = [];
  let start = from;
  for (const line of source.slice(from, to).split(/(?<=\n)/u)) {
    const words = line.trim();
    if (words !== '') lines.push({ startsAt: start, endsAt: start + line.length, words: excerpt(words, LINE_WORDS) });
    start += line.length;
  }
  const index = indexAt(clauses, from);
  const document = (clauses[index - 1] ?? clauses[index])?.document ?? 'standards';
  const pointed = lines.findIndex((line) => line.endsAt > at);
  return {
    offset: from,
    why,
    lines,
    pointedLine: Math.max(0, pointed),
    document,
    parents: parentsBefore(clauses, index, document).map(choiceOf),
    leftOutBy: by === undefined ? null : (correctionsInForce(steps)[by.index]?.number ?? null),
  };
}
