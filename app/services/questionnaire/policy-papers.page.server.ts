import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { clauseQuestionTable } from '#app/documents/questionnaire/clause-question-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import { publishedContent } from '#app/services/questionnaire/published-questionnaire.loader.server.ts';
import type { PublishedContent } from '#app/services/questionnaire/published-questionnaire.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** Which questionnaire of which policy version; the newest where no number is given. */
export interface AskedPapers {
  readonly policyVersionId: string;
  readonly version: number | null;
}

function openPapers(context: ServiceContext, actor: Actor, asked: AskedPapers): Result<PublishedContent, Denial> {
  const permission = authorize(actor, 'policy.view', null);
  if (!permission.ok) return permission;
  const content = publishedContent(context.db, asked.policyVersionId, asked.version);
  return content === null ? refuse('not_permitted') : ok(content);
}

/** 条項と設問の対応表 of a published questionnaire. */
export function clauseQuestionFile(
  context: ServiceContext,
  actor: Actor,
  asked: AskedPapers,
): Result<TableFile, Denial> {
  const opened = openPapers(context, actor, asked);
  if (!opened.ok) return opened;
  const { modules, officeNames } = bodySettings(context.db);
  const { questionnaire, policyVersionId } = opened.value;
  return ok(
    clauseQuestionTable({ questionnaire, modules, officeNames, clauses: storedClauses(context.db, policyVersionId) }),
  );
}
