import { expect, test } from 'vitest';
import { UNLISTED_MAX_LENGTH } from '#app/domain/asset/inquiry.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as answer } from '#app/routes/_app.inquiry.$unitId.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { begun, restOf } from '#test/factories/inquiry.ts';
import { makeTown } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';

test('what no register names is taken at its longest, with the line ends of a browser and blanks around it', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { health } = town.units;
  begun(town, true);
  const by = await sessionOf(town.context, 'other_officer');
  const send = (unlistedText: string) =>
    callRoute(
      town.context,
      answer,
      `/inquiry/${health}`,
      { unitId: health },
      form({ intent: 'save', restSeal: restOf(town, health, '').seenHash, unlistedText }, by),
    );
  const line = `${'あ'.repeat(9)}\r\n`;
  const longest = line.repeat(UNLISTED_MAX_LENGTH / 10);
  expect((await send(`${longest}あ`)).status).toBe(400);
  expect((await send(`\r\n あ${longest}\r\n`)).status).toBe(302);
});
