import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as edit } from '#app/routes/_app.organization_.systems.$systemId.tsx';
import { action as bring } from '#app/routes/_app.organization_.systems.import.tsx';
import { action as add } from '#app/routes/_app.organization_.systems.new.tsx';
import { action as zones } from '#app/routes/_app.organization_.systems.zones.tsx';
import { TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { LEDGER_HEADING } from '#test/factories/ledger.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';
import type { Route } from '#test/routes/call.ts';

const NEW_LINE = 'S03,文書管理,税務課,マイナンバー利用事務系';

async function secretariat() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const session = await sessionOf(town.context, 'secretariat');
  const send = (route: Route, url: string, fields: Record<string, string>, params: Record<string, string> = {}) =>
    callRoute(town.context, route, url, params, form(fields, session));
  return { town, send };
}

describe('the pages of the ledger', () => {
  test('show a code that is taken at its field, with everything that was typed', async () => {
    const { town, send } = await secretariat();
    const typed = { code: 'S01', name: '文書管理', ownerUnitId: town.units.tax, zoneId: 'x', attributes: 'package' };
    const reply = await send(add, '/organization/systems/new', typed);
    expect(reply).toMatchObject({
      status: 400,
      body: {
        errors: [{ field: 'code' }, { field: 'zoneId' }],
        values: { ...typed, attributes: ['package'] },
      },
    });
  });

  test('name the campaign that keeps a system from being retired', async () => {
    const { town, send } = await secretariat();
    openTownCampaign(town, '秋の点検');
    const systemId = town.systems.website;
    const reply = await send(
      edit,
      `/organization/systems/${systemId}`,
      { intent: 'retire', retiredOn: '2026-10-01' },
      { systemId },
    );
    expect(JSON.stringify(reply)).toContain('「秋の点検」');
    expect(reply.status).toBe(409);
  });

  test('refuse a day that there is not at its field, and a zone without a number', async () => {
    const { town, send } = await secretariat();
    const systemId = town.systems.website;
    const day = { intent: 'retire', retiredOn: '2026-02-30' };
    expect(await send(edit, `/organization/systems/${systemId}`, day, { systemId })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'retiredOn' }], typed: { retiredOn: '2026-02-30' } },
    });
    const zone = { intent: 'add', kind: 'internal', name: '教育系', order: '三' };
    expect(await send(zones, '/organization/systems/zones', zone)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'order' }], returned: zone },
    });
  });

  test('show what a file would do, store nothing, and do it once it is confirmed', async () => {
    const { town, send } = await secretariat();
    const text = `${LEDGER_HEADING}\r\n${NEW_LINE}`;
    const shown = await callRoute(
      town.context,
      async (args) => new Response(JSON.stringify(await bring(args))),
      '/organization/systems/import',
      {},
      form({ intent: 'preview', text }, await sessionOf(town.context, 'secretariat')),
    );
    // A form has its line ends as one character each, as whoever typed counts them.
    expect(shown.body).toMatchObject({
      text: text.replace('\r\n', '\n'),
      preview: { addedLines: [{ code: 'S03' }], refusedLines: [] },
    });
    expect(allSystems(town.context.db)).toHaveLength(2);
    const seenHash = /"seenHash":"(?<hash>[0-9a-f]{64})"/u.exec(JSON.stringify(shown.body))?.groups?.['hash'] ?? '';
    const done = await send(bring, '/organization/systems/import', { intent: 'apply', text, seenHash });
    expect(done.location).toBe('/organization/systems?done=imported&added=1&changed=0');
    expect(allSystems(town.context.db)).toHaveLength(3);
  });

  test('refuse what was not previewed, a text too long and one that cannot be shown, and store nothing', async () => {
    const { town, send } = await secretariat();
    const bringing = (text: string) => send(bring, '/organization/systems/import', { intent: 'apply', text });
    expect(await bringing(`${LEDGER_HEADING}\n${NEW_LINE}`)).toMatchObject({ status: 409 });
    expect(await bringing('x'.repeat(TABLE_TEXT_MAX_LENGTH + 1))).toMatchObject({ status: 413 });
    expect(await bringing('あ'.repeat(TABLE_TEXT_MAX_LENGTH * 2))).toMatchObject({ status: 413 });
    expect(await bringing(`${LEDGER_HEADING}\nS\u000003,x,x,x`)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'text' }] },
    });
    expect(allSystems(town.context.db)).toHaveLength(2);
  });

  test('are closed to a system manager, whose id of a system opens nothing', async () => {
    const { town } = await secretariat();
    const session = await sessionOf(town.context, 'system_manager');
    const systemId = town.systems.website;
    const sent = form({ intent: 'restore' }, session);
    expect(await callRoute(town.context, edit, `/organization/systems/${systemId}`, { systemId }, sent)).toMatchObject({
      status: 404,
    });
    expect(await callRoute(town.context, add, '/organization/systems/new', {}, form({}, session))).toMatchObject({
      status: 403,
    });
  });
});
