import { describe, expect, it } from 'vitest';
import { AppShell } from '#app/components/ui/app-shell.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { ProblemPage } from '#app/components/ui/problem-page.tsx';
import { StatusBadge, TONES } from '#app/components/ui/status-badge.tsx';
import { PROBLEMS } from '#app/lib/problem.ts';
import { render, TEST_CSRF } from '#test/components/ui/render.tsx';

const SHELL = {
  bodyName: '架空町',
  fiscalYear: '令和8年度(2026)',
  person: { name: '総務 花子', roles: ['総務課長', '事務局'] },
  nav: [
    { to: '/', label: 'ホーム' },
    { to: '/board', label: '進捗', count: 3 },
  ],
  password: '/account/password',
  signOut: '/sign-out',
  marking: '機密性２　複製・配布禁止',
} as const;

describe('the frame of a page', () => {
  it('begins with a link to the content, which can take the focus', async () => {
    const html = await render(<AppShell {...SHELL}>本文</AppShell>);
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<header'));
    expect(html).toMatch(/<main id="main" tabindex="-1"/);
  });

  it('shows who is signed in, with every role', async () => {
    const html = await render(<AppShell {...SHELL}>本文</AppShell>);
    expect(html).toContain('総務 花子');
    expect(html).toContain('総務課長、事務局');
    expect(html).toContain('令和8年度(2026)');
  });

  it('marks the current page in the navigation, and only that', async () => {
    const html = await render(<AppShell {...SHELL}>本文</AppShell>, '/board');
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toMatch(/<a[^>]*aria-current="page"[^>]*href="\/board"/);
  });

  it('marks the entry whose pages stand below another path as well', async () => {
    const nav = [
      { to: '/', label: 'ホーム' },
      { to: '/campaigns', label: '自己点検の管理', also: ['/policies'] },
    ];
    const current = async (path: string) => {
      const html = await render(
        <AppShell {...SHELL} nav={nav}>
          本文
        </AppShell>,
        path,
      );
      return /<a[^>]*aria-current="page"[^>]*href="([^"]*)"/.exec(html)?.[1] ?? null;
    };
    expect(await current('/policies/new')).toBe('/campaigns');
    expect(await current('/campaigns/1/close')).toBe('/campaigns');
    expect(await current('/')).toBe('/');
    expect(await current('/policiesx')).toBeNull();
    expect(await current('/inquiry/1')).toBeNull();
  });

  it('signs out by a form with the form token', async () => {
    const html = await render(<AppShell {...SHELL}>本文</AppShell>);
    expect(html).toMatch(/<form method="post" action="\/sign-out"/);
    expect(html).toContain(`<input type="hidden" name="csrf" value="${TEST_CSRF}"/>`);
  });
});

describe('the title of a page', () => {
  it('is the one first-level heading, below the way to it', async () => {
    const html = await render(
      <PageTitle crumbs={[{ label: 'ホーム', to: '/' }]} lead="説明" actions={<Button>開く</Button>}>
        進捗
      </PageTitle>,
    );
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<nav aria-label="現在位置"');
    expect(html.indexOf('<nav')).toBeLessThan(html.indexOf('<h1'));
  });
});

describe('what acts', () => {
  it('sends its form unless told otherwise', async () => {
    expect(await render(<Button>保存する</Button>)).toContain('type="submit"');
    expect(await render(<Button type="button">閉じる</Button>)).toContain('type="button"');
  });

  it('is a link when it leads on', async () => {
    expect(await render(<ButtonLink to="/report">報告書</ButtonLink>)).toMatch(/^<a [^>]*href="\/report"/);
  });

  it('carries the form token in every form that posts', async () => {
    expect(await render(<PostForm label="保存">x</PostForm>)).toContain(`value="${TEST_CSRF}"`);
  });

  it('asks once and says what it will do, in a form that works without JavaScript', async () => {
    const html = await render(
      <ConfirmForm
        trigger="締め切る"
        consequence="未提出の所属は未回答として確定します。"
        confirm="締め切りを確定する"
        fields={{ intent: 'close' }}
        danger
      />,
    );
    expect(html).toMatch(/^<details(?![^>]* open)[^>]*><summary[^>]*>締め切る<\/summary>/);
    expect(html).toContain('未提出の所属は未回答として確定します。');
    expect(html).toContain('<input type="hidden" name="intent" value="close"/>');
    expect(html.indexOf('確定します。')).toBeLessThan(html.indexOf('締め切りを確定する'));
  });

  it('filters by the address', async () => {
    const html = await render(
      <FilterBar label="所属を絞り込む" clear="/board" keep={{ sort: 'due' }}>
        <span>条件</span>
      </FilterBar>,
    );
    expect(html).toMatch(/<form method="get"[^>]*role="search"/);
    expect(html).toContain('<input type="hidden" name="sort" value="due"/>');
  });
});

