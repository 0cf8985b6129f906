import { useState } from 'react';
import { SuccessorFields } from '#app/components/organization/successor-fields.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import type { UnitPage } from '#app/services/organization/unit.page.server.ts';

export interface EndingFieldsProps {
  readonly unit: Pick<UnitPage, 'days' | 'today' | 'others' | 'below'>;
  /** How many units one can be split into. */
  readonly most: number;
  readonly values: Readonly<Record<string, string>>;
  readonly errorOf: (field: string) => string | undefined;
}

/** How a unit ends, from which day on, and what follows it: what is chosen opens, and opens by hand without scripts. */
export function EndingFields({ unit, most, values, errorOf }: EndingFieldsProps) {
  const [how, setHow] = useState(values['how']);
  return (
    <>
      <RadioGroup
        name="how"
        label="どうなりますか"
        required
        defaultValue={how}
        onChange={setHow}
        options={[
          { value: 'close', label: '廃止する', hint: '引き継ぐ所属がないとき。' },
          {
            value: 'merge',
            label: '統合する',
            hint: 'ほかの一つの所属が引き継ぐとき。下にある課も、一緒に移ります。',
          },
          {
            value: 'split',
            label: '分割する',
            hint: '二つ以上の所属が引き継ぐとき。新しい所属も、ここでつくります。',
          },
        ]}
        error={errorOf('how')}
      />
      <DateField
        name="on"
        label="いつから新しい組織になりますか"
        required
        min={unit.days.from}
        max={unit.days.to}
        defaultValue={values['on'] ?? unit.today}
        error={errorOf('on')}
        hint="4月1日の組織改正なら、4月1日です。先の日付なら、始まる前に取り消せます。"
      />
      <Disclosure summary="統合するとき" open={how === 'merge'}>
        <SelectField
          name="into"
          label="引き継ぐ所属"
          placeholder="選んでください"
          defaultValue={values['into']}
          options={unit.others.map((one) => ({ value: one.id, label: one.name }))}
          error={errorOf('into')}
        />
      </Disclosure>
      <Disclosure summary="分割するとき" open={how === 'split'}>
        <div className="flex flex-col gap-4">
          <SuccessorFields count={most} others={unit.others} below={unit.below} values={values} />
        </div>
      </Disclosure>
    </>
  );
}
