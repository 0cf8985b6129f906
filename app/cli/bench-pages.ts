import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { benchAccount, signedInCookie } from '#app/cli/bench-account.ts';
import { draftOf, makeBenchTown, peopleTable } from '#app/cli/bench-town.ts';
import { reportMeasuredPages, servingEnv, started } from '#app/cli/bench-turns.ts';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { applyTransfer } from '#app/services/access/transfer.acts.server.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

const SECTIONS = 1_000;
const BUREAUS = 40;
const PEOPLE = 3_000;
const SYSTEMS = 300;
/** So many of them have somebody who answers for them, as in a city that prepares its self-assessment. */
const MANAGED = 280;

/** Pages of the organization, each with the SELECT of its rows that the bare page makes. */
const PAGES = [
  ['/organization', 'SELECT code, name, type, parent_id FROM unit_version ORDER BY "order" LIMIT 50'],
  ['/organization/units', 'SELECT name, code, type, parent_id FROM unit_version ORDER BY "order" LIMIT 100'],
  ['/organization/people', 'SELECT name, code, kind, kana FROM person ORDER BY code LIMIT 50'],
  ['/organization/systems', 'SELECT code, name, owner_unit_id, zone_id FROM information_system ORDER BY code LIMIT 50'],
  ['/organization/transfers', 'SELECT on_date, name, kind, state FROM transfer ORDER BY on_date'],
] as const;

/** A city with its people and systems in the folder, and the cookie of its 事務局. */
async function makeCity(folder: string, root: string): Promise<string> {
  const at = systemClock();
  const today = tokyoDate(at);
  const plan = { at, today, sections: SECTIONS, bureaus: BUREAUS };
  const secretariat = await benchAccount();
  const town = makeBenchTown(path.join(folder, 'tenken.db'), root, { ...plan, secretariat });
  const { context, actor } = town;
  const draft = draftOf(town, peopleTable(town, PEOPLE, SECTIONS), today);
  must(applyTransfer(context, actor, draft.id, draft.seenHash()));
  const zoneId = must(registerZone(context, actor, { kind: 'internal', name: 'LGWAN', order: 1 }));
  const held = context.db.$client.prepare("SELECT unit_id, person_id FROM appointment WHERE role = 'security_manager'");
  const heads = new Map(z.array(z.tuple([z.string(), z.string()])).parse(held.raw().all()));
  for (let number = 0; number < SYSTEMS; number += 1) {
    const ownerUnitId = town.sectionIds[number] ?? '';
    const entry = { code: `SYS${number}`, name: `system ${number}`, ownerUnitId, zoneId, attributes: ['package'] };
    const systemId = must(registerSystem(context, actor, entry));
    const personId = heads.get(ownerUnitId);
    if (personId === undefined || number >= MANAGED) continue;
    must(giveAppointment(context, actor, { personId, role: 'system_manager', unitId: null, systemId, from: today }));
  }
  const cookie = await signedInCookie(context);
  context.db.$client.close();
  return cookie;
}

/** The pages of a city of 1,000 sections, measured against the same documents. */
export async function reportPages(surroundings: CommandSurroundings): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  const children: ChildProcess[] = [];
  try {
    const cookie = await makeCity(folder, surroundings.root);
    const served = await started(children, ['app/server/main.js'], servingEnv(folder), surroundings.root);
    const pages = PAGES.map(([page, query]) => ({
      name: `page ${page} of ${SECTIONS} sections and ${PEOPLE} people`,
      path: page,
      query,
    }));
    await reportMeasuredPages(pages, { folder, cookie, served, children }, surroundings);
  } finally {
    for (const child of children) child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}
