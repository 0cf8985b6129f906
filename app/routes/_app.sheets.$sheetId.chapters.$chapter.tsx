import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { savedSearch, sheetParams } from '#app/services/response/sheet.form.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { chapterForm } from '#app/services/response/answer.form.server.ts';
import { heldUp, unstoredOf } from '#app/components/response/unstored.ts';
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { readTyped } from '#app/components/response/answer-fields.ts';
import { ChapterForm } from '#app/components/response/chapter-form.tsx';
import { objectWords } from '#app/components/report/object-words.ts';
import { SavedNotice } from '#app/components/response/saved-notice.tsx';
import { afterChapter, chapterPath, savedBefore } from '#app/components/response/sheet-path.ts';
import { ReadOnlyNote, SheetTitle } from '#app/components/response/sheet-title.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { AppError, handled, readForm, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { saveTypedChapter } from '#app/services/response/answer-entry.acts.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

const params = sheetParams.extend({ chapter: z.string().max(60) });
const searchSchema = savedSearch.extend({ done: z.enum(['saved', 'common_changed', 'record_changed']).optional() });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title:
      page === undefined
        ? 'Tenken'
        : `${page.shownChapter.title} ${sheetName(page.header, page.header.officeNames)}｜Tenken`,
  },
];

export const loader = handled(({ request, params: path, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId, chapter } = readParams(path, params);
  const { done, saved } = readSearch(request, searchSchema);
  const page = granted(sheetChapter(context, actor, sheetId, chapter), 'resource');
  return { ...page, done, savedBefore: saved };
});

export const action = handled(async ({ request, params: path, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId, chapter } = readParams(path, params);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const read = await readForm(request, chapterForm, { size: 'large' });
  // Texts that cannot be shown come back at their question; whatever else is wrong is no form of ours.
  const known = read.ok ? { success: true as const, data: read.value } : chapterForm.safeParse(read.input);
  if (!known.success) throw new AppError('bad_input');
  const fields = new Map(Object.entries(known.data));
  const { toAsk, confirms, ...typed } = readTyped(fields);
  const held = heldUp(typed.answers, read.ok ? [] : read.errors);
  const answers = typed.answers.filter(({ itemKey }) => !held.some((one) => one.itemKey === itemKey));
  const saved = saveTypedChapter(context, actor, sheetId, {
    ...{ answers, chapter },
    same: toAsk === null ? typed.same : null,
    confirms: held.some(({ itemKey }) => itemKey === confirms?.itemKey) ? null : confirms,
  });
  if (!saved.ok) {
    if (saved.reason === 'being_counted') throw new AppError('being_counted');
    throw new AppError(
      saved.reason === 'wrong_state' ? 'conflict' : saved.reason === 'not_permitted' ? 'not_found' : 'bad_input',
    );
  }
  const unstored = unstoredOf({ ...saved.value, wrong: [...held, ...saved.value.wrong] }, typed.answers);
  if (unstored !== null) {
    const status = saved.value.conflicts.length > 0 ? 409 : 400;
    return data({ unstored, saved: saved.value.saved, toAsk: null }, { status });
  }
  if (toAsk !== null) return data({ unstored, saved: saved.value.saved, toAsk });
  const changed = fields.has('record') ? 'record_changed' : 'common_changed';
  const here = `${chapterPath(sheetId, chapter)}?done=${saved.value.seenBefore ? changed : 'saved'}`;
  const same = fields.get('same') ?? fields.get('common') ?? fields.get('record');
  if (same !== undefined) throw redirect(`${here}#${encodeURIComponent(same)}`);
  if (fields.get('intent') !== 'next') throw redirect(here);
  const { nextChapter: next } = saved.value;
  throw redirect(savedBefore(afterChapter(sheetId, next), chapter));
});

export default function AnswerPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { header, shownChapter: chapter } = page;
  return (
    <WithOfficeNames names={header.officeNames}>
      <SheetTitle sheet={header} page={chapter.title} />
      <ReadOnlyNote sheet={header} />
      {page.done === 'saved' ? <Notice tone="success" title="保存しました。" live /> : null}
      {page.done === 'common_changed' ? (
        <Notice tone="warning" title="画面を開いたあとに共通回答が変わりました。" live>
          まだ「共通回答のとおり」にしていません。下に今の共通回答を表示していますので、確かめてもう一度押してください。入力した内容は消えていません。
        </Notice>
      ) : null}
      {page.done === 'record_changed' ? (
        <Notice tone="warning" title="画面を開いたあとに記録が変わりました。" live>
          まだ「記録のとおり」にしていません。今の記録が下に表示されている場合は、確かめてもう一度押してください。表示されていない場合は、回答を選んでください。入力した内容は消えていません。
        </Notice>
      ) : null}
      {result === undefined ? <SavedNotice {...header} from={page.savedBefore} here={chapter.title} /> : null}
      {result === undefined ? null : (
        <Notice
          tone="warning"
          title={
            result.toAsk === null
              ? `次の回答は、まだ保存していません。${result.saved === 0 ? '' : `ほかの${result.saved}件は保存しました。`}`
              : '入力した回答を保存しました。前年度の回答は、まだ取り込んでいません。次の設問で確かめてください。'
          }
          live
        >
          <ul className="list-disc pl-6">
            {page.questions
              .filter(({ itemKey }) => itemKey === result.toAsk || result.unstored?.[itemKey] !== undefined)
              .map(({ key, printedNumber: number, text, object }) => (
                <li key={key}>
                  <a href={`#${key}`} className="underline">
                    {number} {text} {object === null ? null : objectWords(object)}
                  </a>
                </li>
              ))}
          </ul>
        </Notice>
      )}
      <ChapterForm
        key={`${header.sheetId} ${chapter.key}`}
        page={page}
        unstored={result?.unstored ?? {}}
        toAsk={result?.toAsk ?? null}
      />
    </WithOfficeNames>
  );
}
