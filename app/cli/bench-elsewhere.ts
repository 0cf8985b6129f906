import type { SignedIn } from '#app/cli/bench-account.ts';
import type { OpenSheet } from '#app/cli/bench-answering.ts';
import type { BenchCity } from '#app/cli/bench-city-town.ts';
import { measureOf } from '#app/cli/bench-measure.ts';
import type { Measure, Pair } from '#app/cli/bench-measure.ts';
import { arrivals, openLoop } from '#app/cli/bench-requests.ts';
import type { Client } from '#app/cli/bench-requests.ts';
import type { Saves } from '#app/cli/bench-saves.ts';
import { quantile } from '#app/cli/bench-turns.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { listUnits } from '#app/services/organization/body.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Database } from '#db/client.server.ts';

const LIMIT = 5;
/** Far below what the server can take on a busy machine: a load that it cannot would tell of nothing but itself. */
const PER_SECOND = { page: 3, save: 6 };
/** A small city's opening is over at once: it is opened and closed again and again, as often at most. */
const CYCLES = 10;
const BLOCKS = 15;
/** A p95 is taken of so many at least. */
const BLOCK = 20;
const IDLE_MS = { least: 1_000, most: 60_000 };
/** A work that is not over by then has failed. */
const WORK_MS = 30 * 60_000;

/** Drafts of extraordinary campaigns of all units, to be opened while the yearly one runs. */
export function draftOthers(city: BenchCity, context: ServiceContext): readonly string[] {
  const today = tokyoDate(context.clock());
  const unitIds = listUnits(context).map(({ id }) => id);
  return Array.from({ length: CYCLES }, (_, number) =>
    must(
      createCampaign(context, city.secretariat, {
        fiscalYear: fiscalYearOf(today),
        kind: 'extraordinary',
        name: `another ${number + 1}`,
        dueOn: addDays(today, 30),
        questionnaires: [{ questionnaireId: city.questionnaireId, unitIds, leftOutQuestionIds: [] }],
      }),
    ),
  );
}

/** 別の自己点検. What is opened and closed, and who answers another campaign meanwhile. */
export interface Elsewhere {
  readonly drafts: readonly string[];
  readonly sheets: readonly OpenSheet[];
  readonly saves: Saves;
  readonly client: Client;
  /** Of the server's file, to be looked at. */
  readonly db: Database;
  readonly secretariat: SignedIn;
  readonly supervisor: SignedIn;
}

interface Latencies {
  readonly page: number[];
  readonly save: number[];
}

const none = (): Latencies => ({ page: [], save: [] });

/** Chapters of one sheet after another, each by whoever answers it. */
function pagesFor({ sheets, client }: Elsewhere): () => Promise<void> {
  let next = 0;
  return async () => {
    const sheet = sheets[next % sheets.length];
    next += 1;
    if (sheet === undefined) throw new Error('no sheet is open');
    const { status } = await client.send({ path: sheet.longest, method: 'GET', headers: { cookie: sheet.by.cookie } });
    if (status !== 200) throw new Error(`${sheet.longest} was answered ${status}`);
  };
}

async function sendForm(
  client: Client,
  { cookie, csrf }: SignedIn,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ ...fields, [CSRF_FIELD]: csrf }).toString();
  const { status, text } = await client.send({ path, method: 'POST', headers, body });
  if (status !== 302) throw new Error(`${path} was answered ${status}: ${text.slice(0, 200)}`);
}

/** The seal of the preview that is opened, as its page bears it. */
async function sealOf({ client, secretariat }: Elsewhere, campaign: string): Promise<string> {
  const { text } = await client.send({
    path: `/campaigns/${campaign}`,
    method: 'GET',
    headers: { cookie: secretariat.cookie },
  });
  const field = /<input[^>]*name="seal"[^>]*>/u.exec(text)?.[0] ?? '';
  const seal = /value="([^"]*)"/u.exec(field)?.[1];
  if (seal === undefined) throw new Error(`the page of ${campaign} shows no seal`);
  return seal;
}

