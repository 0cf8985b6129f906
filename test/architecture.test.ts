import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkArchitecture } from '#test/architecture/rules.ts';
import { readSources } from '#test/architecture/source.ts';

const root = path.resolve(import.meta.dirname, '..');

describe('the architecture', () => {
  const sources = readSources(root, ['app', 'db']);

  it('is read from the files of the program', () => {
    const paths = sources.map((source) => source.path);
    expect(paths).toContain('app/root.tsx');
    expect(paths).toContain('db/client.server.ts');
    expect(paths.some((file) => file.startsWith('app/domain/shared/'))).toBe(true);
  });

  it('holds: layers, order of nouns, no cycles, no barrels, a pure domain, ended writes, one shape a field', () => {
    const found = checkArchitecture(sources).map(({ rule, at, message }) => `${at} [${rule}] ${message}`);
    expect(found).toEqual([]);
  });
});
