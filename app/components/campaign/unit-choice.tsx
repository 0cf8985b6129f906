import type { CampaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { useNoBureauName } from '#app/components/campaign/board-filters.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';

export interface UnitChoiceProps {
  readonly groups: CampaignMaterial['groups'];
  readonly chosen: ReadonlySet<string>;
  readonly error: string | undefined;
}

/** The units that take part, by bureau; a system takes part with its section. */
export function UnitChoice({ groups, chosen, error }: UnitChoiceProps) {
  const noBureau = useNoBureauName();
  return (
    <fieldset
      id="units"
      tabIndex={-1}
      aria-describedby="units-hint"
      className="rounded-8 border border-solid-gray-420 p-4"
    >
      <legend className="px-2 text-std-16B-170">対象の所属</legend>
      <p id="units-hint" className="text-solid-gray-700">
        はじめは、すべての所属が選ばれています。対象にしない所属だけ、選択を外してください。情報システムは、所管する課とともに対象になります。
      </p>
      {error === undefined ? null : <p className="mt-1 text-red-900">エラー：{error}</p>}
      {groups.map((group) => {
        const selected = group.units.filter(({ id }) => chosen.has(id)).length;
        return (
          <Disclosure
            key={group.name ?? ''}
            summary={`${group.name ?? noBureau}（${group.units.length}所属中${selected}所属を選択）`}
          >
            <ul className="grid grid-cols-1 gap-x-6 desktop:grid-cols-3">
              {group.units.map((unit) => (
                <li key={unit.id}>
                  <label className="flex min-h-11 cursor-pointer items-center gap-2">
                    <input
                      type="checkbox"
                      name="units"
                      value={unit.id}
                      defaultChecked={chosen.has(unit.id)}
                      className="size-6 shrink-0 accent-key-900"
                    />
                    <span>
                      {unit.name}
                      <span className="ml-1 text-dns-14N-130 text-solid-gray-700">{UNIT_TYPE_LABELS[unit.type]}</span>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </Disclosure>
        );
      })}
    </fieldset>
  );
}
