import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { mayHaveNoEvent } from '#app/domain/questionnaire/wording/no-event.ts';
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
  cloud_sensitive: 0.35,
  cloud_other: 0.45,
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
  personal_devices: 0.05,
  controlled_area: 0.35,
  procurement: 0.3,
  audited: 0.3,
};
const OTHER_GATE = 0.5;

/** How much better the town does in the second year. */
const PROGRESS = 0.06;
const HARD_QUESTIONS = 0.16;
const HARDNESS = 0.34;
const EASE = 0.06;
const CRITICAL_CARE = 0.09;
/** Chance that what a question starts from did not occur. */
const IDLE = 0.15;

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
  if (question.record === 'self_inspection_done') return 'implemented';
  if (!question.critical && isIdle(question) && draw(seed, 'idle', target, question.id) < IDLE) return 'not_applicable';
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

/** 「対象期間に、…した（事案のないときは「該当なし」）」: asks what was done about what may not have happened. */
export function isAboutEvent({ text }: Pick<QuestionRow, 'text'>): boolean {
  return mayHaveNoEvent(text);
}

/** The one incident of last year: a section reported it, and what was to be done about it was done. */
const SAW_INCIDENT: readonly string[] = ['310', 'csirt', 'ciso'];
const INCIDENT = /情報セキュリティインシデント/u;
const OTHER_INCIDENT = /住民等外部|報道機関|別の情報システム/u;

/** True where the target had the event that the row asks about. */
export function sawEvent({ year, target }: Asked, { text }: QuestionRow): boolean {
  return year === 'last' && SAW_INCIDENT.includes(target) && INCIDENT.test(text) && !OTHER_INCIDENT.test(text);
}

/** 「…する場合は、」 in front of everything. */
const CONDITION_FIRST = /^(?:所属の職員等は、|本システムについて、)?[^、]*(?:場合|とき|際)(?:に|は|、)/u;

/** What is to be there before, or holds for everybody at all times, whatever it is a case of. */
const ALWAYS = /知って|周知し|決め[、て]|に備え|毎年度|利用するとき/u;

/** True where the case of the question need not occur in every unit and every year, and no gate has asked for it. */
export function isIdle({ text, gates }: Question): boolean {
  return gates.length === 0 && CONDITION_FIRST.test(text) && !ALWAYS.test(text);
}
