import { ChoiceGroup } from '#app/components/ui/choice-group.tsx';
import type { ChoiceGroupProps } from '#app/components/ui/choice-group.tsx';

export interface CheckboxGroupProps extends Omit<ChoiceGroupProps, 'type' | 'isChosen' | 'layout' | 'onChange'> {
  readonly defaultValues?: readonly string[];
}

/** Any number of a few. */
export function CheckboxGroup({ defaultValues = [], ...group }: CheckboxGroupProps) {
  return <ChoiceGroup {...group} type="checkbox" isChosen={(value) => defaultValues.includes(value)} />;
}
