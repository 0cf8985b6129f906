import type { ChapterPage } from '#app/services/response/chapter.page.server.ts';
import type { Unstored } from '#app/components/response/unstored.ts';
import { isNothingLeft, workloadText } from '#app/components/response/workload-text.ts';
import { useNavigate, useSubmit } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { fieldName } from '#app/components/response/answer-fields.ts';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { FoldedQuestion } from '#app/components/response/folded-question.tsx';
import { QuestionCard } from '#app/components/response/question-card.tsx';
import { SaveStatus, SaveTrouble } from '#app/components/response/save-status.tsx';
import { afterChapter, chapterPath, savedBefore } from '#app/components/response/sheet-path.ts';
import { SheetTabs } from '#app/components/response/sheet-tabs.tsx';
import { useAnswerQueue, useQueueState } from '#app/components/response/use-answer-queue.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { useCsrfToken } from '#app/components/ui/csrf-field.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';

const DIGIT_KEYS =
  '設問の中にカーソルがあるとき、数字キー1〜5で「実施」「一部実施」「未実施」「該当なし」「わからない」を選べます。細目のある設問では、その細目にカーソルがあるとき、1〜4で「はい」「いいえ」「該当なし」「わからない」を選べます。「記録のとおりにする」又は「共通回答のとおりにする」のボタンのある設問では、kでそのとおりにできます（両方あるときは「記録のとおりにする」）。文字の入力欄では働きません。';

export interface ChapterFormProps {
  readonly page: ChapterPage;
  /** By item: what a plain form could not store. */
  readonly unstored: Readonly<Record<string, Unstored>>;
  /** The item of which a plain form asks whether last year's answer may replace what was entered. */
  readonly toAsk: string | null;
}

const DIGITS_SWITCH = 'tenken:digits';

/** Digits as answers are on until the person switches them off, in this browser. */
function useDigits(): readonly [boolean, (on: boolean) => void] {
  const [digits, setDigits] = useState(true);
  useEffect(() => setDigits(localStorage.getItem(DIGITS_SWITCH) !== 'off'), []);
  return [
    digits,
    (on) => {
      localStorage.setItem(DIGITS_SWITCH, on ? 'on' : 'off');
      setDigits(on);
    },
  ];
}

function movesOn(event: FormEvent): boolean {
  const { nativeEvent } = event;
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  return submitter instanceof HTMLButtonElement && submitter.value === 'next';
}

/** The button that sends the form where it is 「共通回答のとおり」 or 「記録のとおり」 of a question; null for every other. */
function confirmPressed({ nativeEvent }: FormEvent): HTMLButtonElement | null {
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  const isConfirming = submitter instanceof HTMLButtonElement && ['common', 'record'].includes(submitter.name);
  return isConfirming ? submitter : null;
}

/** One chapter of a sheet: a plain form that saves as a whole, and each answer by itself where scripts run. */
export function ChapterForm({ page, unstored, toAsk }: ChapterFormProps) {
  const { header, previous, nextChapter: next, questions } = page;
  const { sheetId } = header;
  const chapter = page.shownChapter.key;
  const readOnly = header.readOnly !== null;
  const csrf = useCsrfToken();
  const queue = useAnswerQueue(sheetId, header.handIns, readOnly ? null : csrf);
  const state = useQueueState(queue);
  const [digits, setDigits] = useDigits();
  const [held, setHeld] = useState(false);
  const navigate = useNavigate();
  const submit = useSubmit();
  const counts = state?.counts ?? header;
  const gatesTo = `/sheets/${sheetId}/gates`;
  const nextPath = afterChapter(sheetId, next);

  const confirm = ({ name: by, value: key }: HTMLButtonElement, form: HTMLFormElement) => {
    const question = questions.find((one) => one.key === key);
    if (queue === null || question === undefined) return;
    // The other answers are saved by themselves: what is sent is this question alone.
    const fields = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (name === CSRF_FIELD || name.startsWith(`${key}.`)) fields.append(name, value);
    }
    fields.set(fieldName(key, 'rev'), String(queue.rev(question.itemKey)));
    fields.set(by, key);
    submit(fields, { method: 'post', preventScrollReset: true });
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (queue === null) return;
    event.preventDefault();
    const form = event.currentTarget;
    const confirming = confirmPressed(event);
    if (confirming !== null) {
      void queue.settle().then((done) => {
        setHeld(!done);
        if (done) confirm(confirming, form);
      });
      return;
    }
    if (!movesOn(event)) {
      queue.flush();
      return;
    }
    void queue.settle().then((done) => {
      setHeld(!done);
      if (done) navigate(savedBefore(nextPath, chapter));
    });
  };

  return (
    <>
      <div className="no-print z-10 mb-4 border-b border-solid-gray-420 bg-white py-2 desktop:sticky desktop:top-0">
        <div className="flex flex-wrap justify-between gap-x-6">
          <SaveStatus state={state} lastSaved={header.lastSavedAt} />
          <p className="text-std-16B-170">
            {isNothingLeft(counts.remaining) ? 'すべて回答済み' : `残り ${workloadText(counts.remaining)}`}
          </p>
        </div>
      </div>
      <SheetTabs
        sheetId={sheetId}
        gateProgress={counts.gateProgress}
        chapters={counts.chapters}
        current={{ chapter }}
      />
      <SaveTrouble state={state} sheetId={sheetId} chapter={chapter} />
      <PostForm label="回答" onSubmit={onSubmit} autoComplete="off">
        {/* The first button of a form is what Enter presses in a text field: it must save, and nothing else. */}
        {readOnly ? null : (
          <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
            保存
          </button>
        )}
        {questions.map((question) =>
          question.gate === null ? (
            <QuestionCard
              key={question.itemKey}
              question={question}
              policyName={page.policyName}
              chapter={chapter}
              readOnly={readOnly}
              queue={queue}
              state={state}
              unstored={unstored[question.itemKey] ?? null}
              asksToReplace={question.itemKey === toAsk}
              digits={digits}
            />
          ) : (
            <FoldedQuestion key={question.itemKey} question={question} gatesTo={gatesTo} />
          ),
        )}
        {held ? (
          <p role="alert" className="my-3 rounded-8 border-2 border-l-8 border-orange-900 p-4">
            まだ保存できていない回答があるため、次へ進みませんでした。画面の上の表示を確かめてください。入力した内容は残っています。
          </p>
        ) : null}
        <div className="no-print mt-6 flex flex-wrap items-center justify-between gap-3 border-t border-solid-gray-420 pt-4">
          {previous === null ? <span /> : <ButtonLink to={chapterPath(sheetId, previous)}>前の章</ButtonLink>}
          <div className="flex flex-wrap gap-3">
            {readOnly ? (
              <ButtonLink to={nextPath}>{next === null ? '確認・提出へ' : '次の章'}</ButtonLink>
            ) : (
              <Button name="intent" value="next">
                {next === null ? '保存して確認・提出へ' : '保存して次の章へ'}
              </Button>
            )}
          </div>
        </div>
      </PostForm>
      {readOnly ? null : (
        <details className="no-print mt-6">
          <summary className="min-h-11 py-2 text-blue-1000 underline underline-offset-4">キーボードでの回答</summary>
          <p>{DIGIT_KEYS}</p>
          <label className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              checked={digits}
              onChange={(event) => setDigits(event.currentTarget.checked)}
              className="size-5"
            />
            数字キーとkで回答を選ぶ
          </label>
        </details>
      )}
    </>
  );
}
