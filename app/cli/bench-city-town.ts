import { makeBenchTown } from '#app/cli/bench-town.ts';
import type { BenchTown } from '#app/cli/bench-town.ts';
import { gateHolds, valueOf } from '#app/cli/demo/character.ts';
import { composeAnswer } from '#app/cli/demo/compose-answer.ts';
import { seedPolicy } from '#app/cli/seed-policy.ts';
import { walkingClock } from '#app/cli/demo/walking-clock.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { DEFAULT_ANSWERING_RULES } from '#app/domain/campaign/route.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { at, tokyoMinute } from '#app/cli/demo/days.ts';
import { pathsFrom } from '#app/lib/root.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import type { NewAccount } from '#app/services/organization/organization.acts.server.ts';
import { addPerson, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { listUnits } from '#app/services/organization/body.loader.server.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { saveChapter } from '#app/services/response/answer.acts.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { submitSheet } from '#app/services/response/sheet.acts.server.ts';
import { listSheets } from '#app/services/response/sheet-list.page.server.ts';
import type { ListedSheet } from '#app/services/response/sheet-list.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { contentHashOf } from '#app/services/response/submission-seen.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const POLICY = 'kikuyo';
const SEED = 14;
/** So many sections hang on one bureau, and so many own one system. */
const SECTIONS_OF_BUREAU = 20;
const SECTIONS_OF_SYSTEM = 5;
/** One sheet in so many is not handed in; in a year that runs, every second one is still open. */
export const LEFT_OUT = { closed: 40, running: 2 } as const;
/** A day in the first half of a fiscal year: each year is assessed on it. */
const DAY = '07-01';

/** 測る市. A city of so many sections, with the clock by which its years pass. */
export interface BenchCity {
  readonly context: ServiceContext;
  readonly secretariat: Actor;
  /** Who closes. */
  readonly supervisor: Head;
  readonly questionnaireId: string;
  readonly clock: ReturnType<typeof walkingClock>;
  /** Who answers the sheet; null where nobody of the city does. */
  readonly headOf: (sheet: ListedSheet) => Head | null;
}

/** 回答する人. Everybody has the password of the 事務局. */
export interface Head {
  readonly actor: Actor;
  readonly login: string;
}

interface CityPlan {
  readonly sections: number;
  /** The fiscal year from whose beginning the city stands. */
  readonly firstYear: number;
  readonly secretariat: NewAccount;
}

const dayOfYear = (year: number) => calendarDate(`${year}-${DAY}`);

/** Founds the city through the services, with the policy of a town. */
export function foundCity(file: string, root: string, { sections, firstYear, secretariat }: CityPlan): BenchCity {
  const from = calendarDate(`${firstYear}-04-01`);
  const clock = walkingClock(tokyoMinute(from, at(9)));
  const bureaus = Math.ceil(sections / SECTIONS_OF_BUREAU);
  const town = makeBenchTown(file, root, { at: clock.now(), today: from, sections, bureaus, secretariat });
  const context = { ...town.context, clock: clock.now };
  // While the city is made, the disk is not waited for.
  context.db.$client.pragma('synchronous = OFF');
  const heads = appointHeads({ ...town, context }, sections, secretariat);
  const { title: name, citation, source } = seedPolicy(pathsFrom(root), POLICY);
  const policy = { policyId: POLICY, name, citation, source, validFrom: from };
  const { policyVersionId } = must(importPolicy(context, town.actor, policy));
  const { questionnaireId } = must(publishQuestionnaire(context, town.actor, policyVersionId));
  return {
    ...{ context, questionnaireId, clock },
    secretariat: town.actor,
    ...heads,
  };
}

/** A head for every unit and every system, and one person for each office of the whole body. */
function appointHeads(
  { context, sectionIds }: Pick<BenchTown, 'context' | 'sectionIds'>,
  sections: number,
  { passwordHash }: NewAccount,
): Pick<BenchCity, 'supervisor' | 'headOf'> {
  const from = calendarDate(context.clock().slice(0, 10));
  const heads = new Map<string, Head>();
  const appoint = (key: string, role: Office, place: { unitId: string | null; systemId: string | null }) => {
    const name = `${role} ${key}`;
    const id = must(addPerson(context, SET_UP, { name, account: { login: key, passwordHash } }));
    must(giveAppointment(context, SET_UP, { personId: id, role, ...place, from }));
    const head = { actor: actorOf(context, { id, name }), login: key };
    heads.set(key, head);
    return head;
  };
  for (const { id, code, type } of listUnits(context)) {
    const place = { unitId: id, systemId: null };
    if (type === 'department') appoint(code, 'security_manager', place);
    else if (type === 'bureau') appoint(code, 'security_officer', place);
  }
  const ofBody = { unitId: null, systemId: null };
  for (const role of ['ciso', 'committee_member', 'audit_supervisor'] as const) appoint(role, role, ofBody);
  const supervisor = appoint('supervising_security_officer', 'supervising_security_officer', ofBody);
  const zoneId = must(registerZone(context, SET_UP, { kind: 'internal', name: 'LGWAN', order: 1 }));
  for (let number = 0; number < sections / SECTIONS_OF_SYSTEM; number += 1) {
    const ownerUnitId = sectionIds[number * SECTIONS_OF_SYSTEM] ?? '';
    const code = `SYS${number}`;
    const entry = { code, name: `system ${number}`, ownerUnitId, zoneId, attributes: ['package'] };
    const systemId = must(registerSystem(context, SET_UP, entry));
    appoint(code, 'system_manager', { unitId: null, systemId });
  }
  return {
    supervisor,
    headOf: ({ targetType, targetCode, office }) =>
      heads.get(targetType === 'organization' ? DEFAULT_ANSWERING_RULES[office].answeredBy : targetCode) ?? null,
  };
}

/** Prepares the yearly campaign of all units on its day; answers with the id of the draft. */
export function draftYear(city: BenchCity, year: number): string {
  const day = dayOfYear(year);
  city.clock.set(tokyoMinute(day, at(9)));
  const unitIds = listUnits(city.context).map(({ id }) => id);
  return must(
    createCampaign(city.context, city.secretariat, {
      fiscalYear: fiscalYearOf(day),
      kind: 'regular',
      name: `self-assessment ${year}`,
      dueOn: addDays(day, 30),
      questionnaires: [{ questionnaireId: city.questionnaireId, unitIds, leftOutQuestionIds: [] }],
    }),
  );
}

/** Answers every sheet in one act and hands it in, but for one in so many. */
export function answerYear(
  city: BenchCity,
  { year, campaignId, leftOut }: { readonly year: number; readonly campaignId: string; readonly leftOut: number },
): void {
  const day = addDays(dayOfYear(year), 1);
  city.clock.set(tokyoMinute(day, at(9)));
  for (const [index, sheet] of must(listSheets(city.context, city.secretariat, campaignId)).entries()) {
    const head = city.headOf(sheet);
    if (head !== null) answerSheet(city, day, sheet, head.actor, index % leftOut !== leftOut - 1);
  }
}

function answerSheet(
  { context }: BenchCity,
  day: CalendarDate,
  sheet: ListedSheet,
  actor: Actor,
  handsIn: boolean,
): void {
  const { sheetId, targetCode, targetType } = sheet;
  const load = () => {
    const snapshot = loadSheet(context, sheetId);
    if (snapshot === null) throw new Error(`no sheet ${sheetId}`);
    return snapshot;
  };
  const gates = load().gates.map(({ gate }) => ({
    gateId: gate.id,
    holds: gateHolds(SEED, targetCode, targetType === 'organization', gate.id),
    rev: 0,
  }));
  if (gates.length > 0) must(saveGates(context, actor, sheetId, gates));
  const open = load().items.filter(({ applicability }) => applicability.state === 'open');
  const answers = open.map((item) => ({
    itemKey: item.itemKey,
    rev: item.record?.rev ?? 0,
    answer: answerTo(item, sheet, day),
  }));
  must(saveChapter(context, actor, sheetId, { chapter: null, same: null, answers }));
  if (!handsIn) return;
  const handedIn = submitSheet(context, actor, sheetId, contentHashOf(load()));
  if (!handedIn.ok) throw new Error(`${targetCode} was not handed in: ${JSON.stringify(handedIn)}`);
}

/** As a section of the demonstration would answer, each in its own way. */
function answerTo(
  { question }: SheetItem,
  { targetCode, ownerUnitName: section }: ListedSheet,
  day: CalendarDate,
): Answer {
  const asked = { seed: SEED, year: 'this', target: targetCode, question } as const;
  return composeAnswer(asked, valueOf(asked), { day, section, confirmedBy: section });
}
