import type { Workload } from '#app/domain/response/workload.ts';

export function isNothingLeft({ questions, openGates }: Workload): boolean {
  return questions + openGates === 0;
}

/** 12問・事前確認3件・約5分: a question is the same on every screen, so the gates stand apart. */
export function workloadText({ questions, openGates, minutes }: Workload): string {
  const gates = openGates === 0 ? '' : `事前確認${openGates}件・`;
  return `${questions}問・${gates}約${minutes}分`;
}
