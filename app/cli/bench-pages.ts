import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { draftOf, makeBenchTown, peopleTable } from '#app/cli/bench-town.ts';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { applyTransfer } from '#app/services/access/transfer.acts.server.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

const SECTIONS = 1_000;
const BUREAUS = 40;
const PEOPLE = 3_000;
const SYSTEMS = 300;
/** So many of them have somebody who answers for them, as in a city that prepares its self-assessment. */
const MANAGED = 280;
const PAIRS = 31;
/** So that all have been compiled that will be. */
const WARM_UP = 30;
const LIMIT = 3;
const LIMIT_BYTES = 300_000;
const PASSWORD = 'correct horse battery staple';

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
  const secretariat = { login: 'secretariat', passwordHash: await hashPassword(PASSWORD) };
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
  const token = newSessionToken();
  const asked = {
    login: 'secretariat',
    password: PASSWORD,
    token,
    address: '127.0.0.1',
    browserMarks: '',
    supersedes: null,
  };
  const signedIn = await signIn(context, asked);
  if (!signedIn.ok) throw new Error('the 事務局 of the city could not sign in');
  context.db.$client.close();
  return sessionCookie(token, false).split(';', 1)[0] ?? '';
}

/** Starts a program and waits for the port that it prints. */
function started(
  children: ChildProcess[],
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${args[0] ?? ''} ended before it listened`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const port = /(?::|baseline )(\d+)/u.exec(text)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

async function get(address: string, cookie: string): Promise<{ readonly ms: number; readonly text: string }> {
  const began = performance.now();
  const response = await fetch(address, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return { ms: performance.now() - began, text };
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], part: number) => sorted(values)[Math.floor(values.length * part)] ?? 0;
const round = (value: number) => Math.round(value * 100) / 100;

interface Turn {
  readonly ms: number;
  readonly bareMs: number;
  readonly componentsMs: number;
}

/** How many times longer one took than another in the same turn, against a limit that may not be decided. */
function comparison(turns: readonly Turn[], than: 'bareMs' | 'componentsMs') {
  const ratios = turns.map((turn) => turn.ms / turn[than]);
  const [low, ratio, high] = [quantile(ratios, 0.25), quantile(ratios, 0.5), quantile(ratios, 0.75)];
  const within = high <= LIMIT ? 'yes' : low > LIMIT ? 'no' : 'not known';
  return { ratio: round(ratio), quartiles: [round(low), round(high)], within };
}

/**
 * One JSON object a page of a city of 1,000 sections: its size, and how many times longer it takes than the same
 * document from plain elements with its rows out of one SELECT, by pairs of requests taken in turn. Beside it stands
 * what our own components take with their props in memory.
 */
export async function reportPages({ root, out }: CommandSurroundings): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  const children: ChildProcess[] = [];
  try {
    const cookie = await makeCity(folder, root);
    const env = { ...process.env, NODE_ENV: 'production' as const, TENKEN_DATA: folder, HOST: '127.0.0.1', PORT: '0' };
    const database = path.join(folder, 'tenken.db');
    const served = await started(children, ['app/server/main.ts'], env, root);
    const documents: { readonly path: string; readonly html: string; readonly query: string }[] = [];
    for (const [page, query] of PAGES) {
      documents.push({ path: page, html: (await get(`${served}${page}`, cookie)).text, query });
    }
    const file = path.join(folder, 'pages.json');
    writeFileSync(file, JSON.stringify(documents));
    const bare = await started(children, ['test/bench/baseline/page.ts', database, file], env, root);
    const components = await started(children, ['test/bench/baseline/components.ts', database], env, root);
    for (const [page] of PAGES) {
      const turns: Turn[] = [];
      let [bytes, bareBytes] = [0, 0];
      for (let turn = 0; turn < WARM_UP + PAIRS; turn += 1) {
        const ours = await get(`${served}${page}`, cookie);
        const theirs = await get(`${bare}${page}`, cookie);
        const kept = await get(`${components}${page}`, cookie);
        [bytes, bareBytes] = [Buffer.byteLength(ours.text), Buffer.byteLength(theirs.text)];
        if (turn >= WARM_UP) turns.push({ ms: ours.ms, bareMs: theirs.ms, componentsMs: kept.ms });
      }
      const median = (of: keyof Turn) =>
        round(
          quantile(
            turns.map((turn) => turn[of]),
            0.5,
          ),
        );
      const result = {
        case: `page ${page} of ${SECTIONS} sections and ${PEOPLE} people`,
        ...{ ms: median('ms'), bareMs: median('bareMs'), componentsMs: median('componentsMs') },
        ...{ ...comparison(turns, 'bareMs'), limit: LIMIT },
        overComponents: comparison(turns, 'componentsMs').ratio,
        ...{ bytes, bareBytes, limitBytes: LIMIT_BYTES, small: bytes <= LIMIT_BYTES },
      };
      out(`${JSON.stringify(result)}\n`);
    }
  } finally {
    for (const child of children) child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}
