import type { QuestionView } from '#app/services/response/chapter.page.server.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { ReactNode } from 'react';
import { AnswerDay, AnswerLine, AnswerText } from '#app/components/response/answer-field.tsx';
import { fieldId, fieldName, NO_EVIDENCE } from '#app/components/response/answer-fields.ts';
import type { TypedFields } from '#app/components/response/answer-fields.ts';
import { ChoiceLine } from '#app/components/response/choice.tsx';
import { RowInputs } from '#app/components/response/row-inputs.tsx';
import type { AskedFields } from '#app/components/response/asked-fields.ts';
import { SharedMeasures } from '#app/components/response/shared-measures.tsx';
import { Button } from '#app/components/ui/button.tsx';
import {
  ANSWER_VALUES,
  CONFIRMATION_METHODS,
  EVIDENCE_MAX_COUNT,
  NOT_APPLICABLE_REASONS,
} from '#app/domain/response/answer.ts';
import {
  ANSWER_VALUE_LABELS,
  CONFIRMATION_METHOD_LABELS,
  NOT_APPLICABLE_REASON_LABELS,
} from '#app/domain/response/labels.ts';

const ANSWERS = ANSWER_VALUES.map((value) => ({ value, label: ANSWER_VALUE_LABELS[value] }));
const REASONS = NOT_APPLICABLE_REASONS.map((value) => ({ value, label: NOT_APPLICABLE_REASON_LABELS[value] }));
const METHODS = CONFIRMATION_METHODS.map((value) => ({ value, label: CONFIRMATION_METHOD_LABELS[value] }));

export interface AnswerInputsProps {
  readonly question: AskedFields;
  readonly answer: TypedFields;
  readonly problems: readonly FieldError[];
  /** How many places for evidence are offered beside what is entered. */
  readonly evidenceCount: number;
  /** Present where a script can add another place; without one, saving offers the next. */
  readonly onAddEvidence?: (() => void) | undefined;
  /** What else can be opened in place, in one line with the evidence. */
  readonly notes: ReactNode;
}

interface PartProps extends AnswerInputsProps {
  readonly errorOf: (field: string) => string | undefined;
}

/** Everything that can be entered for one question; which of it shows is decided by the chosen answer (answer.css). */
export function AnswerInputs(props: AnswerInputsProps) {
  const errorOf = (field: string) => props.problems.find((problem) => problem.field === field)?.message;
  const part = { ...props, errorOf };
  return (
    <>
      <ChosenAnswer {...part} />
      <div className="mt-2 flex flex-col gap-4 empty:hidden">
        <Shortcoming {...part} />
        <NotApplicable {...part} />
        {props.question.confirmation ? <Confirmation {...part} /> : null}
      </div>
      <div className="mt-1 flex flex-wrap gap-x-6">
        <Evidence {...part} />
        {props.notes}
      </div>
    </>
  );
}

/** The fields of the question that say themselves what is wrong with them; anything else is said at the question. */
export function fieldsWithErrors({ rows }: Pick<QuestionView, 'rows'>, evidenceCount: number): ReadonlySet<string> {
  const evidence = Array.from({ length: evidenceCount }, (_, index) =>
    [...EVIDENCE_FIELDS.map(({ field }) => field), 'confirmedOn'].map((field) => `evidence.${index}.${field}`),
  );
  return new Set([
    ...['comment', 'notApplicableNote', 'plan.measure', 'plan.owner', 'plan.due'],
    ...rows.map((row) => `rowComment.${row.id}`),
    ...evidence.flat(),
  ]);
}

function ChosenAnswer({ question, answer, errorOf }: PartProps) {
  const { key } = question;
  if (question.rows.length === 0) {
    return (
      <ChoiceLine questionKey={key} field="value" options={ANSWERS} chosen={answer.value} numbered of="question" />
    );
  }
  return (
    <div className="flex flex-col border-t border-solid-gray-300">
      {question.rows.map((row) => (
        <RowInputs
          key={row.id}
          questionKey={key}
          row={row}
          typed={answer.rows.find(({ rowId }) => rowId === row.id)}
          error={errorOf(`rowComment.${row.id}`)}
        />
      ))}
    </div>
  );
}

function Shortcoming({ question, answer, errorOf }: PartProps) {
  const { key } = question;
  const label = (
    <span className="words">
      <span className="for-partial">何が足りませんか</span>
      <span className="for-not">実施していない理由</span>
      <span className="for-no">「いいえ」の内容と理由</span>
      <span className="for-others">コメント</span>
    </span>
  );
  return (
    <>
      <div className="ask-comment">
        <AnswerText
          questionKey={key}
          field="comment"
          label={label}
          hint={
            question.rows.length === 0 ? undefined : (
              <span className="words">
                <span className="for-no">
                  「いいえ」の細目ごとに書いたとき、又は改善策を書いたときは、ここは空欄で構いません。
                </span>
              </span>
            )
          }
          defaultValue={answer.comment}
          error={errorOf('comment')}
        />
      </div>
      <div className="ask-plan">
        <SharedMeasures question={question} />
        <div className="plan">
          <AnswerText
            questionKey={key}
            field="plan.measure"
            label="改善策"
            defaultValue={answer.plan.measure}
            error={errorOf('plan.measure')}
          />
          <AnswerLine
            questionKey={key}
            field="plan.owner"
            label="改善策の担当"
            defaultValue={answer.plan.owner}
            error={errorOf('plan.owner')}
          />
          <AnswerDay
            questionKey={key}
            field="plan.due"
            label="改善策の期限"
            defaultValue={answer.plan.due ?? ''}
            error={errorOf('plan.due')}
          />
        </div>
      </div>
    </>
  );
}

