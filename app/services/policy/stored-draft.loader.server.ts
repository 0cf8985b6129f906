import { z } from 'zod';
import {
  CLAUSE_KINDS,
  DISCARD_REASONS,
  POLICY_DOCUMENT_KINDS,
  READING_WARNING_CODES,
  SENTENCE_KINDS,
} from '#app/domain/policy/clause.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { LEGAL_MEASURE_NUMBERS } from '#app/domain/policy/legal-measure.ts';
import { LEAVE_OUT_REASONS } from '#app/domain/policy/correction.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import { DRAFT_FINDING_SORTS } from '#app/domain/policy/draft-finding.ts';
import type { DraftFindings } from '#app/domain/policy/draft-finding.ts';
import { correctReading } from '#app/domain/policy/corrected-reading.ts';
import type { CorrectedReading } from '#app/domain/policy/corrected-reading.ts';
import {
  correctionsInForce,
  deedsInForce,
  editsInForce,
  roleNamesInForce,
} from '#app/domain/questionnaire/editing/draft-step.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';
import { lastAsked, onceOf } from '#app/lib/last-asked.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { editKeySchema, questionEditSchema } from '#app/services/policy/stored-edit.loader.server.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findDraftState, findLastStep, findPolicyDraft, stepsOfDraft } from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';

const span = z.tuple([z.number().int(), z.number().int()]).readonly();
const document = z.enum(POLICY_DOCUMENT_KINDS);
const names = z.array(z.string()).readonly();

const clause = z
  .object({
    document,
    id: z.string(),
    parent: z.string().nullable(),
    title: z.string(),
    text: z.string(),
    kind: z.enum(CLAUSE_KINDS),
    subjects: names,
    sentences: z.array(z.object({ span, kind: z.enum(SENTENCE_KINDS), subjects: names })).readonly(),
    inherited: z.literal(true).optional(),
    sourceMarker: z.string().optional(),
    spans: z.array(span).readonly(),
  })
  .transform(({ inherited, sourceMarker, ...one }) => ({
    ...one,
    ...(inherited === undefined ? {} : { inherited }),
    ...(sourceMarker === undefined ? {} : { sourceMarker }),
  }));

const readingSchema: z.ZodType<PolicyReading> = z.object({
  documents: z.array(z.object({ kind: document, title: z.string(), span })).readonly(),
  clauses: z.array(clause).readonly(),
  discarded: z.array(z.object({ from: z.number(), to: z.number(), why: z.enum(DISCARD_REASONS) })).readonly(),
  warnings: z.array(z.object({ at: span, code: z.enum(READING_WARNING_CODES), message: z.string() })).readonly(),
});

const ofClause = { at: z.object({ document, id: z.string() }), basis: z.string() };

const correctionSchema: z.ZodType<Correction> = z.discriminatedUnion('act', [
  z.object({ act: z.literal('kind'), ...ofClause, kind: z.enum(CLAUSE_KINDS) }),
  z.object({ act: z.literal('subjects'), ...ofClause, subjects: names }),
  z.object({ act: z.literal('number'), ...ofClause, marker: z.string() }),
  z.object({ act: z.literal('split'), ...ofClause, offset: z.number().int() }),
  z.object({ act: z.literal('merge'), ...ofClause }),
  z.object({
    act: z.literal('move'),
    ...ofClause,
    parent: z.string().nullable(),
    marker: z.string().exactOptional(),
  }),
  z.object({ act: z.literal('measures'), ...ofClause, measures: z.array(z.literal(LEGAL_MEASURE_NUMBERS)).readonly() }),
  z.object({ act: z.literal('leave_out'), ...ofClause, reason: z.enum(LEAVE_OUT_REASONS) }),
  z.object({ act: z.literal('bring_back'), span, document, parent: z.string().nullable(), basis: z.string() }),
]);

const findingsSchema: z.ZodType<DraftFindings> = z.object({
  places: z.array(z.object({ sort: z.enum(DRAFT_FINDING_SORTS), at: span, words: z.string() })).readonly(),
  fewDuties: z.string().nullable(),
  notes: names,
});

const number = z.number().int().min(1);
const stepSchema: z.ZodType<DraftStep> = z.discriminatedUnion('act', [
  z.object({ number, act: z.literal('correct'), correction: correctionSchema }),
  z.object({ number, act: z.literal('confirm'), place: z.number().int().min(0) }),
  z.object({ number, act: z.literal('name_role'), name: z.string(), roles: z.array(z.enum(ROLE_IDS)).readonly() }),
  z.object({ number, act: z.literal('edit'), edits: z.array(questionEditSchema).readonly() }),
  z.object({ number, act: z.literal('as_derived'), key: editKeySchema }),
  z.object({
    number,
    act: z.literal('publish_words'),
    validFrom: z.string().nullable(),
    revisionSummary: z.string(),
  }),
  z.object({ number, act: z.literal('undo'), of: number }),
]);

export const storedReading = storedKind('policy_draft.reading', readingSchema);
export const storedFindings = storedKind('policy_draft.findings', findingsSchema);
export const storedStep = storedKind('policy_draft_step', stepSchema);

