import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useModules } from '#app/components/organization/body-modules.tsx';
import { CsrfField } from '#app/components/ui/csrf-field.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { UnitLine } from '#app/services/organization/units.page.server.ts';
import { Form } from '@remix-run/react';

const STEP_LOOK = 'min-h-11 min-w-11 rounded-8 border border-solid-gray-420 bg-white hover:bg-key-200';

function StepButton({ unit, step }: { readonly unit: UnitLine; readonly step: 'up' | 'down' }) {
  const up = step === 'up';
  const passedId = up ? unit.aboveId : unit.belowId;
  if (passedId === null) return <span className="inline-block min-w-11" />;
  return (
    <button
      type="submit"
      name="move"
      value={`${step}:${unit.id}:${passedId}`}
      aria-label={`${unit.name}を${up ? '上' : '下'}へ`}
      className={STEP_LOOK}
    >
      <span aria-hidden="true">{up ? '▲' : '▼'}</span>
    </button>
  );
}

function indentOf({ type, belowUpper }: UnitLine): string {
  if (type !== 'department') return belowUpper ? 'inline-block pl-6' : '';
  return belowUpper ? 'inline-block pl-12' : 'inline-block pl-6';
}

export interface UnitTableProps {
  readonly caption: string;
  readonly units: readonly UnitLine[];
  /** Buttons that move a unit among its neighbours. */
  readonly withSteps: boolean;
  readonly withPolicies: boolean;
  /** Where the buttons post to: the page of the list that is shown. */
  readonly action: string;
}

/** The units in their order, a 課 below its 部. */
export function UnitTable({ caption, units, withSteps, withPolicies, action }: UnitTableProps) {
  const word = useBureauWords().all;
  const bureaus = useModules().bureau || units.some(({ type }) => type === 'bureau');
  const table = (
    <DataTable
      caption={caption}
      rows={units}
      rowKey={(unit) => unit.id}
      columns={[
        {
          key: 'name',
          header: '所属',
          rowHeader: true,
          cell: (unit) => (
            <span id={`unit-${unit.id}`} className={indentOf(unit)}>
              <TextLink to={`/organization/units/${unit.id}`}>{unit.name}</TextLink>
            </span>
          ),
        },
        ...(withSteps
          ? [
              {
                key: 'order',
                header: '順番',
                screenOnly: true,
                cell: (unit: UnitLine) => (
                  <span className="inline-flex gap-1 align-top">
                    <StepButton unit={unit} step="up" />
                    <StepButton unit={unit} step="down" />
                  </span>
                ),
              },
            ]
          : []),
        { key: 'code', header: 'コード', width: 'narrow', cell: (unit) => unit.code },
        { key: 'type', header: '区分', width: 'narrow', cell: (unit) => UNIT_TYPE_LABELS[unit.type] },
        ...(bureaus
          ? [{ key: 'parent', header: `上の${word}`, cell: (unit: UnitLine) => unit.parentName ?? '－' }]
          : []),
        ...(withPolicies
          ? [{ key: 'policy', header: '規程', cell: (unit: UnitLine) => unit.policyName ?? '上と同じ' }]
          : []),
        {
          key: 'coming',
          header: '変更の予定',
          cell: (unit) => (unit.comingOn === null ? '－' : `${japaneseDate(unit.comingOn)}`),
        },
      ]}
    />
  );
  if (!withSteps) return table;
  return (
    <Form method="post" action={action} preventScrollReset aria-label="建制順の変更">
      <CsrfField />
      {table}
    </Form>
  );
}
