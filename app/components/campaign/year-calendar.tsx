export interface YearStep {
  readonly label: string;
  readonly date: string | null;
  readonly state: 'done' | 'now' | 'ahead';
}

const MARKS = { done: '✓', now: '▶', ahead: '○' } as const;
const WORDS = { done: '（済）', now: '（いまここ）', ahead: '' } as const;

/** The year in one line: 準備 → 実施中 → 締切 → 集計確定 → 委員会. */
export function YearCalendar({ steps }: { readonly steps: readonly YearStep[] }) {
  return (
    <ol aria-label="今年度の予定" className="mb-6 flex flex-wrap gap-x-2 gap-y-1 rounded-8 bg-solid-gray-50 p-3">
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className="flex items-baseline gap-2"
        >
          {index === 0 ? null : <span aria-hidden="true">→</span>}
          <span className={step.state === 'now' ? 'text-std-16B-170 text-key-900' : ''}>
            <span aria-hidden="true">{MARKS[step.state]} </span>
            {step.label}
            <span className="sr-only">{WORDS[step.state]}</span>
          </span>
          {step.date === null ? null : <span className="text-dns-14N-130 text-solid-gray-700">{step.date}</span>}
        </li>
      ))}
    </ol>
  );
}
