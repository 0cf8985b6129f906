import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';

interface BehindMarkProps {
  readonly behind: boolean;
}

/** Marks a measure that is still to be done after its day; nothing beside another. */
export function BehindMark({ behind }: BehindMarkProps) {
  if (!behind) return null;
  return (
    <>
      {' '}
      <StatusBadge tone="error" symbol="clock">
        期限超過
      </StatusBadge>
    </>
  );
}

export interface DueWordsProps extends BehindMarkProps {
  readonly due: string | null;
}

/** Until when a measure is to be done, and whether it is behind. */
export function DueWords({ due, behind }: DueWordsProps) {
  return (
    <>
      {due === null ? '未定' : japaneseDate(due)}
      <BehindMark behind={behind} />
    </>
  );
}
