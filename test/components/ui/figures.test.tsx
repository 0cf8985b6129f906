import { describe, expect, it } from 'vitest';
import { BarSegments } from '#app/components/ui/bar-segments.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { MeterBar } from '#app/components/ui/meter-bar.tsx';
import { percentage, Rate } from '#app/components/ui/rate.tsx';
import { SEGMENT_LOOKS } from '#app/components/ui/segment-tone.ts';
import { StackedBarChart } from '#app/components/ui/stacked-bar-chart.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import { formatRate, rate } from '#app/domain/shared/rate.ts';
import { render } from '#test/components/ui/render.tsx';

describe('a rate', () => {
  it.each([
    [29, 40, '72.5%'],
    [1, 3, '33.3%'],
    [2, 3, '66.6%'],
    [1, 1000, '0.1%'],
    [1, 1001, '0.1%未満'],
    [1999, 2000, '99.9%'],
    [28.5, 40, '71.2%'],
    [0, 7, '0.0%'],
    [7, 7, '100.0%'],
  ])('shows %d of %d as %s, cut', (numerator, denominator, shown) => {
    expect(percentage(numerator, denominator)).toBe(shown);
  });

  it('shows the same words as the engine that counted it', () => {
    for (let denominator = 1; denominator <= 120; denominator += 1) {
      for (let numerator = 0; numerator <= denominator; numerator += 1) {
        expect(percentage(numerator, denominator)).toBe(formatRate(rate(numerator, denominator)));
      }
    }
  });

  it('is never a percentage when there is nothing to measure', async () => {
    expect(percentage(0, 0)).toBeNull();
    const html = await render(<Rate numerator={0} denominator={0} label="実施率" />);
    expect(html).toContain('－');
    expect(html).not.toContain('%');
    expect(html).toContain('測定できません');
  });

  it('shows its numerator and denominator and says what it measures', async () => {
    const html = await render(<Rate numerator={29} denominator={40} label="実施率" to="/items?unit=1" />);
    expect(html).toContain('実施率：');
    expect(html).toContain('72.5%');
    expect(html).toContain('29／40');
    expect(html).toContain('href="/items?unit=1"');
  });
});

describe('a table', () => {
  const rows = [
    { id: 'a', name: '総務課', count: 3 },
    { id: 'b', name: '税務課', count: 12 },
  ];
  const columns = [
    {
      key: 'name',
      header: '所属',
      cell: (row: (typeof rows)[number]) => row.name,
      rowHeader: true,
      sort: { to: '?sort=-name', direction: 'ascending' },
    },
    { key: 'count', header: '件数', cell: (row: (typeof rows)[number]) => row.count, align: 'end' },
  ] as const;

  it('has a caption, and headers with a scope for columns and rows', async () => {
    const html = await render(<DataTable caption="提出状況" columns={columns} rows={rows} rowKey={(row) => row.id} />);
    expect(html).toMatch(/<caption[^>]*><span[^>]*>提出状況<\/span><\/caption>/);
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html.match(/scope="row"/g)).toHaveLength(2);
  });

  it('scrolls in a region of its own, reached by keyboard and named by the caption', async () => {
    const html = await render(<DataTable caption="提出状況" columns={columns} rows={rows} rowKey={(row) => row.id} />);
    const id = /<caption id="([^"]+)"/.exec(html)?.[1] ?? 'none';
    expect(html).toContain(`role="region" aria-labelledby="${id}" tabindex="0"`);
  });

  it('is sorted by links, the current order told in words and by aria-sort', async () => {
    const html = await render(<DataTable caption="提出状況" columns={columns} rows={rows} rowKey={(row) => row.id} />);
    expect(html.match(/aria-sort="ascending"/g)).toHaveLength(1);
    expect(html).toContain('href="/?sort=-name"');
    expect(html).toContain('昇順');
  });
});

/** How much of the bar each of its parts takes. */
const widthsOf = (html: string) => [...html.matchAll(/<rect[^>]* width="([\d.]+%)"/g)].map(([, width]) => width);

