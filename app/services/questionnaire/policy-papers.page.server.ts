import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { pinValues } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { checkSheet, checkSheetFileName, sheetKinds } from '#app/documents/questionnaire/check-sheet.ts';
import type { CheckSheetSource } from '#app/documents/questionnaire/check-sheet.ts';
import { clauseQuestionFileName, clauseQuestionTable } from '#app/documents/questionnaire/clause-question-table.ts';
import { paperCoverage } from '#app/lib/paper/paper-fonts.server.ts';
import type { PaperFormat } from '#app/lib/paper/paper.ts';
import { codeOf, printable } from '#app/lib/paper/printable.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import { makePaperApart } from '#app/services/questionnaire/paper-making.loader.server.ts';
import type { PaperRefusal } from '#app/services/questionnaire/paper-making.loader.server.ts';
import { valuesInForce } from '#app/services/questionnaire/policy-value.loader.server.ts';
import { publishedContent } from '#app/services/questionnaire/published-questionnaire.loader.server.ts';
import type { PublishedContent } from '#app/services/questionnaire/published-questionnaire.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** Which questionnaire of which policy version; the newest where no number is given. */
export interface AskedPapers {
  readonly policyVersionId: string;
  readonly version: number | null;
}

/** 印刷できない字. A character that the fonts of the papers lack, and the questions that it stands in. */
export interface LackingSign {
  readonly sign: string;
  readonly code: string;
  readonly questionNumbers: readonly string[];
}

/** 点検票・対応表の画面. */
export interface PolicyPapersPage {
  readonly policyVersionId: string;
  readonly policyName: string;
  readonly citation: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly sheets: readonly {
    readonly office: SheetOffice;
    readonly unit: UnitType;
    readonly questionCount: number;
    readonly rowCount: number;
  }[];
  readonly lackingSigns: readonly LackingSign[];
}

function openPapers(context: ServiceContext, actor: Actor, asked: AskedPapers): Result<PublishedContent, Denial> {
  const permission = authorize(actor, 'policy.view', null);
  if (!permission.ok) return permission;
  const content = publishedContent(context.db, asked.policyVersionId, asked.version);
  return content === null ? refuse('not_permitted') : ok(content);
}

/** The questions with what the body has laid down by now. */
function questionsOf(
  context: ServiceContext,
  { policyId, questionnaire }: PublishedContent,
): readonly PinnedQuestion[] {
  const inForce = valuesInForce(context.db, policyId);
  return questionnaire.questions.map((question) => pinValues(question, inForce));
}

function lackingSigns(questions: readonly PinnedQuestion[]): readonly LackingSign[] {
  const fonts = paperCoverage();
  const found = new Map<string, string[]>();
  for (const question of questions) {
    const { text, rows, criteria, evidence, hint, means, values } = question;
    const words = JSON.stringify({ text, rows, criteria, evidence, hint, means, values });
    for (const sign of printable(words, fonts).lacking) {
      found.set(sign, [...(found.get(sign) ?? []), questionNumber(question)]);
    }
  }
  return [...found].map(([sign, questionNumbers]) => ({ sign, code: codeOf(sign), questionNumbers }));
}

export function policyPapersPage(
  context: ServiceContext,
  actor: Actor,
  asked: AskedPapers,
): Result<PolicyPapersPage, Denial> {
  const opened = openPapers(context, actor, asked);
  if (!opened.ok) return opened;
  const { policyVersionId, policyName, citation, version, publishedAt } = opened.value;
  const questions = questionsOf(context, opened.value);
  return ok({
    ...{ policyVersionId, policyName, citation, version, publishedAt },
    sheets: sheetKinds(questions, bodySettings(context.db).modules).map(({ office, unit, questions: own }) => ({
      ...{ office, unit, questionCount: own.length },
      rowCount: own.reduce((sum, { rows }) => sum + rows.length, 0),
    })),
    lackingSigns: lackingSigns(questions),
  });
}

/** 条項と設問の対応表 of a published questionnaire, and what its file is called: a body has tables of several. */
export function clauseQuestionFile(
  context: ServiceContext,
  actor: Actor,
  asked: AskedPapers,
): Result<{ readonly tableFile: TableFile; readonly fileName: string }, Denial> {
  const opened = openPapers(context, actor, asked);
  if (!opened.ok) return opened;
  const { modules, officeNames } = bodySettings(context.db);
  const { questionnaire, policyVersionId, policyName, version } = opened.value;
  const clauses = storedClauses(context.db, policyVersionId);
  const tableFile = clauseQuestionTable({ questionnaire, modules, officeNames, clauses });
  return ok({ tableFile, fileName: clauseQuestionFileName({ policyName, version }) });
}

/** Which sheet, as what; the signal of who waits for it. */
export interface AskedSheet extends AskedPapers {
  readonly office: string;
  readonly format: PaperFormat;
  readonly left: AbortSignal;
}

/** 点検票のファイル. */
export interface SheetFile {
  readonly name: string;
  readonly version: number;
  readonly file: Result<Uint8Array<ArrayBuffer>, PaperRefusal>;
}

/** The blank sheet of an office; an office that the questionnaire asks nothing of has none. */
export async function checkSheetFile(
  context: ServiceContext,
  actor: Actor,
  { office, format, left, ...asked }: AskedSheet,
): Promise<Result<SheetFile, Denial>> {
  const opened = openPapers(context, actor, asked);
  if (!opened.ok) return opened;
  const { modules, officeNames, documentMarking: marking } = bodySettings(context.db);
  const { policyName, citation, version, publishedAt } = opened.value;
  const kind = sheetKinds(questionsOf(context, opened.value), modules).find((one) => one.office === office);
  if (kind === undefined) return refuse('not_permitted');
  const source: CheckSheetSource = {
    ...{ kind, policyName, citation, version, officeNames, marking },
    bodyName: bodyOf(context)?.name ?? '',
    publishedAt: instant(publishedAt),
  };
  const file = await makePaperApart({ paper: checkSheet(source), format }, { personId: actor.personId, left });
  return ok({ name: checkSheetFileName(source), version, file });
}
