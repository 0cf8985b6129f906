import { can } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/office.ts';
import { PAGE_MARKING } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { bodyOf, listUnits } from '#app/services/organization/body.loader.server.ts';

/** 画面の枠. What every page of a signed-in person shows around its content. */
export interface Shell {
  readonly bodyName: string;
  readonly fiscalYear: number;
  /** What the page carries when it is printed, and the day on which it would be. */
  readonly marking: DocumentMarking;
  readonly today: CalendarDate;
  readonly person: { readonly name: string; readonly roles: readonly string[] };
  readonly nav: readonly { readonly to: string; readonly label: string }[];
}

/** Only pages that the person may open stand in the navigation. */
export function shellOf(context: ServiceContext, actor: Actor): Shell {
  const today = tokyoDate(context.clock());
  const units = new Map(listUnits(context).map((unit) => [unit.id, unit.name]));
  const roles = actor.appointments.map(({ role, unitId }) => {
    const unit = unitId === null ? undefined : units.get(unitId);
    return unit === undefined ? OFFICE_DEFAULT_NAMES[role] : `${unit}の${OFFICE_DEFAULT_NAMES[role]}`;
  });
  return {
    bodyName: bodyOf(context)?.name ?? '',
    fiscalYear: fiscalYearOf(today),
    marking: PAGE_MARKING,
    today,
    person: { name: actor.name, roles: [...new Set(roles)] },
    nav: navigationOf(actor),
  };
}

const UNKNOWN_CAMPAIGN = { state: 'closed', disclosure: { systemDetail: false, evidence: false } } as const;

function navigationOf(actor: Actor): Shell['nav'] {
  const pages = [
    { to: '/', label: 'ホーム', open: true },
    { to: '/board', label: '進捗', open: can(actor, 'board.view', { ...UNKNOWN_CAMPAIGN, state: 'open' }).ok },
    { to: '/campaigns', label: '自己点検の管理', open: can(actor, 'campaign.view', null).ok },
    { to: '/report', label: '結果報告', open: can(actor, 'report.view', UNKNOWN_CAMPAIGN).ok },
    { to: '/results', label: '結果の内訳', open: can(actor, 'items.view', UNKNOWN_CAMPAIGN).ok },
    { to: '/improvement', label: '改善計画', open: can(actor, 'improvement.view', UNKNOWN_CAMPAIGN).ok },
    { to: '/organization', label: '組織・台帳', open: can(actor, 'campaign.view', null).ok },
  ];
  return pages.filter((page) => page.open).map(({ to, label }) => ({ to, label }));
}
