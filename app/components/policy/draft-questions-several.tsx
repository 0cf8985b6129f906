import { figure } from '#app/components/policy/figure.ts';
import { useState } from 'react';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { SEVERAL_FORM_ID } from '#app/components/policy/draft-questions-list.tsx';
import type { RefusedQuestionForm } from '#app/components/policy/draft-question-form.tsx';
import { WEIGHT_OPTIONS } from '#app/components/policy/draft-question-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { QUESTION_FLAG_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

const ACT_LOOK = 'flex flex-wrap items-end gap-3 border-t border-solid-gray-300 pt-3';

interface SeveralProps extends RefusedQuestionForm {
  readonly page: DraftQuestionsPage;
}

/** What is done to all questions that are ticked in the list, or to all that the filter leaves. */
export function SeveralQuestions({ page, errorOf, typed }: SeveralProps) {
  const was = typed !== null && typed.intent.endsWith('_all') ? typed : null;
  const { filteredCount, gateChoices, flagCounts } = page;
  return (
    <Disclosure onPaper="never" summary="印を付けた設問をまとめて直す" open={was !== null}>
      <PostForm id={SEVERAL_FORM_ID} label="まとめて直す" preventScrollReset>
        <DraftFields page={page} />
        <div className="flex flex-col gap-4">
          <CheckboxField
            name="all"
            label={`印にかかわらず、絞り込んだすべての設問（${figure(filteredCount)}問）を直す`}
            defaultChecked={was?.all === true}
            error={errorOf('all')}
          />
          <div data-kept-unit="weight" className={ACT_LOOK}>
            <SelectField name="allWeight" label="重み" defaultValue={was?.allWeight ?? '2'} options={WEIGHT_OPTIONS} />
            <Button kind="secondary" name="intent" value="weigh_all">
              重みを変える
            </Button>
          </div>
          <div data-kept-unit="critical" className={ACT_LOOK}>
            <TextField
              name="allCriticalReason"
              label="重点項目とする理由"
              hint="重点項目にするときは、必ず入力します。"
              maxLength={300}
              defaultValue={was?.allCriticalReason}
              error={errorOf('allCriticalReason')}
            />
            <Button kind="secondary" name="intent" value="mark_all">
              重点項目にする
            </Button>
            <Button kind="secondary" name="intent" value="unmark_all">
              重点項目から外す
            </Button>
          </div>
          <div data-kept-unit="gate" className={ACT_LOOK}>
            <SelectField
              name="allGate"
              label="前提条件"
              placeholder="選んでください"
              defaultValue={was?.allGate ?? ''}
              options={gateChoices.map(({ id, label }) => ({ value: id, label }))}
              error={errorOf('allGate')}
            />
            <Button kind="secondary" name="intent" value="gate_all">
              前提条件を加える
            </Button>
            <Button kind="secondary" name="intent" value="ungate_all">
              前提条件を外す
            </Button>
          </div>
          {flagCounts.length === 0 ? null : (
            <div data-kept-unit="flag" className={ACT_LOOK}>
              <SelectField
                name="allFlag"
                label="確認事項"
                placeholder="選んでください"
                defaultValue={was?.allFlag ?? ''}
                options={flagCounts.map(({ flag }) => ({ value: flag, label: QUESTION_FLAG_LABELS[flag] }))}
                error={errorOf('allFlag')}
              />
              <Button kind="secondary" name="intent" value="settle_all">
                まとめて確認済みにする
              </Button>
            </div>
          )}
          <div data-kept-unit="skip" className={ACT_LOOK}>
            <TextField
              name="allSkipReason"
              label="設問としない理由"
              maxLength={300}
              defaultValue={was?.allSkipReason}
              error={errorOf('allSkipReason')}
            />
            <Button kind="secondary" name="intent" value="skip_all">
              まとめて設問としない
            </Button>
          </div>
        </div>
      </PostForm>
    </Disclosure>
  );
}

/** Ticks every question of the list that is shown, or none; without scripts each is ticked by itself. */
export function TickAll() {
  const [isTicked, setIsTicked] = useState(false);
  return (
    <Button
      type="button"
      kind="tertiary"
      onClick={() => {
        for (const box of document.querySelectorAll<HTMLInputElement>(`input[form="${SEVERAL_FORM_ID}"]`))
          box.checked = !isTicked;
        setIsTicked(!isTicked);
      }}
    >
      {isTicked ? 'このページの印をすべて外す' : 'このページの設問すべてに印を付ける'}
    </Button>
  );
}
