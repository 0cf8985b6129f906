import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import type { PolicyReading, ReadingWarning } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { readingWarnings } from '#app/domain/questionnaire/duties-not-asked.ts';
import { dutiesAsked, fewDutiesWords } from '#app/domain/questionnaire/duties-asked.ts';
import { roleMapOf } from '#app/domain/questionnaire/respondent/role-map.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { readFileBytes } from '#app/lib/source-file.ts';
import type { FileRefusal } from '#app/lib/source-file.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';
import type { TextRefusal } from '#app/lib/source-text.ts';
import {
  clausesJsonLines,
  questionsJsonLines,
  surveyJsonText,
} from '#app/services/questionnaire/published-text.command.server.ts';

/** 収録方針の書誌. What `meta.json` of a policy folder says; `source` and `documents` are derived. */
const policyMetaSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u),
  body: z.string().min(1),
  title: z.string().min(1),
  citation: z.string().min(1),
  /** As the text itself states it, null where it states none. */
  version: z.strictObject({ label: z.string(), date: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/u) }).nullable(),
  /** Names of roles that this body alone uses; the common names need no entry. */
  roles: z.record(z.string().min(1), z.enum(ROLE_IDS)).optional(),
  /** What the file holds besides the policy, null when it holds nothing else. */
  otherMaterial: z.string().nullable(),
  source: z
    .strictObject({
      file: z.literal('source.txt'),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      /** UTF-16 units of the decoded text. */
      length: z.number().int().nonnegative(),
      /** The policy's own portion, from the first document's title to its last character. */
      portion: z.tuple([z.number().int(), z.number().int()]),
    })
    .optional(),
  documents: z
    .array(
      z.strictObject({
        kind: z.enum(POLICY_DOCUMENT_KINDS),
        title: z.string(),
        from: z.number().int(),
        to: z.number().int(),
        clauses: z.number().int().positive(),
      }),
    )
    .optional(),
});
export type PolicyMeta = z.infer<typeof policyMetaSchema>;

/** A file of a policy folder that follows from `source.txt`. */
export interface DerivedFile {
  readonly name: string;
  readonly content: string;
}

export interface DerivedFolder {
  /** The decoded text, in which the warnings have their places. */
  readonly source: string;
  readonly warnings: readonly ReadingWarning[];
  readonly files: readonly DerivedFile[];
  /** What has to be said first where hardly a duty of the text becomes a question. */
  readonly fewDuties: string | null;
}

export type PolicyFolderRefusal = FileRefusal | TextRefusal | 'no_clause' | 'no_meta' | 'bad_meta';

/** Derives every file of the folder from its source text and the written part of its `meta.json`. */
export function deriveFolder(folder: string): Result<DerivedFolder, PolicyFolderRefusal> {
  const file = readFileBytes(join(folder, 'source.txt'));
  if (!file.ok) return refuse(file.reason);
  const source = decodeSourceText(file.bytes);
  if (!source.ok) return refuse(source.reason);
  const reading = readPolicy(source.text);
  const { clauses } = reading;
  if (clauses.length === 0) return refuse('no_clause');
  const meta = readMeta(folder);
  if (!meta.ok) return meta;
  const questionnaire = deriveQuestionnaire(clauses, {
    policyId: meta.value.id,
    roles: roleMapOf(meta.value.roles ?? {}),
  });
  const files: readonly DerivedFile[] = [
    { name: 'clauses.jsonl', content: clausesJsonLines(clauses, questionnaire) },
    { name: 'questions.jsonl', content: questionsJsonLines(clauses, questionnaire) },
    { name: 'survey.json', content: surveyJsonText(questionnaire, meta.value.title) },
    {
      name: 'meta.json',
      content: `${JSON.stringify(completeMeta(meta.value, source.text, reading, file.bytes), null, 2)}\n`,
    },
  ];
  return ok({
    source: source.text,
    files,
    warnings: readingWarnings({ reading, questionnaire, source: source.text }),
    fewDuties: fewDutiesWords(dutiesAsked(questionnaire, dutiesOutside(reading, source.text))),
  });
}

/** Writes the derived files, each whole or not at all. */
export function writeFolder(folder: string, files: readonly DerivedFile[]): void {
  for (const { name, content } of files) {
    const path = join(folder, name);
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  }
}

function readMeta(folder: string): Result<PolicyMeta, 'no_meta' | 'bad_meta'> {
  let text: string;
  try {
    text = readFileSync(join(folder, 'meta.json'), 'utf8');
  } catch {
    return refuse('no_meta');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('bad_meta');
  }
  const parsed = policyMetaSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : refuse('bad_meta');
}

function completeMeta(meta: PolicyMeta, source: string, reading: PolicyReading, bytes: Uint8Array): PolicyMeta {
  const from = Math.min(...reading.documents.map(({ span }) => span[0]));
  const to = Math.max(...reading.documents.map(({ span }) => span[1]));
  return {
    ...meta,
    source: {
      file: 'source.txt',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      length: source.length,
      portion: [from, to],
    },
    documents: reading.documents.map(({ kind, title, span }) => ({
      kind,
      title,
      from: span[0],
      to: span[1],
      clauses: reading.clauses.filter((clause) => clause.document === kind).length,
    })),
  };
}
