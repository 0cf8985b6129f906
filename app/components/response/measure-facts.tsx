import type { CoveredQuestion, MeasureView } from '#app/services/response/measure-view.loader.server.ts';
import type { ReactNode } from 'react';
import { objectWords } from '#app/components/report/object-words.ts';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { SectionMeasure } from '#app/domain/response/answer.ts';
import { MISSING_PART_LABELS } from '#app/domain/response/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

/** 担当 and 期限 of a measure in one line. */
export function ownerAndDue({ owner, due }: SectionMeasure): string {
  return `担当：${owner === '' ? '（未記入）' : owner}　期限：${due === null ? '（未記入）' : japaneseDate(due)}`;
}

export interface MeasureFactsProps {
  readonly sheetId: string;
  readonly measures: readonly MeasureView[];
  /** What can be done with a measure; nothing where it is only read. */
  readonly acts?: ((measure: MeasureView) => ReactNode) | undefined;
}

/** Measures of a sheet, each once, with the questions and rows that it answers. */
export function MeasureFacts({ sheetId, measures, acts }: MeasureFactsProps) {
  return (
    <ol className="flex flex-col gap-3">
      {measures.map((measure) => (
        <li
          key={measure.number}
          id={`measure-${measure.number}`}
          className="rounded-8 border border-solid-gray-420 p-4 print:break-inside-avoid"
        >
          <p className="text-std-16B-170">改善策{measure.number}</p>
          <p className="whitespace-pre-wrap">{measure.plan.measure}</p>
          <p>{ownerAndDue(measure.plan)}</p>
          {measure.missing.length === 0 ? null : (
            <p className="text-solid-gray-700">
              提出までに：{measure.missing.map((part) => MISSING_PART_LABELS[part]).join('')}
            </p>
          )}
          <p className="mt-2 text-solid-gray-700">含める設問（{measure.covered.length}問）</p>
          <ul className="list-disc pl-6">
            {measure.covered.map((question) => (
              <li key={question.key}>
                <TextLink to={`${chapterPath(sheetId, question.chapter)}#${question.key}`}>
                  {question.printedNumber} {question.text}
                </TextLink>
                <CoveredRows question={question} />
              </li>
            ))}
          </ul>
          {acts?.(measure)}
        </li>
      ))}
    </ol>
  );
}

/** The measures that answer several questions, for who reads a sheet; nothing where there is none. */
export function SharedMeasureList({ sheetId, measures }: Omit<MeasureFactsProps, 'acts'>) {
  if (measures.length === 0) return null;
  return (
    <section aria-labelledby="shared-measures" className="mt-8">
      <h2 id="shared-measures" className="mb-2 text-std-20B-150">
        まとめて書いた改善策（{measures.length}件）
      </h2>
      <MeasureFacts sheetId={sheetId} measures={measures} />
    </section>
  );
}

function CoveredRows({ question }: { readonly question: CoveredQuestion }) {
  const { object, rowTexts } = question;
  return (
    <>
      {object === null ? null : <span className="block">{objectWords(object)}</span>}
      {rowTexts.length === 0 ? null : <span className="block">細目：{rowTexts.join('、')}</span>}
    </>
  );
}
