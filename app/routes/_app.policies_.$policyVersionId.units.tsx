import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OfficeName } from '#app/components/organization/office-names.tsx';
import { UnitChoice } from '#app/components/organization/unit-choice.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { policyVersionParams } from '#app/services/policy/policy-term.form.server.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import {
  POLICY_UNITS_REFUSAL_FIELDS,
  POLICY_UNITS_REFUSAL_WORDS,
  policyUnitsEcho,
  policyUnitsForm,
} from '#app/services/policy/policy-units.form.server.ts';
import { policyUnitsPage } from '#app/services/policy/policy-units.page.server.ts';
import { policyOfVersion } from '#app/services/policy/policy-term.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '対象の所属｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyVersionId } = readParams(params, policyVersionParams);
  return granted(policyUnitsPage(context, actor, policyVersionId), 'resource');
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyVersionId } = readParams(params, policyVersionParams);
  const policyId = granted(policyOfVersion(context.db, policyVersionId), 'resource');
  const read = await readForm(request, policyUnitsForm, { size: 'large' });
  const typed = policyUnitsEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const { scope, units, on, seal } = read.value;
  const choice = scope === 'all' ? ({ kind: 'all' } as const) : ({ kind: 'chosen', unitIds: units } as const);
  const outcome = bindPolicyUnits(context, actor, { policyId, choice, on, seal });
  if (outcome.ok) return redirect('/policies?done=units');
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    default: {
      const field = POLICY_UNITS_REFUSAL_FIELDS[outcome.reason];
      const errors = [{ field, message: POLICY_UNITS_REFUSAL_WORDS[outcome.reason] }];
      return refused(outcome.reason === 'changed_meanwhile' ? 'conflict' : 'bad_input', { errors, typed });
    }
  }
});

export const shouldRevalidate = readAgainOnConflict;

export default function PolicyUnitsRoute() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const typed = failed?.typed ?? null;
  const typedUnits = typed === null ? null : new Set(typed.units);
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: '対策基準と調査票', to: '/policies' },
        ]}
        lead={`${page.policyName}を、どの所属に適用するかを決めます。一つの所属に適用される対策基準は一つです。実施中の自己点検は変わりません。`}
      >
        対象の所属
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PostForm label="対象の所属">
          <input type="hidden" name="seal" value={page.seal} />
          <div className="flex flex-col gap-6">
            <RadioGroup
              name="scope"
              label="適用する範囲"
              required
              defaultValue={typed?.scope ?? (page.bindsAll ? 'all' : 'chosen')}
              options={[
                {
                  value: 'all',
                  label: '全ての所属',
                  hint: 'ほかの対策基準の対象になっている所属は、除きます。新しくできる所属にも適用されます。',
                },
                {
                  value: 'chosen',
                  label: '下で選んだ所属だけ',
                  hint: '学校、消防、水道のように、一部の所属の基準です。',
                },
              ]}
              error={errorOf('scope')}
            />
            <UnitChoice
              legend="所属"
              hint="「下で選んだ所属だけ」のときに使います。部を選ぶと、その部の課も選んでください。情報システムは、所管する課と同じ対策基準になります。"
              groups={page.unitGroups}
              isChosen={({ id, isBound }) => typedUnits?.has(id) ?? isBound}
              noteOf={({ otherPolicyName }) => (otherPolicyName === null ? '' : `　現在：${otherPolicyName}`)}
              error={errorOf('units')}
              columnLook="desktop:grid-cols-2"
            />
            <p className="text-solid-gray-700">
              団体全体について尋ねる設問（全庁）は、ここで選んだ所属ではなく、
              <OfficeName office="supervising_security_officer" />
              など、団体に一人の役職が規程ごとに回答します。団体が置いていない役職の分は、
              <OfficeName office="secretariat" />
              が回答します。誰に届くかは、自己点検の準備の「誰に何が届くか」で確かめられます。
            </p>
            <DateField
              name="on"
              label="いつから"
              required
              min={page.firstDay}
              max={page.endDay}
              defaultValue={typed?.on ?? page.today}
              error={errorOf('on')}
            />
            <div className="flex flex-wrap gap-3">
              <Button>対象の所属を保存する</Button>
              <ButtonLink to="/policies" kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
