import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import type { BodyValue, OpenPlace } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import {
  bodyValueOf,
  newestQuestionnaire,
  openPlacesOf,
  placeKey,
} from '#app/services/questionnaire/policy-value.loader.server.ts';
import type { AskedPlace } from '#app/services/questionnaire/policy-value.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { clausesOf, findPolicyVersion } from '#db/queries/policy.server.ts';
import type { PolicyClauseRow } from '#db/queries/policy.server.ts';
import { valuesOfPolicy } from '#db/queries/policy-value.server.ts';

/** 定めの一行. What is written at a place, and the words of its clause. */
export interface ValueLine extends OpenPlace {
  /** Names the place on the page: 1, 2, 3 … */
  readonly number: number;
  readonly bodyValue: BodyValue | null;
  /** Of the last revision; 0 where nothing was ever written. */
  readonly rev: number;
  /** Headings over the clause, outermost first. */
  readonly headings: readonly string[];
  /** Empty where no version has the clause any more. */
  readonly clauseText: string;
}

/** 定めを表示する設問. */
export interface NumberedQuestion {
  readonly questionId: string;
  readonly printedNumber: string;
  readonly text: string;
}

/** 定めが未記入の設問. */
export interface MissingQuestion extends NumberedQuestion {
  /** Of the first of its places that are not filled. */
  readonly number: number;
}

/** 団体の定めの画面. */
export interface PolicyValuesPage {
  readonly policyVersionId: string;
  readonly policyName: string;
  readonly citation: string;
  readonly mayWrite: boolean;
  readonly placeCount: number;
  readonly missingCount: number;
  readonly lines: readonly (ValueLine &
    Pick<AskedPlace, 'printed'> & { readonly concernedQuestions: readonly NumberedQuestion[] })[];
  /** In the order of the places, each once. */
  readonly missingQuestions: readonly MissingQuestion[];
  /** Values of places that this version does not leave open. */
  readonly leftLines: readonly ValueLine[];
  /** The place that was just written or emptied. */
  readonly doneLine: Pick<ValueLine, 'clauseId' | 'kind'> | null;
}

export function policyValuesPage(
  context: ServiceContext,
  actor: Actor,
  policyVersionId: string,
  doneNumber: number | null,
): Result<PolicyValuesPage, Denial> {
  const permission = authorize(actor, 'policy.view', null);
  if (!permission.ok) return permission;
  const version = findPolicyVersion(context.db, policyVersionId);
  if (version === undefined) return refuse('not_permitted');
  const clauses = new Map(clausesOf(context.db, policyVersionId).map((row) => [`${row.document} ${row.id}`, row]));
  const written = new Map(
    valuesOfPolicy(context.db, version.policyId).map((row) => {
      const place = { document: row.document, clauseId: row.clauseId, kind: row.kind };
      return [placeKey(place), { place, body: bodyValueOf(row), rev: row.rev }];
    }),
  );
  const open = openPlacesOf(newestQuestionnaire(context.db, policyVersionId));
  const lineOf = (place: OpenPlace, number: number): ValueLine => ({
    ...{ document: place.document, clauseId: place.clauseId, kind: place.kind, number },
    bodyValue: written.get(placeKey(place))?.body ?? null,
    rev: written.get(placeKey(place))?.rev ?? 0,
    ...clauseWords(clauses, place),
  });
  const lines = open.map((place, index) => ({
    ...lineOf(place, index + 1),
    printed: place.printed,
    concernedQuestions: place.questions.map((question) => ({
      questionId: question.id,
      printedNumber: questionNumber(question),
      text: question.text,
    })),
  }));
  const isOpen = new Set(open.map(placeKey));
  const leftLines = [...written.values()]
    .filter(({ place, body }) => body !== null && !isOpen.has(placeKey(place)))
    .map(({ place }, index) => lineOf(place, open.length + index + 1));
  const done = [...lines, ...leftLines].find(({ number }) => number === doneNumber) ?? null;
  return ok({
    policyVersionId,
    policyName: version.name,
    citation: version.citation,
    mayWrite: can(actor, 'policy.manage', null).ok,
    placeCount: lines.length,
    missingCount: lines.filter(({ bodyValue }) => bodyValue === null).length,
    lines,
    missingQuestions: missingOf(lines),
    leftLines,
    doneLine: done === null ? null : { clauseId: done.clauseId, kind: done.kind },
  });
}

function missingOf(lines: PolicyValuesPage['lines']): readonly MissingQuestion[] {
  const found = new Map<string, MissingQuestion>();
  for (const { bodyValue, number, concernedQuestions } of lines) {
    if (bodyValue !== null) continue;
    for (const question of concernedQuestions) {
      if (!found.has(question.questionId)) found.set(question.questionId, { ...question, number });
    }
  }
  return [...found.values()];
}

function clauseWords(
  clauses: ReadonlyMap<string, PolicyClauseRow>,
  { document, clauseId }: OpenPlace,
): Pick<ValueLine, 'headings' | 'clauseText'> {
  const own = clauses.get(`${document} ${clauseId}`);
  const headings: string[] = own === undefined || own.title === '' ? [] : [own.title];
  for (let parent = own?.parent ?? null; parent !== null;) {
    const above = clauses.get(`${document} ${parent}`);
    if (above !== undefined && above.title !== '') headings.unshift(above.title);
    parent = above?.parent ?? null;
  }
  return { headings, clauseText: own?.text ?? '' };
}
