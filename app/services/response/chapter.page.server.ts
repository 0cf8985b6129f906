import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';
import { questionKeys, questionNumber } from '#app/services/response/question-number.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { chaptersOf, openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { ItemState, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { LastAnswer } from '#app/services/score/last-year.loader.server.ts';
import { lastAnswers } from '#app/services/score/last-year.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { CampaignClauseRow } from '#db/queries/campaign.server.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';
import { personNames } from '#db/queries/organization.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

/** 条項の表示. A clause verbatim, under the headings and the lead sentence it stands in. */
export interface ClauseView {
  readonly number: string;
  readonly headings: readonly string[];
  /** The parent's own sentence, without which an item of a list says little. */
  readonly lead: string;
  readonly title: string;
  readonly text: string;
}

/** 設問の表示. Everything that stands in and beside one question of the answer page. */
export interface QuestionView {
  /** Names the question's fields and its place on the page. */
  readonly key: string;
  readonly questionId: string;
  readonly number: string;
  readonly text: string;
  readonly rows: readonly { readonly id: string; readonly text: string; readonly number: string }[];
  readonly critical: boolean;
  readonly criticalReason: string | null;
  readonly recommended: boolean;
  readonly confirmation: boolean;
  readonly criteria: Question['criteria'];
  readonly evidenceExamples: readonly string[];
  readonly hint: string | null;
  readonly clauses: readonly ClauseView[];
  readonly answer: Answer | null;
  readonly rev: number;
  readonly answered: { readonly by: string; readonly at: string } | null;
  readonly missing: readonly MissingPart[];
  /** Why the question is folded; null when it is asked. */
  readonly gate: {
    readonly state: 'closed' | 'unanswered';
    readonly source: 'asked' | 'asset';
    readonly label: string;
    readonly answerKept: boolean;
  } | null;
  readonly lastYear: LastAnswer | null;
  readonly exception: { readonly clauseId: string; readonly until: string; readonly reason: string } | null;
}

/** 回答画面. One chapter of a sheet. */
export interface ChapterPage {
  readonly header: SheetHeader;
  readonly chapter: { readonly key: string; readonly title: string };
  /** Addresses of the chapters around it; null at the ends. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly policyName: string;
  readonly questions: readonly QuestionView[];
  /** The asked gates are not all answered yet. */
  readonly gatesWaiting: boolean;
}

export function sheetChapter(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  chapterKey: string,
): Result<ChapterPage, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header } = opened.value;
  const chapters = chaptersOf(snapshot);
  const index = chapters.findIndex(({ key }) => key === chapterKey);
  const chapter = chapters[index];
  if (chapter === undefined) return refuse('not_permitted');
  const { db } = context;
  const clauses = clauseBook(campaignClauses(db, snapshot.campaign.id));
  const beside: Beside = {
    clauses,
    lastYear: lastAnswers(db, snapshot),
    names: personNames(db),
    keys: questionKeys(snapshot),
  };
  return ok({
    header,
    chapter: { key: chapter.key, title: chapter.title },
    previous: chapters[index - 1]?.key ?? null,
    next: chapters[index + 1]?.key ?? null,
    policyName: policyNameOf(db, snapshot),
    questions: chapter.items.map((item) => questionView(item, beside)),
    gatesWaiting: snapshot.gates.some(({ answer }) => answer === null),
  });
}

interface Beside {
  readonly clauses: ReadonlyMap<string, ClauseView>;
  readonly lastYear: ReadonlyMap<string, LastAnswer>;
  readonly names: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
}

function questionView(
  { question, answer, record, exception, missing, applicability }: ItemState,
  beside: Beside,
): QuestionView {
  const keyOf = (clause: string) => `${question.document}:${clause}`;
  return {
    key: beside.keys.get(question.id) ?? question.id,
    questionId: question.id,
    number: questionNumber(question),
    text: question.text,
    rows: question.rows.map((row) => ({ id: row.id, text: row.text, number: row.clauses.join('、') })),
    critical: question.critical,
    criticalReason: question.criticalReason,
    recommended: question.kind === 'recommendation',
    confirmation: question.confirmation,
    criteria: question.criteria,
    evidenceExamples: question.evidence,
    hint: question.hint,
    clauses: question.clauses.flatMap((clause) => beside.clauses.get(keyOf(clause)) ?? []),
    answer,
    rev: record?.rev ?? 0,
    answered:
      record === null
        ? null
        : { by: beside.names.get(record.answeredBy) ?? '', at: japaneseDateTime(record.answeredAt) },
    missing,
    gate:
      applicability.state === 'open' || question.gate === null
        ? null
        : {
            state: applicability.state,
            source: applicability.source,
            label: gateOf(question.gate).label,
            answerKept: record !== null,
          },
    lastYear: beside.lastYear.get(question.id) ?? null,
    exception:
      exception === null
        ? null
        : { clauseId: exception.clauseId, until: japaneseDate(exception.until), reason: exception.reason },
  };
}

function clauseBook(rows: readonly CampaignClauseRow[]): ReadonlyMap<string, ClauseView> {
  const keyOf = (document: string, id: string) => `${document}:${id}`;
  const byKey = new Map(rows.map((row) => [keyOf(row.document, row.clauseId), row]));
  const parentOf = (row: CampaignClauseRow) =>
    row.parent === null ? undefined : byKey.get(keyOf(row.document, row.parent));
  return new Map(
    rows.map((row): [string, ClauseView] => {
      const headings: string[] = [];
      for (let up = parentOf(row); up !== undefined; up = parentOf(up)) {
        if (up.title !== '') headings.unshift(`${up.clauseId} ${up.title}`);
      }
      return [
        keyOf(row.document, row.clauseId),
        { number: row.clauseId, headings, lead: parentOf(row)?.text ?? '', title: row.title, text: row.text },
      ];
    }),
  );
}

function policyNameOf(db: Connection, snapshot: SheetSnapshot): string {
  const versionId = findQuestionnaire(db, snapshot.campaign.questionnaireId)?.policyVersionId;
  const version = versionId === undefined ? undefined : findPolicyVersion(db, versionId);
  if (version === undefined) throw new Error(`campaign ${snapshot.campaign.id} has no policy`);
  return version.name;
}
