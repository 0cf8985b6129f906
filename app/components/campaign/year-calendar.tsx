import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import type { CalendarStep, YearStep } from '#app/services/response/home-campaign.loader.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
const LABELS = {
  preparation: '準備',
  running: '実施中',
  due: '締切',
  closing: '集計確定',
} as const satisfies Record<Exclude<YearStep, 'committee'>, string>;
const MARKS = { past: '✓', now: '▶', ahead: '○' } as const;
const WORDS = { past: '（済）', now: '（いまここ）', ahead: '' } as const;

/** The year in one line: 準備 → 実施中 → 締切 → 集計確定 → 委員会, or 決裁. */
export function YearCalendar({
  steps,
  label = '今年度の予定',
}: {
  readonly steps: readonly CalendarStep[];
  /** Whose year it is, where several run. */
  readonly label?: string;
}) {
  const { step: last } = useCommitteeWords();
  return (
    <ol aria-label={label} className="mb-6 flex flex-wrap gap-x-2 gap-y-1 rounded-8 bg-solid-gray-50 p-3">
      {steps.map((step, index) => (
        <li
          key={step.step}
          aria-current={step.when === 'now' ? 'step' : undefined}
          className="flex items-baseline gap-2"
        >
          {index === 0 ? null : <span aria-hidden="true">→</span>}
          <span className={step.when === 'now' ? 'text-std-16B-170 text-key-900' : ''}>
            <span aria-hidden="true">{MARKS[step.when]} </span>
            {step.step === 'committee' ? last : LABELS[step.step]}
            <span className="sr-only">{WORDS[step.when]}</span>
          </span>
          {step.on === null ? null : (
            <span className="text-dns-14N-130 text-solid-gray-700">
              {japaneseDate(step.on)}
              {step.step === 'running' ? 'から' : ''}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
