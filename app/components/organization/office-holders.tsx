import { holdersText } from '#app/components/organization/people-text.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';

/** Who holds an office; a vacancy that stops work is told apart from one that does not. */
export function OfficeHolders({
  people,
  needed,
}: {
  readonly people: readonly HolderName[];
  readonly needed: boolean;
}) {
  if (people.length > 0) return <>{holdersText(people)}</>;
  return needed ? (
    <StatusBadge tone="error" symbol="warning">
      空席
    </StatusBadge>
  ) : (
    <span className="text-solid-gray-700">なし</span>
  );
}
