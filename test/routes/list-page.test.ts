import { describe, expect, it, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { loader as organization } from '#app/routes/_app.organization.tsx';
import { loader as people } from '#app/routes/_app.organization_.people._index.tsx';
import { loader as units } from '#app/routes/_app.organization_.units._index.tsx';
import { transferSearch } from '#app/services/access/transfer.address.server.ts';
import { contractsSearch } from '#app/services/asset/contracts.address.server.ts';
import { inquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import { systemsSearch } from '#app/services/asset/systems.address.server.ts';
import { boardSearch } from '#app/services/campaign/board.address.server.ts';
import { improvementSearch } from '#app/services/improvement/improvement.address.server.ts';
import { pastPlanSearch } from '#app/services/improvement/past-measure.address.server.ts';
import { organizationSearch } from '#app/services/organization/organization.page.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { unitSearch } from '#app/services/organization/unit.address.server.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import { loadPage, sessionOf } from '#test/routes/call.ts';

const NO_PAGE = ['0', '-1', '1.5', 'x', '', 'Infinity', '9'.repeat(400)];

test('what is no number of a page is the first, and one too large is as large as there is', () => {
  expect([...NO_PAGE, undefined, ['2', '3']].map((asked) => pageNumber.parse(asked))).toEqual(
    Array.from({ length: NO_PAGE.length + 2 }, () => 1),
  );
  expect(['7', '999999', '1e300'].map((asked) => pageNumber.parse(asked))).toEqual([7, 999_999, 2 ** 53 - 1]);
});

describe('every list reads the page of its address so', () => {
  const searches = { transferSearch, contractsSearch, inquirySearch, systemsSearch, boardSearch, improvementSearch };
  const others = { pastPlanSearch, organizationSearch, peopleSearch, unitSearch, itemSearch };
  it.each(Object.entries({ ...searches, ...others }))('%s', (_name, search) => {
    for (const asked of NO_PAGE) expect(search.parse({ page: asked }), asked).toMatchObject({ page: 1 });
    expect(search.parse({ page: '999999' })).toMatchObject({ page: 999_999 });
  });
});

test('what the list of people does not know leaves it whole, as in the other lists', async () => {
  const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const by = await sessionOf(context, 'secretariat');
  const open = async (search: string) => ({
    ...(await loadPage(context, people, `/organization/people${search}`, {}, by)),
  });
  const whole = await open('');
  for (const name of ['q', 'unit']) expect(await open(`?${name}=${'a'.repeat(101)}`), name).toEqual(whole);
  for (const name of ['office', 'login', 'state', 'sort']) expect(await open(`?${name}=x`), name).toEqual(whole);
});

test('a page that is not there opens the first or the last of the list', async () => {
  const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const by = await sessionOf(context, 'secretariat');
  const lists = { '/organization': organization, '/organization/people': people, '/organization/units': units };
  for (const [path, loader] of Object.entries(lists)) {
    const open = async (page: string) => {
      const shown = await loadPage(context, loader, `${path}?page=${page}`, {}, by);
      return { ...shown, query: null };
    };
    const first = await open('1');
    for (const page of ['0', 'x', '', '999999']) expect(await open(page), `${path} ${page}`).toEqual(first);
  }
});
