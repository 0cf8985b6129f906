import { RegisterTables } from '#app/components/asset/import-preview.tsx';
import type { ImportPreviewProps } from '#app/components/asset/import-preview.tsx';
import { CONTRACT_KINDS, SUBCONTRACTING } from '#app/domain/asset/contract.ts';
import type { ContractField } from '#app/domain/asset/contract-rule.ts';
import { CONTRACT_FIELD_LABELS, CONTRACT_KIND_LABELS, SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

const WORDS = { thing: '契約', ending: '台帳から外すこと' };

function shown(field: ContractField, value: string): string {
  if (value === '') return value;
  switch (field) {
    case 'kind':
      return CONTRACT_KINDS.flatMap((kind) => (kind === value ? [CONTRACT_KIND_LABELS[kind]] : [])).join('');
    case 'subcontracting':
      return SUBCONTRACTING.flatMap((one) => (one === value ? [SUBCONTRACTING_LABELS[one]] : [])).join('');
    case 'startsOn':
    case 'endsOn':
    case 'approvedOn':
      return japaneseDate(value);
    default:
      return value;
  }
}

/** What a file of the registers would do. */
export function ContractImportPreview(props: ImportPreviewProps<ContractField>) {
  return <RegisterTables {...props} words={WORDS} labels={CONTRACT_FIELD_LABELS} shown={shown} />;
}
