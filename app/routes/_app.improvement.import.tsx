import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MeasureImportPreview } from '#app/components/improvement/measure-import-preview.tsx';
import { useModules, useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ImportForm } from '#app/components/ui/import-form.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TableLinks } from '#app/components/ui/table-links.tsx';
import { workbookWords } from '#app/components/ui/workbook-words.ts';
import { DONE_COMES_AS_WORDS, PLAN_PROGRESS_WORDS } from '#app/domain/improvement/labels.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { importMeasures } from '#app/services/improvement/past-measure.acts.server.ts';
import { pastPlanDoneAddress } from '#app/services/improvement/past-measure.address.server.ts';
import {
  MEASURE_IMPORT_REFUSAL_WORDS,
  measureFileEcho,
  measureFileForm,
  readMeasureFile,
} from '#app/services/improvement/past-measure-file.form.server.ts';
import { measureImportPage, previewMeasures } from '#app/services/improvement/past-measure.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

const PROGRESS = Object.values(PLAN_PROGRESS_WORDS)
  .map((word) => `「${word}」`)
  .join('');

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '改善計画の取込み｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(measureImportPage(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'past.import', null), 'page');
  const read = await readForm(request, measureFileForm, { size: 'table' });
  const typed = measureFileEcho.parse(read.ok ? read.value : read.input);
  const wrong = (errors: readonly { readonly field: string; readonly message: string }[]) =>
    refused('bad_input', { errors, typed, preview: null, reading: null });
  if (!read.ok) return wrong(read.errors);
  const { fiscalYear, intent, seenHash } = read.value;
  const file = readMeasureFile(typed.text);
  if (!file.ok) return wrong([{ field: 'text', message: file.message }]);
  const table = { rows: file.rows, fiscalYear };
  const { reading } = file;
  const shown = () => previewMeasures(context, actor, table);
  const outcome = intent === 'preview' ? shown() : importMeasures(context, actor, { ...table, seenHash });
  if (outcome.ok) {
    if (!('addedCount' in outcome.value)) return { errors: [], typed, preview: outcome.value, reading };
    return redirect(pastPlanDoneAddress(fiscalYear, 'imported', outcome.value.addedCount));
  }
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    case 'other_year':
    case 'own_year':
      return wrong([{ field: 'fiscalYear', message: MEASURE_IMPORT_REFUSAL_WORDS[outcome.reason] }]);
    default: {
      const errors = [{ field: '', message: MEASURE_IMPORT_REFUSAL_WORDS[outcome.reason] }];
      const anew = shown();
      return refused('conflict', { errors, typed, preview: anew.ok ? anew.value : null, reading });
    }
  }
});

export default function ImportMeasures() {
  const limits = useLoaderData<typeof loader>();
  const units = useUnitsWord();
  const { audit } = useModules();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const text = reply?.typed.text ?? '';
  const fiscalYear = reply?.typed.fiscalYear ?? '';
  const preview = reply?.preview ?? null;
  return (
    <>
      <PageTitle
        crumbs={[{ to: '/improvement', label: '改善計画' }]}
        lead="これまで表計算ソフトで進めてきた改善計画を、続きから見られるように取り込みます。読み込むと、まず一行ずつどうなるかを表示します。保存するまで何も変わりません。"
      >
        改善計画の取込み
      </PageTitle>
      <ImportForm
        label="改善計画を取り込む"
        limits={limits}
        back="/improvement"
        help={
          <>
            <li>
              <TableLinks to="/improvement/pattern" table="ひな形" />
              し、今の改善計画から写すのが簡単です。「番号」が「記入例」の行は見本で、読みません。お使いの表のまま、列の名前だけを合わせても構いません。
            </li>
            <li>
              「課題」「対応策」「担当の所属」の列が必要です。ほかに「番号」「担当の職・氏名」「期限」「進み具合」「備考」「条項番号」を読み取ります。「指摘内容」「改善策」「担当課」「進捗状況」などの名前でも読み取ります。
            </li>
            <li>
              担当の所属は、今の{units}
              の名称かコードです。古い名称は、今の名称に直してください。団体全体で行うものは「全庁」とします。
            </li>
            <li>期限は「令和9年3月31日」「R9.3.31」「2027/3/31」のように書きます。決まっていなければ空にします。</li>
            <li>
              期限が「令和8年3月（末）」なら月の末日、「令和7年度末」「令和8年度中」ならその年度の3月31日になります。
            </li>
            <li>
              進み具合は{PROGRESS}です。{DONE_COMES_AS_WORDS}
              「取組中」「対応中」は実施中として読み取ります。記号なら、「○」は完了、「△」は実施中、「×」は未着手です。空なら未着手になります。
            </li>
            <li>
              取り込んだ改善策は、担当の所属の職に付きます。その所属の人と事務局が、改善計画の画面で進み具合を入力していきます。
            </li>
            <li>取り込んだあとでも、誰も進み具合を入力していないうちは、まとめて取り消せます。</li>
            <li>{workbookWords(limits.sheetName)}ブックは読み取るだけで、保存しません。</li>
          </>
        }
        fields={
          <SelectField
            name="fiscalYear"
            label="どの年度の改善計画か"
            hint={`計画のもとになった自己点検${audit ? 'や監査' : ''}の年度です。`}
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
                tables: <MeasureImportPreview preview={preview} text={text} fiscalYear={fiscalYear} />,
                isRefused: preview.refusedLines.length > 0,
              }
        }
        anew="ファイルを選び直す・表や年度を直す"
      />
    </>
  );
}
