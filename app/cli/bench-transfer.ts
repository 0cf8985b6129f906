import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandSurroundings } from '#app/cli/command.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { pathsFrom } from '#app/lib/root.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { readTransferTable } from '#app/services/access/transfer-table.form.server.ts';
import { applyTransfer, draftTransfer } from '#app/services/access/transfer.acts.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import { transferPage, transferPattern } from '#app/services/access/transfer.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { addPerson, addUnit, giveAppointment, setUpBody } from '#app/services/organization/organization.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openDatabase } from '#db/client.server.ts';

const PEOPLE = 3_000;
const GROWTH = 8;
const LIMIT_MS = 5_000;
const UNITS = 60;
const TODAY = calendarDate('2027-03-25');
const DAY = calendarDate('2027-04-01');

interface Town {
  readonly context: ServiceContext;
  readonly secretariatId: string;
}

function makeTown(file: string, root: string): Town {
  const db = openDatabase(file, pathsFrom(root).migrations);
  const context: ServiceContext = {
    db,
    clock: () => instant(`${TODAY}T00:00:00.000Z`),
    newId: () => newUuid(Date.now()),
    mailFrom: null,
  };
  must(
    setUpBody(context, SET_UP, { name: 'bench', demo: false, disclosure: { systemDetail: false, evidence: false } }),
  );
  const unit = (code: string, type: 'organization' | 'department', parentId: string | null) =>
    must(addUnit(context, SET_UP, { code, name: `U${code}`, type, parentId, order: null, policyId: null }));
  const body = unit('000', 'organization', null);
  for (let at = 1; at <= UNITS; at += 1) unit(String(at).padStart(3, '0'), 'department', body);
  const secretariatId = must(addPerson(context, SET_UP, { name: 'secretariat', account: null }));
  const post = { role: 'secretariat' as const, unitId: null, systemId: null };
  must(giveAppointment(context, SET_UP, { personId: secretariatId, ...post, from: TODAY }));
  return { context, secretariatId };
}

/** A table of so many people, each with an account and an office, under the heading that the body's own table has. */
function tableOf({ context }: Town, actor: Actor, people: number): string {
  const [heading = ''] = must(transferPattern(context, actor)).split('\r\n', 1);
  const office = bodySettings(context.db).officeNames.staff_in_charge;
  const lines = Array.from(
    { length: people },
    (_, at) => `P${at},person ${at},,,user${at},${String((at % UNITS) + 1).padStart(3, '0')},,${office},,,,`,
  );
  return [heading, ...lines].join('\r\n');
}

interface Times {
  readonly draftMs: number;
  readonly applyMs: number;
  readonly undoMs: number;
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const began = performance.now();
  const value = work();
  return { value, ms: Math.round(performance.now() - began) };
}

/** From the text of the table to its draft, from there to the act, and back, each on a database on the disk. */
function measure(people: number, root: string): Times {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  try {
    const town = makeTown(path.join(folder, 'tenken.db'), root);
    const { context } = town;
    const actor = actorOf(context, { id: town.secretariatId, name: 'secretariat' });
    const text = tableOf(town, actor, people);
    const draft = timed(() => {
      const table = readTransferTable(text);
      if (!table.ok) throw new Error(table.message);
      return must(draftTransfer(context, actor, { name: 'bench', on: DAY, kind: 'partial', lines: table.lines }));
    });
    const id = draft.value;
    const { seenHash } = must(transferPage(context, actor, id, { show: '', page: 1, done: '' }));
    const applied = timed(() => must(applyTransfer(context, actor, id, seenHash)));
    const undone = timed(() => undoTransfer(context, actor, id));
    if (!undone.value.ok) throw new Error(undone.value.reason);
    context.db.$client.close();
    return { draftMs: draft.ms, applyMs: applied.ms, undoMs: undone.ms };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One JSON object: the time of a city against its limit, and its growth against an eighth of it. */
export function reportTransfer({ root, out }: CommandSurroundings): void {
  const smaller = measure(Math.round(PEOPLE / GROWTH), root);
  const times = measure(PEOPLE, root);
  const ms = times.draftMs + times.applyMs;
  const ratio = Math.round((ms / (smaller.draftMs + smaller.applyMs)) * 100) / 100;
  const result = { case: `transfer of ${PEOPLE} people`, ...times, ms, limitMs: LIMIT_MS, within: ms <= LIMIT_MS };
  out(`${JSON.stringify({ ...result, growth: GROWTH, ratio })}\n`);
}
