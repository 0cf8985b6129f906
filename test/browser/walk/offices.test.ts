import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openQuestions } from '#test/browser/answer-page.ts';
import { peopledTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';

const { enter } = peopledTown();

const asked = z.object({ text: z.string(), gates: z.array(z.string()), unit: z.string() });

function questionsOf(unit: string): readonly z.infer<typeof asked>[] {
  const file = path.resolve(import.meta.dirname, '../../../questionnaires/kikuyo/questions.jsonl');
  const questions = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => asked.parse(JSON.parse(line)));
  return questions.filter((question) => question.unit === unit);
}

/** Questions that only systems of the body's own making are asked. */
function ownDevelopment(): readonly string[] {
  return questionsOf('system')
    .filter(({ gates }) => gates.includes('own_development'))
    .map(({ text }) => text);
}

const ownSheets = ({ page }: Person) => page.getByRole('region', { name: '回答する点検票' }).getByRole('listitem');

async function namesOfOwnSheets(somebody: Person): Promise<readonly string[]> {
  return Promise.all((await ownSheets(somebody).all()).map((sheet) => sheet.getByRole('link').first().innerText()));
}

/** The texts of the questions of all chapters that wait for an answer, and of those that do not, with their reason. */
async function readThrough(
  { page, open, go }: Person,
  sheet: string,
): Promise<{ readonly asked: readonly string[]; readonly folded: readonly string[] }> {
  await go(page.getByRole('link', { name: sheet, exact: true }), sheet);
  const chapters = await page.getByRole('table', { name: '章ごとの回答状況' }).getByRole('link').all();
  const addresses = (await Promise.all(chapters.map((link) => link.getAttribute('href')))).filter(
    (href) => href?.includes('/chapters/') === true,
  );
  const found = { asked: [] as string[], folded: [] as string[] };
  for (const address of addresses) {
    await open(address ?? '');
    found.asked.push(...(await page.locator('.question > fieldset > legend').allInnerTexts()));
    found.folded.push(...(await page.locator('details.question').allTextContents()));
  }
  return found;
}

describe('the sheets of the other offices', () => {
  it('a 課長 who manages systems has all sheets in one list', async () => {
    const head = await enter('福祉課情報セキュリティ管理者');
    expect((await namesOfOwnSheets(head)).toSorted()).toEqual(
      [
        '福祉課（情報セキュリティ管理者）',
        '介護保険システム（情報システム管理者）',
        '障害福祉システム（情報システム管理者）',
      ].toSorted(),
    );
    await head.look();
    await head.leave();
  });

  it('a section is asked exactly what binds a section', async () => {
    const texts = questionsOf('department').map(({ text }) => text);
    const clerk = await enter('福祉課担当者');
    const sheet = await readThrough(clerk, '福祉課（情報セキュリティ管理者）');
    const shown = [...sheet.asked, ...sheet.folded];
    expect(shown).toHaveLength(texts.length);
    expect(texts.filter((text) => !shown.some((question) => question.includes(text)))).toEqual([]);
    await clerk.leave();
  });

  it('a bought system is not asked about development, by the ledger', async () => {
    const texts = ownDevelopment();
    expect(texts.length).toBeGreaterThan(3);
    const manager = await enter('福祉課情報セキュリティ管理者');
    const sheet = await readThrough(manager, '介護保険システム（情報システム管理者）');
    expect(sheet.asked.length).toBeGreaterThan(10);
    expect(sheet.asked.length).toBeLessThanOrEqual(40);
    expect(sheet.asked.filter((question) => texts.some((text) => question.includes(text)))).toEqual([]);
    expect(sheet.folded.join('\n')).toContain('情報システム台帳では「自庁開発」に当たりません');
    await manager.leave();
  });

  it('a system of the own making is asked', async () => {
    const manager = await enter('教育総務課情報セキュリティ管理者');
    const sheet = await readThrough(manager, '学校給食費管理システム（情報システム管理者）');
    for (const text of ownDevelopment())
      expect(
        sheet.asked.some((question) => question.includes(text)),
        text,
      ).toBe(true);
    await manager.leave();
  });

  it.each([
    ['統括情報セキュリティ責任者', ['統括情報セキュリティ責任者', '総務部（情報セキュリティ責任者）']],
    ['最高情報セキュリティ責任者（CISO）', ['最高情報セキュリティ責任者（CISO）']],
    ['情報セキュリティ監査統括責任者', ['情報セキュリティ監査統括責任者']],
    ['事務局', ['情報セキュリティ委員会', 'CSIRT', '事務局']],
  ])('%s answers for the whole body', async (role, expected) => {
    const somebody = await enter(role);
    const { page, go, look, leave } = somebody;
    const names = await namesOfOwnSheets(somebody);
    expect(names).toHaveLength(expected.length);
    for (const name of expected) expect(names.join('\n')).toContain(name);
    await look();
    const [first] = names;
    await go(ownSheets(somebody).first().getByRole('link').first(), first ?? '');
    await look();
    const chapter = page.getByRole('table', { name: '章ごとの回答状況' }).getByRole('link', { name: /^\d/u }).first();
    await go(chapter, await chapter.innerText());
    expect(await openQuestions(page).count()).toBeGreaterThan(0);
    await look();
    await leave();
  });
});
