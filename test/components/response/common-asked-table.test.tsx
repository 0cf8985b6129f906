import { describe, expect, it } from 'vitest';
import { CommonAskedTable } from '#app/components/response/common-asked-table.tsx';
import type { CommonAskedTableProps } from '#app/components/response/common-asked-table.tsx';
import { render } from '#test/components/ui/render.tsx';

const PATH = '/campaigns/a/common/c1';
const ASKED: CommonAskedTableProps['asked'] = {
  ...{ standing: null, page: 1, pageCount: 1 },
  askedTargets: [
    {
      ...{ itemId: 'i1', sheetId: 's1', standing: 'stale', state: 'submitted' },
      ...{ targetName: '住民記録', ownerName: '総務課', to: '/results/a/items/i1' },
    },
  ],
  choices: [
    { standing: null, count: 1 },
    { standing: 'stale', count: 1 },
    { standing: 'open', count: 0 },
    { standing: 'confirmed', count: 0 },
    { standing: 'own', count: 0 },
  ],
};
const shown = (change: Partial<CommonAskedTableProps['asked']> = {}) =>
  render(<CommonAskedTable putTo="system" asked={{ ...ASKED, ...change }} path={PATH} />);

describe('who is asked a common question', () => {
  it('is told with its sheet, and every standing can be chosen with its count', async () => {
    const page = await shown();
    for (const words of ['住民記録', '所管 総務課', 'すべて 1件', '未回答 0件', '独自の回答 0件']) {
      expect(page).toContain(words);
    }
    expect(page).toContain(`href="${PATH}?standing=stale#asked-title"`);
    expect(page).not.toContain('ページ送り');
  });

  it('says of each choice why it is empty, and leads back to all', async () => {
    const none = await Promise.all(
      (['stale', 'open', 'confirmed', 'own'] as const).map((standing) => shown({ standing, askedTargets: [] })),
    );
    for (const page of none) {
      expect(page).not.toContain('住民記録');
      expect(page).toMatch(new RegExp(`href="${PATH}#asked-title"[^>]*>すべて表示する`, 'u'));
    }
    expect(none[0]).toContain('まだ確かめ直していないところはありません。');
    expect(new Set(none).size).toBe(4);
  });

  it('keeps the choice from page to page', async () => {
    const page = await shown({ standing: 'open', page: 2, pageCount: 3 });
    expect(page).toContain(`href="${PATH}?standing=open&amp;page=3#asked-title"`);
    expect(page).toContain(`href="${PATH}?standing=open#asked-title"`);
  });
});
