import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TransferLineForm } from '#app/components/organization/transfer-line-form.tsx';
import { TRANSFERS_PATH, transferPath } from '#app/components/organization/transfer-words.ts';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  addTransferLine,
  changeTransferLine,
  takeOutTransferLine,
} from '#app/services/access/transfer-line.acts.server.ts';
import { transferLinePage } from '#app/services/access/transfer-line.page.server.ts';
import { transferLineErrors } from '#app/services/access/transfer-fault.form.server.ts';
import { transferAddress } from '#app/services/access/transfer.address.server.ts';
import {
  transferLineAct,
  transferLineForm,
  transferLineParams,
  transferRefusalWords,
} from '#app/services/access/transfer.form.server.ts';
import { typedCells } from '#app/services/access/transfer-table.form.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '異動の一行｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { transferId, number } = readParams(params, transferLineParams);
  return granted(transferLinePage(context, actor, transferId, number), 'resource');
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { transferId, number } = readParams(params, transferLineParams);
  granted(transferLinePage(context, actor, transferId, number), 'resource');
  const read = await readForm(request, transferLineForm);
  const fields = transferLineForm.catch({}).parse(read.ok ? read.value : read.input);
  const written = typedCells(fields);
  if (!read.ok) return refused('bad_input', { errors: read.errors, written });
  const { intent, lineSeal } = transferLineAct.parse(fields);
  if (intent === 'take_out' && number !== null) {
    const taken = takeOutTransferLine(context, actor, transferId, { number, lineSeal });
    if (taken.ok) return redirect(transferAddress(transferId, 'line_taken_out'));
    return conflict(taken.reason);
  }
  const errors = transferLineErrors(written);
  if (errors.length > 0) return refused('bad_input', { errors, written });
  const outcome =
    number === null
      ? addTransferLine(context, actor, transferId, { written, seal: lineSeal })
      : changeTransferLine(context, actor, transferId, { number, written, lineSeal });
  if (!outcome.ok) return conflict(outcome.reason);
  return redirect(transferAddress(transferId, number === null ? 'line_added' : 'line_changed', outcome.value.verdict));

  function conflict(reason: Parameters<typeof transferRefusalWords>[0]) {
    const message = transferRefusalWords(reason, bodySettings(context.db));
    return refused('conflict', { errors: [{ field: '', message }], written });
  }
});

export default function TransferLineRoute() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? page.lineErrors;
  const title = page.lineNumber === null ? '異動の行を加える' : `異動の${page.lineNumber}行目を直す`;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: TRANSFERS_PATH, label: '人事異動' },
          { to: transferPath(page.id), label: page.name },
        ]}
        lead={`下書きのこの行だけを直します。${japaneseDate(page.on)}からの姿を書いてください。職員と任命は、まだ変わりません。`}
      >
        {title}
      </PageTitle>
      <div className="flex max-w-3xl flex-col gap-6">
        {failed === undefined ? (
          <ErrorSummary
            errors={errors}
            title="この行は、次の理由で取り込めません"
            note="この行の内容を直して、「この行を直して確認する」を押してください。"
          />
        ) : (
          <ErrorSummary errors={errors} />
        )}
        {page.skipped ? (
          <EmptyState title="この行は除いてあります。">
            <p>一覧の「除いた行」で「この行を戻す」を選ぶと、直せるようになります。</p>
          </EmptyState>
        ) : (
          <TransferLineForm page={page} written={failed?.written ?? page.written} errors={errors} />
        )}
      </div>
    </>
  );
}
