import { useNoBureauName } from '#app/components/campaign/board-filters.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import type { PolicyUnitsPage } from '#app/services/policy/policy-units.page.server.ts';

export interface PolicyUnitChoiceProps {
  readonly groups: PolicyUnitsPage['unitGroups'];
  /** What was sent back; null before anything was. */
  readonly typed: ReadonlySet<string> | null;
  readonly error: string | undefined;
}

/** The bureaus and sections that a policy binds, by bureau. */
export function PolicyUnitChoice({ groups, typed, error }: PolicyUnitChoiceProps) {
  const noBureau = useNoBureauName();
  return (
    <fieldset
      id="units"
      tabIndex={-1}
      aria-describedby="units-hint"
      className="rounded-8 border border-solid-gray-420 p-4"
    >
      <legend className="px-2 text-std-16B-170">所属</legend>
      <p id="units-hint" className="text-solid-gray-700">
        「下で選んだ所属だけ」のときに使います。部を選ぶと、その部の課も選んでください。情報システムは、所管する課と同じ対策基準になります。
      </p>
      {error === undefined ? null : <p className="mt-1 text-red-900">エラー：{error}</p>}
      {groups.map(({ name, members }) => {
        const isChosen = (unit: (typeof members)[number]) => (typed === null ? unit.isBound : typed.has(unit.id));
        return (
          <Disclosure
            key={name ?? ''}
            summary={`${name ?? noBureau}（${members.length}所属中${members.filter(isChosen).length}所属を選択）`}
          >
            <ul className="grid grid-cols-1 gap-x-6 desktop:grid-cols-2">
              {members.map((unit) => (
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
                        {unit.otherPolicyName === null ? '' : `　現在：${unit.otherPolicyName}`}
                      </span>
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
