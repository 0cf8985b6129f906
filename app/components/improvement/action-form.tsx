import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { Button } from '#app/components/ui/button.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import type { ImprovementAction } from '#app/domain/improvement/action.ts';
import { ACTION_OWNER_MAX_LENGTH, ACTION_TEXT_MAX_LENGTH, CAUSES, PRIORITIES } from '#app/domain/improvement/action.ts';
import { CAUSE_LABELS, PRIORITY_LABELS } from '#app/domain/improvement/labels.ts';

type Field = 'level' | 'cause' | 'priority' | 'interimMeasure' | 'permanentMeasure' | 'owner' | 'due';

export interface ActionFormProps {
  readonly action: Pick<ImprovementAction, Field>;
  /** The state that the form was filled from; a later one is a conflict. */
  readonly rev: number;
  /** What was typed before the form came back. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What the secretariat decides of a proposal. */
export function ActionForm({ action, rev, input, errors }: ActionFormProps) {
  const valueOf = (field: Field) => {
    const typed = input[field];
    return typeof typed === 'string' ? typed : (action[field] ?? '');
  };
  const errorOf = errorsByField(errors);
  const words = useCommitteeWords();
  return (
    <PostForm label="改善策の編集">
      <input type="hidden" name="rev" value={rev} />
      <div className="flex max-w-3xl flex-col gap-6">
        <RadioGroup
          name="level"
          label={words.levelAsked}
          options={[
            { value: 'committee', label: words.levelChosen },
            { value: 'unit', label: words.levelNot },
          ]}
          defaultValue={valueOf('level')}
          error={errorOf('level')}
        />
        <SelectField
          name="cause"
          label="原因"
          options={CAUSES.map((value) => ({ value, label: CAUSE_LABELS[value] }))}
          defaultValue={valueOf('cause')}
          error={errorOf('cause')}
        />
        <SelectField
          name="priority"
          label="優先度"
          options={PRIORITIES.map((value) => ({ value, label: PRIORITY_LABELS[value] }))}
          defaultValue={valueOf('priority')}
          error={errorOf('priority')}
        />
        <TextArea
          name="interimMeasure"
          label="暫定対策"
          maxLength={ACTION_TEXT_MAX_LENGTH}
          defaultValue={valueOf('interimMeasure')}
          error={errorOf('interimMeasure')}
        />
        <TextArea
          name="permanentMeasure"
          label="恒久対策"
          maxLength={ACTION_TEXT_MAX_LENGTH}
          defaultValue={valueOf('permanentMeasure')}
          error={errorOf('permanentMeasure')}
        />
        <TextField
          name="owner"
          label="担当"
          hint="人の名前ではなく、職で書きます（例：総務課長）。改善策は職に付き、後任の人が引き継ぎます。"
          maxLength={ACTION_OWNER_MAX_LENGTH}
          defaultValue={valueOf('owner')}
          error={errorOf('owner')}
        />
        <DateField name="due" label="期限" defaultValue={valueOf('due')} error={errorOf('due')} />
        <div>
          <Button>保存する</Button>
        </div>
      </div>
    </PostForm>
  );
}
