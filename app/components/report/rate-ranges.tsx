import { denominatorWords, numeratorWords } from '#app/components/report/number-words.ts';
import { CountLink } from '#app/components/report/count-link.tsx';
import { RangeBar } from '#app/components/ui/range-bar.tsx';
import { FIGURE_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';
import type { ReportPopulation } from '#app/services/report/report-population.loader.server.ts';

interface RangeProps {
  readonly population: ReportPopulation;
  readonly lowest: LinkedFigure;
  readonly highest: LinkedFigure;
  readonly known: LinkedFigure;
}

function Range({ population, lowest, highest, known }: RangeProps) {
  const bounds = `${formatRate(lowest.rate)}〜${formatRate(highest.rate)}`;
  const name = FIGURE_LABELS[lowest.id];
  return (
    <div className="break-inside-avoid">
      <p>
        {name} <strong>{bounds}</strong>　提出{population.submission.rate.numerator}票では
        {formatRate(known.rate)}（{numeratorWords(known)}／{denominatorWords(known)}
        {known.scale === 1 ? '件' : ''}）
      </p>
      <RangeBar
        label={`${POPULATION_LABELS[population.population]}の${name}：${bounds}`}
        lowest={lowest.rate}
        highest={highest.rate}
      />
    </div>
  );
}

/**
 * 数値の幅. What is known of the two headlines, what is open and why: in words and as a picture, for each population of
 * which something was not handed in.
 */
export function RateRanges({ populations }: { readonly populations: readonly ReportPopulation[] }) {
  const open = populations.filter(({ notSubmitted }) => notSubmitted.count > 0);
  if (open.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 text-dns-14N-130">
      <p>
        未提出があるため、実施率と得点率には幅があります。下限は未提出をすべて未実施、上限はすべて実施とした値です（わからない・未回答はどちらでも実施に数えません）。
      </p>
      {open.map((population) => (
        <div key={population.population} className="grid gap-x-4 gap-y-1 desktop:grid-cols-2 print:grid-cols-2">
          <p className="font-700 desktop:col-span-2 print:col-span-2">
            {POPULATION_LABELS[population.population]}：未提出
            <CountLink counted={population.sheetsMissing} unit="票" />（
            <CountLink counted={population.notSubmitted} unit="件" />
            ）を含む
          </p>
          <Range
            population={population}
            lowest={population.implementation}
            highest={population.implementationBound}
            known={population.implementationKnown}
          />
          <Range
            population={population}
            lowest={population.score}
            highest={population.upperBound}
            known={population.scoreKnown}
          />
        </div>
      ))}
    </div>
  );
}
