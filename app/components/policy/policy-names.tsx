import { useState } from 'react';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { UNCHOSEN_POLICY } from '#app/domain/policy/policy-id.ts';
import type { StatedName } from '#app/domain/policy/stated-name.ts';
import type { PolicyTextPage } from '#app/services/questionnaire/policy-text.page.server.ts';

export interface PolicyNamesProps extends Pick<PolicyTextPage, 'knownPolicies' | 'bodyName'> {
  readonly typed: { readonly policyId: string; readonly name: string; readonly citation: string } | null;
  /** What the file says of itself; null before one was chosen. */
  readonly stated: StatedName | null;
  readonly errorOf: (field: string) => string | undefined;
  /** Another policy was chosen than the one that was read. */
  readonly onPolicy: () => void;
}

/**
 * Which policy a text is, and what it is called. Nothing is chosen beforehand where there is one already: a second
 * policy that is taken for a new version of the first would put its text in the place of the other's. A name is offered
 * as long as nobody has typed one.
 */
export function PolicyNames({ knownPolicies, bodyName, typed, stated, errorOf, onPolicy }: PolicyNamesProps) {
  const [chosen, setChosen] = useState(typed?.policyId ?? (knownPolicies.length === 0 ? '' : UNCHOSEN_POLICY));
  const [name, setName] = useState(typed?.name ?? null);
  const [citation, setCitation] = useState(typed?.citation ?? null);
  const known = knownPolicies.find(({ policyId }) => policyId === chosen);
  const ofOther = chosen === UNCHOSEN_POLICY ? '' : (stated?.title ?? '');
  const offered = knownPolicies.length === 0 ? `${bodyName}情報セキュリティ対策基準` : (known?.name ?? ofOther);
  const isOffered = citation === null && (stated?.citation ?? null) !== null;
  return (
    <>
      {knownPolicies.length === 0 ? null : (
        <SelectField
          name="policyId"
          label="どの規程か"
          hint="改正されたものは、今ある規程の新しい版にします。議会や学校など、別の規程のときだけ「別の規程」を選びます。"
          required
          defaultValue={chosen}
          onChange={({ currentTarget: { value } }) => {
            // What was typed for one policy is not the name of another.
            setName(null);
            setChosen(value);
            onPolicy();
          }}
          options={[
            { value: UNCHOSEN_POLICY, label: '選んでください' },
            ...knownPolicies.map((policy) => ({
              value: policy.policyId,
              label: `${policy.name}（${policy.citation}）の新しい版`,
            })),
            { value: '', label: '別の規程' },
          ]}
          error={errorOf('policyId')}
        />
      )}
      <TextField
        name="name"
        label="名称"
        required
        maxLength={100}
        value={name ?? offered}
        onChange={({ currentTarget: { value } }) => setName(value)}
        error={errorOf('name')}
      />
      <TextField
        name="citation"
        label="制定・改正"
        hint={
          isOffered
            ? '本文のはじめにある日を入れました。違うときは直してください。'
            : 'どの時点の本文かが分かるように書きます。例：令和7年4月1日改正'
        }
        required
        maxLength={200}
        value={citation ?? stated?.citation ?? ''}
        onChange={({ currentTarget: { value } }) => setCitation(value)}
        error={errorOf('citation')}
      />
    </>
  );
}
