import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { useId } from 'react';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';

export interface PastImportsProps {
  readonly imports: readonly {
    readonly id: string;
    readonly importedAt: string;
    readonly importerName: string;
    readonly lineCount: number;
    readonly undoable: boolean;
  }[];
  /** In words, where the page is of several. */
  readonly year?: string;
  /** What a line is of, and what stands in the way of taking them away. */
  readonly thing: string;
  readonly touched: string;
}

/** What was brought along when and by whom, and the way back. */
export function PastImports({ imports, year = '', thing, touched }: PastImportsProps) {
  const heading = useId();
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="no-print mt-8">
      <h2 id={heading} className="text-std-20B-150">
        {year}取込みの記録
      </h2>
      <ul className="mt-2 flex flex-col gap-4">
        {imports.map(({ id, importedAt, importerName, lineCount, undoable }) => {
          const name = `${japaneseDateTime(importedAt)}の取込み`;
          return (
            <li key={id}>
              <p>
                {name}（{importerName}さん、{thing}
                {lineCount}件）
              </p>
              {undoable ? (
                <ConfirmForm
                  trigger={`${name}を取り消す`}
                  consequence={`この取込みの${thing}${lineCount}件を、まとめて取り除きます。もう一度取り込めます。`}
                  confirm="取り消す"
                  fields={{ intent: 'undo', importId: id }}
                  danger
                />
              ) : (
                <p className="text-solid-gray-700">{touched}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
