import { z } from 'zod';
import { OFFICES } from '#app/domain/organization/office.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 職員の番地. The list's filters live in its address; '' where one is left alone, or says nothing that the list knows. */
const text = z.string().max(100).catch('').default('');

export const peopleSearch = z.object({
  q: text,
  unit: text,
  office: z
    .enum([...OFFICES, ''])
    .catch('')
    .default(''),
  login: z.enum(['yes', 'no', 'no_password', 'unable', '']).catch('').default(''),
  state: z.enum(['left', 'all', '']).catch('').default(''),
  sort: z.enum(['kana', '']).catch('').default(''),
  page: pageNumber,
});
export type PeopleSearch = z.infer<typeof peopleSearch>;

export const personParams = z.object({ personId: z.string().min(1).max(100) });

/** What was just done, which the page then says. */
export const personSearch = z.object({
  done: z
    .enum([
      'added',
      'changed',
      'given',
      'ended',
      'withdrawn',
      'left',
      'returned',
      'disabled',
      'enabled',
      'login_renamed',
    ])
    .optional()
    .catch(undefined),
});
export type PersonDone = NonNullable<z.infer<typeof personSearch>['done']>;

export function personAddress(personId: string, done: PersonDone): string {
  return `/organization/people/${personId}?done=${done}`;
}
