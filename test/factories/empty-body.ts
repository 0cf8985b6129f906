import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { setUpFirst } from '#app/services/organization/set-up.acts.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';

const PASSWORD = 'correct horse battery staple';

/** An installation as `npm start` leaves it after the first account. */
export async function emptyBody() {
  const context = { ...testDatabase(calendarDate('2026-10-01')), setUpCode: 'abcd' };
  const first = { bodyName: '架空町', personName: '架空 花子', login: 'jimukyoku', password: PASSWORD };
  must(await setUpFirst(context, { code: 'abcd', ...first }));
  must(await signIn(context, { login: 'jimukyoku', password: PASSWORD, token: 'token', ...FROM_ANYWHERE }));
  const actor = sessionActor(context, 'token');
  if (actor === null) throw new Error('nobody signed in');
  return { context, actor };
}
