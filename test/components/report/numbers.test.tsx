import { describe, expect, it } from 'vitest';
import { DecisionList } from '#app/components/report/first-page.tsx';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { MatrixTable } from '#app/components/report/matrix-table.tsx';
import { WithPageAround } from '#app/components/ui/page-link.tsx';
import { ReportNotes } from '#app/components/report/report-notes.tsx';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { RULE_2026_1 } from '#app/domain/score/rule.ts';
import { rate } from '#app/domain/shared/rate.ts';
import { cellAddresses } from '#app/services/report/report-cell.address.server.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';
import { render } from '#test/components/ui/render.tsx';

const figure = (over: Partial<LinkedFigure> = {}): LinkedFigure => ({
  id: 'implementation',
  rate: rate(9, 13),
  scale: 1,
  lastYear: null,
  numeratorTo: '/of/numerator',
  denominatorTo: '/of/denominator',
  ...over,
});
const words = (html: string) => html.replace(/<[^>]*>/g, '');

describe('a figure of the paper', () => {
  it('shows the rate and its two numbers, each of which leads to its list', async () => {
    const html = await render(<FigureCell figure={figure()} />);
    expect(words(html)).toContain('69.2%（9／13）');
    expect(html).toMatch(/href="\/of\/numerator"[^>]*>9</);
    expect(html).toMatch(/href="\/of\/denominator"[^>]*>13</);
  });

  it('says points where its numbers are halves of one', async () => {
    const html = await render(<FigureCell figure={figure({ id: 'score', rate: rate(37, 48), scale: 2 })} />);
    expect(words(html)).toContain('（18.5点／24点）');
  });

  it('is not 0 % where there is nothing to measure, this year or last', async () => {
    const html = await render(<FigureCell figure={figure({ rate: rate(0, 0), lastYear: rate(0, 0) })} />);
    expect(words(html)).toBe('－（0／0）前年度 －');
  });

  it('stands beside last year, and leaves it out where nothing can be compared', async () => {
    const compared = figure({ lastYear: rate(1, 3) });
    expect(words(await render(<FigureCell figure={compared} />))).toContain('前年度 33.3%');
    expect(words(await render(<FigureCell figure={compared} lastYear={false} />))).not.toContain('前年度');
  });
});

describe('a cell of a matrix', () => {
  const matrix = (cappedBy: number) => ({
    population: 'units' as const,
    chapters: ['6 人的セキュリティ', '7 技術的セキュリティ'],
    rows: [
      {
        name: '総務課',
        cells: [
          {
            score: figure({ id: 'score' }),
            to: '/results/this?chapter=1',
            rating: 'needs_improvement' as const,
            cappedBy,
            unseen: 'nothing' as const,
          },
          null,
        ],
      },
    ],
  });

  it('says its rating and its numbers to those who do not see the tint', async () => {
    const html = words(await render(<MatrixTable caption="対象×章" rowHeader="対象" matrix={matrix(0)} />));
    expect(html).toContain('Ｃ 69.2%（9／13、要改善）');
  });

  it('says how many 重点項目 cap it', async () => {
    const html = words(await render(<MatrixTable caption="対象×章" rowHeader="対象" matrix={matrix(2)} />));
    expect(html).toContain('9／13、重点項目2件により評価を抑制、要改善');
  });
});

describe('the matrix of fifty bureaus', () => {
  it('takes few bytes a cell, with its list and its numbers', async () => {
    const campaignId = '01a22775-1629-7f08-b780-534a532933d3';
    const bureaus = Array.from(
      { length: 50 },
      (_, row) => `01a22774-e123-7156-ba88-${String(row * 7_919).padStart(12, '0')}`,
    );
    const chapters = Array.from({ length: 12 }, (_, column) => ({ id: `kikuyo:standards:${column + 1}`, title: '章' }));
    const population = 'units';
    const toOf = cellAddresses(campaignId, { population, rows: bureaus.map((bureauId) => ({ bureauId })), chapters });
    const cell = { score: figure({ id: 'score' }), rating: 'good' as const, cappedBy: 0, unseen: 'nothing' as const };
    const rows = bureaus.map((name, row) => ({
      name,
      cells: chapters.map((_, column) => ({ ...cell, to: toOf(row, column) })),
    }));
    const matrix = { population, chapters: chapters.map(({ title }) => title), rows } as const;
    const html = await render(
      <WithPageAround staticPath={`/report/${campaignId}`} navigate={null}>
        <MatrixTable caption="部×章" rowHeader="部" matrix={matrix} />
      </WithPageAround>,
    );
    const links = html.match(/<a /gu)?.length ?? 0;
    expect(links).toBe(50 * 12);
    expect(Buffer.byteLength(html) / links).toBeLessThan(130);
  });
});

describe('the paper', () => {
  it('asks the committee about the report and the proposals of the plan', async () => {
    const html = await render(<DecisionList proposals={{ count: 2, to: '/improvement/this' }} />);
    expect(words(html)).toContain('了承すること。');
    expect(html).toMatch(/href="\/improvement\/this"[^>]*>[^<]*付議案2件/);
  });

  it('asks for no decision about measures where the plan proposes none', async () => {
    const html = await render(<DecisionList proposals={{ count: 0, to: '/improvement/this' }} />);
    expect(words(html)).toContain('了承すること。');
    expect(words(html)).not.toContain('付議案');
  });

  it('defines 得点率 of answers only while the campaign runs, as no other paper prints it', async () => {
    const campaign = {
      id: 'c',
      name: '定期自己点検',
      rehearsal: false,
      fiscalYear: 2026,
      state: 'open' as const,
      closedAt: null,
      officeNames: OFFICE_DEFAULT_NAMES,
      bureauNaming: 'bureau' as const,
    };
    const notes = async (live: boolean) =>
      words(
        await render(<ReportNotes campaign={{ ...campaign, live, rule: RULE_2026_1, modules: DEFAULT_MODULES }} />),
      );
    expect(await notes(true)).toContain('得点率（回答分のみ）');
    const closed = await notes(false);
    expect(closed).not.toContain('回答分のみ');
    expect(closed).toContain('提出された点検票（差戻し中を除く）÷ 配布した点検票');
    expect(closed).toContain('実施1点、一部実施0.5点、未実施0点');
  });
});
