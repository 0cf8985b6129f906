import { describe, expect, it } from 'vitest';
import { isStarted, settledSteps, START_STEPS, stepProgress } from '#app/domain/campaign/first-year.ts';
import type { StartFacts, StartStep } from '#app/domain/campaign/first-year.ts';

/** As the set-up leaves an installation: one person, who is 事務局 and administrator and can sign in. */
const EMPTY: StartFacts = {
  bodyKind: null,
  bureauCount: 0,
  departmentCount: 0,
  peopleCount: 1,
  postCount: 4,
  vacantCount: 3,
  holderCount: 1,
  unableCount: 0,
  zoneCount: 0,
  registeredCount: 0,
  unmarkedCount: 0,
  policyCount: 0,
  publishedCount: 0,
  pastMeasureCount: 0,
  pastResultCount: 0,
  campaignProgress: 'none',
  leftOut: [],
};
const FULL: StartFacts = {
  bodyKind: 'town',
  bureauCount: 2,
  departmentCount: 4,
  peopleCount: 20,
  postCount: 12,
  vacantCount: 0,
  holderCount: 10,
  unableCount: 0,
  zoneCount: 3,
  registeredCount: 5,
  unmarkedCount: 0,
  policyCount: 1,
  publishedCount: 1,
  pastMeasureCount: 3,
  pastResultCount: 40,
  campaignProgress: 'opened',
  leftOut: [],
};
const of = (step: StartStep, base: StartFacts, change: Partial<StartFacts> = {}) =>
  stepProgress(step, { ...base, ...change });

describe('the steps of an empty installation', () => {
  it('are all ahead but the name, which the set-up gave', () => {
    expect(START_STEPS.map((step) => of(step, EMPTY))).toEqual(['begun', ...Array<string>(8).fill('ahead')]);
    expect(settledSteps(EMPTY)).toEqual([]);
  });

  it('are all done when everything is there', () => {
    expect(settledSteps(FULL)).toEqual(START_STEPS);
  });

  it('do not wait for each other', () => {
    expect(settledSteps({ ...EMPTY, policyCount: 1, publishedCount: 1 })).toEqual(['policy', 'questionnaire']);
    expect(settledSteps({ ...EMPTY, zoneCount: 1, registeredCount: 1 })).toEqual(['systems']);
  });
});

describe('a step is not done', () => {
  it.each<[StartStep, string, Partial<StartFacts>, string]>([
    ['body', 'without the kind of the body', { bodyKind: null }, 'begun'],
    ['units', 'by bureaus alone', { departmentCount: 0 }, 'begun'],
    ['units', 'without any unit', { departmentCount: 0, bureauCount: 0 }, 'ahead'],
    ['offices', 'while one post is vacant', { vacantCount: 1 }, 'begun'],
    ['offices', 'without departments, however full the offices of the whole body', { departmentCount: 0 }, 'begun'],
    ['accounts', 'while one who is needed cannot sign in', { unableCount: 1 }, 'begun'],
    ['accounts', 'while a post is vacant, whose holder is not known', { vacantCount: 1 }, 'begun'],
    ['accounts', 'while nobody who is needed can sign in', { unableCount: 10 }, 'ahead'],
    ['systems', 'by zones alone', { registeredCount: 0 }, 'begun'],
    ['policy', 'without a policy', { policyCount: 0 }, 'ahead'],
    ['questionnaire', 'by a policy alone', { publishedCount: 0 }, 'ahead'],
    ['history', 'without anything brought along', { pastMeasureCount: 0, pastResultCount: 0 }, 'ahead'],
    ['first_campaign', 'by one that is prepared', { campaignProgress: 'prepared' }, 'begun'],
  ])('%s %s', (step, _, change, expected) => {
    expect(of(step, FULL, change)).toBe(expected);
  });
});

describe('a step that the body does without', () => {
  it('is settled while nothing of it is there, and done once it is', () => {
    expect(of('systems', EMPTY, { leftOut: ['systems'] })).toBe('left_out');
    expect(settledSteps({ ...EMPTY, leftOut: ['systems'] })).toEqual(['systems']);
    expect(of('systems', EMPTY, { leftOut: ['systems'], registeredCount: 1 })).toBe('done');
  });

  it('may be what nothing is brought along for', () => {
    expect(of('history', EMPTY, { leftOut: ['history'] })).toBe('left_out');
    expect(of('history', EMPTY, { pastMeasureCount: 1 })).toBe('done');
  });

  it('leaves the others as they are', () => {
    expect(of('accounts', EMPTY, { leftOut: ['systems'] })).toBe('ahead');
  });
});

it('the path ends with the first self-assessment that is opened, whatever else is missing', () => {
  expect(isStarted({ ...EMPTY, campaignProgress: 'opened' })).toBe(true);
  expect(isStarted({ ...FULL, campaignProgress: 'prepared' })).toBe(false);
  expect(isStarted({ ...FULL, campaignProgress: 'none' })).toBe(false);
});

describe('the path to the first self-assessment', () => {
  it.each<[boolean, string, Partial<StartFacts>]>([
    [true, 'when it is opened and everybody can sign in', {}],
    [false, 'while somebody who is needed cannot sign in', { unableCount: 14 }],
    [true, 'where the body said that it answers on paper', { unableCount: 14, leftOut: ['accounts'] }],
    [true, 'once it is closed, whoever is new since', { unableCount: 1, campaignProgress: 'over' }],
    [false, 'while it is prepared', { campaignProgress: 'prepared' }],
  ])('is walked: %s, %s', (walked, _, change) => {
    expect(isStarted({ ...FULL, ...change })).toBe(walked);
  });
});
