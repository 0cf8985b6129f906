import { Classes } from '#app/components/asset/classes.tsx';
import { ContractLinks } from '#app/components/asset/contract-links.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { ENTRY_FIELD_LABELS } from '#app/domain/asset/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { SystemPage } from '#app/services/asset/system.page.server.ts';

/** What the ledger says of a system now, where it cannot be changed or another has changed it. */
export function CurrentEntry({ system }: { readonly system: SystemPage }) {
  const { entry, owners, zones, attributeGroups, contracts } = system;
  const units = useUnitsWord();
  const names = attributeGroups
    .flatMap(({ attributes }) => attributes)
    .filter(({ id }) => entry.attributes.includes(id))
    .map(({ name }) => name);
  const nameOf = (all: readonly { readonly id: string; readonly name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? `今はない${units}`;
  return (
    <section aria-label="台帳の今の内容">
      <h2 className="mb-2 text-std-18B-160">台帳の今の内容</h2>
      <DefinitionList
        items={[
          { term: ENTRY_FIELD_LABELS.code, description: entry.code },
          { term: ENTRY_FIELD_LABELS.name, description: entry.name },
          { term: ENTRY_FIELD_LABELS.ownerUnitId, description: nameOf(owners, entry.ownerUnitId) },
          { term: ENTRY_FIELD_LABELS.zoneId, description: nameOf(zones, entry.zoneId) },
          { term: ENTRY_FIELD_LABELS.attributes, description: names.length === 0 ? 'なし' : names.join('・') },
          { term: '分類', description: <Classes classification={entry} /> },
          ...(contracts.length > 0
            ? [{ term: '契約', description: <ContractLinks contracts={contracts} /> }]
            : [
                { term: ENTRY_FIELD_LABELS.contractor, description: entry.contractor ?? 'なし' },
                {
                  term: ENTRY_FIELD_LABELS.contractEndsOn,
                  description: entry.contractEndsOn === null ? 'なし' : japaneseDate(entry.contractEndsOn),
                },
              ]),
          { term: ENTRY_FIELD_LABELS.note, description: entry.note === '' ? 'なし' : entry.note },
        ]}
      />
    </section>
  );
}
