import { StatusBadge } from '#app/components/ui/status-badge.tsx';

/** Who holds an office; a vacancy that stops work is told apart from one that does not. */
export function OfficeHolders({ people, needed }: { readonly people: readonly string[]; readonly needed: boolean }) {
  if (people.length > 0) return <>{people.join('、')}</>;
  return needed ? (
    <StatusBadge tone="error" symbol="warning">
      空席
    </StatusBadge>
  ) : (
    <span className="text-solid-gray-700">なし</span>
  );
}
