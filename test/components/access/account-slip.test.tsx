import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SlipPaper } from '#app/components/access/account-slip.tsx';
import type { Slip } from '#app/components/access/account-slip.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const SLIP: Slip = {
  paper: {
    bodyName: '架空町',
    marking: { confidentiality: '機密性３', handling: '複製・配布禁止', section: '総務課 情報係' },
    usualContact: '',
    site: '',
  },
  personName: '新田 花子',
  posts: [{ office: 'security_manager', placeName: '税務課', heldAs: null, beginsOn: null }],
  login: 'hanako',
  password: 'abcd-efgh',
  siteAddress: 'https://tenken.example/',
  contact: '内線123',
};

const said = (change: Partial<Slip> = {}) =>
  renderToStaticMarkup(<SlipPaper slip={{ ...SLIP, ...change }} minLength={12} />).replace(/<[^>]+>/gu, '');

test('a slip says where to open what, for whom in which office, whom to ask, and how it is to be treated', () => {
  const words = said();
  expect(words).toContain('https://tenken.example/ を開き');
  expect(words).toContain('役職：税務課の');
  expect(words).toContain('問い合わせ先：総務課 情報係（事務局）　内線123');
  expect(words).toContain('機密性３　複製・配布禁止');
});

test('where nobody said whom to call, the slip leaves room for it', () => {
  expect(said({ contact: '' })).toContain('総務課 情報係（事務局）　内線（　　　　　　）');
});

test('an office that begins later says from when', () => {
  const [post] = SLIP.posts;
  if (post === undefined) throw new Error('the slip has no office');
  expect(said({ posts: [{ ...post, beginsOn: calendarDate('2027-04-01') }] })).toContain('（令和9年4月1日から）');
});

test('an address that the body says stands on the slip, whatever the request told', () => {
  const paper = { ...SLIP.paper, site: 'http://tenken.town.example/' };
  for (const siteAddress of [null, 'https://10.0.0.1/']) {
    expect(said({ paper, siteAddress })).toContain('http://tenken.town.example/ を開き');
    expect(said({ paper, siteAddress })).not.toContain('10.0.0.1');
  }
});

test('an address that nobody can tell is not made up', () => {
  expect(said({ siteAddress: null })).not.toContain('http');
  expect(said({ siteAddress: null })).toContain('下の問い合わせ先に確かめてください');
});
