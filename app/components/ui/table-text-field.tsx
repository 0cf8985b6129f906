import { useEffect, useRef, useState } from 'react';
import { useCsrfToken } from '#app/components/ui/csrf-field.tsx';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { RAW_TYPE, SHEET_PARAMETER, TABLES_PATH, WORKBOOK_MAX_BYTES } from '#app/lib/raw-doors.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';

const EMPTY = 'このファイルには何も書かれていません。';
const UNREACHABLE =
  'サーバーに接続できないため、読み込めませんでした。通信を確かめて、もう一度選ぶか、表を貼り付けてください。';
const MEGABYTE = 1024 * 1024;

export interface TableTextFieldProps {
  /** The sheet of a workbook that is read where it is there; else it is the first one that is shown. */
  readonly sheetName?: string;
  /** In characters. */
  readonly maxLength: number;
  readonly defaultValue: string;
  readonly error: string | undefined;
}

interface Taken {
  readonly ok: boolean;
  /** Of the file, where it could be read. */
  readonly text: string;
  readonly words: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Has the server read a workbook; it keeps nothing of it. */
async function readWorkbook(file: File, sheetName: string, csrf: string): Promise<Taken> {
  const refused = (words: string) => ({ ok: false, text: '', words });
  let answer: unknown;
  try {
    const response = await fetch(`${TABLES_PATH}?${SHEET_PARAMETER}=${encodeURIComponent(sheetName)}`, {
      method: 'POST',
      headers: { 'Content-Type': RAW_TYPE, [CSRF_HEADER]: csrf },
      body: file,
    });
    answer = await response.json();
  } catch {
    return refused(UNREACHABLE);
  }
  if (!isObject(answer)) return refused(UNREACHABLE);
  const { text, message, code } = answer;
  if (typeof message === 'string') {
    return typeof text === 'string' ? { ok: true, text, words: message } : refused(message);
  }
  const problem = Object.entries(PROBLEMS).find(([name]) => name === code)?.[1] ?? PROBLEMS.unexpected;
  return refused(`${problem.happened}${problem.next}`);
}

/**
 * The text of a table that is read in. A script reads a chosen file, of whatever encoding, into the field, and has a
 * workbook read by the server; without it, or from a spreadsheet, the cells are pasted. So what is sent is an ordinary
 * form.
 */
export function TableTextField({ sheetName = '', maxLength, defaultValue, error }: TableTextFieldProps) {
  const csrf = useCsrfToken();
  const area = useRef<HTMLTextAreaElement>(null);
  const [scripted, setScripted] = useState(false);
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  useEffect(() => setScripted(true), []);

  async function read(file: File): Promise<Taken> {
    if (file.size > WORKBOOK_MAX_BYTES) {
      const words = `ファイルが大きすぎます。${WORKBOOK_MAX_BYTES / MEGABYTE}MBまでのファイルに分けてください。`;
      return { ok: false, text: '', words };
    }
    const decoded = decodeSourceText(new Uint8Array(await file.arrayBuffer()));
    if (decoded.ok) return { ok: true, text: decoded.text, words: '' };
    return decoded.reason === 'empty'
      ? { ok: false, text: '', words: EMPTY }
      : readWorkbook(file, sheetName, csrf ?? '');
  }

  async function take(file: File): Promise<void> {
    setTold({ good: true, words: `「${file.name}」を読み込んでいます。` });
    const { ok, text, words } = await read(file);
    if (!ok) {
      setTold({ good: false, words });
    } else if (text.length > maxLength) {
      const most = `文字数が多すぎます（${text.length}文字）。${maxLength}文字までのファイルに分けてください。`;
      setTold({ good: false, words: most });
    } else {
      if (area.current !== null) area.current.value = text;
      setTold({ good: true, words: `「${file.name}」を下の欄に読み込みました。${words}まだ保存していません。` });
    }
  }

  return (
    <div className="flex flex-col gap-4">
      {scripted ? (
        <FieldFrame
          id="file"
          label="CSV又はExcelのファイルを選ぶ"
          hint="CSVの文字コードは、UTF-8でもシフトJISでも読み込めます。Excelは、ブック（.xlsx）の表示されている最初のシートを読み込みます。"
          error={undefined}
          required={false}
        >
          <input
            id="file"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain"
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
