import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';

const TONES = { busy: 'text-solid-gray-800', good: 'text-green-900', bad: 'text-red-900' } as const;
const STILL_READING = 'ファイルを読み込んでいる途中です。終わってから、もう一度ボタンを押してください。';

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
  /** What is wrong with a text before it is sent, where that is known here. */
  readonly faultOf?: (text: string) => string | undefined;
  /** The text is no longer that of a file: another one stands in its place. */
  readonly onReplaced?: () => void;
  /** The signal tells that another file was chosen meanwhile, or the page left. */
  readonly read: (file: File, tell: TellOfFile, signal: AbortSignal) => Promise<void>;
}

/**
 * A field for the text of a file. A script reads a chosen file into it; without it the text is pasted, so that what is
 * sent is an ordinary form. A file that cannot be read leaves the field as it is; nothing is sent while one is read.
 */
export function FileTextField(props: FileTextFieldProps) {
  const { file, label, hint, area, defaultValue, required, faultOf, onReplaced, read } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const reading = useRef<AbortController | null>(null);
  const [scripted, setScripted] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const [stopped, setStopped] = useState<string>();
  const error = stopped ?? props.error;
  useEffect(() => {
    setScripted(true);
    return () => reading.current?.abort();
  }, []);

  const isBusy = told?.tone === 'busy';
  useEffect(() => {
    const area = field.current;
    const form = area?.form;
    if (area === null || form === null || form === undefined) return undefined;
    const stopEarly = (event: Event) => {
      const fault = isBusy ? STILL_READING : faultOf?.(area.value);
      setStopped(fault);
      if (fault === undefined) return;
      event.preventDefault();
      area.closest('details')?.setAttribute('open', '');
      area.focus();
    };
    form.addEventListener('submit', stopEarly);
    return () => form.removeEventListener('submit', stopEarly);
  }, [isBusy, faultOf]);

  function take(chosen: File): void {
    reading.current?.abort();
    const { signal } = (reading.current = new AbortController());
    const tell: TellOfFile = (now, text) => {
      if (signal.aborted) return;
      if (text !== undefined && field.current !== null) field.current.value = text;
      setStopped(undefined);
      setTold(now);
    };
    void read(chosen, tell, signal);
  }

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
            onClick={(event) => {
              // A file that was mended under its name is chosen again.
              event.currentTarget.value = '';
            }}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen !== undefined) take(chosen);
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
          onInput={(event) => {
            if (event.currentTarget.value === '') onReplaced?.();
          }}
          onPaste={(event) => {
            const { selectionStart, selectionEnd, value } = event.currentTarget;
            if (selectionStart === 0 && selectionEnd === value.length) onReplaced?.();
          }}
        />
      </FieldFrame>
    </div>
  );
}
