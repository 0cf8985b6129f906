import { errorsByField } from '#app/components/ui/error-of.ts';
import { sheetParams, proxyForm, proxyEcho, PROXY_REFUSALS } from '#app/services/response/sheet.form.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { peopleText } from '#app/components/organization/people-text.ts';
import { PROXY_TEXT_MAX_LENGTH } from '#app/domain/response/sheet.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { proxyTarget } from '#app/services/response/proxy-entry.page.server.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';

const EMPTY = { decidedBy: '', decidedOn: '', documentNumber: '', paperLocation: '' };

export const meta: MetaFunction = () => [{ title: '代行入力｜Tenken' }];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(path, sheetParams);
  return { sheetId, target: granted(proxyTarget(context, actor, sheetId), 'resource') };
});

export const action = handled(async ({ request, context, params: path }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(path, sheetParams);
  const asked = askForSheet(context, actor, 'sheet.proxy', sheetId);
  // What was typed comes back with the words for it; anybody else is turned away.
  if (!asked.ok && asked.reason !== 'wrong_state' && asked.reason !== 'being_counted') granted(asked, 'resource');
  const read = await readForm(request, proxyForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: proxyEcho.parse(read.input) });
  const values = read.value;
  const outcome = beginProxyEntry(context, actor, sheetId, values);
  if (outcome.ok) return redirect(`/sheets/${sheetId}`);
  return refused(CODES[outcome.reason], { errors: [PROXY_REFUSALS[outcome.reason]], values });
});

const CODES = {
  basis_missing: 'bad_input',
  decided_later: 'bad_input',
  decided_before: 'bad_input',
  not_permitted: 'conflict',
  own_answers: 'conflict',
  wrong_state: 'conflict',
  being_counted: 'conflict',
} as const;

const DENIALS = {
  wrong_state: '提出済みか、集計が確定しています。入力し直すときは、差し戻してから始めてください。',
  being_counted: 'この自己点検は集計中です。集計が取りやめになったときは、始められます。',
} as const;

export default function ProxyPage() {
  const { sheetId, target } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const values = failed?.values ?? EMPTY;
  const errorOf = errorsByField(errors);
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '進捗', to: '/board' },
          { label: target.targetName, to: `/sheets/${sheetId}/review` },
        ]}
        lead={`${campaignTitle({ name: target.campaignName, fiscalYear: target.fiscalYear })}・${target.officeNames[target.office]}（${peopleText(target.respondents)}）`}
      >
        {target.targetName}の代行入力
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        {target.denial === null || errors.length > 0 ? null : (
          <Notice tone="warning" title="この点検票は、いまは代行入力を始められません。">
            <p>{DENIALS[target.denial]}</p>
          </Notice>
        )}
        <Notice tone="info" title={`紙で回答した方に代わって、${target.officeNames.secretariat}が入力します。`}>
          <p>
            誰の決定か、いつ、どの文書によるかを記録します。点検票と経過には「代行入力」と表示されます。
            {
              '入力できるのは、次に提出するまでです。差戻しや引戻しのあとにもう一度入力するときは、新しい根拠を記録します。'
            }
          </p>
        </Notice>
        <PostForm>
          <div className="flex flex-col gap-6">
            <TextField
              name="decidedBy"
              label="決定した人"
              required
              maxLength={PROXY_TEXT_MAX_LENGTH}
              defaultValue={values.decidedBy}
              error={errorOf('decidedBy')}
              hint="役職と氏名。例：総務課長 山田一郎"
            />
            <DateField
              name="decidedOn"
              label="決定した日"
              required
              min={target.periodFrom}
              max={target.today}
              defaultValue={values.decidedOn}
              error={errorOf('decidedOn')}
              hint={`対象期間の始まり（${japaneseDate(target.periodFrom)}）から今日までの日`}
            />
            <TextField
              name="documentNumber"
              label="文書番号"
              required
              maxLength={PROXY_TEXT_MAX_LENGTH}
              defaultValue={values.documentNumber}
              error={errorOf('documentNumber')}
              hint="例：総第123号"
            />
            <TextField
              name="paperLocation"
              label="紙の保管場所"
              required
              maxLength={PROXY_TEXT_MAX_LENGTH}
              defaultValue={values.paperLocation}
              error={errorOf('paperLocation')}
              hint="例：総務課 自己点検綴り 令和8年度"
            />
            <div className="flex flex-wrap gap-3">
              <Button>記録して入力に進む</Button>
              <ButtonLink to="/board" kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
