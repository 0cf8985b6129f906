import { useEffect, useRef, useState } from 'react';
import { useCsrfToken } from '#app/components/ui/csrf-field.tsx';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { problemOf, UNREACHABLE } from '#app/lib/problem.ts';
import { POLICY_FILE_MAX_BYTES, POLICY_TEXT_PATH, RAW_TYPE } from '#app/lib/raw-doors.ts';
import type { ReadText } from '#app/services/policy/policy-text.form.server.ts';

const TOO_LARGE =
  'ファイルが20MBを超えています。図や写真を除くか、対策基準の部分だけを別のファイルに保存して選んでください。';

interface Told {
  readonly tone: 'busy' | 'good' | 'bad';
  readonly words: string;
  readonly notes: readonly string[];
}

const TONES = { busy: 'text-solid-gray-800', good: 'text-green-900', bad: 'text-red-900' } as const;

function isReadText(body: unknown): body is ReadText {
  return typeof body === 'object' && body !== null && 'ok' in body && typeof body.ok === 'boolean';
}

/** Has the server take the text out of a file; nothing of it is kept there. */
async function textOf(file: File, csrf: string): Promise<ReadText> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(POLICY_TEXT_PATH, {
      method: 'POST',
      headers: { 'Content-Type': RAW_TYPE, [CSRF_HEADER]: csrf },
      body: file,
    });
    body = await response.json();
  } catch {
    return { ok: false, message: UNREACHABLE.happened };
  }
  if (isReadText(body)) return body;
  const { happened, next } = problemOf(response.status, body);
  return { ok: false, message: `${happened}${next}` };
}

export interface PolicyTextFieldProps {
  /** In characters. */
  readonly maxLength: number;
  readonly defaultValue: string;
  readonly error: string | undefined;
}

/**
 * The text of a policy. A script has the server read a chosen file into the field; without it the text is pasted, so
 * that what is sent is an ordinary form. A file that cannot be read leaves the field as it is.
 */
export function PolicyTextField({ maxLength, defaultValue, error }: PolicyTextFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const csrf = useCsrfToken();
  const [scripted, setScripted] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => setScripted(true), []);

  async function take(file: File): Promise<void> {
    const refuse = (words: string) =>
      setTold({ tone: 'bad', words: `「${file.name}」は読み込めませんでした。${words}`, notes: [] });
    if (file.size > POLICY_FILE_MAX_BYTES) {
      refuse(TOO_LARGE);
      return;
    }
    setTold({ tone: 'busy', words: `「${file.name}」を読み込んでいます。`, notes: [] });
    const read = await textOf(file, csrf ?? '');
    if (!read.ok) {
      refuse(read.message);
      return;
    }
    if (area.current !== null) area.current.value = read.text;
    const length = read.text.length.toLocaleString('ja-JP');
    const words = `「${file.name}」の本文（${length}文字）を下の欄に読み込みました。まだ保存していません。`;
    setTold({ tone: 'good', words, notes: read.notes });
  }

  return (
    <div className="flex flex-col gap-4">
      {scripted ? (
        <FieldFrame
          id="file"
          label="ファイルを選ぶ"
          hint="Word（.docx）、PDF、テキスト（文字コードは問いません）。20MBまで。ファイルそのものは保存しません。"
          error={undefined}
          required={false}
        >
          <input
            id="file"
            type="file"
            accept=".docx,.pdf,.txt,text/plain,application/pdf"
            aria-describedby="file-hint file-told"
            className={`${CONTROL_LOOK} max-w-full`}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void take(file);
            }}
          />
        </FieldFrame>
      ) : null}
      <div id="file-told" role="status" className={told === null ? 'sr-only' : TONES[told.tone]}>
        {told === null ? null : (
          <>
            <p>{told.words}</p>
            {told.notes.length === 0 ? null : (
              <>
                <p className="mt-2 text-std-16B-170">次の箇所は、本文に入っていないか、確かめる必要があります。</p>
                <ul className="list-disc pl-6">
                  {told.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
      <FieldFrame
        id="text"
        label="対策基準の本文"
        hint={`ファイルを選ぶと、ここに本文が入ります。文書を開いて全体をコピーし、貼り付けても構いません。${maxLength.toLocaleString('ja-JP')}文字まで。`}
        error={error}
        required
      >
        <textarea
          ref={area}
          id="text"
          name="text"
          rows={12}
          defaultValue={defaultValue}
          spellCheck={false}
          aria-required
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy('text', 'hint', error)}
          className={`${CONTROL_LOOK} w-full`}
        />
      </FieldFrame>
    </div>
  );
}