/** p95 of blocks of one series after another, each with its like of the other. */
function blocksOf(during: readonly number[], idle: readonly number[]): readonly Pair[] {
  const least = Math.min(during.length, idle.length);
  const count = least === 0 ? 0 : Math.max(1, Math.min(BLOCKS, Math.floor(least / BLOCK)));
  const p95 = (all: readonly number[], block: number) =>
    quantile(all.slice(Math.floor((all.length * block) / count), Math.floor((all.length * (block + 1)) / count)), 0.95);
  return Array.from({ length: count }, (_, block) => ({ ms: p95(during, block), bareMs: p95(idle, block) }));
}

/** Fewer pairs than are asked for do not tell, and none have no figures. */
function measureBlocks(name: string, units: number, during: readonly number[], idle: readonly number[]): Measure {
  const pairs = blocksOf(during, idle);
  const measure = measureOf(name, units, pairs, LIMIT);
  if (pairs.length === 0)
    return { ...measure, medianMs: null, spreadMs: null, baselineMs: null, ratio: null, ok: null };
  return pairs.length < BLOCKS ? { ...measure, ok: null } : measure;
}

/**
 * 別の自己点検への影響. The p95 of pages and saves of the running campaign, of people who come by themselves, while
 * another one is opened or closed by the same server, against as long a time without such a work after each.
 */
export async function measureElsewhere(units: number, elsewhere: Elsewhere): Promise<readonly Measure[]> {
  const { client, saves, db, drafts, secretariat, supervisor } = elsewhere;
  const page = pagesFor(elsewhere);
  const stateOf = db.$client.prepare('SELECT state FROM campaign WHERE id = ?').pluck();
  let seed = 0;
  const load = async (into: Latencies, goesOn: () => boolean): Promise<void> => {
    seed += 1;
    const [pages, saved] = await Promise.all([
      openLoop(arrivals(PER_SECOND.page, seed), page, goesOn),
      openLoop(arrivals(PER_SECOND.save, seed + 1_000), saves.one, goesOn),
    ]);
    into.page.push(...pages);
    into.save.push(...saved);
  };
  const work = async (begin: () => Promise<void>, campaign: string, state: string, into: typeof opening) => {
    const began = performance.now();
    const begun = begin();
    const goesOn = () => stateOf.get(campaign) !== state && performance.now() < began + WORK_MS;
    await Promise.all([begun, load(into.during, goesOn)]);
    if (stateOf.get(campaign) !== state) throw new Error(`${campaign} did not become ${state}`);
    const tookMs = performance.now() - began;
    const until = performance.now() + Math.min(IDLE_MS.most, Math.max(IDLE_MS.least, tookMs));
    await load(into.idle, () => performance.now() < until);
  };
  const opening = { during: none(), idle: none() };
  const closing = { during: none(), idle: none() };
  await load(none(), lasting(IDLE_MS.least));
  const enough = ({ during, idle }: typeof opening) =>
    [during.page, during.save, idle.page, idle.save].every(({ length }) => length >= BLOCKS * BLOCK);
  for (const campaign of drafts) {
    const seal = await sealOf(elsewhere, campaign);
    const open = () => sendForm(client, secretariat, `/campaigns/${campaign}`, { intent: 'open', seal });
    await work(open, campaign, 'open', opening);
    const close = () => sendForm(client, supervisor, `/campaigns/${campaign}/close`, { understood: 'yes' });
    await work(close, campaign, 'closed', closing);
    if (enough(opening) && enough(closing)) break;
  }
  return (['opening', 'closing'] as const).flatMap((kind) => {
    const { during, idle } = kind === 'opening' ? opening : closing;
    return (['page', 'save'] as const).map((what) =>
      measureBlocks(`${what} during another ${kind}, p95`, units, during[what], idle[what]),
    );
  });
}

function lasting(ms: number): () => boolean {
  const until = performance.now() + ms;
  return () => performance.now() < until;
}
