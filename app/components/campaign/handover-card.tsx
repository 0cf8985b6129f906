import { handoverPath } from '#app/components/improvement/handover-path.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { HandoverNotice } from '#app/services/improvement/acknowledgement.loader.server.ts';

/** Leads who has just taken an office over to what the predecessor left. */
export function HandoverCard({ handovers }: { readonly handovers: readonly HandoverNotice[] }) {
  const names = useOfficeNames();
  if (handovers.length === 0) return null;
  return (
    <div className="mb-8">
      <Card title="前任者からの引継ぎ">
        <p>前の人から引き継ぐことが、引継書にまとまっています。内容を読み、確認したことを記録してください。</p>
        <ul className="mt-4">
          {handovers.map(({ unitId, placeName }) => (
            <li key={unitId ?? ''}>
              <TextLink to={handoverPath(unitId)}>{placeName ?? names.secretariat}の引継書</TextLink>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
