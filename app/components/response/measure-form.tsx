import type { MeasureDraft } from '#app/services/response/measure.page.server.ts';
import type { MeasureEcho } from '#app/services/response/measure.form.server.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { objectWords } from '#app/components/report/object-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { FieldErrorText } from '#app/components/ui/field-frame.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { PLAN_MEASURE_MAX_LENGTH, PLAN_OWNER_MAX_LENGTH } from '#app/domain/response/answer.ts';

export interface MeasureFormProps {
  readonly draft: MeasureDraft;
  /** The revision that is replaced: a later one after a conflict was shown. */
  readonly rev: number;
  /** What was typed before the form came back; null for what is stored. */
  readonly typed: MeasureEcho | null;
  readonly errors: readonly FieldError[];
  /** Where one goes without saving. */
  readonly back: string;
}

/** One measure, and the questions and rows that it is to answer. */
export function MeasureForm({ draft, rev, typed, errors, back }: MeasureFormProps) {
  const { plan, takenFrom, choices } = draft;
  const errorOf = errorsByField(errors);
  const isPicked = (field: string, picked: boolean) => (typed === null ? picked : typed.cover.includes(field));
  const wrongCover = errorOf('cover');
  return (
    <PostForm label="改善策">
      <input type="hidden" name="intent" value="write" />
      <input type="hidden" name="rev" value={rev} />
      {draft.id === null ? null : <input type="hidden" name="id" value={draft.id} />}
      {takenFrom === null ? null : (
        <>
          <input type="hidden" name="from" value={takenFrom.itemKey} />
          <input type="hidden" name="fromRev" value={takenFrom.rev} />
        </>
      )}
      <div className="flex max-w-4xl flex-col gap-6">
        <TextArea
          name="what"
          label="改善策"
          maxLength={PLAN_MEASURE_MAX_LENGTH}
          defaultValue={typed?.what ?? plan.measure}
          error={errorOf('what')}
        />
        <TextField
          name="owner"
          label="改善策の担当"
          hint="人の名前ではなく、職で書きます（例：総務課長）。"
          maxLength={PLAN_OWNER_MAX_LENGTH}
          defaultValue={typed?.owner ?? plan.owner}
          error={errorOf('owner')}
        />
        <DateField name="due" label="改善策の期限" defaultValue={typed?.due ?? plan.due ?? ''} error={errorOf('due')} />
        <fieldset id="cover" tabIndex={-1}>
          <legend className="text-std-16B-170">この改善策に含める設問・細目</legend>
          {wrongCover === undefined ? null : <FieldErrorText id="cover">{wrongCover}</FieldErrorText>}
          <p className="text-solid-gray-700">
            {choices.length === 0 ? '「一部実施」「未実施」の設問がまだありません。' : ''}
            「一部実施」「未実施」と回答した設問と、「いいえ」と回答した細目のある設問が、ここに出ます。
          </p>
          {choices.map(({ key, printedNumber, text, object, field, picked, rows }) => (
            <div key={key} className="border-b border-solid-gray-300 py-2">
              <CheckboxField
                id={`cover-${key}`}
                name="cover"
                value={field}
                label={`${printedNumber} ${text}${object === null ? '' : `（${objectWords(object)}）`}`}
                defaultChecked={isPicked(field, picked)}
              />
              {rows.length === 0 ? null : (
                <div className="pl-8">
                  <p className="text-dns-14N-130 text-solid-gray-700">
                    設問の一部だけを含めるときは、上を外して、次の細目を選んでください。
                  </p>
                  {rows.map((row, index) => (
                    <CheckboxField
                      key={row.field}
                      id={`cover-${key}-${index}`}
                      name="cover"
                      value={row.field}
                      label={row.text}
                      defaultChecked={isPicked(row.field, row.picked)}
                    />
                  ))}
                </div>
              )}
            </div>
          ))}
        </fieldset>
        <div className="flex flex-wrap gap-3">
          <Button>保存する</Button>
          <ButtonLink to={back}>保存しないで戻る</ButtonLink>
        </div>
      </div>
    </PostForm>
  );
}
