import { handoverPath } from '#app/components/improvement/handover-path.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { PersonPage } from '#app/services/organization/person.page.server.ts';

/** The 引継書 of the offices that a person takes up or leaves about today. */
export function HandoverLinks({ units }: { readonly units: PersonPage['handoverUnits'] }) {
  const names = useOfficeNames();
  if (units.length === 0) return null;
  return (
    <ul className="no-print">
      {units.map(({ unitId, unitName }) => (
        <li key={unitId ?? ''}>
          <TextLink to={handoverPath(unitId)}>
            {unitId === null ? names.secretariat : (unitName ?? 'なくなった所属')}の引継書
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
