import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useModules, useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ComingTable } from '#app/components/organization/coming-table.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { PastTable } from '#app/components/organization/past-table.tsx';
import { UnitTable } from '#app/components/organization/unit-table.tsx';
import { doneWords, hangingWords } from '#app/components/organization/unit-words.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { formatUnitsWord } from '#app/domain/organization/unit-labels.ts';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { orderUnit, takeBackUnitChange } from '#app/services/organization/unit.acts.server.ts';
import { unitsAddress, unitSearch } from '#app/services/organization/unit.address.server.ts';
import { refusalErrors, unitListForm } from '#app/services/organization/unit.form.server.ts';
import { unitsPage } from '#app/services/organization/units.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '所属' : formatUnitsWord(data.modules)}｜Tenken` },
];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const query = readSearch(request, unitSearch);
  const { done, added, changed } = query;
  const { modules } = bodySettings(context.db);
  return { ...granted(unitsPage(context, actor, query), 'page'), done, counts: { added, changed }, modules };
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const read = await readForm(request, unitListForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, by: [] });
  if ('move' in read.value) {
    const { move } = read.value;
    const moved = orderUnit(context, actor, move);
    if (moved.ok) return redirect(unitsAddress('ordered', move.unitId, readSearch(request, unitSearch).page));
    return refused('conflict', { errors: refusalErrors(moved.reason), by: [] });
  }
  const { takeBack: unitId, on } = read.value;
  const taken = takeBackUnitChange(context, actor, unitId, on);
  if (taken.ok) return redirect(unitsAddress('taken_back', unitId));
  const by = taken.reason === 'still_used' ? taken.by : [];
  return refused('conflict', { errors: refusalErrors(taken.reason), by });
});

export const shouldRevalidate = readAgainOnConflict;

export default function UnitsPage() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const names = useOfficeNames();
  const { bureau } = useModules();
  const word = useBureauWords().all;
  const unitsWord = useUnitsWord();
  const { show, on, today, mayEdit, coming, past } = page;
  const errors = [
    ...(failed?.errors ?? []).map(({ message }) => ({ field: '', message })),
    ...(failed?.by ?? []).map((one) => ({ field: '', message: hangingWords(one, { names, bureau: word }) })),
  ];
  const ofPage = (number: number) =>
    `/organization/units?${new URLSearchParams({ ...(show === '' ? { on } : { show }), page: String(number) }).toString()}`;
  // The body itself is the first of the units.
  const isEmpty = page.unitCount === 0 && on === today;
  return (
    <>
      <PageTitle
        crumbs={[{ label: '組織・台帳', to: '/organization' }]}
        lead={`${bureau ? `${word}と課` : '課'}を、団体で並べている順（建制順）に登録します。課ごと${bureau ? `、${word}ごと` : ''}に点検票が届くため、自己点検を始める前に確かめてください。`}
        actions={
          <>
            {mayEdit ? (
              <>
                <ButtonLink to="/organization/units/new" kind="primary">
                  {unitsWord}を加える
                </ButtonLink>
                <ButtonLink to="/organization/units/import">CSV・Excelから読み込む</ButtonLink>
              </>
            ) : null}
            <ButtonLink to={`/organization/units/export?as=xlsx&on=${on}`} reloadDocument>
              Excelで出力
            </ButtonLink>
            <ButtonLink to={`/organization/units/export?on=${on}`} reloadDocument>
              CSVで出力
            </ButtonLink>
          </>
        }
      >
        {unitsWord}
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} title="操作を受け付けられませんでした" note="内容は変わっていません。" />
        {page.done === '' ? null : (
          <Notice
            tone="success"
            title={doneWords(page.done, page.doneName, {
              ...page.counts,
              units: unitsWord,
              ahead: page.comingCount > 0,
            })}
            live
          />
        )}
        {mayEdit ? (
          <Disclosure summary="この画面でできること">
            <ul className="list-disc pl-6">
              <li>
                名称・コード{bureau ? `・上の${word}` : ''}の変更、廃止・統合・分割は、所属の名称を押した先で行います。
              </li>
              <li>どの変更も「いつから」を決めます。前の日までの内容は、そのまま残ります。</li>
              <li>4月1日の組織改正は、3月のうちに入れておけます。始まる前なら「これからの変更」から取り消せます。</li>
              <li>
                始まったあとでも、今年度の廃止・統合・分割は、新しい所属にまだ何も掛かっていなければ「なくなった
                {unitsWord}」から取り消せます。
              </li>
              <li>
                実施中の自己点検には、開始した日の組織が使われます。あとから変えても、届いている点検票は変わりません。
              </li>
            </ul>
          </Disclosure>
        ) : null}
        <LinkTabs
          label="表示する所属"
          tabs={[
            { to: '/organization/units', label: `今の${unitsWord}`, current: show === '' },
            {
              to: '/organization/units?show=coming',
              label: `これからの変更（${page.comingCount}）`,
              current: show === 'coming',
            },
            { to: '/organization/units?show=past', label: `なくなった${unitsWord}`, current: show === 'past' },
          ]}
        />
        {show === '' ? (
          <section aria-label={`${unitsWord}の一覧`}>
            <FilterBar label="日を指定して見る" clear="/organization/units">
              <DateField name="on" label="いつの時点" defaultValue={on} />
            </FilterBar>
            {on === today ? null : (
              <div className="mb-4">
                <Notice
                  tone="info"
                  title={`${japaneseDate(on)}の時点の${unitsWord}です。順番は、今日の一覧で変えられます。`}
                />
              </div>
            )}
            {isEmpty ? (
              <div className="mb-4">
                <EmptyState title={`${unitsWord}がまだ登録されていません。`}>
                  <p>
                    {mayEdit
                      ? bureau
                        ? '「部・課を加える」から、まず部を、次に課を加えるか、「CSV・Excelから読み込む」でまとめて登録してください。部のない団体では、課だけを加えます。'
                        : '「課を加える」から課を加えるか、「CSV・Excelから読み込む」でまとめて登録してください。'
                      : `${names.secretariat}が登録すると、ここに並びます。`}
                  </p>
                </EmptyState>
              </div>
            ) : null}
            {isEmpty ? null : page.units.length === 0 ? (
              <p>この日には、登録された{unitsWord}がありません。</p>
            ) : (
              <UnitTable
                caption={`${japaneseDate(on)}の${unitsWord}（${page.unitCount}）`}
                units={page.units}
                withSteps={mayEdit && on === today}
                withPolicies={page.policies.length > 0}
                action={`/organization/units?index&page=${page.page}`}
              />
            )}
          </section>
        ) : null}
        {show === 'coming' ? (
          coming.length === 0 ? (
            <EmptyState title="これから始まる変更はありません。">
              <p>先の日付の変更を入れると、ここに並び、始まる前なら取り消せます。</p>
            </EmptyState>
          ) : (
            <ComingTable changes={coming} mayEdit={mayEdit} />
          )
        ) : null}
        {show === 'past' ? (
          past.length === 0 ? (
            <EmptyState title={`なくなった${unitsWord}はありません。`}>
              <p>廃止・統合・分割した{unitsWord}が、ここに残ります。</p>
            </EmptyState>
          ) : (
            <PastTable past={past} mayEdit={mayEdit} />
          )
        ) : null}
        <Pagination page={page.page} pageCount={page.pageCount} pathOf={ofPage} label={unitsWord} />
      </div>
    </>
  );
}
