import { ledSpelling } from '#app/lib/led-address.ts';

/**
 * The addresses of the pages whose routes say `static`. A browser knows the routes but not what they say before it has
 * loaded them, and must load such a page as a document.
 */
export const STATIC_PAGES = [
  '/handover/secretariat',
  '/handover/units/:unitId',
  '/improvement',
  '/improvement/:campaignId',
  '/report',
  '/report/:campaignId',
  '/report/:campaignId/matrix',
  '/results',
  '/results/:campaignId',
  '/results/:campaignId/clauses',
  '/results/:campaignId/clauses/:policyId/:document/:clauseId',
  '/results/:campaignId/items/:itemId',
  '/results/:campaignId/sheets',
  '/results/:campaignId/units',
  '/sheets/:sheetId/answers',
] as const;

/** An address of another page that looks like one of them. */
const OTHER_PAGES = ['/improvement/import'] as const;

const STATIC = new RegExp(
  `^(?:${STATIC_PAGES.map((page) => page.replaceAll(/:\w+/gu, '[^/]+')).join('|')})(?:[?#].*)?$`,
  'su',
);
const OTHER = new RegExp(`^(?:${OTHER_PAGES.join('|')})(?:[?#].*)?$`, 'su');

/** Whether an address, with what is asked of it, is that of a page without script. */
export function isStaticAddress(to: string): boolean {
  return STATIC.test(to) && !OTHER.test(to);
}

/**
 * The shortest spelling of an address on the page at `from`, a path: long tables of links say the same beginning
 * hundreds of times. What is no path of the site stays as it is.
 */
export function shortAddress(from: string, to: string): string {
  if (!to.startsWith('/') || to.startsWith('//')) return to;
  if (to.startsWith(`${from}?`)) return to.slice(from.length);
  const led = ledSpelling(from, to);
  const spellings = led === null ? [to] : [to, led];
  const parts = from.split('/');
  for (let up = 0; up < parts.length - 1; up += 1) {
    const folder = `${parts.slice(0, parts.length - 1 - up).join('/')}/`;
    if (!to.startsWith(folder)) continue;
    const rest = to.slice(folder.length);
    // A first part with a colon would be read as a scheme, and an empty one as the page itself.
    if (rest === '' || rest.startsWith('/') || (up === 0 && /^[^/?#]*:/u.test(rest)) || /^[?#]/u.test(rest)) continue;
    spellings.push(`${'../'.repeat(up)}${rest}`);
  }
  return spellings.reduce((short, other) => (other.length < short.length ? other : short));
}
