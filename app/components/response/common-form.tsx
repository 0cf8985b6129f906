import { WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { AnswerInputs } from '#app/components/response/answer-inputs.tsx';
import { NOTHING_TYPED, fieldName } from '#app/components/response/answer-fields.ts';
import type { TypedFields } from '#app/components/response/answer-fields.ts';
import { answerInWords } from '#app/components/response/answer-words.ts';
import { givenWords } from '#app/components/response/common-questions-table.tsx';
import { AnswerSide, ClauseText } from '#app/components/response/question-notes.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { CommonAnswerPage } from '#app/services/response/common-answers.page.server.ts';

/** What the names of the fields begin with: there is one question on the page. */
export const COMMON_KEY = 'q1';

export interface CommonFormProps {
  readonly page: CommonAnswerPage;
  /** What was typed and not stored; null where nothing was. */
  readonly typed: TypedFields | null;
  readonly errors: readonly FieldError[];
  readonly backTo: string;
}

function onChangeWords({ lookAgainCount, returnCount }: CommonAnswerPage['onChange']): string {
  if (lookAgainCount === 0)
    return 'まだ誰も「共通回答のとおり」としていないため、変えても、差し戻す点検票はありません。';
  const returned =
    returnCount === 0
      ? '提出済みの点検票はないため、差し戻しはありません。'
      : `そのうち提出済みの点検票${returnCount}件は、自動で差し戻します。`;
  return `変えて保存すると、「共通回答のとおり」とした${lookAgainCount}件に、確かめ直しを求めます。${returned}どの点検票かは、下の表で確かめられます。`;
}

/** The question with what was answered for all, and the fields of an answer. */
export function CommonForm({ page, typed, errors, backTo }: CommonFormProps) {
  const names = useOfficeNames();
  const { commonQuestion, rows, criteria, clauses, answer, rev, mayGive, evidenceExamples, recommended } = page;
  const shown = typed ?? answer ?? NOTHING_TYPED;
  const { given, standings } = commonQuestion;
  return (
    <>
      <p className="text-std-18B-160">
        <span className="mr-3 whitespace-nowrap text-std-16N-170 text-solid-gray-700">
          {commonQuestion.printedNumber}
        </span>
        {commonQuestion.text}
      </p>
      <p>
        {PUT_TO_LABELS[commonQuestion.putTo]}
        {standings.askedCount}件に尋ねています。共通回答のとおり {standings.confirmedCount} ／ 独自の回答{' '}
        {standings.ownCount} ／ 変更後は未確認 {standings.staleCount} ／ 未回答 {standings.openCount}
      </p>
      {given === null ? null : (
        <AnswerSide title={`今の共通回答（${givenWords(given, names)}）`} lines={answerInWords(given.answer, rows)} />
      )}
      <details>
        <summary className="min-h-11 py-2 text-blue-1000 underline underline-offset-4">条文と判断基準</summary>
        <div className="border-l-4 border-solid-gray-300 py-1 pl-4">
          {clauses.length === 0 ? <p>{WITHOUT_CLAUSE_LABEL}</p> : null}
          {clauses.map((clause) => (
            <ClauseText key={clause.id} clause={clause} />
          ))}
          <p>実施：{criteria.implemented}</p>
          <p>一部実施：{criteria.partial}</p>
        </div>
      </details>
      {mayGive ? (
        <PostForm label="共通回答">
          <div className="question">
            <input type="hidden" name={fieldName(COMMON_KEY, 'id')} value={COMMON_KEY} readOnly />
            <input type="hidden" name={fieldName(COMMON_KEY, 'rev')} value={rev} readOnly />
            <AnswerInputs
              question={{
                key: COMMON_KEY,
                ...{ rows, recommended, evidenceExamples },
                confirmation: false,
                measures: [],
                measuresTo: null,
              }}
              answer={shown}
              problems={errors}
              evidenceCount={shown.evidence.length + 1}
              notes={null}
            />
          </div>
          {rev === 0 ? null : <p className="mt-4">{onChangeWords(page.onChange)}</p>}
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>共通回答を保存する</Button>
            <ButtonLink to={backTo} kind="tertiary">
              やめる
            </ButtonLink>
          </div>
        </PostForm>
      ) : null}
    </>
  );
}
