import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useModules, useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UnitFields } from '#app/components/organization/unit-fields.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { formatUnitsWord } from '#app/domain/organization/unit-labels.ts';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { unitsAddress } from '#app/services/organization/unit.address.server.ts';
import { newUnitForm, refusalErrors, unitEcho } from '#app/services/organization/unit.form.server.ts';
import { newUnitPage } from '#app/services/organization/unit.page.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '所属' : formatUnitsWord(data.modules)}の追加｜Tenken` },
];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  ...granted(newUnitPage(context, requireActor(request, context)), 'page'),
  modules: bodySettings(context.db).modules,
}));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const choices = granted(newUnitPage(context, actor), 'page');
  const read = await readForm(request, newUnitForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: unitEcho.parse(read.input) });
  const { type, code, name, policyId, on } = read.value;
  const above = type === 'bureau' ? read.value.upperId : read.value.parentId;
  const parentId = above === '' ? (choices.theBody?.id ?? null) : above;
  const added = addUnit(context, actor, { type, code, name, parentId, policyId, order: null, from: on });
  if (added.ok) return redirect(unitsAddress('added', added.value));
  const values = { ...read.value, policyId: policyId ?? '' };
  const errors = refusalErrors(added.reason).map(({ field, message }) => ({
    field: field === 'parentId' && type === 'bureau' ? 'upperId' : field,
    message,
  }));
  return refused('bad_input', { errors, values });
});

export default function NewUnitPage() {
  const choices = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { bureau } = useModules();
  const word = useBureauWords().all;
  const units = useUnitsWord();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const values = failed?.values ?? {
    type: bureau && choices.bureaus.length === 0 ? 'bureau' : 'department',
    code: '',
    name: '',
    parentId: choices.bureaus.at(-1)?.id ?? choices.theBody?.id ?? '',
    upperId: '',
    policyId: '',
    on: choices.today,
  };
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '組織・台帳', to: '/organization' },
          { label: units, to: '/organization/units' },
        ]}
        lead={`加えた${units}は、一覧のいちばん後ろに並びます。順番は一覧で変えられます。続けて、職員の画面で課長${bureau ? `や${word}長` : ''}を任命してください。`}
      >
        {units}の追加
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PostForm>
          <div className="flex flex-col gap-6">
            <RadioGroup
              name="type"
              label="区分"
              required
              layout="row"
              defaultValue={values.type}
              options={(bureau ? (['bureau', 'department'] as const) : (['department'] as const)).map((type) => ({
                value: type,
                label: UNIT_TYPE_LABELS[type],
              }))}
              error={errorOf('type')}
              hint={`点検票に答える単位が「課」${bureau ? '、その確認をする単位が「部」' : ''}です。議会事務局、行政委員会、学校などは、課として加えてください。${bureau ? '局がある団体では、局も「部」として先に加えます。そのあとで部を加えると、上の局を選べます。' : ''}`}
            />
            <UnitFields
              choices={choices}
              values={values}
              errorOf={errorOf}
              type={null}
              onHint="この日から一覧に出ます。先の日付でも構いません。"
            />
            <div className="flex flex-wrap gap-3">
              <Button>加える</Button>
              <ButtonLink to="/organization/units" kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
