import { z } from 'zod';
import type { Denial } from '#app/domain/access/can.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorizeSetUp, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/response/stored-json.loader.server.ts';
import { sha256, transact } from '#app/services/shared/transact.server.ts';
import {
  clausesOf,
  findPolicyVersion,
  insertPolicyVersion,
  insertQuestionnaire,
  lastQuestionnaireVersion,
} from '#db/queries/policy.server.ts';
import type { PolicyClauseRow } from '#db/queries/policy.server.ts';

const span = z.tuple([z.number().int(), z.number().int()]);

/** What a stored clause keeps besides its columns. */
const clauseDetailSchema = z.strictObject({
  subjects: z.array(z.string()),
  inherited: z.literal(true).optional(),
  sourceMarker: z.string().optional(),
  spans: z.array(span),
});

/** 方針の文書. The text of a policy as it was handed in, and where it comes from. */
export interface PolicyText {
  /** Names the policy across its versions, e.g. `town`. */
  readonly policyId: string;
  readonly name: string;
  readonly citation: string;
  readonly source: string;
}

/** Reads a policy's text into clauses and keeps both as a new version; a text without a clause is refused. */
export function importPolicy(
  context: ServiceContext,
  operator: Operator,
  input: PolicyText,
): Result<{ readonly policyVersionId: string; readonly clauses: number }, Denial | 'no_clause'> {
  const permission = authorizeSetUp(operator, 'policy.manage');
  if (!permission.ok) return permission;
  const { clauses } = readPolicy(input.source);
  if (clauses.length === 0) return refuse('no_clause');
  const policyVersionId = context.newId();
  const sourceSha256 = sha256(input.source);
  return transact<{ readonly policyVersionId: string; readonly clauses: number }, never>(
    context,
    operatorId(operator),
    'policy.import',
    ({ tx, at }) => {
      insertPolicyVersion(
        tx,
        { id: policyVersionId, ...input, sourceSha256, importedAt: at },
        clauses.map((clause, order) => clauseRow(policyVersionId, clause, order)),
      );
      return {
        ok: true,
        value: { policyVersionId, clauses: clauses.length },
        subject: `policy_version:${policyVersionId}`,
        detail: { policyId: input.policyId, name: input.name, sourceSha256, clauses: clauses.length },
      };
    },
  );
}

/** 公開した調査票. */
export interface PublishedQuestionnaire {
  readonly questionnaireId: string;
  /** 1, 2, 3 … over all versions of the policy. */
  readonly version: number;
  /** SHA-256 of the questionnaire's canonical JSON. */
  readonly hash: string;
}

/** Derives the questionnaire of a policy version and publishes it: from now on a campaign may pin it. */
export function publishQuestionnaire(
  context: ServiceContext,
  operator: Operator,
  policyVersionId: string,
): Result<PublishedQuestionnaire, Denial | 'unknown_policy_version' | 'no_question'> {
  return transact(context, operatorId(operator), 'questionnaire.publish', ({ tx, at }) => {
    const permission = authorizeSetUp(operator, 'policy.manage');
    if (!permission.ok) return permission;
    const policy = findPolicyVersion(tx, policyVersionId);
    if (policy === undefined) return refuse('unknown_policy_version');
    const derived = deriveQuestionnaire(clausesOf(tx, policyVersionId).map(clauseOf), { policyId: policy.policyId });
    if (derived.questions.length === 0) return refuse('no_question');
    const content = canonicalJson(JSON.parse(JSON.stringify(derived)));
    const published: PublishedQuestionnaire = {
      questionnaireId: context.newId(),
      version: lastQuestionnaireVersion(tx, policy.policyId) + 1,
      hash: sha256(content),
    };
    const { questionnaireId, version, hash } = published;
    insertQuestionnaire(tx, { id: questionnaireId, policyVersionId, version, content, hash, publishedAt: at });
    return {
      ok: true,
      value: published,
      subject: `questionnaire:${questionnaireId}`,
      detail: { policyVersionId, version, hash, questions: derived.questions.length },
    };
  });
}

function clauseRow(policyVersionId: string, clause: Clause, order: number): PolicyClauseRow {
  const { document, id, parent, title, text, kind, subjects, inherited, sourceMarker, spans } = clause;
  const detail = canonicalJson({ subjects, inherited, sourceMarker, spans });
  return { policyVersionId, document, id, order, parent, title, text, kind, detail };
}

function clauseOf({ document, id, parent, title, text, kind, detail }: PolicyClauseRow): Clause {
  const { inherited, sourceMarker, ...read } = readStored(clauseDetailSchema, detail);
  return {
    document,
    id,
    parent,
    title,
    text,
    kind,
    ...read,
    ...(inherited === undefined ? {} : { inherited }),
    ...(sourceMarker === undefined ? {} : { sourceMarker }),
  };
}
