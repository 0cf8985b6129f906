import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';

const TONES = { busy: 'text-solid-gray-800', good: 'text-green-900', bad: 'text-red-900' } as const;

interface Told {
  readonly tone: keyof typeof TONES;
  readonly words: ReactNode;
}

/** Says what becomes of a chosen file, with its text where that comes into the field. */
export type TellOfFile = (told: Told, text?: string) => void;

interface FileTextFieldProps {
  readonly file: { readonly label: string; readonly hint: string; readonly accept: string };
  readonly label: string;
  readonly hint: string;
  readonly area: { readonly rows: number; readonly wrap?: 'off'; readonly spellCheck?: false };
  readonly defaultValue: string;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly read: (file: File, tell: TellOfFile) => Promise<void>;
}

/**
 * A field for the text of a file. A script reads a chosen file into it; without it the text is pasted, so that what is
 * sent is an ordinary form. A file that cannot be read leaves the field as it is.
 */
export function FileTextField({ file, label, hint, area, defaultValue, error, required, read }: FileTextFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [scripted, setScripted] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => setScripted(true), []);
  const tell: TellOfFile = (now, text) => {
    if (text !== undefined && field.current !== null) field.current.value = text;
    setTold(now);
  };
  return (
    <div className="flex flex-col gap-4">
      {scripted ? (
        <FieldFrame id="file" label={file.label} hint={file.hint} error={undefined} required={false}>
          <input
            id="file"
            type="file"
            accept={file.accept}
            aria-describedby="file-hint file-told"
            className={`${CONTROL_LOOK} max-w-full`}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen !== undefined) void read(chosen, tell);
            }}
          />
        </FieldFrame>
      ) : null}
      <div id="file-told" role="status" className={told === null ? 'sr-only' : TONES[told.tone]}>
        {told?.words}
      </div>
      <FieldFrame id="text" label={label} hint={hint} error={error} required={required}>
        <textarea
          ref={field}
          id="text"
          name="text"
          {...area}
          defaultValue={defaultValue}
          aria-required={required || undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy('text', 'hint', error)}
          className={`${CONTROL_LOOK} w-full`}
        />
      </FieldFrame>
    </div>
  );
}