function NotApplicable({ question, answer, errorOf }: PartProps) {
  const { key } = question;
  return (
    <div className="ask-reason">
      <p id={`${key}-reason-text`} className="text-std-16B-170">
        該当なしの理由
      </p>
      <div role="radiogroup" aria-labelledby={`${key}-reason-text`} className="flex flex-wrap gap-x-6">
        {REASONS.map((reason, index) => (
          <SmallRadio
            key={reason.value}
            questionKey={key}
            field="notApplicableReason"
            option={reason}
            first={index === 0}
            chosen={answer.notApplicableReason}
          />
        ))}
      </div>
      <p className="note">
        委託先やほかの団体が行っているときは「該当なし」ではなく「実施」を選び、協定や契約書を根拠資料に書いてください。
      </p>
      <div className="ask-note mt-2">
        <AnswerText
          questionKey={key}
          field="notApplicableNote"
          label="該当なしの理由（その他）の内容"
          defaultValue={answer.notApplicableNote}
          error={errorOf('notApplicableNote')}
        />
      </div>
    </div>
  );
}

function Confirmation({ question, answer }: PartProps) {
  const { key } = question;
  return (
    <div className="ask-method">
      <p id={`${key}-method-text`} className="text-std-16B-170">
        所属の職員等の状況を、どのように確認しましたか
      </p>
      <div role="radiogroup" aria-labelledby={`${key}-method-text`} className="flex flex-wrap gap-x-6">
        {METHODS.map((method, index) => (
          <SmallRadio
            key={method.value}
            questionKey={key}
            field="confirmationMethod"
            option={method}
            first={index === 0}
            chosen={answer.confirmationMethod}
          />
        ))}
      </div>
      <p className="note">確認していないときは「わからない」を選んでください。</p>
    </div>
  );
}

interface SmallRadioProps {
  readonly questionKey: string;
  readonly field: string;
  readonly option: { readonly value: string; readonly label: string };
  readonly first: boolean;
  readonly chosen: string | null;
}

function SmallRadio({ questionKey, field, option, first, chosen }: SmallRadioProps) {
  return (
    <label className="small-choice">
      <input
        type="radio"
        id={first ? fieldId(questionKey, field) : undefined}
        name={fieldName(questionKey, field)}
        value={option.value}
        defaultChecked={option.value === chosen}
      />
      {option.label}
    </label>
  );
}

const EVIDENCE_FIELDS = [
  { field: 'documentName', label: '文書名' },
  { field: 'documentNumber', label: '文書番号' },
  { field: 'location', label: '保管場所' },
  { field: 'confirmedBy', label: '確認した人' },
] as const;

function Evidence({ question, answer, evidenceCount, onAddEvidence, errorOf }: PartProps) {
  const { key, evidenceExamples } = question;
  const entered = answer.evidence.length;
  const full = evidenceCount >= EVIDENCE_MAX_COUNT;
  return (
    <details className="fold open:w-full" open={entered > 0}>
      <summary>{entered === 0 ? '根拠資料を書く' : `根拠資料（${entered}件）`}</summary>
      <div className="py-0">
        <p className="text-solid-gray-700">
          {evidenceExamples.length === 0 ? null : `例：${evidenceExamples.join('、')}。`}
          資料そのものは登録しません。どの文書がどこにあるかを書いてください。
        </p>
        {Array.from({ length: evidenceCount }, (_, index) => {
          const entry = answer.evidence[index] ?? NO_EVIDENCE;
          const field = (name: string) => `evidence.${index}.${name}`;
          const onPaper = index < entered;
          return (
            <fieldset key={index} className={onPaper ? 'evidence' : 'evidence no-print'}>
              <legend className="sr-only">{`根拠資料 ${index + 1}`}</legend>
              {EVIDENCE_FIELDS.map(({ field: name, label }) => (
                <AnswerLine
                  key={name}
                  questionKey={key}
                  field={field(name)}
                  label={label}
                  defaultValue={entry[name]}
                  error={errorOf(field(name))}
                  onPaper={onPaper}
                />
              ))}
              <AnswerDay
                questionKey={key}
                field={field('confirmedOn')}
                label="確認した日"
                defaultValue={entry.confirmedOn ?? ''}
                error={errorOf(field('confirmedOn'))}
                onPaper={onPaper}
              />
            </fieldset>
          );
        })}
        {onAddEvidence === undefined || full ? null : (
          <Button type="button" kind="tertiary" onClick={onAddEvidence}>
            根拠資料をもう一つ書く
          </Button>
        )}
      </div>
    </details>
  );
}
