import { formatClause, formatClauses } from '#app/domain/policy/printed-clause.ts';
import type { RowView } from '#app/services/response/row-view.loader.server.ts';
import { AnswerText } from '#app/components/response/answer-field.tsx';
import type { TypedRow } from '#app/components/response/answer-fields.ts';
import { BodyValues } from '#app/components/response/body-values.tsx';
import { ChoiceLine } from '#app/components/response/choice.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { ROW_VALUES } from '#app/domain/response/answer.ts';
import { ROW_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

const ROW_ANSWERS = ROW_VALUES.map((value) => ({ value, label: ROW_VALUE_LABELS[value] }));

export interface RowInputsProps {
  readonly questionKey: string;
  readonly row: RowView;
  /** Undefined where nothing is entered. */
  readonly typed: TypedRow | undefined;
  readonly error: string | undefined;
}

/** One row with its choices and, where its answer asks for it, a comment of its own (answer.css). */
export function RowInputs({ questionKey, row, typed, error }: RowInputsProps) {
  const textId = `${questionKey}-row-${row.id}-text`;
  const { exception } = row;
  return (
    <div role="radiogroup" aria-labelledby={textId} className="row">
      <div>
        <p id={textId}>
          {row.text}
          <span className="ml-2 whitespace-nowrap note">{formatClauses(row.clauses)}</span>
          {row.recommended ? (
            <span className="ml-2 inline-flex align-middle">
              <StatusBadge tone="neutral">推奨</StatusBadge>
            </span>
          ) : null}
          {exception === null ? null : (
            <span className="ml-2 inline-flex align-middle">
              <StatusBadge tone="info">例外措置（{japaneseDate(exception.until)}まで）</StatusBadge>
            </span>
          )}
        </p>
        <BodyValues values={row.bodyValues} />
      </div>
      <ChoiceLine
        questionKey={questionKey}
        field={`row.${row.id}`}
        options={ROW_ANSWERS}
        chosen={typed?.value ?? null}
        numbered={false}
        of={exception === null ? 'row' : 'unasked_row'}
      />
      <RowNotes row={row} />
      {exception === null ? null : (
        <p className="row-wide note">
          条項 {formatClause(exception.clauseId)} の例外措置が{japaneseDate(exception.until)}
          まで許可されているため、この細目は回答しなくても提出できます。理由：{exception.reason}
        </p>
      )}
      <div className="ask-row-comment row-wide">
        <AnswerText
          questionKey={questionKey}
          field={`rowComment.${row.id}`}
          label="この細目のコメント"
          defaultValue={typed?.comment ?? ''}
          error={error}
          grows
        />
      </div>
    </div>
  );
}

/** What counts as はい in the row and what shows it, folded under it. */
function RowNotes({ row: { criteria, evidenceExamples } }: { readonly row: RowView }) {
  if (criteria === null && evidenceExamples.length === 0) return null;
  return (
    <details className="no-print fold row-wide text-dns-14N-130">
      <summary>この細目の判断基準・例</summary>
      <div>
        {criteria === null ? null : <p>「はい」とするのは：{criteria}</p>}
        {evidenceExamples.length === 0 ? null : <p>根拠資料の例：{evidenceExamples.join('、')}</p>}
      </div>
    </details>
  );
}
