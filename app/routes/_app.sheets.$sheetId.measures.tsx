import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { MeasureFacts, ownerAndDue } from '#app/components/response/measure-facts.tsx';
import { MeasureForm } from '#app/components/response/measure-form.tsx';
import { MeasureActs } from '#app/components/response/measure-acts.tsx';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { SheetTabs } from '#app/components/response/sheet-tabs.tsx';
import { ReadOnlyNote, SheetTitle } from '#app/components/response/sheet-title.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { PROBLEMS } from '#app/lib/problem.ts';
import { AppError, handled, readForm, readParams, readSearch } from '#app/lib/http.server.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import {
  changeMeasure,
  includeItem,
  planMeasure,
  withdrawMeasure,
} from '#app/services/response/measure.acts.server.ts';
import type { MeasureConflict } from '#app/services/response/measure.acts.server.ts';
import { measuresAddress, measuresSearch } from '#app/services/response/measure.address.server.ts';
import { coverField, measureEcho, measureForm, MEASURE_REFUSALS } from '#app/services/response/measure.form.server.ts';
import type { MeasureEcho } from '#app/services/response/measure.form.server.ts';
import type { MeasureView } from '#app/services/response/measure-view.loader.server.ts';
import { sheetMeasures } from '#app/services/response/measure.page.server.ts';
import { sheetParams } from '#app/services/response/sheet.form.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page === undefined ? 'Tenken' : `改善策の一覧 ${sheetName(page.header, page.header.officeNames)}｜Tenken`,
  },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  const asks = readSearch(request, measuresSearch);
  const page = granted(sheetMeasures(context, actor, sheetId, asks), 'resource');
  return {
    ...page,
    done: asks.done ?? null,
    listAt: measuresAddress(sheetId),
    back: measuresAddress(sheetId, { item: asks.item }),
    item: asks.item,
  };
});

interface Returned {
  readonly errors: readonly FieldError[];
  readonly typed: MeasureEcho | null;
  readonly conflict: MeasureConflict | null;
}

export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const { item } = readSearch(request, measuresSearch);
  const read = await readForm(request, measureForm, { size: 'large' });
  const back = (code: 'bad_input' | 'conflict', returned: Returned) =>
    data(returned, { status: PROBLEMS[code].status });
  if (!read.ok) {
    if (read.input.intent !== 'write') throw new AppError('bad_input');
    return back('bad_input', { errors: read.errors, typed: measureEcho.parse(read.input), conflict: null });
  }
  const form = read.value;
  const written =
    form.intent === 'include'
      ? includeItem(context, actor, sheetId, { id: form.id, rev: form.rev, itemKey: form.item })
      : form.intent === 'withdraw'
        ? withdrawMeasure(context, actor, sheetId, form)
        : write(form);
  if (written.ok) {
    const done = ({ write: 'saved', include: 'included', withdraw: 'withdrawn' } as const)[form.intent];
    // Who came from a question finds the way back to it beside what was done.
    return redirect(measuresAddress(sheetId, { item: form.intent === 'include' ? form.item : item, done }));
  }
  const typed =
    form.intent === 'write'
      ? { what: form.what, owner: form.owner, due: form.due ?? '', cover: form.cover.map(coverField) }
      : null;
  switch (written.reason) {
    case 'conflict':
      return back('conflict', { errors: [], typed, conflict: written.conflict });
    case 'what_missing':
    case 'due_past':
    case 'nothing_covered':
    case 'too_much_covered':
      return back('bad_input', { errors: [MEASURE_REFUSALS[written.reason]], typed, conflict: null });
    case 'taken_conflict':
    case 'unknown_measure':
      return back('conflict', { errors: [MEASURE_REFUSALS[written.reason]], typed, conflict: null });
    case 'being_counted':
      throw new AppError('being_counted');
    case 'wrong_state':
      throw new AppError('conflict');
    case 'not_permitted':
    case 'own_answers':
      throw new AppError('not_found');
    case 'unknown_item':
    case 'unknown_row':
      throw new AppError('bad_input');
  }

  function write({ id, rev, from, fromRev, what, owner, due, cover }: Extract<typeof form, { intent: 'write' }>) {
    const input = { plan: { measure: what, owner, due }, covers: cover };
    if (id !== undefined) return changeMeasure(context, actor, sheetId, { ...input, id, rev });
    const takenFrom = from === undefined ? null : { itemKey: from, rev: fromRev };
    return planMeasure(context, actor, sheetId, { ...input, takenFrom });
  }
});

