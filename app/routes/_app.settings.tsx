import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { SettingSection } from '#app/components/access/setting-section.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { SETTING_PARTS } from '#app/domain/access/body-decision.ts';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { changeSetting } from '#app/services/access/setting.acts.server.ts';
import {
  chosenSetting,
  settingEcho,
  settingErrors,
  settingForm,
  UNKNOWN_CHOICE,
} from '#app/services/access/setting.form.server.ts';
import { previewOf, settingsPage } from '#app/services/access/setting.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

const search = z.object({
  done: z
    .enum([...SETTING_PARTS, ''])
    .catch('')
    .default(''),
});

export const meta: MetaFunction = () => [{ title: '団体の設定｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  page: granted(settingsPage(context, requireActor(request, context)), 'page'),
  done: readSearch(request, search).done,
}));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'setting.change', null), 'page');
  const { modules } = granted(settingsPage(context, actor), 'page');
  const read = await readForm(request, settingForm);
  if (!read.ok) {
    return refused('bad_input', {
      errors: read.errors,
      values: settingEcho.parse(read.input),
      preview: null,
      holders: [],
    });
  }
  const { part, seal, intent, ...fields } = read.value;
  const values = { part, ...fields };
  const choice = intent === 'reset' ? { part, value: null } : chosenSetting(part, fields, modules);
  if (choice === null) {
    return refused('bad_input', {
      errors: [{ field: '', message: UNKNOWN_CHOICE }],
      values,
      preview: null,
      holders: [],
    });
  }
  const preview = intent === 'preview' && choice.value !== null ? previewOf(context, choice) : null;
  if (preview !== null) return { errors: [], values, preview, holders: [] };
  const outcome = changeSetting(context, actor, choice, seal);
  if (outcome.ok) return redirect(`/settings?done=${part}#${part}`);
  const code = outcome.reason === 'faulty' || outcome.reason === 'lives' ? 'bad_input' : 'conflict';
  const holders = outcome.reason === 'lives' ? outcome.living.holders : [];
  return refused(code, { errors: settingErrors(part, outcome), values, preview: null, holders });
});

export default function SettingsPage() {
  const { page, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[{ label: '組織・台帳', to: '/organization' }]}
        lead="団体が決めることを、区分ごとに確かめて変えます。どれも初期値のままで始められます。区分ごとに保存され、変更は操作の記録に残ります。"
      >
        団体の設定
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        {page.parts.map((view) => (
          <SettingSection
            key={`${view.part} ${view.seal}`}
            view={view}
            page={page}
            typed={failed?.values.part === view.part ? failed.values : null}
            errorOf={errorsByField(errors)}
            preview={failed?.values.part === view.part ? failed.preview : null}
            holders={failed?.values.part === view.part ? failed.holders : []}
            saved={done === view.part && failed === undefined}
          />
        ))}
      </div>
    </>
  );
}
