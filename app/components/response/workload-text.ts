import type { Workload } from '#app/domain/response/workload.ts';

/** 12問・約5分 */
export function workloadText({ questions, minutes }: Workload): string {
  return `${questions}問・約${minutes}分`;
}
