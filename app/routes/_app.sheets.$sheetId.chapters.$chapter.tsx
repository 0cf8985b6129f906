import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { keysAmong, fieldName, readFields } from '#app/components/response/answer-fields.ts';
import { ChapterForm } from '#app/components/response/chapter-form.tsx';
import type { Unstored } from '#app/components/response/question-card.tsx';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { ReadOnlyNote, SheetTitle, sheetTitle } from '#app/components/response/sheet-title.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { AppError, handled, readForm, readParams, readSearch } from '#app/lib/http.server.ts';
import { saveTypedChapter } from '#app/services/response/answer-entry.acts.server.ts';
import type { TypedAnswer } from '#app/services/response/answer.form.server.ts';
import type { ChapterEntry } from '#app/services/response/answer-entry.acts.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import type { ChapterPage } from '#app/services/response/chapter.page.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';

export const handle = { wide: true };

const paramsSchema = z.object({ sheetId: z.string().max(60), chapter: z.string().max(60) });
const searchSchema = z.object({ done: z.enum(['saved']).optional() });
const formSchema = z.record(z.string().max(200), z.string());
const revision = z.coerce.number().int().min(0);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? 'Tenken' : `${page.chapter.title} ${sheetTitle(page.header)}｜Tenken` },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId, chapter } = readParams(params, paramsSchema);
  const { done } = readSearch(request, searchSchema);
  const page = granted(sheetChapter(context, actor, sheetId, chapter), 'resource');
  return { ...page, personId: actor.personId, saved: done === 'saved' };
});

export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId, chapter } = readParams(params, paramsSchema);
  const page = granted(sheetChapter(context, actor, sheetId, chapter), 'resource');
  const read = await readForm(request, formSchema);
  if (!read.ok) throw new AppError('bad_input');
  const fields = new Map(Object.entries(read.value));
  const typed = typedAnswers(fields, page);
  const saved = saveTypedChapter(context, actor, sheetId, typed);
  if (!saved.ok) {
    throw new AppError(
      saved.reason === 'wrong_state' ? 'conflict' : saved.reason === 'not_permitted' ? 'not_found' : 'bad_input',
    );
  }
  const { conflicts, wrong } = saved.value;
  if (conflicts.length > 0 || wrong.length > 0) {
    return data(
      { unstored: unstoredOf(saved.value, typed), saved: saved.value.saved },
      { status: conflicts.length > 0 ? 409 : 400 },
    );
  }
  const same = fields.get('same');
  if (same !== undefined) throw redirect(`${chapterPath(sheetId, chapter)}?done=saved#${encodeURIComponent(same)}`);
  if (fields.get('intent') !== 'next') throw redirect(`${chapterPath(sheetId, chapter)}?done=saved`);
  throw redirect(page.next === null ? `/sheets/${sheetId}/submit` : chapterPath(sheetId, page.next));
});

/** The answers that the form holds; 「前年度と同じ」 puts last year's in the place of one. */
function typedAnswers(
  fields: ReadonlyMap<string, string>,
  page: ChapterPage,
): (TypedAnswer & { answer: ReturnType<typeof readFields> })[] {
  const same = fields.get('same');
  return keysAmong(fields.keys()).flatMap((key) => {
    if (fields.get(fieldName(key, 'yield')) === 'yes') return [];
    const questionId = fields.get(fieldName(key, 'id')) ?? '';
    const rev = revision.safeParse(fields.get(fieldName(key, 'rev')));
    if (!rev.success) throw new AppError('bad_input');
    const before =
      same === key ? page.questions.find((question) => question.questionId === questionId)?.lastYear?.takeOver : null;
    return [{ questionId, rev: rev.data, answer: before ?? readFields(key, fields) }];
  });
}

function unstoredOf(entry: ChapterEntry, typed: ReturnType<typeof typedAnswers>): Record<string, Unstored> {
  const unstored: Record<string, Unstored> = Object.create(null);
  for (const { questionId, answer } of typed) {
    const conflict = entry.conflicts.find((found) => found.questionId === questionId);
    const errors = entry.wrong.find((found) => found.questionId === questionId)?.errors ?? [];
    if (conflict === undefined && errors.length === 0) continue;
    if (conflict !== undefined && typeof conflict.current === 'boolean') throw new Error('a question is no gate');
    unstored[questionId] = {
      typed: answer,
      errors,
      conflict:
        conflict === undefined || typeof conflict.current === 'boolean'
          ? null
          : { ...conflict, answeredAt: japaneseDateTime(conflict.answeredAt), current: conflict.current },
    };
  }
  return unstored;
}

export default function AnswerPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { header, chapter } = page;
  return (
    <>
      <SheetTitle sheet={header} page={chapter.title} />
      <ReadOnlyNote reason={header.readOnly} />
      {page.saved ? <Notice tone="success" title="保存しました。" live /> : null}
      {result === undefined ? null : (
        <Notice
          tone="warning"
          title={`次の回答は、まだ保存していません。${result.saved === 0 ? '' : `ほかの${result.saved}件は保存しました。`}`}
          live
        >
          <ul className="list-disc pl-6">
            {page.questions
              .filter(({ questionId }) => result.unstored[questionId] !== undefined)
              .map(({ key, number, text }) => (
                <li key={key}>
                  <a href={`#${key}`} className="underline">
                    {number} {text}
                  </a>
                </li>
              ))}
          </ul>
        </Notice>
      )}
      <ChapterForm
        key={`${header.sheetId} ${chapter.key}`}
        sheetId={header.sheetId}
        personId={page.personId}
        chapter={chapter.key}
        previous={page.previous}
        next={page.next}
        policyName={page.policyName}
        questions={page.questions}
        counts={header}
        lastSaved={header.lastSaved}
        readOnly={header.readOnly !== null}
        unstored={result?.unstored ?? {}}
      />
    </>
  );
}