describe('bars', () => {
  const segments = [
    { label: '実施', count: 6, tone: 'good' },
    { label: '未実施', count: 2, tone: 'bad' },
    { label: '該当なし', count: 0, tone: 'neutral' },
  ] as const;

  it('are one image whose name tells every count, without inline style', async () => {
    const html = await render(<BarSegments label="３章" segments={segments} />);
    expect(html).toContain('role="img" aria-label="３章：実施6件、未実施2件、該当なし0件"');
    expect(html).not.toContain('style=');
  });

  it('fill the whole width in proportion', async () => {
    const html = await render(<BarSegments label="３章" segments={segments} />);
    expect(html).toContain('x="0%" y="0" width="75%"');
    expect(html).toContain('x="75%" y="0" width="25%"');
    expect(widthsOf(html)).toEqual(['75%', '25%']);
  });

  it('draw nothing when there is nothing to count', async () => {
    expect(widthsOf(await render(<BarSegments label="３章" segments={[]} />))).toEqual([]);
    const zero = segments.map((segment) => ({ ...segment, count: 0 }));
    expect(widthsOf(await render(<BarSegments label="３章" segments={zero} />))).toEqual([]);
  });

  it('differ by pattern, not by colour alone', () => {
    const patterns = Object.values(SEGMENT_LOOKS).map((look) => look.pattern);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it('keep the table that they draw, which is all there is without JavaScript', async () => {
    const html = await render(
      <StackedBarChart
        title="部局ごとの状態"
        bars={['総務部']}
        series={[{ label: '確認済', tone: 'good', counts: [6] }]}
      >
        <table />
      </StackedBarChart>,
    );
    expect(html).toContain('<figcaption');
    expect(html).toContain('<table></table>');
    expect(html).not.toContain('<canvas');
    expect(html).toMatch(/<div class="no-print [^"]*noscript:hidden"><div class="relative">.*凡例.*確認済/);
  });

  it('keep room for the drawing before it has come, more for more bars', async () => {
    const heightOf = async (count: number) => {
      const bars = Array.from({ length: count }, (_, index) => `${index}部`);
      const series = [{ label: '確認済', tone: 'good', counts: bars.map(() => 1) }] as const;
      const html = await render(
        <StackedBarChart title="部局ごとの状態" bars={bars} series={series}>
          <table />
        </StackedBarChart>,
      );
      return Number(/relative w-full h-(\d+)"/.exec(html)?.[1]);
    };
    const heights = await Promise.all([1, 2, 3, 4, 8, 9, 16, 24, 36, 50].map(heightOf));
    expect(heights).toEqual([32, 32, 48, 48, 80, 112, 144, 208, 304, 416]);
  });

  it('measure one value of a whole, told in words', async () => {
    const html = await render(<MeterBar label="提出" value={12} max={15} text="15課中12課" />);
    expect(html).toContain('role="meter" aria-label="提出" aria-valuemin="0" aria-valuemax="15" aria-valuenow="12"');
    expect(html).toContain('aria-valuetext="15課中12課"');
    expect(html).toContain('width="80%"');
    expect(await render(<MeterBar label="提出" value={0} max={0} text="対象なし" />)).toContain('width="0%"');
  });
});

describe('small things', () => {
  it('pair each term with its description', async () => {
    expect(await render(<DefinitionList items={[{ term: '期限', description: '本日' }]} />)).toMatch(
      /<dl[^>]*><div[^>]*><dt[^>]*>期限<\/dt><dd>本日<\/dd>/,
    );
  });

  it('give the full time of a relative one', async () => {
    expect(
      await render(<TimeText instant="2026-11-20T05:02:00.000Z" text="3分前" full="令和8年11月20日 14:02" />),
    ).toBe('<time dateTime="2026-11-20T05:02:00.000Z" title="令和8年11月20日 14:02">3分前</time>');
  });
});
