import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtAssets, publicFiles } from '#app/server/static-files.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

let app: StartedApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tenken-static-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'assets', 'a-1.js'), 'export {};');
  await writeFile(path.join(folder, 'assets', 'a-1.js.gz'), gzipSync('export {};'));
  await writeFile(path.join(folder, 'assets', 'f-1.woff2'), 'font');
  await writeFile(path.join(folder, 'robots.txt'), 'User-agent: *');
  app = await startApp({
    handle: (request, context) => {
      if (new URL(request.url).pathname === '/fault') throw new Error('secret detail');
      return Promise.resolve(
        new Response(context.nonce, {
          headers: { 'Cache-Control': 'public, max-age=60', 'Content-Type': 'text/html' },
        }),
      );
    },
    files: [
      { at: '/assets', serve: builtAssets(folder) },
      { at: '/', serve: publicFiles(folder) },
    ],
  });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('every page', () => {
  it('allows only what comes from this site, and scripts by a nonce of this response', async () => {
    const response = await fetch(app.address);
    const nonce = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
    const second = await fetch(app.address);
    expect(await second.text()).not.toBe(nonce);
  });

  it('is never stored, whatever its route says', async () => {
    for (const pathname of ['/', '/board', '/board.data', '/nothing']) {
      const response = await fetch(new URL(pathname, app.address));
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('may use nothing of the machine behind the browser', async () => {
    const policy = (await fetch(app.address)).headers.get('permissions-policy') ?? '';
    for (const part of ['camera=()', 'microphone=()', 'geolocation=()', 'usb=()']) expect(policy).toContain(part);
  });

  it('says nothing of https or of what serves it', async () => {
    const { headers } = await fetch(app.address);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cross-origin-opener-policy')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });
});

describe('the development server', () => {
  it('is the only one that lets Vite put styles into the page', async () => {
    const developing = await startApp({ handle: () => Promise.resolve(new Response('ok')), developing: true });
    const { headers } = await fetch(developing.address);
    await developing.close();
    expect(headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  });
});

describe('a fault', () => {
  it('is answered 500 in Japanese, without its details, and logged', async () => {
    const response = await fetch(new URL('/fault', app.address));
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).toContain('処理を完了できませんでした');
    expect(body).toContain('/assets/look.css');
    expect(body).not.toContain('secret');
    expect(app.events).toContain('server_failed');
  });
});

describe('built assets', () => {
  it('never change and come compressed to who takes that', async () => {
    const response = await fetch(new URL('/assets/a-1.js', app.address), { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    await expect(response.text()).resolves.toBe('export {};');
  });

  it('come plain to who does not', async () => {
    const response = await fetch(new URL('/assets/a-1.js', app.address), {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    await expect(response.text()).resolves.toBe('export {};');
  });

  it('are not compressed again when they are fonts', async () => {
    const response = await fetch(new URL('/assets/f-1.woff2', app.address), { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    await expect(response.text()).resolves.toBe('font');
  });

  it.each(['/assets/b-2.js', '/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/'])(
    'are nothing but what stands in their folder: %s',
    async (pathname) => {
      const response = await fetch(`${app.address.replace(/\/$/, '')}${pathname}`);
      await expect(response.text()).resolves.not.toContain('dependencies');
    },
  );

  it('stand beside files of a fixed name, which may change', async () => {
    const response = await fetch(new URL('/robots.txt', app.address));
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });
});
