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

/** The choices of an answer in one line. Their `data-answer` drives what the page asks for next (answer.css). */
export function ChoiceLine({ questionKey, field, options, chosen, numbered, of }: ChoiceLineProps) {
  const name = fieldName(questionKey, field);
  return (
    <div className="flex flex-wrap gap-2" data-choices>
      {options.map((option, index) => {
        const id = index === 0 ? fieldId(questionKey, field) : fieldId(questionKey, `${field}.${option.value}`);
        return (
          <label
            key={option.value}
            htmlFor={id}
            className="choice inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-8 border border-solid-gray-600 bg-white px-3 py-1"
          >
            <input
              type="radio"
              id={id}
              name={name}
              value={option.value}
              defaultChecked={option.value === chosen}
              data-answer={of === 'unasked_row' ? undefined : option.value}
              data-choice={of === 'question' ? '' : undefined}
              data-row={of === 'row' ? '' : undefined}
              className="size-5 shrink-0 accent-key-900"
            />
            <span>
              {numbered ? (
                <span aria-hidden="true" className="no-print mr-1 text-dns-14N-130 font-400! text-solid-gray-700">
                  {index + 1}
                </span>
              ) : null}
              {option.label}
            </span>
          </label>
        );
      })}
    </div>
  );
}
