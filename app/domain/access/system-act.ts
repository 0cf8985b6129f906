/**
 * システムの操作. What timed work and the start may do with nobody signed in: upkeep that decides nothing about answers,
 * scores or people, and what follows by rule from what a person decided. Everything else needs a person.
 */
export const SYSTEM_ACTS = ['session.purge', 'refusal.summarize', 'trigger.restore', 'common_answer.return'] as const;
export type SystemAct = (typeof SYSTEM_ACTS)[number];

export function systemMay(act: string): act is SystemAct {
  return SYSTEM_ACTS.some((one) => one === act);
}
