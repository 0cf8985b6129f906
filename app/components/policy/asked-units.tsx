import { useModules } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** Whom the body puts questions to: no 部 where it does without. */
export function useAskedUnits(): readonly UnitType[] {
  const { bureau } = useModules();
  return bureau ? UNIT_TYPES : UNIT_TYPES.filter((type) => type !== 'bureau');
}

/** Tells where a policy asks a 部 that the body does without. */
export function InsteadOfBureaus({ count }: { readonly count: number }) {
  const { secretariat } = useOfficeNames();
  if (count === 0) return null;
  return (
    <p className="mt-2">
      対策基準が部の責任者に求める{count}問は、部を使わない設定のため、全庁の設問として、{secretariat}
      の点検票で尋ねます。
    </p>
  );
}
