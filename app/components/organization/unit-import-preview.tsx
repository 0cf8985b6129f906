import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ImportLines } from '#app/components/ui/import-lines.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type {
  UnitFact,
  UnitImportPreview,
  UnitPreviewLine,
} from '#app/services/organization/unit-import.page.server.ts';

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

function effectWords({ effects }: UnitPreviewLine, changed: boolean): readonly string[] {
  return effects.map(({ fact, was, becomes }) => {
    const after = becomes === '' ? NOTHING[fact] : becomes;
    return `${FACT_LABELS[fact]}：${changed ? `${was === '' ? NOTHING[fact] : was} → ` : ''}${after}`;
  });
}

export interface UnitImportPreviewProps {
  readonly preview: UnitImportPreview;
  /** The file that was read, to be sent once more. */
  readonly text: string;
}

/** What a file of the units would do, line by line, and the button that does it where nothing is refused. */
export function UnitImportTables({ preview, text }: UnitImportPreviewProps) {
  const { on, refusedLines, addedLines, changedLines, unchangedCount, unnamedCount } = preview;
  const units = useUnitsWord();
  const acting = addedLines.length + changedLines.length;
  const counts = `新設${addedLines.length}件・変更${changedLines.length}件・変更なし${unchangedCount}件`;
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-6">
      <h2 id="preview" className="text-std-20B-150">
        読み込む内容の確認
      </h2>
      {refusedLines.length > 0 ? (
        <Notice
          tone="error"
          title={`読み込めない行が${refusedLines.length}行あるため、まだ何も保存していません。`}
          live
        >
          <p>次の行を元のファイルで直し、もう一度読み込んでください。ほかの行は、{counts}です。</p>
        </Notice>
      ) : acting === 0 ? (
        <Notice tone="info" title={`${japaneseDate(on)}の${units}と同じ内容です。保存するものはありません。`} live />
      ) : (
        <Notice tone="info" title={`${japaneseDate(on)}から、${counts}です。まだ保存していません。`} live>
          <p>内容を確かめて、よければ保存してください。すべての行を一度に保存します。</p>
          {unnamedCount === 0 ? null : (
            <p>
              ファイルにない{unnamedCount}
              件の{units}は、そのまま残ります（廃止・統合・分割は、それぞれの画面で行います）。
            </p>
          )}
        </Notice>
      )}
      <ImportLines
        caption={`読み込めない行（${refusedLines.length}行）`}
        lines={refusedLines}
        about="理由と直し方"
        tell={(line) => line.messages}
      />
      {refusedLines.length > 0 || acting === 0 ? null : (
        <PostForm label="読み込みの保存">
          <input type="hidden" name="intent" value="apply" />
          <input type="hidden" name="on" value={on} />
          <input type="hidden" name="seenHash" value={preview.seenHash} />
          <input type="hidden" name="text" value={text} />
          <Button>{`新設${addedLines.length}件・変更${changedLines.length}件を保存する`}</Button>
        </PostForm>
      )}
      <ImportLines
        caption={`変更（${changedLines.length}件）`}
        lines={changedLines}
        about="変わるところ"
        tell={(line) => effectWords(line, true)}
      />
      <ImportLines
        caption={`新設（${addedLines.length}件）`}
        lines={addedLines}
        about="加える内容"
        tell={(line) => effectWords(line, false)}
      />
    </section>
  );
}
