import { fieldId, fieldName } from '#app/components/response/answer-fields.ts';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceLineProps {
  readonly questionKey: string;
  /** `value` of the question, or `row.<id>`. */
  readonly field: string;
  readonly options: readonly ChoiceOption[];
  readonly chosen: string | null;
  /** Shows the digit that selects the choice by keyboard. */
  readonly numbered: boolean;
  /** A row that is not asked decides nothing of what the page asks for next. */
  readonly of: 'question' | 'row' | 'unasked_row';
}

/**
 * The choices of an answer in one line. What they are of, and which is chosen, drives what the page asks for next
 * (answer.css). Only the first has an id, which the error summary links to.
 */
export function ChoiceLine({ questionKey, field, options, chosen, numbered, of }: ChoiceLineProps) {
  const name = fieldName(questionKey, field);
  return (
    <div className="flex flex-wrap gap-2" data-choices>
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            id={index === 0 ? fieldId(questionKey, field) : undefined}
            name={name}
            value={option.value}
            defaultChecked={option.value === chosen}
            data-choice={of === 'question' ? '' : undefined}
            data-row={of === 'row' ? '' : undefined}
          />
          <span>
            {numbered ? (
              <span aria-hidden="true" className="no-print digit">
                {index + 1}
              </span>
            ) : null}
            {option.label}
          </span>
        </label>
      ))}
    </div>
  );
}