describe('what tells a state', () => {
  it.each(TONES)('says %s by symbol and word, the symbol hidden from screen readers', async (tone) => {
    const html = await render(<StatusBadge tone={tone}>回答中</StatusBadge>);
    expect(html).toContain('<svg aria-hidden="true"');
    expect(html).toContain('回答中');
  });

  it.each([
    ['info', 'お知らせ'],
    ['success', '完了'],
    ['warning', '注意'],
    ['error', 'エラー'],
  ] as const)('writes the kind of the notice %s as a word', async (tone, word) => {
    expect(await render(<Notice tone={tone} title="題" />)).toContain(word);
  });

  it('is read aloud only where it answers an act', async () => {
    expect(await render(<Notice tone="success" title="保存しました" live />)).toContain('role="status"');
    expect(await render(<Notice tone="error" title="保存できません" live />)).toContain('role="alert"');
    expect(await render(<Notice tone="success" title="保存済み" />)).not.toContain('role=');
  });

  it('says why a list is empty', async () => {
    expect(await render(<EmptyState title="回答する点検票はありません。" />)).toContain('回答する点検票はありません。');
  });

  it.each(Object.entries(PROBLEMS))(
    'tells of %s what happened, that nothing was lost, and what to do',
    async (_code, problem) => {
      const html = await render(<ProblemPage problem={problem} />);
      expect(html).toContain(problem.title);
      expect(html).toContain(problem.happened);
      expect(html).toContain('失われていません');
      expect(html).toContain(problem.next);
    },
  );
});

describe('a page of a form that could not be taken', () => {
  it('holds what was sent, every field in its order, and a button that sends it again to the same address', async () => {
    const fields = [
      ['csrf', 'token'],
      ['text', '"><script>&'],
      ['units', '1'],
      ['units', '2'],
    ] as const;
    const html = await render(<ProblemPage problem={PROBLEMS.busy} resend={{ action: '/x?a=1', fields }} />);
    expect(html).toMatch(/<form method="post" action="\/x\?a=1"/u);
    expect(
      [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)].map(([, ...pair]) => pair),
    ).toEqual([
      ['csrf', 'token'],
      ['text', '&quot;&gt;&lt;script&gt;&amp;'],
      ['units', '1'],
      ['units', '2'],
    ]);
    expect(html).toContain('同じ内容をもう一度送信する');
  });
});

describe('what orders a page', () => {
  it('names a card by its heading', async () => {
    const html = await render(
      <Card title="期限" level={3}>
        内容
      </Card>,
    );
    const id = /aria-labelledby="([^"]+)"/.exec(html)?.[1] ?? 'none';
    expect(html).toContain(`<h3 id="${id}"`);
  });

  it('opens more in place without JavaScript', async () => {
    expect(await render(<Disclosure summary="条文">本文</Disclosure>)).toMatch(/^<details><summary/);
  });

  it('marks the current tab as the current page', async () => {
    const html = await render(
      <LinkTabs
        label="章"
        tabs={[
          { to: '/a', label: '一', current: false },
          { to: '/b', label: '二', current: true },
        ]}
      />,
    );
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toMatch(/<a[^>]*aria-current="page"[^>]*href="\/b"|<a[^>]*href="\/b"[^>]*aria-current="page"/);
  });

  it('pages only where there is more than one page, and never beyond the ends', async () => {
    const pathOf = (page: number) => `?page=${page}`;
    expect(await render(<Pagination label="所属" page={1} pageCount={1} pathOf={pathOf} />)).toBe('');
    const first = await render(<Pagination label="所属" page={1} pageCount={3} pathOf={pathOf} />);
    expect(first).not.toContain('前へ');
    expect(first).toContain('次へ');
    const last = await render(<Pagination label="所属" page={3} pageCount={3} pathOf={pathOf} />);
    expect(last).toContain('前へ');
    expect(last).not.toContain('次へ');
  });
});
