import type { CommitteeDisclosure } from '#app/domain/access/resource.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
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

/** The units of today. */
export function listUnits(context: ServiceContext): readonly Unit[] {
  return unitsOn(context.db, tokyoDate(context.clock()));
}
