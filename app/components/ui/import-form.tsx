import type { ReactNode } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { SummaryError } from '#app/components/ui/error-summary.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TableReadingNote } from '#app/components/ui/table-reading-note.tsx';
import type { TableReadingNoteProps } from '#app/components/ui/table-reading-note.tsx';
import { TableTextField } from '#app/components/ui/table-text-field.tsx';
import type { ImportLimits } from '#app/lib/table-import.ts';

interface ImportFormProps {
  readonly label: string;
  readonly limits: ImportLimits;
  /** Where whoever does not go on is led. */
  readonly back: string;
  /** How the file is made: items of a list. */
  readonly help: ReactNode;
  /** What is asked for beside the table. */
  readonly fields?: ReactNode;
  readonly text: string;
  readonly errors: readonly SummaryError[];
  /** What the table would do, once it was read; it is chosen anew below that, by these words. */
  readonly shown: {
    readonly reading: TableReadingNoteProps['reading'] | null;
    readonly tables: ReactNode;
    readonly isRefused: boolean;
  } | null;
  readonly anew: string;
}

/** Takes in a table: first how its file is made, then what it would do. */
export function ImportForm(props: ImportFormProps) {
  const { label, limits, back, help, fields, text, errors, shown, anew } = props;
  const { sheetName, maxRows, maxLength } = limits;
  const form = (
    <PostForm label={label}>
      <input type="hidden" name="intent" value="preview" />
      <div className="flex max-w-4xl flex-col gap-4">
        {fields}
        <TableTextField
          sheetName={sheetName}
          maxLength={maxLength}
          defaultValue={text}
          error={errorsByField(errors)('text')}
        />
        <div className="flex flex-wrap gap-3">
          <Button kind={shown === null ? 'primary' : 'secondary'}>読み込んで確認する</Button>
          <ButtonLink to={back} kind="tertiary">
            やめる
          </ButtonLink>
        </div>
      </div>
    </PostForm>
  );
  return (
    <div className="flex flex-col gap-6">
      <ErrorSummary errors={errors} />
      {shown === null ? (
        <>
          <Disclosure summary="ファイルの作り方" open>
            <ul className="list-disc pl-6">
              {help}
              <li>
                一度に読み込めるのは{maxRows.toLocaleString('ja-JP')}行、{maxLength.toLocaleString('ja-JP')}
                文字までです。
              </li>
            </ul>
          </Disclosure>
          {form}
        </>
      ) : (
        <>
          {shown.reading === null ? null : <TableReadingNote reading={shown.reading} />}
          {shown.tables}
          <Disclosure summary={anew} open={shown.isRefused}>
            {form}
          </Disclosure>
        </>
      )}
    </div>
  );
}
