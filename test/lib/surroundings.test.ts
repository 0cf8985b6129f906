import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from '#app/lib/env.server.ts';
import { jsonLog } from '#app/lib/log.server.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';

describe('the settings', () => {
  it('listen on this machine only and keep data below the working directory, unless told otherwise', () => {
    expect(readEnv({}, '/srv/tenken')).toEqual({
      dataDirectory: path.resolve('/srv/tenken/data'),
      host: '127.0.0.1',
      port: 3000,
      publicOrigin: null,
      tls: false,
      plainHttp: false,
      trustedProxies: 0,
      mailFrom: null,
      acceptClock: false,
    });
  });

  it('take any port that is free as 0', () => {
    expect(readEnv({ PORT: '0' }, '/').port).toBe(0);
  });

  it('take the address that mail comes from', () => {
    expect(readEnv({ TENKEN_MAIL_FROM: 'tenken@town.example.jp' }, '/').mailFrom).toBe('tenken@town.example.jp');
  });

  it('turn https on with a public address of https, and only then', () => {
    expect(readEnv({ TENKEN_ORIGIN: 'https://tenken.example/' }, '/')).toMatchObject({
      publicOrigin: 'https://tenken.example',
      tls: true,
    });
    const plain = { TENKEN_ORIGIN: 'http://tenken.example:8080', TENKEN_PLAIN_HTTP: 'allow' };
    expect(readEnv(plain, '/')).toMatchObject({
      publicOrigin: 'http://tenken.example:8080',
      tls: false,
    });
  });

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.0.2.1' },
    { HOST: 'tenken.town.example' },
    { TENKEN_ORIGIN: 'http://tenken.town.example' },
  ])('take %j, plain http from other machines, only when told, and say so', (variables) => {
    expect(() => readEnv(variables, '/')).toThrow(/TENKEN_PLAIN_HTTP=allow/);
    expect(readEnv({ ...variables, TENKEN_PLAIN_HTTP: 'allow' }, '/').plainHttp).toBe(true);
  });

  it.each([
    { HOST: 'localhost' },
    { HOST: '::1' },
    { HOST: '127.0.0.2' },
    { TENKEN_ORIGIN: 'http://localhost:8080' },
    { HOST: '0.0.0.0', TENKEN_ORIGIN: 'https://tenken.town.example' },
  ])('need not be told of %j', (variables) => {
    expect(readEnv(variables, '/').plainHttp).toBe(false);
  });

  it.each([
    { PORT: '70000' },
    { PORT: 'http' },
    { TENKEN_MAIL_FROM: 'tenken' },
    { PORT: '1.5' },
    { HOST: '' },
    { TENKEN_DATA: '' },
    { TENKEN_ORIGIN: 'tenken' },
    { TENKEN_ORIGIN: 'ftp://tenken.example' },
    { TENKEN_TRUSTED_PROXIES: '-1' },
  ])('refuse to start with %j, naming what is wrong', (variables) => {
    const [name] = Object.keys(variables);
    expect(() => readEnv(variables, '/')).toThrow(name);
  });
});

describe('the paths', () => {
  it('all come from the folder of package.json', () => {
    const paths = projectPaths();
    expect(existsSync(path.join(paths.root, 'package.json'))).toBe(true);
    expect(existsSync(paths.migrations)).toBe(true);
    expect(path.relative(paths.root, paths.questionnaires)).toBe('questionnaires');
  });
});

describe('a new id', () => {
  it('is a UUID of version 7 that sorts by its time', () => {
    const earlier = newUuid(Date.UTC(2026, 10, 20));
    const later = newUuid(Date.UTC(2026, 10, 20) + 1);
    expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(earlier < later).toBe(true);
  });

  it('is never the same within one millisecond', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newUuid(0))).size).toBe(1000);
  });
});

describe('the log', () => {
  it('writes one JSON object a line, an error with its stack', () => {
    const lines: string[] = [];
    const log = jsonLog(
      (line) => lines.push(line),
      () => '2026-11-20T05:02:11.000Z',
    );
    log.info('started', { port: 1 });
    log.error('failed', { error: new TypeError('more\nlines') });
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      at: '2026-11-20T05:02:11.000Z',
      level: 'info',
      event: 'started',
      port: 1,
    });
    expect(lines[1]?.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      level: 'error',
      error: { name: 'TypeError', message: 'more\nlines' },
    });
  });
});
