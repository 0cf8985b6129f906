import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import type { RefusedQuestionForm } from '#app/components/policy/draft-question-form.tsx';
import { chapterOptions } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { QUESTION_WEIGHT_LABELS } from '#app/domain/questionnaire/labels.ts';
import { ROLE_IDS, ROLE_UNITS } from '#app/domain/questionnaire/role.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

interface AddProps extends RefusedQuestionForm {
  readonly page: DraftQuestionsPage;
}

/** A question for which no clause stands. */
export function AddQuestion({ page, errorOf, typed }: AddProps) {
  const names = roleNames(useOfficeNames());
  const was = typed?.intent === 'add' ? typed : null;
  return (
    <Disclosure onPaper="never" summary="条項によらない設問を追加する" open={was !== null}>
      <p className="mb-3">
        対策基準にない、団体で確かめたいことを尋ねます。章の評価に加わり、条項別の結果には表れません。
      </p>
      <PostForm label="設問を追加する" preventScrollReset autoComplete="off">
        <DraftFields page={page} />
        <div className="flex flex-col gap-3">
          <SelectField
            name="addedChapter"
            label="章"
            required
            placeholder="選んでください"
            defaultValue={was?.addedChapter ?? ''}
            options={chapterOptions(page.chapterChoices)}
            error={errorOf('addedChapter')}
          />
          <SelectField
            name="addedRole"
            label="回答者"
            required
            placeholder="選んでください"
            defaultValue={was?.addedRole ?? ''}
            options={ROLE_IDS.map((role) => ({
              value: role,
              label: `${names[role]}（${UNIT_TYPE_LABELS[ROLE_UNITS[role]]}の点検票）`,
            }))}
            error={errorOf('addedRole')}
          />
          <SelectField
            name="addedKind"
            label="重み"
            defaultValue={was?.addedKind ?? 'requirement'}
            options={[
              { value: 'requirement', label: QUESTION_WEIGHT_LABELS[2] },
              { value: 'recommendation', label: QUESTION_WEIGHT_LABELS[1] },
            ]}
            error={errorOf('addedKind')}
          />
          <TextArea
            name="addedText"
            label="追加する設問の文"
            required
            maxLength={500}
            defaultValue={was?.addedText}
            error={errorOf('addedText')}
          />
          <TextArea
            name="addedRows"
            label="細目"
            hint="1行に一つ入力します。なければ空欄のままにします。"
            maxLength={5_000}
            defaultValue={was?.addedRows}
            error={errorOf('addedRows')}
          />
          <div>
            <Button kind="secondary" name="intent" value="add">
              設問を追加する
            </Button>
          </div>
        </div>
      </PostForm>
    </Disclosure>
  );
}
