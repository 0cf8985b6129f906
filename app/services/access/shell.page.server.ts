import { can } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { bureauNamings } from '#app/domain/organization/bureau-naming.ts';
import type { BureauNamings } from '#app/domain/organization/bureau-naming.ts';
import { pageMarking } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import type { BodySettings } from '#app/domain/score/settings.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { secretariatAt } from '#app/services/access/access-setting.loader.server.ts';
import { unsentKeysOf } from '#app/services/access/server-secret.loader.server.ts';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';
import { mayStart } from '#app/services/campaign/first-year.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { unitNamesOn } from '#db/queries/organization.server.ts';
import { bureausWithSections } from '#db/queries/unit-order.server.ts';

/** 主なメニュー. The pages that stand in the navigation, in their order. */
const NAVIGATION = [
  'home',
  'start',
  'board',
  'campaigns',
  'policies',
  'report',
  'results',
  'improvement',
  'organization',
  'people',
  'settings',
] as const;
export type NavigationPage = (typeof NAVIGATION)[number];

/** 画面の枠. What every page of a signed-in person shows around its content. */
export interface Shell {
  readonly bodyName: string;
  readonly fiscalYear: number;
  /** What the page carries when it is printed, and the day on which it would be. */
  readonly marking: DocumentMarking;
  readonly today: CalendarDate;
  readonly personName: string;
  /** What the body calls its offices. */
  readonly officeNames: BodySettings['officeNames'];
  /** Which parts the body uses. */
  readonly modules: BodySettings['modules'];
  /** What the body's bureaus are called. */
  readonly bureauNamings: BureauNamings;
  readonly offices: readonly HeldPost[];
  /** Only pages that the person may open. */
  readonly navigation: readonly NavigationPage[];
  readonly unsentKeys: UnsentKeys;
  /** Where the 事務局 is found; '' where the body told nothing. */
  readonly secretariatAt: string;
}

/** 役職. An office as its holder is introduced: with the unit, where it is held for one. */
export interface HeldPost {
  readonly office: Office;
  readonly unitName: string | null;
}

export function shellOf(context: ServiceContext, actor: Actor): Shell {
  const today = tokyoDate(context.clock());
  const { officeNames, documentMarking, modules, bureauRule } = bodySettings(context.db);
  const units = unitNamesOn(
    context.db,
    actor.appointments.flatMap(({ unitId }) => unitId ?? []),
    today,
  );
  return {
    bodyName: bodyOf(context)?.name ?? '',
    fiscalYear: fiscalYearOf(today),
    marking: pageMarking(documentMarking),
    officeNames,
    modules,
    bureauNamings: bureauNamings(bureausWithSections(context.db, today), bureauRule.level),
    today,
    personName: actor.name,
    offices: actor.appointments.map(({ role, unitId }) => ({
      office: role,
      unitName: unitId === null ? null : (units.get(unitId) ?? null),
    })),
    navigation: NAVIGATION.filter((page) => opens(context, actor, page)),
    unsentKeys: unsentKeysOf(context.db, actor.personId),
    secretariatAt: secretariatAt(context.db),
  };
}

/** A person who may ever read results finds them in the navigation, whatever stands in them today. */
const UNKNOWN_CAMPAIGN = {
  kind: 'regular',
  state: 'closed',
  disclosure: { systemDetail: false, evidence: false },
} as const;

function opens(context: ServiceContext, actor: Actor, page: NavigationPage): boolean {
  switch (page) {
    case 'home':
      return true;
    case 'start':
      return mayStart(context, actor);
    case 'board':
      return can(actor, 'board.view', { ...UNKNOWN_CAMPAIGN, state: 'open' }).ok;
    case 'campaigns':
    case 'organization':
      return can(actor, 'campaign.view', null).ok;
    // Part of 組織・台帳 for whoever opens that.
    case 'people':
      return can(actor, 'people.view', null).ok && !can(actor, 'campaign.view', null).ok;
    // Part of 自己点検の管理 for whoever only reads them.
    case 'policies':
      return can(actor, 'policy.manage', null).ok;
    case 'settings':
      return can(actor, 'setting.change', null).ok;
    case 'report':
      return can(actor, 'report.view', UNKNOWN_CAMPAIGN).ok;
    case 'results':
      return can(actor, 'items.view', UNKNOWN_CAMPAIGN).ok;
    case 'improvement':
      return can(actor, 'improvement.view', UNKNOWN_CAMPAIGN).ok;
  }
}
