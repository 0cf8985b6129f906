import { z } from 'zod';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { bureausOf, pathOf } from '#app/domain/organization/unit.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import { postKey } from '#app/domain/organization/office.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { vacantOfficesOf, vacantPosts } from '#app/services/campaign/first-year.loader.server.ts';
import type { VacantOffice } from '#app/services/campaign/first-year.loader.server.ts';
import { namesOf, unitHoldersOn } from '#app/services/organization/holder.loader.server.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';
import { allZones, systemCounts } from '#db/queries/asset.server.ts';
import { countUnits, unitsFromTo, withUnitsAbove } from '#db/queries/unit-order.server.ts';

/** 役職と在職者. */
export interface HeldOffice {
  readonly office: Office;
  readonly people: readonly HolderName[];
  /** Nobody holds it, and so a sheet stops. */
  readonly needed: boolean;
}

export interface OrganizationUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
  readonly offices: readonly HeldOffice[];
}

/** 組織と台帳. Who holds which office, a page of units at a time, and how many systems there are. */
export interface OrganizationPage {
  readonly bodyName: string;
  readonly bodyOffices: readonly HeldOffice[];
  readonly bureaus: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly units: readonly OrganizationUnit[];
  }[];
  readonly unitCount: number;
  readonly page: number;
  readonly pageCount: number;
  readonly zones: readonly { readonly id: string; readonly name: string; readonly systemCount: number }[];
  /** Posts without whose holder a sheet stops. */
  readonly vacancies: number;
  readonly vacantOffices: readonly VacantOffice[];
  /** True for who may open the settings of the body. */
  readonly mayDecide: boolean;
  readonly mayEdit: boolean;
}

const BODY_OFFICES: readonly Office[] = [
  'ciso',
  'supervising_security_officer',
  'secretariat',
  'committee_member',
  'audit_supervisor',
  'auditor',
  'administrator',
];

const UNIT_OFFICES: Readonly<Record<OrganizationUnitType, readonly Office[]>> = {
  organization: [],
  bureau: ['security_officer', 'bureau_coordinator'],
  department: ['security_manager', 'staff_in_charge'],
};

const UNITS_PER_PAGE = 50;

export const organizationSearch = z.object({
  page: pageNumber,
});
export type OrganizationSearch = z.infer<typeof organizationSearch>;

export function organizationPage(
  context: ServiceContext,
  actor: Actor,
  search: OrganizationSearch,
): Result<OrganizationPage, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const modules = modulesOfBody(db);
  const vacant = vacantPosts(db, today);
  const vacantKeys = new Set(vacant.map(postKey));
  // All but the body itself, which is the first.
  const unitCount = Math.max(0, countUnits(db, today) - 1);
  const { page, pageCount, from, to } = pagePlace(unitCount, search.page, UNITS_PER_PAGE);
  const shown = unitsFromTo(db, today, { from: from + 1, to: to + 1 });
  const byId = new Map(withUnitsAbove(db, today, shown).map((unit) => [unit.id, unit]));
  const holders = unitHoldersOn(
    db,
    today,
    shown.map(({ id }) => id),
  );
  const officesOf = (offices: readonly Office[], unitId: string | null): readonly HeldOffice[] =>
    offices
      .filter((office) => isOfficeUsed(modules, office))
      .map((office) => ({
        office,
        people: namesOf(holders(office, unitId)),
        needed: vacantKeys.has(postKey({ role: office, unitId, systemId: null })),
      }));
  const bureaus = [...groupBy(shown, (unit) => bureausOf(unit, byId)[0])].map(([bureau, of]) => ({
    id: bureau?.id ?? '',
    name: bureau === undefined ? null : pathOf(bureausOf(bureau, byId)),
    units: of.map(({ id, code, name, type }) => ({ id, code, name, type, offices: officesOf(UNIT_OFFICES[type], id) })),
  }));
  const inZones = systemCounts(db, today);
  return {
    ok: true,
    value: {
      bodyName: bodyOf(context)?.name ?? '',
      bodyOffices: officesOf(BODY_OFFICES, null),
      bureaus,
      ...{ unitCount, page, pageCount },
      zones: allZones(db).map(({ id, name }) => ({ id, name, systemCount: inZones.get(id) ?? 0 })),
      mayEdit: can(actor, 'organization.edit', null).ok,
      vacancies: vacant.length,
      vacantOffices: vacantOfficesOf(db, vacant, today),
      mayDecide: authorize(actor, 'setting.change', null).ok,
    },
  };
}
