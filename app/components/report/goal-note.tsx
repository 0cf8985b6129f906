import { TextLink } from '#app/components/ui/text-link.tsx';
import type { Goal } from '#app/services/report/overview.page.server.ts';

export interface GoalNoteProps {
  readonly goal: Goal | null;
  /** What is listed, e.g. 16条項. */
  readonly count: string;
  readonly all: string;
}

/** Says which number of a 到達率 the list stands behind. */
export function GoalNote({ goal, count, all }: GoalNoteProps) {
  if (goal === null) return null;
  return (
    <p className="mb-4">
      条件：
      <strong>
        {goal.part === 'numerator'
          ? `実施率が${goal.percent}%${goal.percent === 100 ? '' : '以上'}のもの`
          : '実施率を測定できるもの'}
        （{count}）
      </strong>
      {'　'}
      <TextLink to={all}>すべて表示</TextLink>
    </p>
  );
}
