import { share } from '#app/components/ui/share.ts';

export interface MeterBarProps {
  /** What is measured. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, e.g. 15課中12課. */
  readonly text: string;
}

/** One value of a known whole, such as how many sheets have come in. */
export function MeterBar({ label, value, max, text }: MeterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <svg
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-4 w-40 grow rounded-4 border border-solid-gray-600 bg-white"
      >
        <rect className="chart-segment fill-key-900" x="0" y="0" width={share(value, max)} height="100%" />
      </svg>
      <span className="tabular-nums" aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
