import type { ReactNode } from 'react';
import { Symbol } from '#app/components/ui/symbol.tsx';

const LOOKS = {
  info: { word: 'お知らせ', symbol: 'info', border: 'border-blue-900', text: 'text-blue-900' },
  success: { word: '完了', symbol: 'check', border: 'border-green-900', text: 'text-green-900' },
  warning: { word: '注意', symbol: 'warning', border: 'border-orange-900', text: 'text-orange-900' },
  error: { word: 'エラー', symbol: 'error', border: 'border-red-900', text: 'text-red-900' },
} as const;

export interface NoticeProps {
  readonly tone: keyof typeof LOOKS;
  readonly title: string;
  readonly children?: ReactNode;
  /** True when it appears in answer to what the person just did, so that it is read aloud. */
  readonly live?: boolean;
}

export function Notice({ tone, title, children, live = false }: NoticeProps) {
  const look = LOOKS[tone];
  // What was just done is of the screen alone.
  const paper = live && tone === 'success' ? 'no-print' : '';
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div role={role} className={`rounded-8 border-2 border-l-8 bg-white p-4 ${look.border} ${paper}`}>
      <p className="flex items-start gap-2 text-std-16B-170">
        <span className={`mt-0.5 inline-flex items-center gap-1 whitespace-nowrap ${look.text}`}>
          <Symbol name={look.symbol} size="large" />
          {look.word}
        </span>
        <span>{title}</span>
      </p>
      {children === undefined ? null : <div className="mt-2 pl-8">{children}</div>}
    </div>
  );
}
