import { useCsrfToken } from '#app/components/ui/csrf-field.tsx';
import { FileTextField } from '#app/components/ui/file-text-field.tsx';
import type { TellOfFile } from '#app/components/ui/file-text-field.tsx';
import { sendFile } from '#app/components/ui/send-file.ts';
import { problemOf, UNREACHABLE } from '#app/lib/problem.ts';
import { MEGABYTE, POLICY_FILE_MAX_BYTES, POLICY_TEXT_PATH } from '#app/lib/raw-doors.ts';
import type { ReadText } from '#app/services/policy/policy-text.form.server.ts';

const MOST = `${POLICY_FILE_MAX_BYTES / MEGABYTE}MB`;
const TOO_LARGE = `ファイルが${MOST}を超えています。図や写真を除くか、対策基準の部分だけを別のファイルに保存して選んでください。`;

function isReadText(body: unknown): body is ReadText {
  return typeof body === 'object' && body !== null && 'ok' in body && typeof body.ok === 'boolean';
}

/** Has the server take the text out of a file. */
async function textOf(file: File, csrf: string | null): Promise<ReadText> {
  const answer = await sendFile(POLICY_TEXT_PATH, file, csrf);
  if (answer === null) return { ok: false, message: UNREACHABLE.happened };
  if (isReadText(answer.body)) return answer.body;
  const { happened, next } = problemOf(answer.status, answer.body);
  return { ok: false, message: `${happened}${next}` };
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.length === 0 ? null : (
    <>
      <p className="mt-2 text-std-16B-170">次の箇所は、本文に入っていないか、確かめる必要があります。</p>
      <ul className="list-disc pl-6">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

export interface PolicyTextFieldProps {
  /** In characters. */
  readonly maxLength: number;
  readonly defaultValue: string;
  readonly error: string | undefined;
}

/** The text of a policy, out of a file that the server reads. */
export function PolicyTextField({ maxLength, defaultValue, error }: PolicyTextFieldProps) {
  const csrf = useCsrfToken();

  async function read(file: File, tell: TellOfFile): Promise<void> {
    const refuse = (words: string) =>
      tell({ tone: 'bad', words: <p>{`「${file.name}」は読み込めませんでした。${words}`}</p> });
    if (file.size > POLICY_FILE_MAX_BYTES) {
      refuse(TOO_LARGE);
      return;
    }
    tell({ tone: 'busy', words: <p>{`「${file.name}」を読み込んでいます。`}</p> });
    const result = await textOf(file, csrf);
    if (!result.ok) {
      refuse(result.message);
      return;
    }
    const { text, notes } = result;
    const length = text.length.toLocaleString('ja-JP');
    const words = (
      <>
        <p>{`「${file.name}」の本文（${length}文字）を下の欄に読み込みました。まだ保存していません。`}</p>
        <Notes notes={notes} />
      </>
    );
    tell({ tone: 'good', words }, text);
  }

  return (
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
      read={read}
    />
  );
}
