import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isStaticAddress, shortAddress, STATIC_PAGES } from '#app/lib/static-address.ts';

const root = path.resolve(import.meta.dirname, '../..');
const routes = readdirSync(path.join(root, 'app/routes')).filter((name) => name.endsWith('.tsx'));

function sourceOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function saysStatic(route: string): boolean {
  return /export const handle = \{[^}]*\bstatic: true/u.test(sourceOf(`app/routes/${route}`));
}

/** The address of a route by its file, parameters as `:name`. */
function patternOf(route: string): string {
  const parts = route.replace(/\.tsx$/u, '').split('.');
  const shown = parts.filter((part) => !part.startsWith('_')).map((part) => part.replace(/_$/u, '').replace('$', ':'));
  return `/${shown.join('/')}`;
}

/** Everything that a page is made of: what its route imports of components, and they of others. */
function componentsOf(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, imported] of sourceOf(file).matchAll(/^import (?!type )[^;]*? from '#(app\/components\/[^']+)';/gmsu))
    if (imported !== undefined) componentsOf(imported, found);
  return found;
}

const HOOKS = /\b(?:useState|useEffect|useLayoutEffect|useReducer|useFetcher|useSubmit|useNavigate|useBlocker)\(/u;
/** It asks for the focus by an attribute as well. */
const ALSO_WITHOUT = ['app/components/ui/error-summary.tsx'];

const statics = routes.filter(saysStatic);

describe('a page that needs no script', () => {
  it('is one whose route says so, and the list of addresses names the same pages', () => {
    expect(new Set(statics.map(patternOf))).toEqual(new Set(STATIC_PAGES));
  });

  it('is known by its address, whatever is asked of it, and no other page is taken for one', () => {
    const address = (route: string) => patternOf(route).replaceAll(/:\w+/gu, '1-a');
    for (const route of routes) {
      for (const asked of ['', '?page=2', '#main'])
        expect(isStaticAddress(`${address(route)}${asked}`), `${route}${asked}`).toBe(saysStatic(route));
    }
  });

  it.each(statics)('%s is made of nothing that would need one', (route) => {
    const needing = [...componentsOf(`app/routes/${route}`)].filter(
      (file) => !ALSO_WITHOUT.includes(file) && HOOKS.test(sourceOf(file)),
    );
    expect(needing).toEqual([]);
  });
});

describe('an address in a table of such a page', () => {
  const site = 'http://localhost';
  it.each([
    ['/results/c', '/results/c?population=units', '?population=units'],
    ['/results/c', '/results/c', 'c'],
    ['/results/c', '/results/c/items/i', 'c/items/i'],
    ['/results/c/units', '/results/c/units?page=2', '?page=2'],
    ['/results/c/items/i', '/results/c/items/j', 'j'],
    ['/results/c/clauses', '/results/c/clauses/p/standards/3%3A1', 'clauses/p/standards/3%3A1'],
    ['/results/c/clauses/p/standards/1', '/results/c/clauses', '../../../clauses'],
    ['/report', '/', '/'],
    ['/report/c', '/campaigns/d', '/campaigns/d'],
    ['/a/b', '/a/x:y', '/a/x:y'],
    ['/report', '?page=2', '?page=2'],
  ])('on %s leads to %s as %s', (from, to, spelling) => {
    expect(shortAddress(from, to)).toBe(spelling);
    expect(new URL(spelling, `${site}${from}`).href).toBe(new URL(to, `${site}${from}`).href);
  });
});
