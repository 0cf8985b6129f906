import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { ImportTables } from '#app/components/ui/import-tables.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { UnitFact, UnitImportPreview } from '#app/services/organization/unit-import.page.server.ts';

const FACT_LABELS = {
  name: '名称',
  parentName: '上位の所属',
  policyName: '対策基準',
} as const satisfies Record<UnitFact, string>;

/** How it is said that nothing is named. */
const NOTHING = {
  name: 'なし',
  parentName: '団体の直下',
  policyName: '上位の所属と同じ',
} as const satisfies Record<UnitFact, string>;

export interface UnitImportPreviewProps {
  readonly preview: UnitImportPreview;
  /** The file that was read, to be sent once more. */
  readonly text: string;
}

/** What a file of the units would do from a day on. */
export function UnitImportTables({ preview, text }: UnitImportPreviewProps) {
  const units = useUnitsWord();
  const day = japaneseDate(preview.on);
  return (
    <ImportTables
      preview={preview}
      text={text}
      fields={<input type="hidden" name="on" value={preview.on} />}
      words={{ added: '新設', now: `${day}の${units}`, from: `${day}から、`, thing: units, ending: '廃止・統合・分割' }}
      effects={(line) =>
        line.effects.map(({ fact, was, becomes }) => ({
          label: FACT_LABELS[fact],
          was,
          becomes,
          nothing: NOTHING[fact],
        }))
      }
    />
  );
}
