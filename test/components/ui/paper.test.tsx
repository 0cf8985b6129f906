import { expect, test } from 'vitest';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { render } from '#test/components/ui/render.tsx';

/** The elements of a page that stay off paper. */
const offPaper = (html: string) => (html.match(/<[^>]*\bno-print\b[^>]*>/gu) ?? []).length;

test('a column of acts stays off paper, its head and its cells', async () => {
  const columns = [
    { key: 'name', header: '名称', rowHeader: true, cell: (name: string) => name },
    { key: 'edit', header: '編集', screenOnly: true, cell: (name: string) => `${name}を編集` },
  ];
  const table = { caption: '一覧', columns, rows: ['甲', '乙'], rowKey: (name: string) => name };
  expect(offPaper(await render(<DataTable {...table} />))).toBe(3);
  expect(offPaper(await render(<PaperTable {...table} empty="なし" />))).toBe(3);
});

test('what was just done stays off paper, and what holds stands on it', async () => {
  expect(offPaper(await render(<Notice tone="success" title="保存しました。" live />))).toBe(1);
  expect(offPaper(await render(<Notice tone="success" title="すべて提出されています。" />))).toBe(0);
  expect(offPaper(await render(<Notice tone="warning" title="期限が近づいています。" live />))).toBe(0);
});

test('the count of letters of a field stays off paper', async () => {
  const html = await render(<TextArea name="remark" label="違うところ" maxLength={1000} />);
  expect(html).toMatch(/<p id="remark-count" class="no-print/u);
});
