import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';
import type { Unstored } from '#app/components/response/unstored.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { CommonAnswerBox } from '#app/components/response/common-answer-box.tsx';
import { RecordBox } from '#app/components/response/record-box.tsx';
import { BodyValues } from '#app/components/response/body-values.tsx';
import { BroughtAlong } from '#app/components/response/brought-along.tsx';
import { objectWords } from '#app/components/report/object-words.ts';
import type { LastYearAbout } from '#app/domain/response/last-year.ts';
import { lastYearLabel } from '#app/components/response/last-year-label.ts';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import { AnswerInputs, fieldsWithErrors } from '#app/components/response/answer-inputs.tsx';
import { NOTHING_TYPED, fieldId, fieldName, readFields, wouldLose } from '#app/components/response/answer-fields.ts';
import type { TypedFields } from '#app/components/response/answer-fields.ts';
import type { AnswerQueue, QueueState } from '#app/components/response/answer-queue.ts';
import type { AskedWords } from '#app/components/response/queued-answer.ts';
import { ConflictBox, HeldBox, QuestionNotes } from '#app/components/response/question-notes.tsx';
import {
  choiceAt,
  confirmButton,
  fieldsOf,
  isComposing,
  isText,
  isTouched,
} from '#app/components/response/card-fields.ts';
import { Button } from '#app/components/ui/button.tsx';
import { FieldErrorText } from '#app/components/ui/field-frame.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { MissingList } from '#app/components/response/missing-list.tsx';
import type { Lacking } from '#app/components/response/missing-words.ts';

/** A pause in the typing after which a text is sent. */
const TYPING_PAUSE_MS = 900;

export interface QuestionCardProps {
  readonly question: QuestionView;
  readonly policyName: string;
  readonly chapter: string;
  readonly readOnly: boolean;
  readonly queue: AnswerQueue | null;
  readonly state: QueueState | null;
  readonly unstored: Unstored | null;
  /** Last year's answer was asked for by a plain form, and would replace what is entered. */
  readonly asksToReplace: boolean;
  /** Digits select the answer of the question that has the focus. */
  readonly digits: boolean;
}

