import { describe, expect, it } from 'vitest';
import { VersionChangeTables } from '#app/components/policy/version-change-tables.tsx';
import type { ChangeLine, VersionChange } from '#app/services/questionnaire/version-change.loader.server.ts';
import { render } from '#test/components/ui/render.tsx';

const NONE = { count: 0, lines: [] };
const side = (words: string) => ({ printedNumber: '１（１）', words, roles: [], parts: [] });
const listOf = (...lines: readonly ChangeLine[]) => ({ count: lines.length, lines });

const CHANGE: VersionChange = {
  clauseChanges: {
    added: listOf({ oldSide: null, newSide: side('媒体を施錠する。') }),
    dropped: NONE,
    reworded: listOf({ oldSide: side('端末を保管する。'), newSide: side('端末を施錠して保管する。') }),
    renumbered: NONE,
    rejudged: NONE,
  },
  questionChanges: {
    added: listOf({ oldSide: null, newSide: side('媒体を施錠していますか。') }),
    dropped: listOf({ oldSide: side('端末を保管していますか。'), newSide: null }),
    reworded: NONE,
    adjusted: NONE,
  },
};

/** The part of the page that lists one kind of change. */
const listed = (html: string, caption: string) =>
  new RegExp(`<summary[^>]*>${caption}（[\\s\\S]*?</details>`, 'u').exec(html)?.[0] ?? '';

describe('what a version changes of the one before', () => {
  it('is counted in the list as it is counted above it, questions as questions', async () => {
    const html = await render(<VersionChangeTables change={CHANGE} />);
    for (const counted of [
      '加わった条項（1件）',
      '文が変わった条項（1件）',
      '加わった設問（1問）',
      'なくなった設問（1問）',
    ])
      expect(html).toContain(counted);
    expect(html).not.toContain('番号だけが変わった条項（');
  });

  it('stands beside each other where both versions have it, and alone where one has', async () => {
    const html = await render(<VersionChangeTables change={CHANGE} />);
    expect(listed(html, '文が変わった条項')).toMatch(/grid-cols-2[\s\S]*前の版[\s\S]*この版/u);
    expect(listed(html, '加わった条項')).toContain('この版');
    expect(listed(html, '加わった条項')).not.toMatch(/前の版|grid-cols-2/u);
    expect(listed(html, 'なくなった設問')).toContain('前の版');
    expect(listed(html, 'なくなった設問')).not.toMatch(/この版|grid-cols-2/u);
  });

  it('is printed where it was unfolded', async () => {
    const html = await render(<VersionChangeTables change={CHANGE} />);
    expect(html.match(/<details[^>]*class="print-opened"/gu)).toHaveLength(4);
  });
});
