import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ComingTable } from '#app/components/organization/coming-table.tsx';
import { UnitFields } from '#app/components/organization/unit-fields.tsx';
import { becameWords, cameFromWords, doneWords, periodWords } from '#app/components/organization/unit-words.ts';
import { handoverPath } from '#app/components/improvement/handover-path.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { changeUnit } from '#app/services/organization/unit.acts.server.ts';
import { unitAddress, unitSearch } from '#app/services/organization/unit.address.server.ts';
import { changeUnitForm, refusalErrors, unitEcho, unitParams } from '#app/services/organization/unit.form.server.ts';
import { unitPage } from '#app/services/organization/unit.page.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '所属' : data.unit.current.name}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { unitId } = readParams(params, unitParams);
  return {
    unit: granted(unitPage(context, actor, unitId), 'resource'),
    done: readSearch(request, unitSearch).done,
  };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { unitId } = readParams(params, unitParams);
  granted(unitPage(context, actor, unitId), 'resource');
  const read = await readForm(request, changeUnitForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: unitEcho.parse(read.input) });
  const { on, seal, code, name, parentId, policyId } = read.value;
  const change = {
    code,
    name,
    ...(policyId === undefined ? {} : { policyId }),
    ...(parentId === '' ? {} : { parentId }),
  };
  const changed = changeUnit(context, actor, { unitId, on, seal }, change);
  if (changed.ok) return redirect(unitAddress(unitId, changed.value));
  const values = { type: '', code, name, parentId, policyId: policyId ?? '', on };
  const status = changed.reason === 'changed_meanwhile' ? 'conflict' : 'bad_input';
  return refused(status, { errors: refusalErrors(changed.reason), values });
});

const STATE_WORDS = { coming: 'まだ始まっていません。', past: 'すでになくなっています。' } as const;

export default function UnitPage() {
  const { unit, done } = useLoaderData<typeof loader>();
  const unitsWord = useUnitsWord();
  const word = useBureauWords().all;
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const { current, state, mayEdit } = unit;
  const mayChange = mayEdit && state !== 'past' && unit.type !== 'organization';
  const values = failed?.values ?? {
    code: current.code,
    name: current.name,
    parentId: current.parentId ?? '',
    policyId: current.policyId ?? '',
    on: state === 'coming' ? current.from : unit.today,
  };
  const facts = [
    { term: '区分', description: UNIT_TYPE_LABELS[unit.type] },
    { term: '所属コード', description: current.code },
    ...(current.parentName === null ? [] : [{ term: `上の${word}`, description: current.parentName }]),
    ...(unit.policies.length === 0 ? [] : [{ term: '適用される規程', description: current.policyName ?? '上と同じ' }]),
    { term: '期間', description: periodWords(current.from, current.until) },
    ...(unit.cameFrom === null ? [] : [{ term: '成り立ち', description: cameFromWords(unit.cameFrom) }]),
    ...(unit.became === null ? [] : [{ term: 'その後', description: becameWords(unit.became) }]),
  ];
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '組織・台帳', to: '/organization' },
          { label: unitsWord, to: '/organization/units' },
        ]}
      >
        {current.name}
      </PageTitle>
      <div className="flex flex-col gap-8">
        <ErrorSummary errors={errors} />
        {done === '' ? null : (
          <Notice tone="success" title={doneWords(done, current.name)} live>
            {unit.coming.length === 0 ? undefined : (
              <p>先の日付の変更は、始まる前なら「これからの変更」から取り消せます。</p>
            )}
          </Notice>
        )}
        {state === 'here' ? null : <Notice tone="info" title={STATE_WORDS[state]} />}
        <DefinitionList items={facts} />
        {unit.type === 'organization' || state === 'coming' ? null : (
          <p className="no-print">
            <TextLink to={handoverPath(unit.id)}>{current.name}の引継書</TextLink>
          </p>
        )}
        {unit.coming.length === 0 ? null : (
          <section aria-labelledby="coming">
            <h2 id="coming" className="mb-2 text-std-20B-150">
              これからの変更
            </h2>
            <ComingTable changes={unit.coming} mayEdit={mayEdit} />
          </section>
        )}
        {mayChange ? (
          <section aria-labelledby="change" className="no-print">
            <h2 id="change" className="mb-2 text-std-20B-150">
              名称・コード・上の{word}を変える
            </h2>
            <p className="mb-4">
              変えるところだけを直してください。「いつから」より前の日は、今のまま残ります。同じ日からの内容がすでにあるときは、その訂正になります。
            </p>
            {unit.runningNames.length === 0 ? null : (
              <div className="mb-4">
                <Notice
                  tone="info"
                  title={`実施中の自己点検（${unit.runningNames.join('、')}）の点検票は変わりません。`}
                >
                  <p>名称も確認する{word}も、開始した日のままです。新しい内容は、次に始める自己点検から使われます。</p>
                </Notice>
              </div>
            )}
            <PostForm key={unit.seal}>
              <input type="hidden" name="seal" value={unit.seal} />
              <div className="flex flex-col gap-6">
                <UnitFields
                  choices={unit}
                  values={values}
                  errorOf={errorOf}
                  type={unit.type === 'bureau' ? 'bureau' : 'department'}
                  onHint="4月1日の組織改正のように、先の日付でも構いません。"
                />
                <div className="flex flex-wrap gap-3">
                  <Button>変更する</Button>
                  <ButtonLink to="/organization/units" kind="tertiary">
                    やめる
                  </ButtonLink>
                </div>
              </div>
            </PostForm>
          </section>
        ) : null}
        {mayChange && current.until === null && state === 'here' ? (
          <section aria-labelledby="end" className="no-print">
            <h2 id="end" className="mb-2 text-std-20B-150">
              廃止・統合・分割
            </h2>
            <p className="mb-4">
              この所属をなくすとき、ほかの所属と一つにするとき、いくつかに分けるときは、次の画面で行います。
            </p>
            <ButtonLink to={`/organization/units/${unit.id}/end`}>廃止・統合・分割に進む</ButtonLink>
          </section>
        ) : null}
        <section aria-labelledby="history">
          <h2 id="history" className="mb-2 text-std-20B-150">
            これまでの内容
          </h2>
          <DataTable
            caption="これまでの内容"
            captionHidden
            rows={unit.versions}
            rowKey={(version) => version.from}
            columns={[
              { key: 'from', header: 'いつから', rowHeader: true, cell: (version) => japaneseDate(version.from) },
              {
                key: 'until',
                header: 'いつまで',
                cell: (version) => (version.until === null ? '－' : japaneseDate(version.until)),
              },
              { key: 'name', header: '名称', cell: (version) => version.name },
              { key: 'code', header: 'コード', cell: (version) => version.code },
              { key: 'parent', header: `上の${word}`, cell: (version) => version.parentName ?? '－' },
            ]}
          />
        </section>
      </div>
    </>
  );
}
