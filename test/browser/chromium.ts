import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The Chromium, Chrome or Edge that stands on this machine, or null. */
export function installedChromium(searchPath: string): string | null {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...PLACES];
  return candidates.find(isExecutable) ?? null;
}

function isDebian(): boolean {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID(?:_LIKE)?=.*\bdebian\b/m.test(readFileSync(release, 'utf8'));
}

function apt(args: readonly string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
}

function installDebianPackage(): string | null {
  if (!apt(['update']) || !apt(['install', '-y', '--no-install-recommends', 'chromium'])) return null;
  return installedChromium(process.env['PATH'] ?? '');
}

function installPlaywrights(): string | null {
  const require = createRequire(import.meta.url);
  const cli = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  try {
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    return null;
  }
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

/** Finds a browser, or installs one where that is possible; throws with what to do otherwise. */
export function findChromium(): string {
  const found =
    installedChromium(process.env['PATH'] ?? '') ??
    (isRoot() && isDebian() ? installDebianPackage() : null) ??
    installPlaywrights();
  if (found !== null) return found;
  throw new Error(
    'The browser tests need Chromium, Chrome or Edge. Install one of them so that it stands in PATH, then run the tests again.',
  );
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [
      // Chromium's sandbox refuses to run as root, as containers do.
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
