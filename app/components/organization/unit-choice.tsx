import { useNoBureauName } from '#app/components/campaign/board-filters.tsx';
import { useNoBureauLabel } from '#app/components/organization/bureau-words.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';

interface ChosenUnit {
  readonly id: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
}

export interface UnitChoiceProps<Unit extends ChosenUnit> {
  readonly legend: string;
  readonly hint: string;
  readonly groups: readonly { readonly name: string | null; readonly units: readonly Unit[] }[];
  readonly isChosen: (unit: Unit) => boolean;
  /** What stands behind the type of a unit. */
  readonly noteOf?: (unit: Unit) => string;
  readonly error: string | undefined;
  readonly columnLook?: 'desktop:grid-cols-2' | 'desktop:grid-cols-3';
}

/** Bureaus and sections to be ticked, by bureau. */
export function UnitChoice<Unit extends ChosenUnit>({
  legend,
  hint,
  groups,
  isChosen,
  noteOf = () => '',
  error,
  columnLook = 'desktop:grid-cols-3',
}: UnitChoiceProps<Unit>) {
  const [withBody, withoutBody] = [useNoBureauName(), useNoBureauLabel()];
  const nameOf = (units: readonly Unit[]) =>
    units.some(({ type }) => type === 'organization') ? withBody : withoutBody;
  return (
    <fieldset
      id="units"
      tabIndex={-1}
      aria-describedby="units-hint"
      className="rounded-8 border border-solid-gray-420 p-4"
    >
      <legend className="px-2 text-std-16B-170">{legend}</legend>
      <p id="units-hint" className="text-solid-gray-700">
        {hint}
      </p>
      {error === undefined ? null : <p className="mt-1 text-red-900">エラー：{error}</p>}
      {groups.map(({ name, units }) => (
        <Disclosure
          key={name ?? ''}
          summary={`${name ?? nameOf(units)}（${units.length}所属中${units.filter(isChosen).length}所属を選択）`}
        >
          <ul className={`grid grid-cols-1 gap-x-6 ${columnLook}`}>
            {units.map((unit) => (
              <li key={unit.id}>
                <label className="flex min-h-11 cursor-pointer items-center gap-2">
                  <input
                    type="checkbox"
                    name="units"
                    value={unit.id}
                    defaultChecked={isChosen(unit)}
                    className="size-6 shrink-0 accent-key-900"
                  />
                  <span>
                    {unit.name}
                    <span className="ml-1 text-dns-14N-130 text-solid-gray-700">
                      {UNIT_TYPE_LABELS[unit.type]}
                      {noteOf(unit)}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </fieldset>
  );
}
