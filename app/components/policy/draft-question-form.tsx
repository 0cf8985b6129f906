import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { WEIGHT_OPTIONS } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { ROLE_IDS, ROLE_UNITS } from '#app/domain/questionnaire/role.ts';
import type { AskedFields, DraftQuestionEcho } from '#app/services/questionnaire/draft-question.form.server.ts';
import type { ChosenQuestion } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

/** What was typed and refused. */
export interface RefusedQuestionForm {
  readonly errorOf: (field: string) => string | undefined;
  readonly typed: DraftQuestionEcho | null;
}

export interface QuestionFormsProps extends RefusedQuestionForm {
  readonly page: DraftQuestionsPage;
  readonly chosen: ChosenQuestion;
}

function askedOf({ question }: ChosenQuestion): AskedFields {
  const { criteria } = question;
  return {
    text: question.text,
    hint: question.hint ?? '',
    implemented: criteria.implemented,
    partial: criteria.partial,
    evidence: question.evidence.join('\n'),
    weight: String(question.weight),
  };
}

/**
 * What the form shows: what was typed and refused, else what is asked now. A text that was sent as it had been asked
 * was not changed by whoever sent it: where it is asked otherwise meanwhile, sending it again would take that back.
 */
function shownOf(chosen: ChosenQuestion, typed: DraftQuestionEcho | null) {
  const { question } = chosen;
  const now = askedOf(chosen);
  const textOf = (field: keyof AskedFields) =>
    typed === null || typed[field] === typed.asked?.[field] ? now[field] : typed[field];
  const texts = new Map(typed?.rowId.map((id, at) => [id, typed.rowText[at]]));
  return {
    text: textOf('text'),
    rows: question.rows.map(({ id, text }) => ({ id, text: texts.get(id) ?? text })),
    hint: textOf('hint'),
    implemented: textOf('implemented'),
    partial: textOf('partial'),
    evidence: textOf('evidence'),
    weight: textOf('weight'),
    critical: typed?.critical ?? question.critical,
    criticalReason: typed?.criticalReason ?? question.criticalReason ?? '',
    gates: typed?.gate ?? question.gates,
    roles: typed?.respondent ?? question.roles,
    common: typed?.common ?? question.isCommon,
  };
}

/** Everything that a question says, in one form: what is changed becomes one step. */
export function DraftQuestionForm({ page, chosen, errorOf, typed }: QuestionFormsProps) {
  const names = roleNames(useOfficeNames());
  const own = typed?.intent === 'save' && typed.question === chosen.name ? typed : null;
  const now = shownOf(chosen, own);
  const chosenGates = chosen.gateChoices.filter(({ id }) => now.gates.includes(id)).map(({ label }) => label);
  return (
    <PostForm label="設問を直す" preventScrollReset>
      <DraftFields page={page} />
      <input type="hidden" name="question" value={chosen.name} />
      <input type="hidden" name="asked" value={JSON.stringify(askedOf(chosen))} />
      <div className="flex flex-col gap-4">
        <TextArea
          name="text"
          label="設問の文"
          hint="「はい＝行っている」と読める文にします。「…していますか。」"
          required
          maxLength={500}
          defaultValue={now.text}
          error={errorOf('text')}
        />
        {now.rows.length === 0 ? null : (
          <fieldset className="flex flex-col gap-3">
            <legend className="text-std-16B-170">細目（{now.rows.length}件）</legend>
            {now.rows.map(({ id, text }, at) => (
              <div key={id} data-kept-row={id}>
                <input type="hidden" name="rowId" value={id} />
                <TextArea
                  id={`row-${at}`}
                  name="rowText"
                  label={`細目 ${at + 1}`}
                  rows={2}
                  maxLength={300}
                  defaultValue={text}
                  error={errorOf(`row-${at}`)}
                />
              </div>
            ))}
          </fieldset>
        )}
        <TextArea
          name="hint"
          label="補足"
          hint="どのようなときに必要か、言葉の意味などを、設問の下に示します。"
          maxLength={1_000}
          defaultValue={now.hint}
          error={errorOf('hint')}
        />
        <TextArea
          name="implemented"
          label="判断基準：「実施」とする場合"
          rows={2}
          maxLength={500}
          defaultValue={now.implemented}
          error={errorOf('implemented')}
        />
        <TextArea
          name="partial"
          label="判断基準：「一部実施」とする場合"
          rows={2}
          maxLength={500}
          defaultValue={now.partial}
          error={errorOf('partial')}
        />
        <TextArea
          name="evidence"
          label="根拠資料の例"
          hint="1行に一つ入力します。"
          rows={3}
          maxLength={2_000}
          defaultValue={now.evidence}
          error={errorOf('evidence')}
        />
        <RadioGroup
          name="weight"
          label="重み"
          hint="「1（推奨）」の設問は、点検票でも結果でも、推奨事項として扱います。"
          layout="row"
          defaultValue={now.weight}
          options={WEIGHT_OPTIONS}
          error={errorOf('weight')}
        />
        <CheckboxField
          name="critical"
          label="重点項目にする"
          hint="一つでも「未実施」があると、その章の評価に上限がかかります。"
          defaultChecked={now.critical}
        />
        <TextArea
          name="criticalReason"
          label="重点項目とする理由"
          hint="重点項目にするときは、必ず入力します。"
          rows={2}
          maxLength={300}
          defaultValue={now.criticalReason}
          error={errorOf('criticalReason')}
        />
        <Disclosure
          summary={`前提条件（${chosenGates.length === 0 ? 'なし。いつも尋ねる' : chosenGates.join('、')}）`}
          open={errorOf('gate') !== undefined}
        >
          <CheckboxGroup
            name="gate"
            label="次のすべてに当てはまる対象だけに尋ねる"
            defaultValues={now.gates}
            options={chosen.gateChoices.map(({ id, label }) => ({ value: id, label }))}
            error={errorOf('gate')}
          />
        </Disclosure>
        <Disclosure
          summary={`回答者（${chosen.question.roles.map((role) => names[role]).join('、')}）`}
          open={errorOf('respondent') !== undefined}
        >
          <CheckboxGroup
            name="respondent"
            label="誰が答えるか"
            hint="二つ以上選ぶときは、同じ点検票の回答者を選びます。"
            defaultValues={now.roles}
            options={ROLE_IDS.map((role) => ({
              value: role,
              label: `${names[role]}（${UNIT_TYPE_LABELS[ROLE_UNITS[role]]}の点検票）`,
            }))}
            error={errorOf('respondent')}
          />
        </Disclosure>
        <CheckboxField
          name="common"
          label="共通回答にする"
          hint="全庁で一つの事実です。分かる部署が一度答え、ほかの所属は、その答えを確かめて使います。"
          defaultChecked={now.common}
        />
        <div>
          <Button name="intent" value="save">
            変更を保存する
          </Button>
        </div>
      </div>
    </PostForm>
  );
}
