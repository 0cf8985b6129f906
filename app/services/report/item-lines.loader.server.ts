import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { writtenComments } from '#app/domain/response/answer.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { itemAddress } from '#app/services/report/behind-number.address.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import {
  detailSeen,
  namesSeen,
  questionOf,
  shownObjectOf,
  targetOf,
} from '#app/services/report/results.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { answersWithin } from '#db/queries/result.server.ts';

const COMMENT_EXCERPT_LENGTH = 80;

/** 契約ごとの結果. What one of several contracts and services comes to where a question was asked about each. */
export interface ObjectOutcome {
  readonly itemId: string;
  readonly to: string;
  readonly shownObject: AskedObject;
  readonly outcome: Outcome;
  /** The one by which the question counts at its target. */
  readonly decides: boolean;
}

/** What every object of a counted item comes to, in the order of the register; none where it was asked of the whole. */
export function objectOutcomes(source: ResultSource, counted: ScoredItem): readonly ObjectOutcome[] {
  const order = new Map([...source.objects.keys()].map((id, index) => [id, index]));
  const placeOf = ({ objectId }: ScoredItem) => order.get(objectId ?? '') ?? 0;
  return [counted, ...counted.others]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .flatMap((item) => {
      const shownObject = shownObjectOf(source, item);
      if (shownObject === null) return [];
      const { itemId, outcome } = item;
      const to = itemAddress(source.campaign.id, itemId);
      return [{ itemId, to, shownObject, outcome, decides: item === counted }];
    });
}

/** 内訳の行. One item behind a number. */
export interface ItemLine {
  readonly itemId: string;
  readonly to: string;
  readonly text: string;
  readonly clauseIds: readonly string[];
  readonly targetName: string;
  /** The contract or service that it was asked about; null where the target was asked as a whole. */
  readonly shownObject: AskedObject | null;
  /** The question at the same target about other ones, none of which is worse. */
  readonly otherObjects: readonly ObjectOutcome[];
  readonly bureauName: string | null;
  readonly outcome: Outcome;
  /** The clause's own result at the item, where the list is about a clause and the two differ. */
  readonly clauseOutcome: Outcome | null;
  readonly byGate: boolean;
  readonly draft: AnswerValue | null;
  readonly critical: boolean;
  /** Null where it may not be shown. */
  readonly comment: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}

/** The lines of these items, with what the scope lets be read of their answers. */
export function linesOf(
  context: ServiceContext,
  source: ResultSource,
  items: readonly ScoredItem[],
  filter: Pick<ItemFilter, 'clause'>,
): readonly ItemLine[] {
  const names = namesSeen(context.db, source.campaign);
  const answers = new Map(
    answersWithin(
      context.db,
      source.scope,
      items.map((item) => item.itemId),
    ).map((row) => [row.itemId, row]),
  );
  return items.map((item) => {
    const question = questionOf(source, item);
    const target = targetOf(source, item.targetId);
    // What stands behind a closed gate is kept, but it is not the answer that counts.
    const record = detailSeen(source.scope, target) && !item.byGate ? answers.get(item.itemId) : undefined;
    const ofClause = filter.clause === undefined ? undefined : clauseStandings(item).get(filter.clause)?.outcome;
    return {
      itemId: item.itemId,
      to: itemAddress(source.campaign.id, item.itemId),
      text: question.text,
      clauseIds: question.clauses,
      targetName: target.name,
      shownObject: shownObjectOf(source, item),
      otherObjects: item.others.length === 0 ? [] : objectOutcomes(source, item).filter(({ decides }) => !decides),
      bureauName: target.bureauName,
      outcome: item.outcome,
      clauseOutcome: ofClause === undefined || ofClause === item.outcome ? null : ofClause,
      byGate: item.byGate,
      draft: item.draft,
      critical: item.critical,
      comment:
        record === undefined
          ? null
          : excerpt(
              writtenComments(
                readStored(storedAnswer, record.content),
                rowNamesFor(item, question.rows, filter.clause),
              ),
              COMMENT_EXCERPT_LENGTH,
            ),
      answeredBy: record === undefined ? null : (names.get(record.answeredBy) ?? ''),
      answeredAt: record?.answeredAt ?? null,
    };
  });
}

/** The rows whose comments are told: of a clause that rows ask about those rows alone, else all of them. */
function rowNamesFor(
  { rows }: ScoredItem,
  asked: Question['rows'],
  clause: ItemFilter['clause'],
): ReadonlyMap<string, string> {
  const names = rowNames(asked);
  const citing = rows.filter((row) => clause !== undefined && row.clauses.includes(clause)).map(({ rowId }) => rowId);
  return citing.length === 0 ? names : new Map([...names].filter(([rowId]) => citing.includes(rowId)));
}
