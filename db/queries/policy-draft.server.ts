import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { person } from '#db/schema/organization.ts';
import { policyDraft, policyDraftStep } from '#db/schema/policy-draft.ts';

export type PolicyDraftRow = typeof policyDraft.$inferSelect;
export type PolicyDraftStepRow = typeof policyDraftStep.$inferSelect;

export function insertPolicyDraft(db: Connection, row: PolicyDraftRow): void {
  db.insert(policyDraft).values(row).run();
}

export function findPolicyDraft(db: Connection, id: string): PolicyDraftRow | undefined {
  return db.select().from(policyDraft).where(eq(policyDraft.id, id)).get();
}

const draftState = madeOnce((db) => {
  const { id, policyId, name, citation, sourceSha256, pageCount, state } = policyDraft;
  const { madeBy, madeAt, heldBy, heldAt, policyVersionId } = policyDraft;
  const which = { id, policyId, name, citation, sourceSha256, pageCount, state };
  return db
    .select({ ...which, madeBy, madeAt, heldBy, heldAt, policyVersionId })
    .from(policyDraft)
    .where(eq(id, sql.placeholder('id')))
    .prepare();
});

/** A draft without its texts, which never change. */
export function findDraftState(
  db: Connection,
  id: string,
): Omit<PolicyDraftRow, 'source' | 'reading' | 'findings'> | undefined {
  return draftState(db).get({ id });
}

export function changePolicyDraft(
  db: Connection,
  id: string,
  change: Partial<Pick<PolicyDraftRow, 'name' | 'citation' | 'state' | 'heldBy' | 'heldAt' | 'policyVersionId'>>,
): void {
  db.update(policyDraft).set(change).where(eq(policyDraft.id, id)).run();
}

/** The draft that became a version; none for a version of another way. */
export function draftOfVersion(db: Connection, policyVersionId: string): PolicyDraftRow | undefined {
  return db.select().from(policyDraft).where(eq(policyDraft.policyVersionId, policyVersionId)).get();
}

/** Drafts that are worked on, the newest first, without their texts. */
export function openPolicyDrafts(db: Connection) {
  const { id, policyId, name, citation, madeAt, heldAt, heldBy } = policyDraft;
  return db
    .select({ id, policyId, name, citation, madeAt, heldAt, holder: person.name, heldBy })
    .from(policyDraft)
    .innerJoin(person, eq(person.id, heldBy))
    .where(eq(policyDraft.state, 'open'))
    .orderBy(desc(madeAt), desc(id))
    .all();
}

export function stepsOfDraft(db: Connection, policyDraftId: string): PolicyDraftStepRow[] {
  return db
    .select()
    .from(policyDraftStep)
    .where(eq(policyDraftStep.policyDraftId, policyDraftId))
    .orderBy(asc(policyDraftStep.number))
    .all();
}

/** The number of a draft's last step; 0 where none was done. */
export function lastStepOfDraft(db: Connection, policyDraftId: string): number {
  return findLastStep(db, policyDraftId)?.number ?? 0;
}

const lastStepRow = madeOnce((db) =>
  db
    .select()
    .from(policyDraftStep)
    .where(eq(policyDraftStep.policyDraftId, sql.placeholder('id')))
    .orderBy(desc(policyDraftStep.number))
    .limit(1)
    .prepare(),
);

/** The last step of a draft; undefined where none was done. */
export function findLastStep(db: Connection, policyDraftId: string): PolicyDraftStepRow | undefined {
  return lastStepRow(db).get({ id: policyDraftId });
}

export function insertDraftStep(db: Connection, row: PolicyDraftStepRow): void {
  db.insert(policyDraftStep).values(row).run();
}

const stepsDone = madeOnce((db) =>
  db
    .select({ number: policyDraftStep.number, doneAt: policyDraftStep.doneAt, doneBy: person.name })
    .from(policyDraftStep)
    .innerJoin(person, eq(person.id, policyDraftStep.doneBy))
    .where(
      and(
        eq(policyDraftStep.policyDraftId, sql.placeholder('id')),
        gte(policyDraftStep.number, sql.placeholder('from')),
      ),
    )
    .prepare(),
);

/** Who did each step of a draft from that number on, and when. */
export function draftStepsDone(db: Connection, policyDraftId: string, from: number) {
  return stepsDone(db).all({ id: policyDraftId, from });
}

const holder = madeOnce((db) =>
  db
    .select({ name: person.name })
    .from(policyDraft)
    .innerJoin(person, eq(person.id, policyDraft.heldBy))
    .where(eq(policyDraft.id, sql.placeholder('id')))
    .prepare(),
);

/** The name of who holds a draft. */
export function holderOfDraft(db: Connection, policyDraftId: string): string {
  return holder(db).get({ id: policyDraftId })?.name ?? '';
}
