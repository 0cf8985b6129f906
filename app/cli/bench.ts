import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportCity } from '#app/cli/bench-city.ts';
import { reportDerivation, reportEditing } from '#app/cli/bench-derive.ts';
import { reportDesk } from '#app/cli/bench-desk.ts';
import { reportPages } from '#app/cli/bench-pages.ts';
import { reportTables } from '#app/cli/bench-tables.ts';
import { reportTransfer } from '#app/cli/bench-transfer.ts';
import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { rateTargets } from '#app/domain/score/rating.ts';
import { RULE_2026_1 } from '#app/domain/score/rule.ts';
import { itemSet } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { tally } from '#app/domain/score/tally.ts';
import { pathsFrom } from '#app/lib/root.server.ts';

/** How many times larger the second input is: linear work takes about as many times longer. */
const GROWTH = 8;
const RUNS = 5;

interface Case {
  readonly name: string;
  readonly once: () => unknown;
  readonly larger: () => unknown;
}

/** Median milliseconds over the runs, after one that is not counted. */
function median(work: () => unknown): number {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? 0;
}

/** One JSON object a case: both medians and their ratio, which alone compares between machines. */
function report(cases: readonly Case[], surroundings: CommandSurroundings): void {
  for (const { name, once, larger } of cases) {
    const [ms, largerMs] = [median(once), median(larger)];
    const round = (value: number) => Math.round(value * 10) / 10;
    surroundings.out(
      `${JSON.stringify({ case: name, ms: round(ms), growth: GROWTH, largerMs: round(largerMs), ratio: round(largerMs / ms) })}\n`,
    );
  }
}

function policySources(root: string): ReadonlyMap<string, string> {
  const folder = pathsFrom(root).questionnaires;
  return new Map(
    readdirSync(folder).map((policy) => [policy, readFileSync(path.join(folder, policy, 'source.txt'), 'utf8')]),
  );
}

function readCases(sources: ReadonlyMap<string, string>): readonly Case[] {
  return [...sources].map(([policy, source]) => {
    const larger = source.repeat(GROWTH);
    return {
      name: `read ${policy} (${source.length} characters)`,
      once: () => readPolicy(source),
      larger: () => readPolicy(larger),
    };
  });
}

/** Sizes of a file in bytes of UTF-8; the first and the last have a limit. */
const SIZES = [150_000, 300_000, 600_000, 1_500_000];
const LIMIT_MS = new Map([
  [150_000, 500],
  [1_500_000, 5_000],
]);

/** Ways in which one text comes out of a file. */
const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  'as printed': (text) => text,
  'on one line': (text) => text.replace(/\s*\n\s*/gu, ' '),
};

/** One JSON object a shape and size: time against the limit, growth against the smallest, peak memory. */
function reportSizes(sources: ReadonlyMap<string, string>, { out }: CommandSurroundings): void {
  const round = (value: number): number => Math.round(value * 100) / 100;
  const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
  const whole = Buffer.from([...sources.values()].join('\n'));
  for (const [shape, shaped] of Object.entries(SHAPES)) {
    let smallest = 0;
    for (const bytes of SIZES) {
      const text = shaped(fileOf(whole, bytes));
      const ms = median(() => readPolicy(text));
      smallest ||= ms;
      const limitMs = LIMIT_MS.get(bytes);
      const result = {
        case: `read ${bytes / 1_000} KB ${shape}`,
        characters: text.length,
        clauses: readPolicy(text).clauses.length,
        ms: round(ms),
        ...(limitMs === undefined ? {} : { limitMs, within: ms <= limitMs }),
        size: bytes / (SIZES[0] ?? bytes),
        time: round(ms / smallest),
        heapMB: megabytes(process.memoryUsage().heapUsed),
        peakRssMB: megabytes(process.resourceUsage().maxRSS * 1_024),
      };
      out(`${JSON.stringify(result)}\n`);
    }
  }
}

/** The policies one after another, over and over, cut at a size. */
function fileOf(whole: Buffer, bytes: number): string {
  const copies = Array.from({ length: Math.ceil(bytes / whole.length) }, () => whole);
  return Buffer.concat(copies).subarray(0, bytes).toString('utf8');
}

function makeItems(units: number, questions: number): readonly ScoredItem[] {
  return Array.from({ length: units * questions }, (_, index) => {
    const question = index % questions;
    const target = (index - question) / questions;
    const clause = clauseKey({ policyId: 'bench', document: 'standards', id: `6-${question}` });
    const outcome = OUTCOMES[(index * 31 + target) % OUTCOMES.length] ?? 'unanswered';
    return {
      itemId: `i${index}`,
      objectId: null,
      campaignQuestionId: `q${question}`,
      sheetId: `u${target}`,
      targetKind: 'department',
      targetId: `u${target}`,
      ownerUnitId: `u${target}`,
      bureauId: null,
      population: 'units',
      chapter: String(question % 9),
      roles: ['security_manager'],
      weight: 2,
      critical: false,
      outcome,
      byGate: false,
      draft: null,
      unanswered: outcome === 'unanswered' ? 'no_answer' : null,
      clauses: [clause],
      rows: [],
      others: [],
    };
  });
}

function scoreCases(): readonly Case[] {
  const [small, large] = [itemSet('units', makeItems(100, 300)), itemSet('units', makeItems(100 * GROWTH, 300))];
  const all = (set: typeof small) => [tally(set, RULE_2026_1), rateTargets(set, RULE_2026_1), clauseResults(set)];
  return [{ name: 'score 100 units × 300 questions', once: () => all(small), larger: () => all(large) }];
}

export const benchCommands: Readonly<Record<string, Command>> = {
  read: {
    usage: 'bench read',
    run: (_args, surroundings) => {
      const sources = policySources(surroundings.root);
      report(readCases(sources), surroundings);
      reportSizes(sources, surroundings);
      return 0;
    },
  },
  derive: {
    usage: 'bench derive',
    run: (_args, surroundings) => {
      reportDerivation(surroundings);
      reportEditing(surroundings);
      return 0;
    },
  },
  city: {
    usage: 'bench city --units N[,N…] [--years N]',
    run: reportCity,
  },
  desk: {
    usage: 'bench desk',
    run: (_args, surroundings) => reportDesk(surroundings).then((): ExitStatus => 0),
  },
  pages: {
    usage: 'bench pages',
    run: (_args, surroundings) => reportPages(surroundings).then((): ExitStatus => 0),
  },
  tables: {
    usage: 'bench tables',
    run: (_args, surroundings) => {
      reportTables(surroundings);
      return 0;
    },
  },
  transfer: {
    usage: 'bench transfer',
    run: (_args, surroundings) => {
      reportTransfer(surroundings);
      return 0;
    },
  },
  score: {
    usage: 'bench score',
    run: (_args, surroundings) => {
      report(scoreCases(), surroundings);
      return 0;
    },
  },
};
