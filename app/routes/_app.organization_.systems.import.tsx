import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { ImportPreviewTables } from '#app/components/asset/import-preview.tsx';
import { UntoldAttributesNotice } from '#app/components/asset/untold-attributes-notice.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SYSTEMS_PATH } from '#app/components/asset/systems-address.ts';
import { ImportForm } from '#app/components/ui/import-form.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TableLinks } from '#app/components/ui/table-links.tsx';
import { workbookWords } from '#app/components/ui/workbook-words.ts';
import { ATTRIBUTE_NAMES, SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { importLedger } from '#app/services/asset/ledger-import.acts.server.ts';
import { importRefusalWords, readLedgerFile } from '#app/services/asset/ledger-file.form.server.ts';
import { importPage, previewImport } from '#app/services/asset/ledger-import.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { tableFileEcho, tableFileForm } from '#app/services/shared/table-text.form.server.ts';

export const handle = { wide: true } satisfies PageHandle;

const ATTRIBUTE_COLUMNS = SYSTEM_ATTRIBUTES.map((id) => `「${ATTRIBUTE_NAMES.get(id) ?? id}」`).join('');

export const meta: MetaFunction = () => [{ title: '情報システム台帳の読み込み｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(importPage(requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'page');
  const read = await readForm(request, tableFileForm, { size: 'large' });
  const { text } = tableFileEcho.parse(read.ok ? read.value : read.input);
  const wrong = (errors: readonly { readonly field: string; readonly message: string }[]) =>
    refused('bad_input', { errors, text, preview: null, reading: null, namesManagers: false });
  if (!read.ok) return wrong(read.errors);
  const file = readLedgerFile(text);
  if (!file.ok) return wrong([{ field: 'text', message: file.message }]);
  const { rows, reading, namesManagers } = file;
  if (read.value.intent === 'preview') {
    return { errors: [], text, preview: granted(previewImport(context, actor, rows), 'page'), reading, namesManagers };
  }
  const outcome = importLedger(context, actor, { rows, seenHash: read.value.seenHash });
  if (outcome.ok) {
    const { addedCount, changedCount } = outcome.value;
    return redirect(`${SYSTEMS_PATH}?done=imported&added=${addedCount}&changed=${changedCount}`);
  }
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    default: {
      const errors = [{ field: '', message: importRefusalWords(outcome.reason, bodySettings(context.db).modules) }];
      return refused('conflict', {
        errors,
        text,
        preview: granted(previewImport(context, actor, rows), 'page'),
        reading,
        namesManagers,
      });
    }
  }
});

export default function ImportLedger() {
  const limits = useLoaderData<typeof loader>();
  const units = useUnitsWord();
  const reply = useActionData<typeof action>();
  const text = reply?.text ?? '';
  const preview = reply?.preview ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: SYSTEMS_PATH, label: '情報システム台帳' },
        ]}
        lead="情報システムをまとめて登録・変更します。読み込むと、まず何が変わるかを表示します。保存するまで台帳は変わりません。"
      >
        情報システム台帳の読み込み
      </PageTitle>
      <ImportForm
        label="台帳を読み込む"
        limits={limits}
        back={SYSTEMS_PATH}
        help={
          <>
            <li>
              <TableLinks to={`${SYSTEMS_PATH}/export`} table="今の台帳" />
              し、行を書き足したり直したりするのが簡単です。1行目は列の名前です。
            </li>
            <li>
              {workbookWords(limits.sheetName)}
              ブックは読み取るだけで、保存しません。数式のセルは、値にしてから読み込んでください。
            </li>
            <li>
              「名称」「ネットワーク区分」と、「所管課コード」又は「所管課」の列が必要です。所管課は
              {units}の名称、区分は登録してある名称で書きます。
            </li>
            <li>
              「コード」は、情報システムを見分けるための番号です。台帳が空のときは空にでき、行の順に01、02…と付きます。
            </li>
            <li>
              属性の列は{ATTRIBUTE_COLUMNS}
              です。当てはまれば「○」とし、当てはまらなければ空にします。当てはまらないものについての設問は、点検票に出ません。
            </li>
            <li>
              列がない属性は、登録してある情報システムでは今のままで、新しい情報システムでは当てはまらないものになります。
            </li>
            <li>
              機密性・完全性・可用性・委託先・契約の終わり・備考の列は、なくても構いません。列がなければ今のままです。契約の終わりは、2027/3/31、令和9年3月31日のように書きます。
            </li>
            <li>コードが同じ行は変更、ない行は新規になります。ファイルにない情報システムは、そのまま残ります。</li>
          </>
        }
        text={text}
        errors={reply?.errors ?? []}
        shown={
          preview === null
            ? null
            : {
                reading: reply?.reading ?? null,
                tables: (
                  <>
                    {reply?.namesManagers === true ? (
                      <Notice tone="info" title="情報システム管理者の任命は、この表では変わりません。">
                        <p>任命は、職員の表（人事異動）の「役職」と「システムコード」の列から登録します。</p>
                      </Notice>
                    ) : null}
                    <UntoldAttributesNotice untold={preview.untold} addedCount={preview.addedLines.length} />
                    <ImportPreviewTables preview={preview} text={text} />
                  </>
                ),
                isRefused: preview.refusedLines.length > 0,
              }
        }
        anew="ファイルを選び直す・表を直す"
      />
    </>
  );
}
