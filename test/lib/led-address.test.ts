import { describe, expect, it } from 'vitest';
import { fc } from '#test/property.ts';
import { ledAddress, ledSpelling } from '#app/lib/led-address.ts';
import { isStaticAddress, shortAddress } from '#app/lib/static-address.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';

const SITE = 'http://localhost';
const REPORT = '/report/c1';

/** Where a browser on the report comes by this spelling. */
function reached(spelling: string): string {
  const { pathname, searchParams, search, hash } = new URL(spelling, `${SITE}${REPORT}`);
  // Remix spells what is asked anew before a loader reads it.
  return ledAddress(pathname, `?${searchParams.toString()}`) ?? `${pathname}${search}${hash}`;
}

describe('a link of the report', () => {
  it.each([
    ['/results/c1?population=units&measure=score&part=denominator', '?p=units&m=score&t=d'],
    ['/results/c1?population=systems&chapter=p%3Astandards%3A3&outcome=unanswered', '?p=systems&c=p:standards:3&o=u'],
    ['/results/c1/sheets?population=units&bureau=b1&submitted=yes', '?to=/sheets&p=units&b=b1&s=yes'],
    ['/results/c1/clauses/p/standards/3-1-%E3%82%A2', '?to=/clauses/p/standards/3-1-ア'],
  ])('to the list %s is spelled %s', (to, spelling) => {
    expect(shortAddress(REPORT, to)).toBe(spelling);
    expect(reached(spelling)).toBe(to);
  });

  it.each(['/results/other?population=units', '/results/c1x', '/improvement/c1', '/report/c1/matrix', '/'])(
    'to %s leads there by itself',
    (to) => {
      expect(ledSpelling(REPORT, to)).toBeNull();
      expect(reached(shortAddress(REPORT, to))).toBe(to);
    },
  );

  it('leads to the list that it is of, whatever is asked of it', () => {
    const value = fc.oneof(
      fc.constantFrom(...OUTCOMES, ...POPULATIONS, 'numerator', 'denominator', 'yes', 'n', 'p', ''),
      fc.string().map(encodeURIComponent),
    );
    const name = fc.constantFrom('population', 'outcome', 'part', 'measure', 'bureau', 'unit', 'p', 'o', 'q', 'open');
    const pairs = fc.array(fc.tuple(name, value).map((pair) => pair.join('=')));
    const place = fc.constantFrom('', '/sheets', '/units', '/clauses/p/standards/1');
    fc.assert(
      fc.property(place, pairs, (at, asked) => {
        const to = `/results/c1${at}?${asked.join('&')}`;
        const spelling = shortAddress(REPORT, to);
        const { pathname, search } = new URL(reached(spelling), SITE);
        const wanted = new URL(to, SITE);
        expect(pathname).toBe(wanted.pathname);
        expect([...new URLSearchParams(search)]).toEqual([...wanted.searchParams]);
      }),
    );
  });

  it('leads to no page but a list of the same campaign', () => {
    const leads = (to: string) => ledAddress(REPORT, `?${new URLSearchParams({ to }).toString()}`) ?? '';
    for (const to of [
      '/../../sign-out',
      '//x.invalid/',
      '/\\\\x.invalid',
      '/x',
      '/sheets/../../../campaigns',
      '/a#/sheets',
    ])
      expect(isStaticAddress(leads(to)), to).toBe(false);
    expect(leads('/sheets')).toBe('/results/c1/sheets');
    expect(ledAddress(REPORT, '?page=2')).toBeNull();
    expect(ledAddress('/results/c1', '?to=/sheets')).toBeNull();
  });
});
