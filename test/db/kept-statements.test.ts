import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { person } from '#db/schema/organization.ts';
import { testDatabase } from '#test/factories/database.ts';

const TODAY = calendarDate('2026-10-01');

test('a text that is prepared once is asked with and without named columns, and each time with its own values', () => {
  const { db } = testDatabase(TODAY);
  db.insert(person).values({ id: 'a', name: '架空 甲' }).run();
  db.insert(person).values({ id: 'b', name: '架空 乙' }).run();
  const named = (id: string) => db.select({ name: person.name }).from(person).where(eq(person.id, id));
  const { sql: text } = named('a').toSQL();
  const bare = (id: string) => db.all(sql.raw(text.replace('?', `'${id}'`)));
  for (const [id, name] of [
    ['a', '架空 甲'],
    ['b', '架空 乙'],
    ['a', '架空 甲'],
  ] as const) {
    expect(named(id).all()).toEqual([{ name }]);
    expect(named(id).get()).toEqual({ name });
    expect(bare(id)).toEqual([{ name }]);
    expect(named(id).values()).toEqual([[name]]);
    expect(bare(id)).toEqual([{ name }]);
  }
});

test('what is undone is not read again, and what follows a failure is read as ever', () => {
  const { db } = testDatabase(TODAY);
  const names = () => db.select({ name: person.name }).from(person).all();
  expect(() =>
    db.transaction((tx) => {
      tx.insert(person).values({ id: 'a', name: '架空 甲' }).run();
      expect(tx.select({ name: person.name }).from(person).all()).toHaveLength(1);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(names()).toEqual([]);
  expect(() => db.insert(person).values({ id: 'a', name: '' }).run()).toThrow(/CHECK/);
  db.insert(person).values({ id: 'a', name: '架空 甲' }).run();
  expect(names()).toEqual([{ name: '架空 甲' }]);
});