/** What a draft keeps of a text that was read: as it was read, for the places of the reading are those of this text. */
export function storedText({
  source: printed,
  reading,
  findings,
}: {
  readonly source: string;
  readonly reading: PolicyReading;
  readonly findings: DraftFindings;
}): Pick<PolicyDraftRow, 'source' | 'sourceSha256' | 'reading' | 'findings'> {
  const source = withIdeographs(printed);
  return {
    source,
    sourceSha256: sha256(source),
    reading: writeStored(storedReading, reading),
    findings: writeStored(storedFindings, findings),
  };
}

type DraftState = Omit<PolicyDraftRow, 'source' | 'reading' | 'findings'>;

/** 下書きの中身. What a draft is of, and what its steps so far make of it. */
export interface DraftContent extends Pick<PolicyDraftRow, 'source' | 'reading'> {
  readonly steps: readonly DraftStep[];
  /** As the reader made it. */
  readonly firstReading: PolicyReading;
  readonly findings: DraftFindings;
  readonly corrected: CorrectedReading;
  /** What names of the text mean that the secretariat gave a meaning. */
  readonly roleNames: ReadonlyMap<string, readonly RoleId[]>;
  /** Of questions, in their order. */
  readonly edits: readonly QuestionEdit[];
}

/** 対策基準の下書き. With what was done to it, and how it reads now. */
export interface PolicyDraft extends DraftState, DraftContent {
  /** The same by itself, one object for all pages that show the draft so: what follows from it is made of it once. */
  readonly draftContent: DraftContent;
}

const READINGS_KEPT = 8;
const readings = lastAsked<PolicyReading>(READINGS_KEPT);

/** What the reader made of a draft's text. It never changes: those asked for last are made of their rows once. */
export function firstReadingOf({ reading }: Pick<PolicyDraftRow, 'reading'>): PolicyReading {
  return readings(reading, () => readStored(storedReading, reading));
}

const CORRECTED_KEPT = 4;
const correctedReadings = onceOf((_reading: PolicyReading) => lastAsked<CorrectedReading>(CORRECTED_KEPT));

/** A reading with its corrections, judged once for all pages that show it so. */
function correctedOf(reading: PolicyReading, source: string, corrections: readonly Correction[]): CorrectedReading {
  return correctedReadings(reading)(JSON.stringify(corrections), () => correctReading(reading, source, corrections));
}

export function stepsOf(db: Connection, policyDraftId: string): DraftStep[] {
  return stepsOfDraft(db, policyDraftId).map(stepIn);
}

function stepIn({ content }: { readonly content: string }): DraftStep {
  return readStored(storedStep, content);
}

/** What was said for the publication of a draft when its text was handed in. */
export type SaidForPublishing = Pick<Extract<DraftStep, { act: 'publish_words' }>, 'validFrom' | 'revisionSummary'>;

/** Nothing where it was said of another draft: steps that a draft took over from a version are older than itself. */
export function saidForPublishing(
  db: Connection,
  { id, madeAt }: Pick<PolicyDraftRow, 'id' | 'madeAt'>,
): SaidForPublishing {
  const rows = stepsOfDraft(db, id);
  const own = new Set(rows.flatMap((step) => (step.doneAt < madeAt ? [] : [step.number])));
  const said = deedsInForce(rows.map(stepIn)).flatMap((deed) =>
    deed.act === 'publish_words' && own.has(deed.number) ? [deed] : [],
  );
  const { validFrom, revisionSummary } = said.at(-1) ?? { validFrom: null, revisionSummary: '' };
  return { validFrom, revisionSummary };
}

function contentOf(db: Connection, policyDraftId: string): DraftContent {
  const row = findPolicyDraft(db, policyDraftId);
  if (row === undefined) throw new Error(policyDraftId);
  const { source, reading } = row;
  const steps = stepsOf(db, policyDraftId);
  const firstReading = firstReadingOf(row);
  const corrections = correctionsInForce(steps).map(({ correction }) => correction);
  return {
    ...{ source, reading, steps, firstReading },
    findings: readStored(storedFindings, row.findings),
    corrected: correctedOf(firstReading, source, corrections),
    roleNames: roleNamesInForce(steps),
    edits: editsInForce(steps),
  };
}

const CONTENTS_KEPT = 4;
/** Of each connection by itself: what a transaction sees and then takes back is seen by nobody else. */
const contents = onceOf((_db: Connection) => lastAsked<DraftContent>(CONTENTS_KEPT));

/**
 * A draft as it stands. Its text never changes and no step is ever taken away: the content is made anew only where
 * another step came last.
 */
export function storedDraft(db: Connection, policyDraftId: string): PolicyDraft | undefined {
  const state = findDraftState(db, policyDraftId);
  if (state === undefined) return undefined;
  const name = JSON.stringify([policyDraftId, findLastStep(db, policyDraftId) ?? null]);
  const draftContent = contents(db)(name, () => contentOf(db, policyDraftId));
  return { ...state, ...draftContent, draftContent };
}
