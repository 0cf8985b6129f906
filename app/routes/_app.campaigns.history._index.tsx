import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PastImports } from '#app/components/ui/past-imports.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { undoResults } from '#app/services/response/past-result.acts.server.ts';
import { pastResultsDoneAddress, pastResultsSearch } from '#app/services/response/past-result.address.server.ts';
import { RESULT_IMPORT_REFUSAL_WORDS } from '#app/services/response/past-result-file.form.server.ts';
import { pastResultsPage } from '#app/services/response/past-result.page.server.ts';
import { undoPastForm } from '#app/services/shared/past-import.form.server.ts';

export const meta: MetaFunction = () => [{ title: '前年度の結果と改善計画｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  ...granted(pastResultsPage(context, requireActor(request, context)), 'page'),
  ...readSearch(request, pastResultsSearch),
}));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const form = await readForm(request, undoPastForm);
  if (!form.ok) return refused('bad_input', { errors: form.errors });
  const outcome = undoResults(context, actor, form.value.importId);
  if (outcome.ok) return redirect(pastResultsDoneAddress('undone', outcome.value.removedCount));
  if (outcome.reason !== 'own_year' && outcome.reason !== 'in_use') {
    return granted<never>({ ok: false, reason: outcome.reason }, 'page');
  }
  return refused('conflict', { errors: [{ field: '', message: RESULT_IMPORT_REFUSAL_WORDS.in_use }] });
});

function doneWords(done: 'imported' | 'undone', count: number, unasked: number): string {
  if (done === 'undone') return `結果${count}件の取込みを取り消しました。`;
  const apart = unasked === 0 ? '' : `うち${unasked}件は、その対象に尋ねる設問がないため、自己点検には表示されません。`;
  return `結果${count}件を取り込みました。${apart}`;
}

export default function PastResults() {
  const { resultImports, done, count, unasked } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[{ to: '/campaigns', label: '自己点検の管理' }]}
        lead="この仕組みを使い始める前の年度の結果と、続いている改善計画を、表計算ソフトの表から取り込みます。どちらも、取り込まなくても自己点検は始められます。"
      >
        前年度の結果と改善計画
      </PageTitle>
      <ErrorSummary errors={errors} />
      {done === '' ? null : (
        <div className="mb-4">
          <Notice tone="success" title={doneWords(done, count, unasked)} live />
        </div>
      )}
      <div className="flex flex-col gap-4">
        <h2 className="text-std-20B-150">前年度の結果</h2>
        <p>
          取り込んだ結果は、次の年度の自己点検で、同じ所属の同じ条項・設問の横に「前年度」として表示します。集計や報告書の数字には入らず、「前年度と同じ」で写すこともできません。
        </p>
        <p>設問より上の条項の結果は、その下の設問に「上の条項の結果」として表示します。</p>
        <p>
          <ButtonLink to="/campaigns/history/new" kind="secondary">
            前年度の結果を取り込む
          </ButtonLink>
        </p>
        <h2 className="text-std-20B-150">続いている改善計画</h2>
        <p>
          取り込んだ改善策は、担当の所属の職に付き、続きの進み具合を
          <TextLink to="/improvement">改善計画</TextLink>で入力できます。
        </p>
        <p>
          <ButtonLink to="/improvement/import" kind="secondary">
            改善計画を取り込む
          </ButtonLink>
        </p>
      </div>
      {[...new Set(resultImports.map(({ fiscalYear }) => fiscalYear))].map((year) => (
        <PastImports
          key={year}
          year={japaneseFiscalYear(year)}
          imports={resultImports.filter(({ fiscalYear }) => fiscalYear === year)}
          thing="結果"
          touched="次の年度の自己点検が始まったため、取り消せません。"
        />
      ))}
    </>
  );
}
