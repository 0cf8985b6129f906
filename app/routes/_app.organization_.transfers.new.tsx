import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TransferHelp } from '#app/components/organization/transfer-help.tsx';
import { transferNameOf, TRANSFERS_PATH } from '#app/components/organization/transfer-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TableTextField } from '#app/components/ui/table-text-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { TRANSFER_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { TRANSFER_NAME_MAX_LENGTH } from '#app/domain/organization/transfer.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { draftTransfer } from '#app/services/access/transfer.acts.server.ts';
import { readTableAddress } from '#app/services/access/transfer.address.server.ts';
import { newTransferForm, transferEcho, transferRefusalWords } from '#app/services/access/transfer.form.server.ts';
import { readTransferTable } from '#app/services/access/transfer-table.form.server.ts';
import { newTransferPage } from '#app/services/access/transfer.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '異動の表の読み込み｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(newTransferPage(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const read = await readForm(request, newTransferForm, { size: 'table' });
  const values = transferEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values });
  const { text, suggestedName: suggested, ...typed } = read.value;
  // A name that was left as it was suggested follows the day.
  const input = typed.name === suggested ? { ...typed, name: transferNameOf(typed.on) } : typed;
  const table = readTransferTable(text);
  if (!table.ok) return refused('bad_input', { errors: [{ field: 'text', message: table.message }], values });
  const drafted = draftTransfer(context, actor, { ...input, lines: table.lines });
  if (drafted.ok) return redirect(readTableAddress(drafted.value, 'drafted', table.reading));
  const message = transferRefusalWords(drafted.reason, bodySettings(context.db));
  return refused('conflict', { errors: [{ field: 'on', message }], values });
});

const REGISTRATION_NAMES = { first: '職員の一括登録', further: '職員の一括登録（追加）' } as const;

export default function NewTransferPage() {
  const { maxRows, maxLength, days, suggestedOn, registration } = useLoaderData<typeof loader>();
  const registers = registration !== null;
  const suggestedName = registration === null ? transferNameOf(suggestedOn) : REGISTRATION_NAMES[registration];
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  return (
    <>
      <PageTitle
        crumbs={[{ to: TRANSFERS_PATH, label: '人事異動' }]}
        lead="職員の表を読み込み、何が変わるかを確かめます。読み込んだだけでは、職員も任命も変わりません。内示の段階から準備できます。"
      >
        {registers ? '職員の一括登録' : '異動の表の読み込み'}
      </PageTitle>
      <div className="flex max-w-4xl flex-col gap-6">
        <ErrorSummary errors={errors} />
        <TransferHelp maxRows={maxRows} maxLength={maxLength} />
        <PostForm label="異動の表を読み込む">
          <div className="flex flex-col gap-6">
            <DateField
              name="on"
              label={registers ? '登録の日' : '異動の日'}
              required
              min={days.from}
              max={days.to}
              defaultValue={failed?.values.on ?? suggestedOn}
              error={errorOf('on')}
              hint={
                registers
                  ? 'この日から、表のとおりになります。今の役職を登録するなら、今日のままにしてください。これからの異動なら、その日にします。'
                  : 'この日から、表のとおりになります。'
              }
            />
            {registers ? null : <input type="hidden" name="suggestedName" value={suggestedName} />}
            <TextField
              name="name"
              label="名称"
              required
              maxLength={TRANSFER_NAME_MAX_LENGTH}
              defaultValue={failed?.values.name ?? suggestedName}
              error={errorOf('name')}
              hint={
                registers
                  ? 'あとで一覧から探すための名前です。'
                  : 'あとで一覧から探すための名前です。このまま異動の日を変えると、名前の日付もその日になります。'
              }
            />
            <RadioGroup
              name="kind"
              label="表の種類"
              required
              defaultValue={failed?.values.kind ?? 'partial'}
              error={errorOf('kind')}
              options={[
                {
                  value: 'partial',
                  label: TRANSFER_KIND_LABELS.partial,
                  hint: '表に書いた人だけを変えます。ほかの人は、そのままです。',
                },
                {
                  value: 'full',
                  label: TRANSFER_KIND_LABELS.full,
                  hint: '表にいない人は、退職・転出とします。特別職や外部の方も、表に書いてください。',
                },
              ]}
            />
            <TableTextField maxLength={maxLength} defaultValue={failed?.values.text ?? ''} error={errorOf('text')} />
            <div className="flex flex-wrap gap-3">
              <Button>読み込んで確認する</Button>
              <ButtonLink to={TRANSFERS_PATH} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
