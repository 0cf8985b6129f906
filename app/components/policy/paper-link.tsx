import { useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import { LINK_LOOK } from '#app/components/ui/text-link.tsx';

export interface PaperLinkProps {
  readonly to: string;
  /** What is saved: 「PDF」. */
  readonly label: string;
  /** Of which paper, for who hears the link alone. */
  readonly of: string;
}

const NAMED = /filename\*=UTF-8''([^;]+)/u;

function save(file: Blob, response: Response): void {
  const named = NAMED.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = named === undefined ? '' : decodeURIComponent(named);
  link.click();
  // The browser has begun to save by then; at once it would find nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const WORDS = {
  idle: '',
  making: '作成中です（数秒かかります）。',
  saved: '作成しました。',
  unheard: 'サーバーから応答がありませんでした。接続を確かめて、もう一度選んでください。',
} as const;

/** A paper that takes some seconds to be made, and says so meanwhile; without scripts an ordinary link. */
export function PaperLink({ to, label, of }: PaperLinkProps) {
  const [state, setState] = useState<keyof typeof WORDS>('idle');
  const busy = useRef(false);
  const make = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setState('making');
    try {
      const response = await fetch(to);
      // A page instead of the file says why: a refusal, or the end of the session.
      if (response.redirected || !response.ok) window.location.assign(response.redirected ? response.url : to);
      else {
        save(await response.blob(), response);
        setState('saved');
      }
    } catch {
      setState('unheard');
    }
    busy.current = false;
  };
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void make();
  };
  return (
    <>
      <a href={to} className={LINK_LOOK} onClick={onClick} aria-busy={state === 'making'}>
        {label}
        <span className="sr-only">（{of}）</span>
      </a>
      <span role="status" className={state === 'idle' ? 'sr-only' : 'ml-2 text-dns-14N-130'}>
        {WORDS[state]}
      </span>
    </>
  );
}