export function QuestionCard({
  question,
  policyName,
  chapter,
  readOnly,
  queue,
  state,
  unstored,
  asksToReplace,
  digits,
}: QuestionCardProps) {
  const { key, itemKey } = question;
  const about = question.object === null ? null : objectWords(question.object);
  const card = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ answer: unstored?.typed ?? question.answer ?? NOTHING_TYPED, version: 0 });
  const [places, setPlaces] = useState(shown.answer.evidence.length + 1);
  const show = (answer: TypedFields) => {
    setShown(({ version }) => ({ answer, version: version + 1 }));
    setPlaces(answer.evidence.length + 1);
  };
  useEffect(() => queue?.know(itemKey, question.rev, askedWords(question)), [queue, itemKey, question]);
  const listens = useRef(false);
  // What was typed into this very card stands in it already.
  const typedHere = useRef(false);
  useEffect(() => {
    if (queue === null) return;
    queue.know(itemKey, question.rev);
    const unsent = queue.unsent(itemKey);
    if (unsent !== undefined) {
      if (!typedHere.current) show(unsent.answer);
    }
    // Before this the page could be filled in already, with nobody to send it.
    else if (!listens.current && isTouched(card.current))
      queue.put(itemKey, chapter, readFields(key, fieldsOf(card.current)), 0);
    listens.current = true;
  }, [queue, itemKey, question.rev, chapter, key]);

  const [edited, setEdited] = useState(false);
  const confirmed = question.common?.standing === 'confirmed' || question.recorded?.confirmed === true;
  const seenRev = useRef(question.rev);
  useEffect(() => {
    if (!confirmed || seenRev.current === question.rev || question.answer === null) return;
    seenRev.current = question.rev;
    setEdited(false);
    show(question.answer);
  }, [confirmed, question.rev, question.answer]);

  const typed = () => readFields(key, fieldsOf(card.current));
  const enter = (answer: TypedFields, pause: number) => {
    if (queue === null) return;
    // A key may be pressed before the effect above has told the revision.
    queue.know(itemKey, question.rev, askedWords(question));
    typedHere.current = true;
    setEdited(true);
    queue.put(itemKey, chapter, answer, pause);
  };
  const save = (pause: number) => enter(typed(), pause);
  const onInput = (event: SyntheticEvent) => {
    if (queue === null || isComposing(event.nativeEvent)) return;
    save(isText(event.target) ? TYPING_PAUSE_MS : 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!digits || readOnly || isText(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const choice = event.key === 'k' ? confirmButton(card.current) : choiceAt(card.current, event.target, event.key);
    if (choice === undefined) return;
    event.preventDefault();
    choice.focus();
    choice.click();
  };
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const replace = (after: TypedFields, by: Replaced['by']) => {
    const before = typed();
    show(after);
    enter(after, 0);
    setReplaced(wouldLose(before, after) ? { before, by } : null);
  };
  const takeLastYear = () => {
    if (queue === null || question.takeOver === null) return false;
    replace(question.takeOver, 'last_year');
    return true;
  };

  const held = state?.held.get(itemKey) ?? null;
  const conflict = state?.conflicts.get(itemKey) ?? null;
  const problems = state?.problems.get(itemKey) ?? unstored?.errors ?? [];
  const besideFields = fieldsWithErrors(question, places);
  const lacking = state?.missing.get(itemKey) ?? question;
  return (
    <div
      ref={card}
      id={key}
      className={question.common === null ? 'question asked' : 'question asked has-common'}
      onChange={onInput}
      onCompositionEnd={() => save(TYPING_PAUSE_MS)}
      onBlur={(event) => {
        if (queue !== null && isText(event.target) && queue.unsent(itemKey) !== undefined) save(0);
      }}
      onKeyDown={onKeyDown}
    >
      <fieldset disabled={readOnly}>
        <legend>
          <span className="number">{question.printedNumber}</span>
          {question.text}
          {about === null ? null : <span className="sr-only">{about}</span>}
          <Marks question={question} />
        </legend>
        {about === null ? null : (
          <p
            aria-hidden="true"
            className="question-object top-0 z-5 mb-2 border-l-4 border-key-900 bg-key-50 px-3 py-1 text-std-16B-170 desktop:top-12"
          >
            {about}
          </p>
        )}
        <BodyValues values={question.bodyValues} />
        <input type="hidden" name={fieldName(key, 'id')} value={itemKey} readOnly />
        <input type="hidden" name={fieldName(key, 'rev')} value={question.rev} readOnly />
        {question.exception === null ? null : (
          <p className="mb-2 rounded-8 bg-solid-gray-50 p-3">
            {question.rows.some(({ exception }) => exception !== null)
              ? `すべての細目に例外措置が許可されているため、この設問は${japaneseDate(question.exception.until)}まで回答しなくても提出できます。`
              : `条項 ${formatClause(question.exception.clauseId)} の例外措置が${japaneseDate(question.exception.until)}まで許可されているため、この設問は回答しなくても提出できます。理由：${question.exception.reason}`}
          </p>
        )}
        <div className="answer-line">
          <div>
            <AnswerInputs
              key={shown.version}
              question={question}
              answer={shown.answer}
              problems={problems}
              evidenceCount={places}
              notes={<QuestionNotes question={question} policyName={policyName} />}
              onAddEvidence={queue === null ? undefined : () => setPlaces((count) => count + 1)}
            />
          </div>
          <LastYear
            question={question}
            readOnly={readOnly}
            asks={asksToReplace && queue === null}
            onTake={takeLastYear}
          />
          <BroughtAlong broughtAlong={question.broughtAlong} />
        </div>
        <RecordBox question={question} readOnly={readOnly} edited={edited} />
        <CommonAnswerBox question={question} readOnly={readOnly} edited={edited} />
        {replaced === null ? null : (
          <p role="status" className="no-print mt-2 flex flex-wrap items-center gap-x-3">
            {REPLACED_WORDS[replaced.by].done}
            <button
              type="button"
              className="as-link"
              onClick={() => replace(replaced.before, replaced.by === 'last_year' ? 'before' : 'last_year')}
            >
              {REPLACED_WORDS[replaced.by].undo}
            </button>
          </p>
        )}
        {held === null || queue === null ? null : (
          <HeldBox about={about} own={held.answer} rows={question.rows} keeps={state?.keeps ?? true}>
            <Button
              type="button"
              onClick={() => {
                setReplaced(null);
                show(held.answer);
                queue.sendHeld(itemKey);
              }}
            >
              送る
            </Button>
            <Button type="button" kind="secondary" onClick={() => queue.dropHeld(itemKey)}>
              破棄する
            </Button>
          </HeldBox>
        )}
        {conflict === null || queue === null ? null : (
          <ConflictBox
            about={about}
            conflict={conflict}
            own={queue.unsent(itemKey)?.answer ?? shown.answer}
            rows={question.rows}
          >
            <Button type="button" onClick={() => queue.overwrite(itemKey)}>
              自分の回答で上書きする
            </Button>
            <Button
              type="button"
              kind="secondary"
              onClick={() => {
                setReplaced(null);
                show(conflict.current);
                queue.yieldTo(itemKey);
              }}
            >
              {conflict.answeredBy}さんの回答を残す
            </Button>
          </ConflictBox>
        )}
        {unstored === null || unstored.conflict === null ? null : (
          <ConflictBox about={about} conflict={unstored.conflict} own={unstored.typed} rows={question.rows}>
            <p>このまま保存すると、あなたの回答で上書きします。</p>
            <label className="flex min-h-11 items-center gap-2">
              <input type="checkbox" name={fieldName(key, 'yield')} value="yes" className="size-5" />
              {unstored.conflict.answeredBy}さんの回答を残す（自分の回答は保存しない）
            </label>
          </ConflictBox>
        )}
        {problems
          .filter(({ field }) => !besideFields.has(field))
          .map((problem, index) => (
            <FieldErrorText key={problem.field} id={fieldId(key, `problem.${index}`)}>
              {problem.message}
            </FieldErrorText>
          ))}
        {conflict === null ? <Missing folded={question.gate !== null} lacking={lacking} /> : null}
      </fieldset>
    </div>
  );
}

function askedWords({ printedNumber, text, object, rows }: QuestionView): AskedWords {
  return {
    number: printedNumber,
    text,
    about: object === null ? null : objectWords(object),
    rows: rows.map((row) => ({ id: row.id, text: row.text })),
  };
}

function Marks({ question }: { readonly question: QuestionView }) {
  if (!question.critical && !question.recommended && question.exception === null) return null;
  return (
    <span className="ml-2 inline-flex flex-wrap gap-2 align-middle">
      {question.critical ? (
        <StatusBadge tone="warning" symbol="warning">
          重点項目
        </StatusBadge>
      ) : null}
      {question.recommended ? <StatusBadge tone="neutral">推奨事項</StatusBadge> : null}
      {question.exception === null ? null : (
        <StatusBadge tone="info">例外措置（{japaneseDate(question.exception.until)}まで）</StatusBadge>
      )}
    </span>
  );
}

/** What stood in the card before another answer took its place, and which one did. */
interface Replaced {
  readonly before: TypedFields;
  readonly by: 'last_year' | 'before';
}

const REPLACED_WORDS: Readonly<Record<Replaced['by'], { readonly done: string; readonly undo: string }>> = {
  last_year: { done: '前年度の回答を取り込みました。', undo: '元に戻す' },
  before: { done: '取り込む前の回答に戻しました。', undo: 'もう一度取り込む' },
};

const ASKED_OTHERWISE = {
  whole: '前年度は、契約・サービスごとではなく、全体についての回答です。',
  objects: '前年度は契約・サービスごとに尋ねました。そのうち最も悪い結果です。',
} as const satisfies Record<Exclude<LastYearAbout, 'same'>, string>;

interface LastYearProps {
  readonly question: QuestionView;
  readonly readOnly: boolean;
  /** Pressing the button once more replaces what is entered. */
  readonly asks: boolean;
  /** False where no script runs the page: then the button sends the form. */
  readonly onTake: () => boolean;
}

function LastYear({ question, readOnly, asks, onTake }: LastYearProps) {
  const { lastYear, takeOver, key, object } = question;
  if (lastYear === null) return null;
  return (
    <div className="year-before">
      <p>
        <span className="text-solid-gray-700">前年度：</span>
        <span className="text-std-16B-170">{lastYearLabel(lastYear)}</span>
      </p>
      {lastYear.comment === '' ? null : <p className="whitespace-pre-wrap">{lastYear.comment}</p>}
      {lastYear.sameQuestion ? null : <p className="note">設問が前年度から変わりました。</p>}
      {lastYear.askedAbout === 'same' ? null : <p className="note">{ASKED_OTHERWISE[lastYear.askedAbout]}</p>}
      {asks ? (
        <p className="mt-1">
          <input type="hidden" name={fieldName(key, 'replace')} value="yes" readOnly />
          前年度の回答を取り込むと、この設問に入力した回答とコメントが置き換わります。よろしければ、もう一度「前年度と同じ」を押してください。
        </p>
      ) : null}
      {takeOver === null || readOnly ? null : (
        <button
          type="submit"
          name="same"
          value={key}
          aria-label={`${question.printedNumber}${object === null ? '' : ` ${objectWords(object)}`} を前年度と同じ回答にする`}
          className="mt-1 as-link"
          onClick={(event) => {
            if (onTake()) event.preventDefault();
          }}
        >
          前年度と同じ
        </button>
      )}
    </div>
  );
}

function Missing({ folded, lacking }: { readonly folded: boolean; readonly lacking: Lacking }) {
  const missing = lacking.missing.filter((part) => part !== 'unanswered');
  if (missing.length === 0 || folded) return null;
  return (
    <div className="mt-2 note">
      <p className="text-std-16B-170">提出までに</p>
      <MissingList lacking={{ ...lacking, missing }} />
    </div>
  );
}
