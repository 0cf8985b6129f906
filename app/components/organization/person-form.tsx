import { errorsByField } from '#app/components/ui/error-of.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { PERSON_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { PERSON_KINDS } from '#app/domain/organization/person.ts';

export interface PersonFormProps {
  readonly values: { readonly name: string; readonly kana: string; readonly code: string; readonly kind: string };
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Words of the button. */
  readonly submit: string;
  readonly cancel: string;
}

/** What is written down of a person; who the person is for Tenken is asked elsewhere. */
export function PersonForm({ values, errors, submit, cancel }: PersonFormProps) {
  const errorOf = errorsByField(errors);
  return (
    <PostForm>
      <div className="flex max-w-2xl flex-col gap-6">
        <TextField
          name="name"
          label="氏名"
          required
          hint="例　架空 花子。姓と名の間を空けると読みやすくなります。報告書や点検票の記録にこの名で載ります。"
          defaultValue={values.name}
          autoComplete="off"
          error={errorOf('name')}
        />
        <TextField
          name="kana"
          label="氏名のかな"
          hint="一覧をかな順に並べ、探すときに使います。分からないときは空けておけます。"
          defaultValue={values.kana}
          autoComplete="off"
          error={errorOf('kana')}
        />
        <TextField
          name="code"
          label="職員番号"
          hint="同姓同名の職員を区別します。番号のない方（委員など）は空けておきます。"
          width="short"
          defaultValue={values.code}
          autoComplete="off"
          error={errorOf('code')}
        />
        <RadioGroup
          name="kind"
          label="区分"
          required
          defaultValue={values.kind}
          options={PERSON_KINDS.map((kind) => ({ value: kind, label: PERSON_KIND_LABELS[kind] }))}
          error={errorOf('kind')}
        />
        <div className="flex flex-wrap gap-3">
          <Button>{submit}</Button>
          <ButtonLink to={cancel} kind="tertiary">
            やめる
          </ButtonLink>
        </div>
      </div>
    </PostForm>
  );
}
