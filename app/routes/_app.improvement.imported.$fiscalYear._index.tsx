import { redirectDocument } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DueTabs } from '#app/components/improvement/due-tabs.tsx';
import { PastImports } from '#app/components/ui/past-imports.tsx';
import { PastMeasureTable } from '#app/components/improvement/past-measure-table.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { progressWords } from '#app/components/improvement/progress-words.ts';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { undoMeasures } from '#app/services/improvement/past-measure.acts.server.ts';
import { pastPlanParams, pastPlanSearch } from '#app/services/improvement/past-measure.address.server.ts';
import { pastPlanPage } from '#app/services/improvement/past-measure.page.server.ts';
import { undoPastForm } from '#app/services/shared/past-import.form.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '' : `${japaneseFiscalYear(data.plan.fiscalYear)}（取込み） `}改善計画｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { fiscalYear } = readParams(params, pastPlanParams);
  const { done, count, ...part } = readSearch(request, pastPlanSearch);
  return { plan: granted(pastPlanPage(context, actor, fiscalYear, part), 'resource'), done, count };
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const form = await readForm(request, undoPastForm);
  if (!form.ok) return refused('bad_input', { errors: form.errors });
  const outcome = undoMeasures(context, actor, form.value.importId);
  if (outcome.ok) return redirectDocument('/improvement?done=undone');
  if (outcome.reason !== 'touched') return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
  return refused('conflict', { errors: [{ field: '', message: TOUCHED }] });
});

const TOUCHED = '進み具合が入力されているため、取り消せません。';

export default function PastPlan() {
  const { plan, done, count } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const { pages } = plan;
  return (
    <div className="print-landscape">
      <PageTitle
        crumbs={[{ to: '/improvement', label: '改善計画' }]}
        lead="この仕組みを使い始める前からの改善計画を、表計算ソフトから取り込んだものです。この仕組みの自己点検で集計を確定したものではありません。"
      >
        {japaneseFiscalYear(plan.fiscalYear)}（取込み） 改善計画
      </PageTitle>
      <ErrorSummary errors={errors} />
      {done === 'imported' ? (
        <div className="mb-4">
          <Notice tone="success" title={`改善策${count}件を取り込みました。`} live>
            <p>担当の所属の人と事務局が、それぞれの行から進み具合を入力できます。</p>
          </Notice>
        </div>
      ) : null}
      {done === 'followed' ? (
        <div className="mb-4">
          <Notice tone="success" title="進み具合を保存しました。" live />
        </div>
      ) : null}
      <p className="mb-2">
        進捗：
        {plan.progressCounts
          .map(({ actionProgress, count: found }) => `${progressWords(actionProgress)} ${found}件`)
          .join('、')}
      </p>
      <DueTabs tabs={plan.dueTabs} />
      <PastMeasureTable rows={plan.measureLines} />
      <Pagination page={plan.page} pageCount={pages.length} pathOf={(page) => pages[page - 1] ?? ''} label="改善策" />
      <PastImports imports={plan.imports} thing="改善策" touched={TOUCHED} />
    </div>
  );
}