const DONE = {
  saved: '改善策を保存しました。',
  included: '設問を改善策に含めました。',
  withdrawn: '改善策を取り消しました。',
} as const;

/** What is to be done where one came from a question: it may be held by a measure, and there may be none yet. */
function includeWords(itemKey: string, measures: readonly MeasureView[]): string {
  const holding = measures.find(({ covered }) =>
    covered.some((one) => one.itemKey === itemKey && one.rowTexts.length === 0),
  );
  if (holding !== undefined) {
    return `この設問は、改善策${holding.number}に含まれています。ほかの設問や細目も同じ改善策にするときは、改善策${holding.number}の下から選んでください。`;
  }
  if (measures.length === 0) return '改善策はまだありません。「新しい改善策を書く」から、この設問を含めて書けます。';
  return 'この設問を含める改善策を、次の一覧から選んでください。合うものがないときは、「新しい改善策を書く」から書けます。';
}

export default function MeasuresPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { header, measures, draft, toInclude, listAt } = page;
  const { sheetId } = header;
  const editable = header.readOnly === null;
  const conflict = result?.conflict ?? null;
  return (
    <WithOfficeNames names={header.officeNames}>
      <SheetTitle sheet={header} page="改善策の一覧" />
      <ReadOnlyNote sheet={header} />
      <SheetTabs {...header} current={{ place: 'measures' }} />
      <div className="my-4 flex flex-col gap-4">
        {page.done === null || result !== undefined ? null : <Notice tone="success" title={DONE[page.done]} live />}
        <ErrorSummary errors={result?.errors ?? []} />
        {conflict === null ? null : (
          <Notice tone="warning" title={`${conflict.writtenBy}さんが先に保存しました。まだ保存していません。`} live>
            <p className="whitespace-pre-wrap">
              先に保存された内容：{conflict.plan.measure}（{ownerAndDue(conflict.plan)}）
            </p>
            <p>見比べて、よければもう一度操作してください。入力した内容は残っています。</p>
          </Notice>
        )}
      </div>
      {draft === null ? null : (
        <section aria-labelledby="measure-form" className="mb-8">
          <h2 id="measure-form" className="mb-3 text-std-20B-150">
            {draft.id === null ? '改善策を書く' : '改善策を直す'}
          </h2>
          <MeasureForm
            key={`${draft.id ?? ''} ${conflict?.rev ?? draft.rev}`}
            draft={draft}
            rev={conflict?.rev ?? draft.rev}
            typed={result?.typed ?? null}
            errors={result?.errors ?? []}
            back={page.back}
          />
        </section>
      )}
      {toInclude === null ? null : (
        <Notice tone="info" title={`${toInclude.printedNumber} ${toInclude.text}`}>
          <p>
            {includeWords(toInclude.itemKey, measures)}
            <TextLink to={`${chapterPath(sheetId, toInclude.chapter)}#${toInclude.key}`}>設問に戻る</TextLink>
          </p>
        </Notice>
      )}
      <section aria-labelledby="measure-list" className="mt-4">
        <h2 id="measure-list" className="mb-2 text-std-20B-150">
          改善策（{measures.length}件）
        </h2>
        <p className="mb-3">
          一つの改善策を、いくつもの設問や細目の改善策にできます。改善策と担当・期限は、含めた設問ごとに書き直す必要はありません。
        </p>
        {measures.length === 0 ? (
          <EmptyState title="改善策はまだありません" />
        ) : (
          <MeasureFacts
            sheetId={sheetId}
            measures={measures}
            acts={
              editable && draft === null
                ? (measure) => <MeasureActs measure={measure} toInclude={toInclude} listAt={listAt} />
                : undefined
            }
          />
        )}
        {editable && draft === null ? (
          <p className="no-print mt-4">
            <ButtonLink
              to={`${listAt}?write=new${page.item === undefined ? '' : `&item=${encodeURIComponent(page.item)}`}`}
            >
              新しい改善策を書く
            </ButtonLink>
          </p>
        ) : null}
      </section>
    </WithOfficeNames>
  );
}
