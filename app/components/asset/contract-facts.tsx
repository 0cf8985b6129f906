import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { CONTRACT_FIELD_LABELS, CONTRACT_KIND_LABELS, SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ContractPage } from '#app/services/asset/contract.page.server.ts';

const LABELS = CONTRACT_FIELD_LABELS;
const orNothing = (text: string) => (text === '' ? 'なし' : text);

/** What a register says of a contract now. */
export function ContractFacts({ contract }: { readonly contract: ContractPage }) {
  const { draft, ownerName, namedSystems } = contract;
  const units = useUnitsWord();
  const { startsOn, endsOn, approvedOn, approvedBy, approvalDocument } = draft;
  return (
    <section aria-label="台帳の今の内容">
      <h2 className="mb-2 text-std-18B-160">台帳の今の内容</h2>
      <DefinitionList
        items={[
          { term: LABELS.kind, description: CONTRACT_KIND_LABELS[draft.kind] },
          { term: LABELS.code, description: draft.code },
          { term: LABELS.name, description: draft.name },
          { term: LABELS.contractor, description: draft.contractor },
          { term: LABELS.ownerUnitId, description: ownerName ?? `今はない${units}` },
          { term: LABELS.handedOver, description: orNothing(draft.handedOver) },
          { term: LABELS.personalInformation, description: draft.personalInformation ? 'あり' : 'なし' },
          { term: LABELS.subcontracting, description: SUBCONTRACTING_LABELS[draft.subcontracting] },
          { term: LABELS.startsOn, description: startsOn === null ? '' : japaneseDate(startsOn) },
          { term: LABELS.endsOn, description: endsOn === null ? '定めなし' : japaneseDate(endsOn) },
          {
            term: '承認',
            description:
              approvedOn === null ? '未承認' : `${japaneseDate(approvedOn)}　${approvedBy}（${approvalDocument}）`,
          },
          { term: LABELS.systemIds, description: orNothing(namedSystems.map(({ name }) => name).join('・')) },
          { term: LABELS.note, description: orNothing(draft.note) },
        ]}
      />
    </section>
  );
}
