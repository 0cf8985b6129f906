import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command, CommandSurroundings } from '#app/cli/command.ts';
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
    surroundings.out(`${JSON.stringify({ case: name, ms: round(ms), growth: GROWTH, largerMs: round(largerMs), ratio: round(largerMs / ms) })}\n`);
  }
}

function readCases(root: string): readonly Case[] {
  const folder = pathsFrom(root).questionnaires;
  return readdirSync(folder).map((policy) => {
    const source = readFileSync(path.join(folder, policy, 'source.txt'), 'utf8');
    const larger = source.repeat(GROWTH);
    return { name: `read ${policy} (${source.length} characters)`, once: () => readPolicy(source), larger: () => readPolicy(larger) };
  });
}

function makeItems(units: number, questions: number): readonly ScoredItem[] {
  return Array.from({ length: units * questions }, (_, index) => {
    const question = index % questions;
    const target = (index - question) / questions;
    const clause = clauseKey({ document: 'standards', id: `6-${question}` });
    return {
      itemId: `i${index}`,
      questionId: `q${question}`,
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
      outcome: OUTCOMES[(index * 31 + target) % OUTCOMES.length] ?? 'unanswered',
      byGate: false,
      draft: null,
      clauses: [clause],
      rows: [],
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
      report(readCases(surroundings.root), surroundings);
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
