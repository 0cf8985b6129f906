import { ChoiceGroup } from '#app/components/ui/choice-group.tsx';
import type { ChoiceGroupProps } from '#app/components/ui/choice-group.tsx';

export interface RadioGroupProps extends Omit<ChoiceGroupProps, 'type' | 'isChosen'> {
  readonly defaultValue?: string | undefined;
}

/** One choice of a few. */
export function RadioGroup({ defaultValue, ...group }: RadioGroupProps) {
  return <ChoiceGroup {...group} type="radio" isChosen={(value) => value === defaultValue} />;
}
