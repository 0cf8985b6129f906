import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { ContractImportPreview } from '#app/components/asset/contract-import-preview.tsx';
import { CONTRACTS_PATH } from '#app/components/asset/contracts-address.ts';
import { ImportForm } from '#app/components/ui/import-form.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TableLinks } from '#app/components/ui/table-links.tsx';
import { workbookWords } from '#app/components/ui/workbook-words.ts';
import { SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { importContracts } from '#app/services/asset/contract.acts.server.ts';
import { contractRefusalWords, readContractFile } from '#app/services/asset/contract-file.form.server.ts';
import { contractImportPage, previewContracts } from '#app/services/asset/contract-import.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { tableFileEcho, tableFileForm } from '#app/services/shared/table-text.form.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '委託・クラウドサービス台帳の読み込み｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(contractImportPage(requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'page');
  const read = await readForm(request, tableFileForm, { size: 'large' });
  const { text } = tableFileEcho.parse(read.ok ? read.value : read.input);
  const wrong = (errors: readonly { readonly field: string; readonly message: string }[]) =>
    refused('bad_input', { errors, text, preview: null, reading: null });
  if (!read.ok) return wrong(read.errors);
  const file = readContractFile(text);
  if (!file.ok) return wrong([{ field: 'text', message: file.message }]);
  const { rows, reading } = file;
  if (read.value.intent === 'preview') {
    return { errors: [], text, preview: granted(previewContracts(context, actor, rows), 'page'), reading };
  }
  const outcome = importContracts(context, actor, { rows, seenHash: read.value.seenHash });
  if (outcome.ok) {
    const { addedCount, changedCount } = outcome.value;
    return redirect(`${CONTRACTS_PATH}?done=imported&added=${addedCount}&changed=${changedCount}`);
  }
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    default: {
      const errors = [{ field: '', message: contractRefusalWords(outcome.reason, bodySettings(context.db).modules) }];
      const preview = granted(previewContracts(context, actor, rows), 'page');
      return refused('conflict', { errors, text, preview, reading });
    }
  }
});

const SUBCONTRACTINGS = Object.values(SUBCONTRACTING_LABELS)
  .map((label) => `「${label}」`)
  .join('');

export default function ImportContractRegister() {
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
          { to: CONTRACTS_PATH, label: '委託・クラウドサービス台帳' },
        ]}
        lead="業務委託とクラウドサービスをまとめて登録・変更します。読み込むと、まず何が変わるかを表示します。保存するまで台帳は変わりません。"
      >
        委託・クラウドサービス台帳の読み込み
      </PageTitle>
      <ImportForm
        label="台帳を読み込む"
        limits={limits}
        back={CONTRACTS_PATH}
        help={
          <>
            <li>
              <TableLinks to={`${CONTRACTS_PATH}/export`} table="今の台帳" />
              し、行を書き足したり直したりするのが簡単です。1行目は列の名前です。
            </li>
            <li>
              {workbookWords(limits.sheetName)}
              ブックは読み取るだけで、保存しません。数式のセルは、値にしてから読み込んでください。
            </li>
            <li>
              「種類」「コード」「名称」「委託先」「開始日」と、「所管課コード」又は「所管課」の列が必要です。種類は「業務委託」か「クラウドサービス」、所管課は
              {units}の名称で書きます。ほかの列は、なければ今のままです。
            </li>
            <li>
              日付は、2027/3/31、令和9年3月31日のように書きます。承認の三つの列は、三つとも書くか、三つとも空にします。
            </li>
            <li>
              「対象の情報システムのコード」又は「対象の情報システム」の列には、情報システム台帳のコードを「、」で区切って書きます。
            </li>
            <li>
              「渡す情報」「個人情報」「再委託」「終了日」「承認日」「承認者」「承認の文書番号」「備考」の列も読み込みます。個人情報は、渡すなら「○」とし、渡さなければ空にします。再委託は
              {SUBCONTRACTINGS}のどれかで、空は「なし」です。
            </li>
            <li>コードが同じ行は変更、ない行は新規になります。ファイルにない契約は、そのまま残ります。</li>
          </>
        }
        text={text}
        errors={reply?.errors ?? []}
        shown={
          preview === null
            ? null
            : {
                reading: reply?.reading ?? null,
                tables: <ContractImportPreview preview={preview} text={text} />,
                isRefused: preview.refusedLines.length > 0,
              }
        }
        anew="ファイルを選び直す・表を直す"
      />
    </>
  );
}
