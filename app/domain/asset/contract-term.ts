import type { ContractEntry } from '#app/domain/asset/contract.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 契約の終わり. Its last day, and the day from which it is no longer kept. */
export interface ContractEnd extends Pick<ContractEntry, 'endsOn'> {
  readonly retiredOn: CalendarDate | null;
}

/** True from the day on which it has ended or is no longer kept. */
export function isOver({ endsOn, retiredOn }: ContractEnd, day: CalendarDate): boolean {
  return (endsOn !== null && endsOn < day) || (retiredOn !== null && retiredOn <= day);
}

/** Within how many days an end is near: what a tender and a new contract take. */
export const NEAR_END_DAYS = 90;

/** 期限の近い契約. True where the last day is still to come, or today, and near. */
export function endsSoon(endsOn: CalendarDate | null, day: CalendarDate): boolean {
  return endsOn !== null && endsOn >= day && endsOn <= addDays(day, NEAR_END_DAYS);
}

/** 台帳にある契約の内容. What the contracts of a system say of it, which then nothing else says. */
export interface RegisteredTerms {
  readonly contractor: string;
  readonly contractEndsOn: CalendarDate | null;
}

/** Of several contracts all contractors are named, and the end that comes first; null where there is no contract. */
export function registeredTerms(
  contracts: readonly Pick<ContractEntry, 'contractor' | 'endsOn'>[],
): RegisteredTerms | null {
  if (contracts.length === 0) return null;
  const [first = null] = contracts.flatMap(({ endsOn }) => (endsOn === null ? [] : [endsOn])).sort();
  return {
    contractor: [...new Set(contracts.map(({ contractor }) => contractor))].join('、'),
    contractEndsOn: first,
  };
}
