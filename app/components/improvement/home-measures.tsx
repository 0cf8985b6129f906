import { DueWords } from '#app/components/improvement/due-words.tsx';
import { BROUGHT_ALONG } from '#app/components/improvement/past-measure-words.ts';
import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { HomeMeasures as Measures } from '#app/services/improvement/home-measures.page.server.ts';

/** So much of a measure is shown where it is one of several. */
const SHOWN_LENGTH = 60;

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  const letters = [...(line === '' ? '（対応策の記載なし）' : line)];
  const cut = letters.length > SHOWN_LENGTH || line !== text;
  return `${letters.slice(0, SHOWN_LENGTH).join('')}${cut && line !== '' ? '…' : ''}`;
}

function counted({ count, behindCount }: { readonly count: number; readonly behindCount: number }): string {
  return `${count}件${behindCount === 0 ? '' : `、うち期限超過${behindCount}件`}`;
}

export interface HomeMeasuresProps {
  readonly measures: Measures;
}

/** What a head has still to do of the plans: of the own section one by one, of what is below a bureau their number. */
export function HomeMeasures({ measures: { ownMeasures, bureauMeasures } }: HomeMeasuresProps) {
  const { counting } = useBureauWords();
  if (ownMeasures === null && bureauMeasures === null) return null;
  return (
    <section aria-labelledby="my-measures" className="mb-8">
      <h2 id="my-measures" className="mb-3 text-std-22B-150">
        進める改善策
      </h2>
      {ownMeasures === null ? null : (
        <>
          <p className="mb-2">自分の課の改善策：{counted(ownMeasures)}</p>
          <ul className="flex flex-col gap-2">
            {ownMeasures.firstMeasures.map((measure) => (
              <li
                key={measure.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-solid-gray-300 py-2"
              >
                <TextLink to={measure.to}>{shortened(measure.permanentMeasure)}</TextLink>
                <span>
                  期限 <DueWords due={measure.due} behind={measure.behind} />
                </span>
                {measure.cameAlong ? <span className="text-solid-gray-700">{BROUGHT_ALONG}</span> : null}
              </li>
            ))}
          </ul>
          {ownMeasures.count > ownMeasures.firstMeasures.length ? (
            <p className="mt-2">
              <TextLink to={ownMeasures.to}>{`自分の課の改善策をすべて見る（${ownMeasures.count}件）`}</TextLink>
            </p>
          ) : null}
        </>
      )}
      {bureauMeasures === null ? null : (
        <p className="mt-3">
          <TextLink
            to={bureauMeasures.to}
          >{`${counting}の課・情報システムの改善策：${counted(bureauMeasures)}`}</TextLink>
        </p>
      )}
    </section>
  );
}
