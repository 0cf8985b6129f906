import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ResultImportPreview } from '#app/components/response/result-import-preview.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ImportForm } from '#app/components/ui/import-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TableLinks } from '#app/components/ui/table-links.tsx';
import { workbookWords } from '#app/components/ui/workbook-words.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { TakenYears } from '#app/components/response/taken-years.tsx';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { importResults } from '#app/services/response/past-result.acts.server.ts';
import { pastResultsDoneAddress } from '#app/services/response/past-result.address.server.ts';
import {
  RESULT_IMPORT_REFUSAL_WORDS,
  resultFileEcho,
  resultFileForm,
  readResultFile,
} from '#app/services/response/past-result-file.form.server.ts';
import { resultImportPage, previewResults } from '#app/services/response/past-result.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '前年度の結果の取込み｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(resultImportPage(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'past.import', null), 'page');
  const read = await readForm(request, resultFileForm, { size: 'table' });
  const typed = resultFileEcho.parse(read.ok ? read.value : read.input);
  const wrong = (errors: readonly { readonly field: string; readonly message: string }[]) =>
    refused('bad_input', { errors, typed, preview: null, reading: null });
  if (!read.ok) return wrong(read.errors);
  const { fiscalYear, intent, seenHash } = read.value;
  const file = readResultFile(typed.text);
  if (!file.ok) return wrong([{ field: 'text', message: file.message }]);
  const table = { rows: file.rows, fiscalYear };
  const { reading } = file;
  const shown = () => previewResults(context, actor, table);
  const outcome = intent === 'preview' ? shown() : importResults(context, actor, { ...table, seenHash });
  if (outcome.ok) {
    if (!('addedCount' in outcome.value)) return { errors: [], typed, preview: outcome.value, reading };
    const { addedCount, unaskedCount } = outcome.value;
    return redirect(pastResultsDoneAddress('imported', addedCount, unaskedCount));
  }
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    case 'other_year':
    case 'own_year':
    case 'in_use':
      return wrong([{ field: 'fiscalYear', message: RESULT_IMPORT_REFUSAL_WORDS[outcome.reason] }]);
    default: {
      const errors = [{ field: '', message: RESULT_IMPORT_REFUSAL_WORDS[outcome.reason] }];
      const anew = shown();
      return refused('conflict', { errors, typed, preview: anew.ok ? anew.value : null, reading });
    }
  }
});

export default function ImportResults() {
  const limits = useLoaderData<typeof loader>();
  const units = useUnitsWord();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const text = reply?.typed.text ?? '';
  const fiscalYear = reply?.typed.fiscalYear ?? '';
  const preview = reply?.preview ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/campaigns', label: '自己点検の管理' },
          { to: '/campaigns/history', label: '前年度の結果と改善計画' },
        ]}
        lead="前の年度の自己点検の結果を、表計算ソフトの表から取り込みます。読み込むと、まず一行ずつどうなるかを表示します。保存するまで何も変わりません。"
      >
        前年度の結果の取込み
      </PageTitle>
      {limits.policyMissing ? (
        <div className="mb-4">
          <Notice tone="warning" title="対策基準がまだ取り込まれていません。">
            <p>
              結果の条項番号は、取り込んだ対策基準の条項と合わせます。先に
              <TextLink to="/policies/new">対策基準を取り込んで</TextLink>ください。
            </p>
          </Notice>
        </div>
      ) : null}
      {limits.takenYears.length === 0 ? null : (
        <div className="mb-4">
          <TakenYears {...limits} />
        </div>
      )}
      <ImportForm
        label="前年度の結果を取り込む"
        limits={limits}
        back="/campaigns/history"
        help={
          <>
            <li>
              <TableLinks to="/campaigns/history/list" table="記入用の一覧" />
              し、所属と結果を書き入れるのが簡単です。対策基準の条項番号と、公開した調査票の設問文が、一行ずつ書いてあります（調査票を公開する前は、条項番号だけです）。
            </li>
            <li>
              記入用の一覧の「尋ねる対象」は、その設問に答えるのが課か、部か、情報システムか、全庁かです。この列で絞り込むと、一つの対象の結果を続けて記入できます。
            </li>
            <li>
              記入用の一覧では、二つ目からの所属の結果は、行を写して書き足します。所属も結果も書かなかった行は、読みません。
            </li>
            <li>
              お手元の表から写すときは、
              <TableLinks to="/campaigns/history/pattern" table="ひな形" />
              します。一行に、一つの所属の一つの条項（設問）の結果を書きます。
            </li>
            <li>
              「所属」と「結果」、それに「条項番号」か「設問文」の列が必要です。情報システムの結果は、「システムコード」の列に台帳のコードを書きます。
            </li>
            <li>
              所属は、今の{units}
              の名称かコードです。古い名称は、今の名称に直してください。団体全体の結果は「全庁」とします。
            </li>
            <li>
              条項番号は、対策基準に書いてあるとおりに書きます（「7.1（2）ア」「第7条第1項」など）。設問文は、公開した調査票と同じ文にします。
            </li>
            <li>
              結果は「実施」「一部実施」「未実施」「該当なし」「わからない」か、「○」「△」「×」「－」、「はい」「いいえ」です。
            </li>
            <li>
              取り込んだ結果は、次の自己点検で「前年度」として見えるだけです。集計を確定した結果としては扱いません。次の年度の自己点検が始まるまでは、まとめて取り消せます。
            </li>
            <li>{workbookWords(limits.sheetName)}行が多いときは、ファイルを分けて、続けて取り込めます。</li>
          </>
        }
        fields={
          <SelectField
            name="fiscalYear"
            label="どの年度の結果か"
            hint="自己点検の画面に表示するのは、その一つ前の年度の結果です。それより前の結果は、どこにも表示されないため、取り込めません。"
            required
            placeholder="選んでください"
            options={limits.years.map((year) => ({ value: String(year), label: japaneseFiscalYear(year) }))}
            defaultValue={fiscalYear}
            error={errorsByField(errors)('fiscalYear')}
          />
        }
        text={text}
        errors={errors}
        shown={
          preview === null
            ? null
            : {
                reading: reply?.reading ?? null,
                tables: <ResultImportPreview preview={preview} text={text} fiscalYear={fiscalYear} />,
                isRefused: preview.refusedLines.length > 0,
              }
        }
        anew="ファイルを選び直す・表や年度を直す"
      />
    </>
  );
}
