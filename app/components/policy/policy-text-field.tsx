import { useCallback, useState } from 'react';
import { FileNotes } from '#app/components/policy/file-notes.tsx';
import { useCsrfToken } from '#app/components/ui/csrf-field.tsx';
import { FileTextField } from '#app/components/ui/file-text-field.tsx';
import type { TellOfFile } from '#app/components/ui/file-text-field.tsx';
import { sendFile } from '#app/components/ui/send-file.ts';
import type { StatedName } from '#app/domain/policy/stated-name.ts';
import { PROBLEMS, problemOf } from '#app/lib/problem.ts';
import { MEGABYTE, PAGE_END_SHOWN, POLICY_FILE_MAX_BYTES, POLICY_TEXT_PATH } from '#app/lib/raw-doors.ts';
import type { ReadText, TextFile } from '#app/services/policy/policy-text.form.server.ts';

/** Of a name that somebody made very long. */
const NAME_SHOWN = 120;
const MOST = `${POLICY_FILE_MAX_BYTES / MEGABYTE}MB`;
const TOO_LARGE = `ファイルが${MOST}を超えています。図や写真を除くか、対策基準の部分だけを別のファイルに保存して選んでください。`;

function isReadText(body: unknown): body is ReadText {
  return typeof body === 'object' && body !== null && 'ok' in body && typeof body.ok === 'boolean';
}

const UNCHANGED = '本文の欄は、選ぶ前のままです。';
const UNREACHABLE =
  'サーバーにつながらないか、応答がないため、読み取れませんでした。つながる状態になってから、もう一度ファイルを選んでください。';
const BUSY = 'サーバーが、ほかのファイルを読み取っている途中です。少し待ってから、もう一度ファイルを選んでください。';

/** Has the server take the text out of a file. */
async function textOf(file: File, csrf: string | null, signal: AbortSignal): Promise<ReadText> {
  const answer = await sendFile(POLICY_TEXT_PATH, file, csrf, signal);
  if (answer === null) return { ok: false, message: UNREACHABLE };
  if (isReadText(answer.body)) return answer.body;
  if (answer.status === PROBLEMS.busy.status) return { ok: false, message: BUSY };
  const { happened, next } = problemOf(answer.status, answer.body);
  return { ok: false, message: `${happened}${next}` };
}

/** Only a PDF has the pages of the paper; in Word a page ends where somebody put an end. */
function pageCountOf(file: File, text: string): number | null {
  return /\.pdf$/iu.test(file.name) ? text.split(PAGE_END_SHOWN).length : null;
}

export interface PolicyTextFieldProps {
  /** In characters. */
  readonly maxLength: number;
  readonly defaultValue: string;
  /** From which that text came. */
  readonly defaultFile: TextFile | null;
  readonly error: string | undefined;
  /** The text of a file has come into the field; it says this of itself. */
  readonly onFile: (stated: StatedName) => void;
}

/** The text of a policy, out of a file that the server reads. */
export function PolicyTextField({ maxLength, defaultValue, defaultFile, error, onFile }: PolicyTextFieldProps) {
  const csrf = useCsrfToken();
  const [from, setFrom] = useState(defaultFile);

  async function read(file: File, tell: TellOfFile, signal: AbortSignal): Promise<void> {
    const refuse = (words: string) =>
      tell({ tone: 'bad', words: <p>{`「${file.name}」は読み込めませんでした。${words}${UNCHANGED}`}</p> });
    if (file.size > POLICY_FILE_MAX_BYTES) {
      refuse(TOO_LARGE);
      return;
    }
    const busy = `「${file.name}」を読み込んでいます。ページの多いファイルは、1分ほどかかることがあります。`;
    tell({ tone: 'busy', words: <p>{busy}</p> });
    const result = await textOf(file, csrf, signal);
    if (signal.aborted) return;
    if (!result.ok) {
      refuse(result.message);
      return;
    }
    const { text, notes, noteCount, stated } = result;
    const pageCount = pageCountOf(file, text);
    setFrom({ name: file.name.slice(-NAME_SHOWN), pageCount, notes, noteCount });
    const length = text.length.toLocaleString('ja-JP');
    const pages = pageCount === null ? '' : `の${pageCount}ページから、`;
    const words = (
      <>
        <p>
          {`「${file.name}」${pages === '' ? 'の' : pages}本文（${length}文字）を下の欄に読み込みました。まだ保存していません。次に「読み取って確かめる」を押してください。`}
          {text.includes(PAGE_END_SHOWN) ? `「${PAGE_END_SHOWN}」は、ページの終わりを示します。` : ''}
        </p>
        <div className="mt-2">
          <FileNotes notes={notes} count={noteCount} />
        </div>
      </>
    );
    tell({ tone: 'good', words }, text);
    onFile(stated);
  }

  const faultOf = useCallback(
    (text: string) => {
      const [length, most] = [text.length, maxLength].map((count) => count.toLocaleString('ja-JP'));
      return text.length > maxLength
        ? `本文が長すぎるため（${length}文字）、まだ送っていません。${most}文字までです。対策基準の部分だけにしてください。`
        : undefined;
    },
    [maxLength],
  );

  return (
    <>
      <input type="hidden" name="file" value={from === null ? '' : JSON.stringify(from)} />
      <FileTextField
        file={{
          label: 'ファイルを選ぶ',
          hint: `Word（.docx）、PDF、テキスト（文字コードは問いません）。${MOST}まで。ファイルそのものは保存しません。`,
          accept: '.docx,.pdf,.txt,text/plain,application/pdf',
        }}
        label="対策基準の本文"
        hint={`ファイルを選ぶと、ここに本文が入ります。文書を開いて全体をコピーし、貼り付けても構いません。${maxLength.toLocaleString('ja-JP')}文字まで。`}
        area={{ rows: 12, spellCheck: false }}
        defaultValue={defaultValue}
        error={error}
        required
        faultOf={faultOf}
        onReplaced={() => setFrom(null)}
        read={read}
      />
    </>
  );
}
