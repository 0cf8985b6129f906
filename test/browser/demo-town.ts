import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';

/** A line of the demo's list of accounts. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** 職名, e.g. 農政課長. */
  readonly post: string;
  /** As the list words them, e.g. 農政課情報セキュリティ管理者. */
  readonly roles: readonly string[];
}

export interface DemoTown {
  readonly server: TestServer;
  readonly accounts: readonly DemoAccount[];
  /** The only one, or the first, who holds the role: `農政課担当者`, `監査人`. */
  holder(role: string): DemoAccount;
  stop(): Promise<void>;
}

const COLUMNS = /\s{2,}/u;
const POST_AND_ROLES = /^([^（]+)（(.+)）$/u;

/** The list as the demo keeps it: a head line, then columns parted by two blanks or more. */
export function readAccounts(list: string): readonly DemoAccount[] {
  const [, ...lines] = list.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [login, password, name, held] = line.trim().split(COLUMNS);
    const [, post, roles] = POST_AND_ROLES.exec(held ?? '') ?? [];
    if (
      login === undefined ||
      password === undefined ||
      name === undefined ||
      post === undefined ||
      roles === undefined
    ) {
      throw new Error(`no account can be read from: ${line}`);
    }
    return { login, password, name, post, roles: roles.split('、') };
  });
}

/** Serves a copy of the demo town of its own, as `npm run demo` continues it. */
export async function startDemoTown(): Promise<DemoTown> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'tenken-town-'));
  await cp(inject('demoTemplate'), dataDirectory, { recursive: true });
  const server = await startTestServer({ entry: 'app/cli/demo.ts', dataDirectory });
  const accounts = readAccounts(await readFile(path.join(dataDirectory, 'demo', 'accounts.txt'), 'utf8'));
  return {
    server,
    accounts,
    holder(role) {
      const found = accounts.find(({ roles }) => roles.includes(role));
      if (found === undefined) throw new Error(`nobody of the demo town is ${role}`);
      return found;
    },
    async stop() {
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export async function signInAs(page: Page, { login, password }: DemoAccount): Promise<void> {
  await page.goto('sign-in');
  await page.getByLabel('利用者ID').fill(login);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByRole('button', { name: 'サインアウト' }).waitFor();
}
