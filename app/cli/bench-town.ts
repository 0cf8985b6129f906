import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Actor } from '#app/domain/access/actor.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { pathsFrom } from '#app/lib/root.server.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { readTransferTable } from '#app/services/access/transfer-table.form.server.ts';
import { draftTransfer } from '#app/services/access/transfer.acts.server.ts';
import { transferPage, transferPattern } from '#app/services/access/transfer.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import type { NewAccount } from '#app/services/organization/organization.acts.server.ts';
import { addPerson, addUnit, giveAppointment, setUpBody } from '#app/services/organization/organization.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openDatabase } from '#db/client.server.ts';

export interface BenchTown {
  readonly context: ServiceContext;
  readonly sectionIds: readonly string[];
  readonly actor: Actor;
}

export interface BenchTownPlan {
  readonly at: Instant;
  readonly today: CalendarDate;
  /** How many sections hang on how many bureaus; on the body itself where there are none. */
  readonly sections: number;
  readonly bureaus: number;
  readonly secretariat: NewAccount | null;
}

/** The code of a section, counted from 0: people and systems of a bench name it. */
export const sectionCode = (at: number): string => `S${String(at + 1).padStart(4, '0')}`;

/** A body of so many sections with a 事務局, in a file of its own. */
export function makeBenchTown(file: string, root: string, plan: BenchTownPlan): BenchTown {
  const db = openDatabase(file, pathsFrom(root).migrations);
  const context: ServiceContext = { db, clock: () => plan.at, newId: () => newUuid(Date.now()), mailFrom: null };
  must(
    setUpBody(context, SET_UP, { name: 'bench', demo: false, disclosure: { systemDetail: false, evidence: false } }),
  );
  const unit = (code: string, type: 'organization' | 'bureau' | 'department', parentId: string | null) =>
    must(addUnit(context, SET_UP, { code, name: `U${code}`, type, parentId, order: null, policyId: null }));
  const body = unit('0000', 'organization', null);
  const bureaus = Array.from({ length: plan.bureaus }, (_, at) => unit(`B${at + 1}`, 'bureau', body));
  const sectionIds = Array.from({ length: plan.sections }, (_, at) =>
    unit(sectionCode(at), 'department', bureaus[at % bureaus.length] ?? body),
  );
  const personId = must(addPerson(context, SET_UP, { name: 'secretariat', account: plan.secretariat }));
  const post = { role: 'secretariat' as const, unitId: null, systemId: null };
  must(giveAppointment(context, SET_UP, { personId, ...post, from: plan.today }));
  return { context, sectionIds, actor: actorOf(context, { id: personId, name: 'secretariat' }) };
}

/** Works in a town of its own on the disk, which is gone behind it. */
export function inBenchTown<Value>(root: string, plan: BenchTownPlan, work: (town: BenchTown) => Value): Value {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  try {
    const town = makeBenchTown(path.join(folder, 'tenken.db'), root, plan);
    const value = work(town);
    town.context.db.$client.close();
    return value;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const began = performance.now();
  const value = work();
  return { value, ms: Math.round(performance.now() - began) };
}

/** A table of so many people, each with an account and an office, under the heading that the body's own table has. */
export function peopleTable({ context, actor }: BenchTown, people: number, sections: number): string {
  const [heading = ''] = tableCsv(must(transferPattern(context, actor))).split('\r\n', 1);
  const { staff_in_charge: clerk, security_manager: manager } = bodySettings(context.db).officeNames;
  const lines = Array.from({ length: people }, (_, at) => {
    const office = at < sections ? manager : clerk;
    return `P${at},person ${at},,,user${at},${sectionCode(at % sections)},,${office},,,,`;
  });
  return [heading, ...lines].join('\r\n');
}

/** Drafts a transfer by the table; gives its id and what its page would send to apply it. */
export function draftOf(
  { context, actor }: BenchTown,
  text: string,
  on: CalendarDate,
): { readonly id: string; readonly seenHash: () => string } {
  const table = readTransferTable(text);
  if (!table.ok) throw new Error(table.message);
  const id = must(draftTransfer(context, actor, { name: 'bench', on, kind: 'partial', lines: table.lines }));
  return { id, seenHash: () => must(transferPage(context, actor, id, { show: '', page: 1, done: '' })).seenHash };
}
