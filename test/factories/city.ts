import type { Actor } from '#app/domain/access/actor.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { addPerson, addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { changeUnit } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { askOf, makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

/** Who heads what in the city besides the people of the town; each signs in with no account. */
const HEADS = {
  citizens_chief: ['security_officer', '300'],
  works_chief: ['security_officer', '400'],
  living_head: ['security_officer', '310'],
  living_clerk: ['bureau_coordinator', '310'],
  waste_manager: ['security_manager', '311'],
  accountant: ['security_manager', '900'],
  clerk_of_council: ['security_manager', '910'],
} as const satisfies Readonly<Record<string, readonly [Office, string]>>;
export type CityHead = keyof typeof HEADS;

export interface City extends Town {
  /** The id of a unit by its code. */
  unit(code: string): string;
  head(who: CityHead): Actor;
}

export const CITY_DAY = calendarDate('2026-10-01');

/**
 * 局のある市. 市民局 (300) with 総務部 (100: 110, 120) and 生活部 (310: 311), 建設局 (400) with 福祉部 (200: 210), and on the
 * body itself 会計課 (900) and 議会事務局 (910).
 */
export async function makeCity(): Promise<City> {
  const town = await makeTown(testDatabase(CITY_DAY));
  const { context } = town;
  const add = (code: string, name: string, type: 'bureau' | 'department', parentId: string) =>
    must(addUnit(context, SET_UP, { code, name, type, parentId, order: null, policyId: null }));
  const citizens = add('300', '市民局', 'bureau', town.units.body);
  const works = add('400', '建設局', 'bureau', town.units.body);
  const living = add('310', '生活部', 'bureau', citizens);
  add('311', '総務課', 'department', living);
  add('900', '会計課', 'department', town.units.body);
  add('910', '議会事務局', 'department', town.units.body);
  moveUnit(town, town.units.general, citizens);
  moveUnit(town, town.units.welfare, works);
  const unit = (code: string) => {
    const found = unitsOn(context.db, context.today()).find((one) => one.code === code);
    if (found === undefined) throw new Error(`no unit ${code}`);
    return found.id;
  };
  const ids = new Map<string, { id: string; name: string }>();
  for (const [who, [role, code]] of Object.entries(HEADS)) {
    const id = must(addPerson(context, SET_UP, { name: who, account: null }));
    const from = calendarDate('2020-04-01');
    must(giveAppointment(context, SET_UP, { personId: id, role, unitId: unit(code), systemId: null, from }));
    ids.set(who, { id, name: who });
  }
  return { ...town, unit, head: (who) => actorOf(context, ids.get(who) ?? { id: '', name: '' }) };
}

/** Hangs a unit on another one from today or that day on. */
export function moveUnit(town: Town, unitId: string, parentId: string, on: CalendarDate = town.context.today()): void {
  const seal = sealOf(unitHistory(town.context.db), unitId);
  must(changeUnit(town.context, town.actor('secretariat'), { unitId, on, seal }, { parentId }));
}

/** Opens a campaign for every unit of the day. */
export function openCityCampaign(city: City, name = '定期自己点検'): string {
  const { context } = city;
  const units = unitsOn(context.db, context.today()).map(({ id }) => id);
  const id = must(
    createCampaign(context, city.actor('secretariat'), {
      fiscalYear: fiscalYearOf(context.today()),
      kind: 'regular',
      name,
      dueOn: addDays(context.today(), 30),
      questionnaires: [askOf(city, units)],
    }),
  );
  must(lookAndOpen(context, city.actor('secretariat'), id));
  return id;
}

/** The sheets of a campaign in their order, with the codes of their targets. */
export function citySheets({ context }: City, campaignId: string) {
  return sheetsOf(context.db, campaignId).map(({ sheet, target }) => ({
    id: sheet.id,
    code: target.code,
    sheet,
    target,
  }));
}
