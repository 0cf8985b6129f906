import { z } from 'zod';
import type { CommitteeDisclosure } from '#app/domain/access/resource.ts';
import { BODY_KINDS, bodyNameAt } from '#app/domain/organization/body.ts';
import type { BodyKind, FormerName } from '#app/domain/organization/body.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { decidedByBody } from '#app/services/shared/body-setting.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findBody, unitsOn } from '#db/queries/organization.server.ts';

/** 団体. Its name, and whether the database is the demonstration's. */
export interface Body {
  readonly name: string;
  readonly demo: boolean;
  /** What CISO and committee see behind the numbers. */
  readonly disclosure: CommitteeDisclosure;
}

/** The body of this database; null before it is set up. */
export function bodyOf(context: ServiceContext): Body | null {
  const row = findBody(context.db);
  if (row === undefined) return null;
  const disclosure = { systemDetail: row.committeeSeesSystems, evidence: row.committeeSeesEvidence };
  return { name: row.name, demo: row.demo, disclosure };
}

export const storedBodyKind: StoredKind<BodyKind> = storedKind('kind of the body', z.enum(BODY_KINDS));
export const storedFormerNames: StoredKind<readonly FormerName[]> = storedKind(
  'former names of the body',
  z.array(z.strictObject({ name: z.string().min(1), until: z.string().transform(instant) })),
);

/** 団体の区分; null until somebody says it. */
export function bodyKindOf(db: Connection): BodyKind | null {
  return decidedByBody(db, 'body_kind', storedBodyKind) ?? null;
}

/** What the body was called before, in the order of time. */
export function formerNamesOf(db: Connection): readonly FormerName[] {
  return decidedByBody(db, 'former_names', storedFormerNames) ?? [];
}

/** What the body was called in what was settled at an instant; as it is today for what still runs. */
export function bodyNameOf({ db }: ServiceContext, settledAt: Instant | null): string {
  const name = findBody(db)?.name ?? '';
  return settledAt === null ? name : bodyNameAt(name, formerNamesOf(db), settledAt);
}

/** The units of today. */
export function listUnits(context: ServiceContext): readonly Unit[] {
  return unitsOn(context.db, tokyoDate(context.clock()));
}
