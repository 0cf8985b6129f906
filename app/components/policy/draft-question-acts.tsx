import type { ReactNode } from 'react';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import type { QuestionFormsProps } from '#app/components/policy/draft-question-form.tsx';
import { OwnEdits } from '#app/components/policy/own-edits.tsx';
import { choiceWords, numberWords } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { QUESTION_FLAG_ADVICE, QUESTION_FLAG_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

interface ActFormProps {
  readonly page: DraftQuestionsPage;
  readonly name: string;
  readonly intent: string;
  readonly label: string;
  readonly button: string;
  readonly children?: ReactNode;
}

function ActForm({ page, name, intent, label, button, children }: ActFormProps) {
  return (
    <PostForm label={label} preventScrollReset>
      <DraftFields page={page} />
      <input type="hidden" name="question" value={name} />
      <div className="flex flex-col gap-3">
        {children}
        <div>
          <Button kind="secondary" name="intent" value={intent}>
            {button}
          </Button>
        </div>
      </div>
    </PostForm>
  );
}

/** What is to be looked at of the question, each with what may be done. */
export function QuestionFlags({
  page,
  chosen,
  mayEdit,
}: Omit<QuestionFormsProps, 'errorOf' | 'typed'> & { readonly mayEdit: boolean }) {
  const { flags, unmappedNames } = chosen.question;
  if (flags.length === 0) return null;
  return (
    <section aria-labelledby="own-flags">
      <h3 id="own-flags" className="mb-1 text-std-16B-170">
        この設問で確かめること
      </h3>
      <ul className="flex flex-col gap-2">
        {flags.map((flag) => (
          <li key={flag} className="border-l-4 border-orange-900 pl-3">
            <p className="font-700">▲ {QUESTION_FLAG_LABELS[flag]}</p>
            <p>
              {flag === 'respondent_unknown' && unmappedNames.length > 0
                ? `原文の役割名：${unmappedNames.join('、')}。`
                : ''}
              {QUESTION_FLAG_ADVICE[flag]}
            </p>
            {mayEdit ? (
              <PostForm label={`「${QUESTION_FLAG_LABELS[flag]}」を確認済みにする`} preventScrollReset>
                <DraftFields page={page} />
                <input type="hidden" name="question" value={chosen.name} />
                <input type="hidden" name="settled" value={flag} />
                <Button
                  kind="tertiary"
                  name="intent"
                  value="settle"
                  label={`「${QUESTION_FLAG_LABELS[flag]}」を確認済みにする`}
                >
                  確認済みにする
                </Button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is done to a question as a whole, or to its rows. */
export function DraftQuestionActs({ page, chosen, errorOf, typed }: QuestionFormsProps) {
  const { name, isAdded, ownEdits, mergeChoices, takenIn, question } = chosen;
  const { rows } = question;
  const names = roleNames(useOfficeNames());
  const was = (intent: string) => (typed?.intent === intent && typed.question === name ? typed : null);
  const of = { page, name };
  const gateWords =
    chosen.gateChoices
      .filter(({ id }) => question.gates.includes(id))
      .map(({ label }) => label)
      .join('、') || 'なし';
  const rowOptions = rows.map(({ id, text }) => ({ value: id, label: text }));
  return (
    <section aria-labelledby="acts" className="flex flex-col gap-1">
      <h3 id="acts" className="text-std-16B-170">
        分ける・まとめる・尋ねない
      </h3>
      <Disclosure onPaper="never" summary="細目を追加する" open={was('add_row') !== null}>
        <ActForm {...of} intent="add_row" label="細目を追加する" button="細目を追加する">
          <TextArea
            name="newRow"
            label="追加する細目の文"
            hint={
              rows.length === 0
                ? '「…している」の形で書きます。いまの設問の文も、一つの細目になります。条項によらない細目です。'
                : '「…している」の形で書きます。細目の最後に加わります。条項によらない細目です。'
            }
            rows={2}
            required
            maxLength={300}
            defaultValue={was('add_row')?.newRow}
            error={errorOf('newRow')}
          />
        </ActForm>
      </Disclosure>
      {rows.length < 2 ? null : (
        <>
          <Disclosure onPaper="never" summary="細目を削除する" open={was('drop_row') !== null}>
            <ActForm {...of} intent="drop_row" label="細目を削除する" button="細目を削除する">
              <RadioGroup
                name="droppedRow"
                label="削除する細目"
                defaultValue={was('drop_row')?.droppedRow}
                options={rowOptions}
                error={errorOf('droppedRow')}
              />
              <TextArea
                name="dropReason"
                label="削除する理由"
                hint="公開したあとも、記録に残ります。"
                rows={2}
                required
                maxLength={300}
                defaultValue={was('drop_row')?.dropReason}
                error={errorOf('dropReason')}
              />
            </ActForm>
          </Disclosure>
          <Disclosure onPaper="never" summary="細目を別の設問に分ける" open={was('split') !== null}>
            <ActForm {...of} intent="split" label="細目を別の設問に分ける" button="別の設問に分ける">
              <CheckboxGroup
                name="splitRow"
                label="別の設問にする細目"
                defaultValues={was('split')?.splitRow ?? []}
                options={rowOptions}
                error={errorOf('splitRow')}
              />
              <TextArea
                name="splitText"
                label="新しい設問の文"
                rows={2}
                required
                maxLength={500}
                defaultValue={was('split')?.splitText}
                error={errorOf('splitText')}
              />
            </ActForm>
          </Disclosure>
        </>
      )}
      {mergeChoices.length === 0 ? null : (
        <Disclosure onPaper="never" summary="別の設問に統合する" open={was('merge') !== null}>
          <p className="mb-3">
            前提条件は、どちらの設問にもあるものだけが残り、ほかはなくなります（この設問の前提条件：{gateWords}
            ）。要るときは、統合したあとに付け直してください。
          </p>
          <ActForm {...of} intent="merge" label="別の設問に統合する" button="統合する">
            <SelectField
              name="into"
              label="どの設問に統合するか"
              hint="同じ点検票で答える設問です。この設問は一覧からなくなり、条項と細目は、選んだ設問に移ります。"
              placeholder="選んでください"
              defaultValue={was('merge')?.into ?? mergeChoices.find(({ isProposed }) => isProposed)?.name ?? ''}
              options={mergeChoices.map((choice) => ({
                value: choice.name,
                label: `${choice.isProposed ? '【候補】' : ''}${choice.printedNumber}　${choiceWords(choice, names)}`,
              }))}
              error={errorOf('into')}
            />
            <TextField
              name="intoNumber"
              label="番号で選ぶ"
              hint="番号が分かるときは、ここに入力します（例：６（１）①オ）。一覧より先に使います。"
              width="short"
              maxLength={60}
              defaultValue={was('merge')?.intoNumber}
              error={errorOf('intoNumber')}
            />
            <TextArea
              name="mergedText"
              label="統合した設問の文"
              hint="空欄のときは、統合する先の文のままです。"
              rows={2}
              maxLength={500}
              defaultValue={was('merge')?.mergedText}
              error={errorOf('mergedText')}
            />
          </ActForm>
        </Disclosure>
      )}
      {takenIn.map((one) => (
        <Disclosure key={one.name} summary={`統合した設問 ${numberWords(one, names)} を元の設問に戻す`}>
          <p className="mb-3">「{one.text}」を、別の設問に戻します。その設問にしたほかの修正も、なくなります。</p>
          <ActForm page={page} name={one.name} intent="as_derived" label="統合を取りやめる" button="統合を取りやめる" />
        </Disclosure>
      ))}
      {isAdded ? (
        <Disclosure onPaper="never" summary="追加した設問を取りやめる">
          <ActForm {...of} intent="as_derived" label="追加した設問を取りやめる" button="この設問の追加を取りやめる" />
        </Disclosure>
      ) : (
        <Disclosure onPaper="never" summary="設問としない" open={was('skip') !== null}>
          <ActForm {...of} intent="skip" label="設問としない" button="設問としない">
            <TextArea
              name="skipReason"
              label="設問としない理由"
              hint="誰にも尋ねなくなります。理由は、公開したあとも、条項のそばに表示されます。"
              rows={2}
              required
              maxLength={300}
              defaultValue={was('skip')?.skipReason}
              error={errorOf('skipReason')}
            />
          </ActForm>
        </Disclosure>
      )}
      {ownEdits.length === 0 || isAdded ? null : (
        <Disclosure onPaper="never" summary="作られたときの設問に戻す">
          <p className="mb-3">次の修正を、すべて取りやめます。「元に戻す」で、修正を戻せます。</p>
          <OwnEdits edits={ownEdits} />
          <ActForm {...of} intent="as_derived" label="作られたときの設問に戻す" button="作られたときの設問に戻す" />
        </Disclosure>
      )}
    </section>
  );
}
