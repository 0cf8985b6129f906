import { expect, test } from 'vitest';
import { askedUnits } from '#app/domain/campaign/asked-units.ts';
import type { Unit } from '#app/domain/organization/unit.ts';

const unit = (id: string, type: Unit['type'], parentId: string | null, policyId: string | null = null): Unit => {
  return { id, code: id, name: id, type, parentId, order: 1, policyId };
};

/** A town whose board of education has a policy of its own, but for its gym. */
const UNITS = [
  unit('body', 'organization', null),
  unit('tax', 'department', 'body'),
  unit('board', 'bureau', 'body', 'school'),
  unit('library', 'department', 'board'),
  unit('gym', 'department', 'board', 'town'),
];
const ALL = new Map(UNITS.map((one) => [one.id, one]));
const COUNTED = ['town', 'school', 'hospital'];

function asked(policyIds: readonly string[], ids: readonly string[], onlyBound = false) {
  const units = UNITS.filter(({ id }) => ids.includes(id));
  const { unitIdsOf, others, withoutUnits } = askedUnits({ policyIds, units, onlyBound }, ALL, COUNTED);
  return { of: Object.fromEntries(unitIdsOf), others: others.map(({ id }) => id), withoutUnits };
}

const EVERYBODY = UNITS.map(({ id }) => id);

test('each unit is asked about the policy that binds it, the whole body about all', () => {
  expect(asked(['town', 'school'], EVERYBODY)).toEqual({
    of: { town: ['body', 'tax', 'gym'], school: ['body', 'board', 'library'] },
    others: [],
    withoutUnits: [],
  });
});

test('whom no policy names may be asked about one that is chosen alone, unless it is to ask only those it binds', () => {
  expect(asked(['hospital'], ['body', 'tax', 'library'])).toMatchObject({
    of: { hospital: ['body', 'tax'] },
    others: ['library'],
  });
  expect(asked(['hospital'], ['body', 'tax', 'library'], true)).toMatchObject({
    of: { hospital: ['body'] },
    others: ['tax', 'library'],
    withoutUnits: ['hospital'],
  });
});

test('a policy that binds nobody who is ticked is named, but not where only the whole body is ticked', () => {
  expect(asked(['town', 'school'], ['body', 'tax']).withoutUnits).toEqual(['school']);
  expect(asked(['town', 'school'], ['body'])).toEqual({
    of: { town: ['body'], school: ['body'] },
    others: [],
    withoutUnits: [],
  });
});

test('of two policies neither asks whom a third one binds', () => {
  expect(asked(['school', 'hospital'], ['tax', 'library']).others).toEqual(['tax']);
});
