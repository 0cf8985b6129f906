import { ACTION_STEP_LABELS } from '#app/components/improvement/past-measure-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { PROGRESS_NOTE_MAX_LENGTH } from '#app/domain/improvement/past-measure.ts';
import type { PastMeasurePage } from '#app/services/improvement/past-measure.page.server.ts';

export interface PastMeasureFormProps extends Pick<PastMeasurePage, 'line' | 'steps'> {
  /** What was typed before the form came back. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What was done since, by whose measure it is. */
export function PastMeasureForm({ line, steps, input, errors }: PastMeasureFormProps) {
  if (!line.mayFollow) return null;
  if (steps.length === 0) {
    return <p>今の進み具合から先は、事務局が入力します（効果の確認、延期、中止）。終わったものは変わりません。</p>;
  }
  const errorOf = errorsByField(errors);
  const typed = (field: string) => (typeof input[field] === 'string' ? input[field] : '');
  return (
    <PostForm label="進み具合の入力">
      <input type="hidden" name="rev" value={line.rev} />
      <div className="flex max-w-3xl flex-col gap-6">
        <RadioGroup
          name="actionStep"
          label="何をしましたか"
          hint="この改善策は所属の職に付いています。担当に人の名前が書いてあっても、今その職にある人が入力します。"
          required
          options={steps.map((step) => ({ value: step, label: ACTION_STEP_LABELS[step] }))}
          defaultValue={typed('actionStep')}
          error={errorOf('actionStep')}
        />
        <TextArea
          name="note"
          label="内容・理由"
          hint="着手と再開のほかは、何をしたか、又はその理由を書いてください。"
          maxLength={PROGRESS_NOTE_MAX_LENGTH}
          defaultValue={typed('note')}
          error={errorOf('note')}
        />
        <div>
          <Button>進み具合を保存する</Button>
        </div>
      </div>
    </PostForm>
  );
}
