import { figure } from '#app/components/policy/figure.ts';
import type { ReactNode } from 'react';
import { FileNotes } from '#app/components/policy/file-notes.tsx';
import { TextPlaces } from '#app/components/policy/text-places.tsx';
import type { PlacesOfDraft } from '#app/components/policy/text-places.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { TextFile } from '#app/services/policy/policy-text.form.server.ts';
import type { PolicyPreview, TextPlace } from '#app/services/questionnaire/policy-text.page.server.ts';

interface WarningProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Warning({ title, children }: WarningProps) {
  return (
    <Notice tone="warning" title={title} live>
      <div className="flex flex-col gap-3">{children}</div>
    </Notice>
  );
}

function firstOnly(count: number, places: readonly TextPlace[]): string {
  return count > places.length ? `はじめの${places.length}件を示します。` : '';
}

function notesOf({ textNotes }: PolicyPreview, file: TextFile | null) {
  const own = file?.notes ?? [];
  const notes = [...new Set([...own, ...textNotes])];
  return { notes, count: notes.length + Math.max(0, (file?.noteCount ?? 0) - own.length) };
}

/** How many places somebody has to look at before the text is published. */
function placesToCheck(preview: PolicyPreview, file: TextFile | null): number {
  const { leftDutyCount, unaskedDutyCount, doubtCount, unmappedNames, questionsNamingAnother, fewDuties } = preview;
  const ofWhole = [fewDuties !== null, preview.basicPolicyOnly].filter(Boolean).length;
  const ofWhom = unmappedNames.length + questionsNamingAnother.length;
  return ofWhole + leftDutyCount + unaskedDutyCount + notesOf(preview, file).count + doubtCount + ofWhom;
}

export interface ReadingWarningsProps {
  readonly preview: PolicyPreview;
  /** Null for a text that was pasted. */
  readonly file: TextFile | null;
  /** Of a draft, which shows its own places and has its file's notes on its own page. */
  readonly ofDraft?: PlacesOfDraft | undefined;
  /** How many questions there would be. */
  readonly questionCount: number;
}

/** In one sentence what was read, then what to look at, duties that would be lost before all. */
export function ReadingWarnings({ preview, file, ofDraft: draft, questionCount }: ReadingWarningsProps) {
  const { fewDuties, leftDuties, leftDutyCount, unaskedDuties, unaskedDutyCount, doubts, doubtCount, basicPolicyOnly } =
    preview;
  const toCheck = placesToCheck(preview, file);
  const isPagedFile = file !== null && file.pageCount !== null && file.pageCount === preview.pagesInText;
  const isCut = file !== null && file.pageCount !== null && !isPagedFile;
  const places = { isPaged: draft?.isPaged ?? isPagedFile, draftPlace: draft?.placePath ?? null };
  const { notes, count: noteCount } = notesOf(preview, file);
  const ofDraft = draft !== undefined;
  const from = file === null ? '貼り付けた本文' : `「${file.name}」`;
  const pages = isPagedFile ? `の${figure(preview.pagesInText)}ページ` : isCut ? 'のうち、本文の欄にある部分' : '';
  const ofReading = toCheck === 0 ? '読取りで迷った箇所はありません' : `確かめる箇所が${figure(toCheck)}件あります`;
  const { toCheckCount } = preview;
  const ofQuestions =
    toCheckCount === 0
      ? ''
      : `。ほかに、文や回答者に確かめることがある設問が${figure(toCheckCount)}問あり、下書きの「3 設問」で確かめます`;
  const check = `${ofReading}${ofQuestions}`;
  return (
    <>
      <div role="status" className="text-std-18B-160 [overflow-wrap:anywhere]">
        <p>
          {ofDraft ? '下書きから作りました。' : `${from}${pages}を読み取りました。`}条項 {figure(preview.clauseCount)}
          件から、設問 {figure(questionCount)}問ができます。
          {check}。
        </p>
        {isCut ? (
          <p className="text-std-16N-170">
            ファイルは{figure(file.pageCount ?? 0)}
            ページですが、本文の欄でページの終わりが変わっているため、箇所はページではなく行で示します。
          </p>
        ) : null}
      </div>
      <p>
        {toCheck === 0
          ? 'まだ公開していません。章の並びと設問の数を確かめて、公開してください。'
          : ofDraft
            ? 'まだ公開していません。次の箇所は、下書きを開いて直せます。直すところがなければ、そのままでも公開できます。'
            : 'まだ公開していません。次の箇所を原文と照らしてください。本文を直すときは、「取り込む対策基準」を開いて直し、もう一度「読み取って確かめる」を押します。直すところがなければ、そのままでも公開できます。'}
      </p>
      {fewDuties === null ? null : (
        <Warning title="ほとんどの義務が、設問になっていません。">
          <p>{fewDuties}</p>
        </Warning>
      )}
      {leftDutyCount === 0 ? null : (
        <Warning title={`義務を定める文${figure(leftDutyCount)}件が、条項に入っていません。設問にもなりません。`}>
          <p>
            表や附則、目次などとして読んだ箇所にあります。
            {ofDraft
              ? '設問にするときは、箇所を開いて「条項に戻す」を押してください。'
              : '設問にするときは、「下書きにして直す」を押してその箇所を条項に戻すか、その文を本文の条項の並びに移し、番号を付けて、読み直してください。'}
            {firstOnly(leftDutyCount, leftDuties)}
          </p>
          <TextPlaces places={leftDuties} {...places} />
        </Warning>
      )}
      {unaskedDutyCount === 0 ? null : (
        <Warning title={`義務とも読める文${figure(unaskedDutyCount)}件が、設問になっていません。`}>
          <p>
            {ofDraft
              ? '義務であれば、箇所を開いて、種類を「義務」にするか、名宛人を入力してください。'
              : '義務であれば、「下書きにして直す」を押して種類や名宛人を直すか、誰が何をするのかが分かる文（「職員等は、…しなければならない。」など）にして、読み直してください。'}
            {firstOnly(unaskedDutyCount, unaskedDuties)}
          </p>
          <TextPlaces places={unaskedDuties} {...places} />
        </Warning>
      )}
      <FileNotes notes={notes} count={noteCount} />
      {basicPolicyOnly ? (
        <Warning title="対策基準の本文が見当たりません。基本方針だけから設問を作りました。">
          <p>対策基準があるときは、その本文を取り込み直してください。基本方針と一緒でも構いません。</p>
        </Warning>
      ) : null}
      {doubtCount === 0 ? null : (
        <Warning title={`読み取りで迷った箇所が${figure(doubtCount)}件あります。${firstOnly(doubtCount, doubts)}`}>
          <TextPlaces places={doubts} {...places} />
        </Warning>
      )}
    </>
  );
}
