import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { draw } from '#app/cli/demo/draw.ts';

/** Which of the two years that the demonstration plays. */
export type DemoYear = 'last' | 'this';

/** Chance of 実施 by chapter of the standard, before everything else. */
const CHAPTERS: Readonly<Record<string, number>> = {
  '1': 0.97,
  '2': 0.92,
  '3': 0.7,
  '4': 0.82,
  '5': 0.86,
  '6': 0.84,
  '7': 0.78,
  '8': 0.69,
  '9': 0.6,
  '10': 0.81,
};
const OTHER_CHAPTER = 0.8;

/** Who is better or worse at it than the others, by the code of the target. */
const TARGETS: Readonly<Record<string, number>> = {
  '110': 0.06,
  '220': 0.1,
  '310': -0.14,
  '420': 0.05,
  '520': -0.18,
  '620': -0.08,
  '500': -0.1,
  S02: 0.08,
  S22: -0.12,
  S28: -0.16,
  S30: -0.28,
};

/** Chance that an asked gate holds for a section, bureau or system. */
const GATES_HOLD: Partial<Readonly<Record<GateId, number>>> = {
  outsourcing: 0.8,
  cloud: 0.55,
  sns: 0.25,
  fixed_term_staff: 0.85,
  external_provision: 0.4,
  transport: 0.35,
  disposal: 0.35,
  taking_out: 0.5,
  external_work: 0.35,
  remote_access: 0.25,
  web_conference: 0.9,
  repair: 0.25,
  long_term_storage: 0.25,
  offsite_equipment: 0.12,
  ic_card: 0.5,
};
const OTHER_GATE = 0.5;

/** How much better the town does in the second year. */
const PROGRESS = 0.06;
const HARD_QUESTIONS = 0.16;
const HARDNESS = 0.34;
const EASE = 0.06;
const CRITICAL_CARE = 0.09;

/** What is asked of whom, as the draws are keyed: the same in both years. */
export interface Asked {
  readonly seed: number;
  readonly year: DemoYear;
  readonly target: string;
  readonly question: Question;
}

/** True when the unit says that the condition holds for it; the whole body does nearly everything. */
export function gateHolds(seed: number, target: string, wholeBody: boolean, gate: GateId): boolean {
  if (wholeBody) return gate !== 'wireless' && gate !== 'offsite_equipment';
  return draw(seed, 'gate', target, gate) < (GATES_HOLD[gate] ?? OTHER_GATE);
}

/**
 * The answer that a target gives to a question. One draw decides both years, so that what was 実施 stays so
 * and a weakness comes nearer to it or goes; a question that is hard for one is hard for all.
 */
export function valueOf({ seed, year, target, question }: Asked): AnswerValue {
  const chance = Math.min(0.985, Math.max(0.12, chanceOf(seed, year, target, question)));
  const luck = draw(seed, 'value', target, question.id);
  if (luck < chance) return 'implemented';
  const depth = (luck - chance) / (1 - chance);
  if (depth < 0.5) return 'partially_implemented';
  if (depth < 0.72) return 'not_implemented';
  if (depth < 0.88) return 'unknown';
  return question.critical ? 'unknown' : 'not_applicable';
}

function chanceOf(seed: number, year: DemoYear, target: string, question: Question): number {
  const hard = draw(seed, 'hard', question.id) < HARD_QUESTIONS ? HARDNESS : -EASE;
  const mood = year === 'this' ? PROGRESS + (draw(seed, 'mood', target, question.id) - 0.5) * 0.1 : 0;
  return (
    (CHAPTERS[question.chapter.id] ?? OTHER_CHAPTER) +
    (TARGETS[target] ?? (draw(seed, 'target', target) - 0.5) * 0.08) -
    hard +
    mood +
    (question.critical ? CRITICAL_CARE : 0)
  );
}
