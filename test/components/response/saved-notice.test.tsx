import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SavedNotice } from '#app/components/response/saved-notice.tsx';
import { workloadText } from '#app/components/response/workload-text.ts';

const CHAPTERS = [
  { key: '1', title: '1 総則', answered: 2, total: 5 },
  { key: '2', title: '2 組織', answered: 3, total: 3 },
];

function said(from: string | undefined, answered = 1): string {
  const gateProgress = { answered, total: 3 };
  const notice = <SavedNotice from={from} here="3 資産" gateProgress={gateProgress} chapters={CHAPTERS} />;
  return renderToStaticMarkup(notice).replace(/<[^>]+>/gu, '');
}

test('a chapter that was saved with questions left says how many, and where one is now', () => {
  expect(said('1')).toContain('「1 総則」を保存しました。');
  expect(said('1')).toContain('まだ回答していない設問が、その章に3問残っています。ここからは「3 資産」です。');
  expect(said('2')).toContain('すべて回答済みです。');
});

test('gates that were saved say how many are left', () => {
  expect(said('gates')).toContain('事前確認を保存しました。まだ回答していない事前確認が2件残っています。');
  expect(said('gates', 3)).toContain('すべて回答済みです。ここからは「3 資産」です。');
});

test('nothing is said where nothing was saved, or of what the sheet does not have', () => {
  expect([said(undefined), said('99')]).toEqual(['', '']);
});

test('gates that are left stand beside the questions, and not at all where none is', () => {
  expect(workloadText({ questions: 12, openGates: 3, minutes: 5 })).toBe('12問・事前確認3件・約5分');
  expect(workloadText({ questions: 12, openGates: 0, minutes: 5 })).toBe('12問・約5分');
});
