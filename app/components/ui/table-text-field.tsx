import { useEffect, useRef, useState } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import { decodeSourceText } from '#app/lib/source-text.ts';

const WORDS = {
  binary: 'このファイルは文字のファイルではありません。Excelのブックは、CSVで保存し直してから選んでください。',
  empty: 'このファイルには何も書かれていません。',
} as const;

export interface TableTextFieldProps {
  /** In characters. */
  readonly maxLength: number;
  readonly defaultValue: string;
  readonly error: string | undefined;
}

/**
 * The text of a table that is read in. A script reads a chosen file, of whatever encoding, into the field; without
 * it, or from a spreadsheet, the cells are pasted. So what is sent is an ordinary form.
 */
export function TableTextField({ maxLength, defaultValue, error }: TableTextFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [scripted, setScripted] = useState(false);
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  useEffect(() => setScripted(true), []);

  async function take(file: File): Promise<void> {
    const refuse = (words: string) => setTold({ good: false, words });
    // In no encoding does a character of a text that is short enough take more bytes.
    if (file.size > maxLength * 4) {
      refuse(`ファイルが大きすぎます。${maxLength}文字までのファイルに分けてください。`);
      return;
    }
    const read = decodeSourceText(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) {
      refuse(WORDS[read.reason]);
      return;
    }
    if (read.text.length > maxLength) {
      refuse(`文字数が多すぎます（${read.text.length}文字）。${maxLength}文字までのファイルに分けてください。`);
      return;
    }
    if (area.current !== null) area.current.value = read.text;
    setTold({ good: true, words: `「${file.name}」を下の欄に読み込みました。まだ保存していません。` });
  }

  return (
    <div className="flex flex-col gap-4">
      {scripted ? (
        <FieldFrame
          id="file"
          label="CSVファイルを選ぶ"
          hint="文字コードは、UTF-8でもシフトJISでも読み込めます。"
          error={undefined}
          required={false}
        >
          <input
            id="file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            aria-describedby="file-hint file-told"
            className={`${CONTROL_LOOK} max-w-full`}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void take(file);
            }}
          />
        </FieldFrame>
      ) : null}
      <p
        id="file-told"
        role="status"
        className={told === null ? 'sr-only' : told.good ? 'text-green-900' : 'text-red-900'}
      >
        {told?.words ?? ''}
      </p>
      <FieldFrame
        id="text"
        label="又は、表を貼り付ける"
        hint="Excelで1行目（列の名前）から表を選んでコピーし、ここに貼り付けてください。CSVの文字を貼り付けても構いません。"
        error={error}
        required={false}
      >
        <textarea
          ref={area}
          id="text"
          name="text"
          rows={8}
          wrap="off"
          defaultValue={defaultValue}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy('text', 'hint', error)}
          className={`${CONTROL_LOOK} w-full`}
        />
      </FieldFrame>
    </div>
  );
}
