import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TransferHelp } from '#app/components/organization/transfer-help.tsx';
import { TRANSFERS_PATH, transferPath } from '#app/components/organization/transfer-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TableTextField } from '#app/components/ui/table-text-field.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { replaceTransfer } from '#app/services/access/transfer.acts.server.ts';
import { readTableAddress, transferParams } from '#app/services/access/transfer.address.server.ts';
import { transferEcho, transferRefusalWords, transferTableForm } from '#app/services/access/transfer.form.server.ts';
import { readTransferTable } from '#app/services/access/transfer-table.form.server.ts';
import { transferTablePage } from '#app/services/access/transfer.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '異動の表の差替え｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  return granted(transferTablePage(context, actor, readParams(params, transferParams).transferId), 'resource');
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { transferId } = readParams(params, transferParams);
  granted(transferTablePage(context, actor, transferId), 'resource');
  const read = await readForm(request, transferTableForm, { size: 'table' });
  const { text } = transferEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, text });
  const table = readTransferTable(text);
  if (!table.ok) return refused('bad_input', { errors: [{ field: 'text', message: table.message }], text });
  const replaced = replaceTransfer(context, actor, transferId, table.lines, read.value.seal);
  if (replaced.ok) return redirect(readTableAddress(transferId, 'replaced', table.reading));
  const message = transferRefusalWords(replaced.reason, bodySettings(context.db));
  return refused('conflict', { errors: [{ field: '', message }], text });
});

export default function ReplaceTransferPage() {
  const { id, name, seal, maxRows, maxLength } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { to: TRANSFERS_PATH, label: '人事異動' },
          { to: transferPath(id), label: name },
        ]}
        lead="下書きの表を、新しい表にすべて置き換えます。除いた行も元に戻ります。職員と任命は、まだ変わりません。"
      >
        異動の表の差替え
      </PageTitle>
      <div className="flex max-w-4xl flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PostForm label="異動の表を差し替える">
          <input type="hidden" name="seal" value={seal} />
          <div className="flex flex-col gap-6">
            <TableTextField
              maxLength={maxLength}
              defaultValue={failed?.text ?? ''}
              error={errorsByField(errors)('text')}
            />
            <div className="flex flex-wrap gap-3">
              <Button>差し替えて確認する</Button>
              <ButtonLink to={transferPath(id)} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
        <TransferHelp maxRows={maxRows} maxLength={maxLength} />
      </div>
    </>
  );
}
