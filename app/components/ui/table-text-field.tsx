import { useCsrfToken } from '#app/components/ui/csrf-field.tsx';
import { FileTextField } from '#app/components/ui/file-text-field.tsx';
import type { TellOfFile } from '#app/components/ui/file-text-field.tsx';
import { sendFile } from '#app/components/ui/send-file.ts';
import { workbookWords } from '#app/components/ui/workbook-words.ts';
import { problemOf } from '#app/lib/problem.ts';
import { MEGABYTE, SHEET_PARAMETER, TABLES_PATH, WORKBOOK_MAX_BYTES } from '#app/lib/raw-doors.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';

const EMPTY = 'このファイルには何も書かれていません。';
const UNREACHABLE =
  'サーバーに接続できないため、読み込めませんでした。通信を確かめて、もう一度選ぶか、表を貼り付けてください。';

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

/** Has the server read a workbook. */
async function readWorkbook(
  file: File,
  sheetName: string,
  { csrf, signal }: { readonly csrf: string | null; readonly signal: AbortSignal },
): Promise<Taken> {
  const refused = (words: string) => ({ ok: false, text: '', words });
  const answer = await sendFile(
    `${TABLES_PATH}?${SHEET_PARAMETER}=${encodeURIComponent(sheetName)}`,
    file,
    csrf,
    signal,
  );
  if (answer === null || !isObject(answer.body)) return refused(UNREACHABLE);
  const { text, message } = answer.body;
  if (typeof message === 'string') {
    return typeof text === 'string' ? { ok: true, text, words: message } : refused(message);
  }
  const { happened, next } = problemOf(answer.status, answer.body);
  return refused(`${happened}${next}`);
}

/**
 * The text of a table that is read in: a file of whatever encoding, a workbook that the server reads, or the cells that
 * are pasted from a spreadsheet.
 */
export function TableTextField({ sheetName = '', maxLength, defaultValue, error }: TableTextFieldProps) {
  const csrf = useCsrfToken();

  async function taken(file: File, signal: AbortSignal): Promise<Taken> {
    if (file.size > WORKBOOK_MAX_BYTES) {
      const words = `ファイルが大きすぎます。${WORKBOOK_MAX_BYTES / MEGABYTE}MBまでのファイルに分けてください。`;
      return { ok: false, text: '', words };
    }
    const decoded = decodeSourceText(new Uint8Array(await file.arrayBuffer()));
    if (decoded.ok) return { ok: true, text: decoded.text, words: '' };
    return decoded.reason === 'empty'
      ? { ok: false, text: '', words: EMPTY }
      : readWorkbook(file, sheetName, { csrf, signal });
  }

  async function read(file: File, tell: TellOfFile, signal: AbortSignal): Promise<void> {
    tell({ tone: 'busy', words: `「${file.name}」を読み込んでいます。` });
    const { ok, text, words } = await taken(file, signal);
    if (!ok) {
      tell({ tone: 'bad', words });
    } else if (text.length > maxLength) {
      const most = `文字数が多すぎます（${text.length}文字）。${maxLength}文字までのファイルに分けてください。`;
      tell({ tone: 'bad', words: most });
    } else {
      const done = `「${file.name}」を下の欄に読み込みました。${words}まだ保存していません。`;
      tell({ tone: 'good', words: done }, text);
    }
  }

  return (
    <FileTextField
      file={{
        label: 'CSV又はExcelのファイルを選ぶ',
        hint: `CSVの文字コードは、UTF-8でもシフトJISでも読み込めます。${workbookWords(sheetName)}`,
        accept: '.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain',
      }}
      label="又は、表を貼り付ける"
      hint="Excelで1行目（列の名前）から表を選んでコピーし、ここに貼り付けてください。CSVの文字を貼り付けても構いません。"
      area={{ rows: 8, wrap: 'off' }}
      defaultValue={defaultValue}
      error={error}
      required={false}
      read={read}
    />
  );
}
