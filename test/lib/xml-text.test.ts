import { expect, test } from 'vitest';
import { isUsableText, oneLine, usableText } from '#app/lib/typed-text.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { xmlText } from '#app/lib/xml-text.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';

const NO_CHARACTERS = ['\ufffe', '\uffff', '\ud800', '\udc00'];

test.each(NO_CHARACTERS)('a code that stands for no character is refused where it is typed: %j', (sign) => {
  expect(isUsableText(`鍵${sign}`)).toBe(false);
  expect(usableText(`鍵${sign}と錠`)).toBe('鍵と錠');
});

test('a sign of two halves and a sign of a rare name are characters', () => {
  expect(isUsableText('𠮟る𝟏葛\u{e0100}')).toBe(true);
  expect(xmlText('𠮟る𝟏葛\u{e0100}\t\n')).toBe('𠮟る𝟏葛\u{e0100}\t\n');
});

test('a workbook can be read though a stored text holds what XML cannot', async () => {
  const told = `鍵${NO_CHARACTERS.join('と')}錠`;
  const columns = [{ title: told, width: 9, choices: [told] }];
  const file = await writeSheet({ name: '表', columns, rows: [[told]], notAChoice: '', choicesName: '選択肢' });
  expect(JSON.stringify(await readWorkbookText(Buffer.from(file), '表'))).toContain('鍵ととと錠');
});

test('a field of one line holds no other white space than single spaces', () => {
  expect(oneLine('　鍵\r\nと　　錠 ')).toBe('鍵 と 錠');
});
