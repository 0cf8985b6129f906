import { expect, test } from 'vitest';
import { ReadingWarnings } from '#app/components/policy/reading-warnings.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { previewPolicy } from '#app/services/questionnaire/policy-text.page.server.ts';
import { readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const FILE = { name: '対策基準.pdf', pageCount: 3, notes: [], noteCount: 0 };
const PAGES = [
  '対策基準\n１ 運用',
  '（１）職員等は、記録しなければならない。',
  '（５）職員等は、施錠しなければならない。',
];

async function shown(pages: readonly string[]): Promise<string> {
  const { context, actor } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const source = pages.join('\n\f');
  const read = readingOf({ source, policyId: 'new' });
  const preview = must(previewPolicy(context, actor('secretariat'), { chosenPolicyId: null, source, read }));
  expect(preview.doubtCount).toBeGreaterThan(0);
  return render(<ReadingWarnings preview={preview} file={FILE} questionCount={2} />);
}

test('a place is told with its page as long as the text is that of the whole file', async () => {
  expect(await shown(PAGES)).toMatch(/「対策基準\.pdf」の3ページを読み取りました。[\s\S]*3ページ、本文の\d+行目/u);
});

test('a text from which pages were cut tells neither pages that were not read nor wrong ones', async () => {
  const cut = await shown(['対策基準\n１ 運用\n（１）職員等は、記録しなければならない。', PAGES[2] ?? '']);
  expect(cut).toContain('「対策基準.pdf」のうち、本文の欄にある部分を読み取りました。');
  expect(cut).toContain('箇所はページではなく行で示します。');
  expect(cut).not.toMatch(/ページ、本文の/u);
});
