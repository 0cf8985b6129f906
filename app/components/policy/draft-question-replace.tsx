import { figure } from '#app/components/policy/figure.ts';
import { Form } from '@remix-run/react';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { queryEntries } from '#app/components/policy/draft-questions-address.ts';
import type { QuestionsQuery } from '#app/components/policy/draft-questions-address.ts';
import type { RefusedQuestionForm } from '#app/components/policy/draft-question-form.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

interface ReplaceProps extends Pick<RefusedQuestionForm, 'errorOf'> {
  readonly page: DraftQuestionsPage;
  readonly query: QuestionsQuery;
}

/** Words replaced in the questions that the filter leaves: first seen, then done. */
export function ReplaceWords({ page, query, errorOf }: ReplaceProps) {
  const { replacement } = page;
  return (
    <Disclosure onPaper="never" summary="設問の文の語を置き換える" open={replacement !== null}>
      <Form
        method="get"
        aria-label="置き換える語"
        data-kept=""
        className="flex flex-wrap items-end gap-3"
        preventScrollReset
      >
        {Object.entries(queryEntries({ ...query, done: '' })).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          name="find"
          label="置き換える前の語"
          maxLength={200}
          defaultValue={replacement?.find}
          error={errorOf('find')}
        />
        <TextField
          name="instead"
          label="置き換えた後の語"
          maxLength={200}
          defaultValue={replacement?.instead}
          error={errorOf('instead')}
        />
        <Button kind="secondary">置き換える箇所を確かめる</Button>
      </Form>
      {replacement === null ? (
        <p className="mt-2">絞り込んだ設問の、設問の文と細目の文が対象です。</p>
      ) : replacement.placeCount === 0 ? (
        <p role="status" className="mt-2">
          絞り込んだ設問に、「{replacement.find}」はありません。
        </p>
      ) : (
        <PostForm label="語を置き換える" preventScrollReset>
          <DraftFields page={page} />
          <input type="hidden" name="find" value={replacement.find} />
          <input type="hidden" name="instead" value={replacement.instead} />
          <p role="status" className="mt-3">
            「{replacement.find}」を「{replacement.instead}」に置き換えます。{figure(replacement.questionCount)}問の
            {figure(replacement.placeCount)}か所です。
          </p>
          <ul className="my-2 list-disc pl-6 [overflow-wrap:anywhere]">
            {replacement.samples.map((sample, at) => (
              <li key={`${sample.name} ${at}`}>
                <span className="font-700">{sample.printedNumber}</span>　{sample.text}
              </li>
            ))}
            {replacement.placeCount > replacement.samples.length ? (
              <li>ほか{figure(replacement.placeCount - replacement.samples.length)}か所</li>
            ) : null}
          </ul>
          <Button kind="secondary" name="intent" value="replace">
            {`${figure(replacement.placeCount)}か所を置き換える`}
          </Button>
        </PostForm>
      )}
    </Disclosure>
  );
}
