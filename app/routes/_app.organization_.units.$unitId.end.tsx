import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EndingFields } from '#app/components/organization/ending-fields.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { endingTermWords, hangingWords } from '#app/components/organization/unit-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { closeUnit, mergeUnit, splitUnit } from '#app/services/organization/unit.acts.server.ts';
import { unitAddress } from '#app/services/organization/unit.address.server.ts';
import type { UnitDone } from '#app/services/organization/unit.address.server.ts';
import {
  chosenSplit,
  endUnitEcho,
  endUnitForm,
  MOST_SUCCESSORS,
  refusalErrors,
  unitParams,
} from '#app/services/organization/unit.form.server.ts';
import { unitPage } from '#app/services/organization/unit.page.server.ts';

export const meta: MetaFunction = () => [{ title: '廃止・統合・分割｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { unitId } = readParams(params, unitParams);
  granted(authorize(actor, 'organization.edit', null), 'page');
  return { unit: granted(unitPage(context, actor, unitId), 'resource'), most: MOST_SUCCESSORS };
});

const DONE = { close: 'closed', merge: 'merged', split: 'split' } as const satisfies Record<string, UnitDone>;

/** A form that was not read says nothing of what hangs on the unit, or ends with it. */
const NOTHING_TOLD = { by: [], ending: null };

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { unitId } = readParams(params, unitParams);
  granted(unitPage(context, actor, unitId), 'resource');
  const read = await readForm(request, endUnitForm, { size: 'large' });
  if (!read.ok)
    return refused('bad_input', { errors: read.errors, values: endUnitEcho.parse(read.input), ...NOTHING_TOLD });
  const { how, into, on, seal, termsSeal } = read.value;
  const at = { unitId, on, seal, termsSeal };
  const split = chosenSplit(read.value);
  const ended =
    how === 'close'
      ? closeUnit(context, actor, at)
      : how === 'merge'
        ? mergeUnit(context, actor, at, into)
        : splitUnit(context, actor, at, split.successors, split.placement);
  if (ended.ok) return redirect(unitAddress(unitId, DONE[how]));
  if (ended.reason === 'terms_end') {
    const { terms, lastDay, termsSeal: asked } = ended;
    const ending = { terms, lastDay, termsSeal: asked };
    return refused('conflict', { errors: [], values: endUnitEcho.parse(read.value), by: [], ending });
  }
  const ofSuccessor = ended.reason === 'unknown_successor' || ended.reason === 'successor_below';
  const errors = refusalErrors(ended.reason).map(({ field, message }) => ({
    // The form names no code of its own, and the units to follow stand in several fields.
    field: field === 'on' ? field : ofSuccessor && how === 'merge' ? 'into' : '',
    message,
  }));
  const by = ended.reason === 'still_used' ? ended.by : [];
  return refused('conflict', { errors, values: endUnitEcho.parse(read.value), by, ending: null });
});

export default function EndUnitPage() {
  const { unit, most } = useLoaderData<typeof loader>();
  const unitsWord = useUnitsWord();
  const failed = useActionData<typeof action>();
  const names = useOfficeNames();
  const word = useBureauWords().all;
  const values: Readonly<Record<string, string>> = failed?.values ?? {};
  const errors = [
    ...(failed?.errors ?? []),
    ...(failed?.by ?? []).map((one) => ({ field: '', message: hangingWords(one, { names, bureau: word }) })),
  ];
  const errorOf = errorsByField(errors);
  const { name } = unit.current;
  const ending = failed?.ending ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: unitsWord, to: '/organization/units' },
          { label: name, to: `/organization/units/${unit.id}` },
        ]}
        lead={`「${name}」（${UNIT_TYPE_LABELS[unit.type]}）をなくし、引き継ぐ所属を記録します。なくなる前の日までの記録と、これまでの報告書は、そのまま残ります。`}
      >
        廃止・統合・分割
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} title="まだ受け付けていません" />
        {unit.hanging.length === 0 || (failed?.by ?? []).length > 0 ? null : (
          <Notice tone="warning" title={`今日の時点で、「${name}」に次のものが掛かっています。`}>
            <ul className="list-disc pl-6">
              {unit.hanging.map((one) => (
                <li key={`${one.kind} ${one.name} ${'office' in one ? one.office : ''}`}>
                  {hangingWords(one, { names, bureau: word })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {unit.openTerms.length === 0 || ending !== null ? null : (
          <Notice tone="info" title="次の任命は、なくなる日の前日で終わります。取り消せば、元に戻ります。">
            <ul className="list-disc pl-6">
              {unit.openTerms.map((one) => (
                <li key={`${one.name} ${one.office}`}>{`${one.name}さんの${names[one.office]}`}</li>
              ))}
            </ul>
          </Notice>
        )}
        {ending === null ? null : (
          <Notice tone="warning" title="まだ決めていません。この所属の任命も、一緒に終わります。" live>
            <ul className="list-disc pl-6">
              {ending.terms.map((one) => (
                <li key={`${one.name} ${one.office}`}>{endingTermWords(one, ending.lastDay, names)}</li>
              ))}
            </ul>
            <p>
              よければ、下の「任命も終えて、この内容で決める」を押してください。次の役職は、人事異動か職員の画面で登録します。
            </p>
          </Notice>
        )}
        <PostForm>
          <input type="hidden" name="seal" value={unit.seal} />
          <input type="hidden" name="termsSeal" value={ending?.termsSeal ?? ''} />
          <div className="flex flex-col gap-6">
            <EndingFields unit={unit} most={most} values={values} errorOf={errorOf} />
            <div className="flex flex-wrap gap-3">
              <Button>{ending === null ? 'この内容で決める' : '任命も終えて、この内容で決める'}</Button>
              <ButtonLink to={`/organization/units/${unit.id}`} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
