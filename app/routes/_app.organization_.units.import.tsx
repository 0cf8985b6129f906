import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useModules, useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { UnitImportTables } from '#app/components/organization/unit-import-preview.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ImportForm } from '#app/components/ui/import-form.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TableLinks } from '#app/components/ui/table-links.tsx';
import { workbookWords } from '#app/components/ui/workbook-words.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { importUnits } from '#app/services/organization/unit-import.acts.server.ts';
import { previewUnits, unitImportPage } from '#app/services/organization/unit-import.page.server.ts';
import { importedUnitsAddress } from '#app/services/organization/unit.address.server.ts';
import {
  readUnitFile,
  unitImportRefusalWords,
  unitFileEcho,
  unitFileForm,
} from '#app/services/organization/unit-file.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

const UNITS_PATH = '/organization/units';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.sheetName ?? '所属'}の読み込み｜Tenken` },
];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(unitImportPage(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { modules } = bodySettings(context.db);
  const read = await readForm(request, unitFileForm, { size: 'large' });
  const typed = unitFileEcho.parse(read.ok ? read.value : read.input);
  const wrong = (errors: readonly { readonly field: string; readonly message: string }[]) =>
    refused('bad_input', { errors, typed, preview: null, reading: null });
  if (!read.ok) return wrong(read.errors);
  const { on, intent, seenHash } = read.value;
  const file = readUnitFile(typed.text, modules);
  if (!file.ok) return wrong([{ field: 'text', message: file.message }]);
  const { reading } = file;
  const table = { rows: file.rows, on };
  const outcome = intent === 'apply' ? importUnits(context, actor, { ...table, seenHash }) : null;
  if (outcome?.ok === true) {
    return redirect(importedUnitsAddress(outcome.value.addedCount, outcome.value.changedCount));
  }
  const preview = previewUnits(context, actor, table);
  if (!preview.ok) {
    if (preview.reason === 'earlier_year' || preview.reason === 'too_far') {
      return wrong([{ field: 'on', message: unitImportRefusalWords(preview.reason, modules) }]);
    }
    return granted<never>({ ok: false, reason: preview.reason }, 'page');
  }
  if (outcome === null) return { errors: [], typed, preview: preview.value, reading };
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    default: {
      const errors = [{ field: '', message: unitImportRefusalWords(outcome.reason, modules) }];
      return refused('conflict', { errors, typed, preview: preview.value, reading });
    }
  }
});

export default function ImportUnits() {
  const limits = useLoaderData<typeof loader>();
  const { sheetName, today, days } = limits;
  const units = useUnitsWord();
  const { bureau } = useModules();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const text = reply?.typed.text ?? '';
  const preview = reply?.preview ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: UNITS_PATH, label: units },
        ]}
        lead={`${units}をまとめて登録・変更します。読み込むと、まず何が変わるかを表示します。保存するまで${units}は変わりません。`}
      >
        {units}の読み込み
      </PageTitle>
      <ImportForm
        label={`${units}を読み込む`}
        limits={limits}
        back={UNITS_PATH}
        help={
          <>
            <li>
              <TableLinks to={`${UNITS_PATH}/export`} table={`今の${units}`} />
              し、行を書き足したり直したりするのが簡単です。まだ一つもないときも、列の名前のあるファイルになります。
            </li>
            <li>
              {bureau
                ? '「名称」「区分」と、「上位の所属コード」又は「上位の所属」の列が必要です。区分は「部」か「課」です。上位の所属は、課が属する部です。部と、部に属さない課は空にします。局の下の部には、局を書きます（局の区分も「部」です）。'
                : '「名称」の列が必要です。「区分」と「上位の所属」の列は、なくて構いません。'}
            </li>
            <li>
              「コード」は、{units}
              を見分けるための番号です。組織の番号があればそれを、なければ好きな番号を書きます。
              {units}がまだ一つもないときは空にでき、行の順に01、02…と付きます。
            </li>
            {bureau ? <li>同じファイルで加える部を、課の上位の所属に書けます。</li> : null}
            {bureau ? (
              <li>
                「部」と「課」の二列に名称だけを並べた表も読み取ります。部は最初の行だけに書いてあっても構いません（結合したセル）。部に属さない課の「部」は「－」とします。
              </li>
            ) : null}
            <li>列の名前より上に表題や日付の行があるときは、その行を除かなくて構いません。</li>
            <li>
              コードが同じ行は、名称や上位の所属の変更になります。ない行は新設で、行の順が並び（建制順）になります。今ある
              {units}の順番は、一覧の画面で変えます。
            </li>
            <li>
              ファイルにない{units}は、そのまま残ります。廃止・統合・分割は、それぞれの{units}の画面で行います。
            </li>
            <li>
              規程（対策基準）が二つ以上あるときは、「対策基準」の列で、どれによるかを決められます。空なら上位の所属と同じです。列がなければ今のままです。
            </li>
            <li>{workbookWords(sheetName)}ブックは読み取るだけで、保存しません。</li>
          </>
        }
        fields={
          <DateField
            name="on"
            label="いつから"
            hint="ファイルの内容が始まる日です。組織改正なら4月1日、今の組織を登録するなら今日にします。"
            defaultValue={reply?.typed.on ?? today}
            min={days.from}
            max={days.to}
            error={errorsByField(errors)('on')}
            required
          />
        }
        text={text}
        errors={errors}
        shown={
          preview === null
            ? null
            : {
                reading: reply?.reading ?? null,
                tables: <UnitImportTables preview={preview} text={text} />,
                isRefused: preview.refusedLines.length > 0,
              }
        }
        anew="ファイルを選び直す・表や日を直す"
      />
    </>
  );
}
