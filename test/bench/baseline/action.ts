import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createRequestHandler } from '@remix-run/node';
import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

/**
 * The bare action that a save is measured against: Remix with one route, which reads the same body and stores it by one
 * prepared INSERT of the same durability; no door, no page. Started by `bench city` with a file of its own.
 */
const db = new BetterSqlite3(z.string().parse(process.argv[2]));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE saved (id INTEGER PRIMARY KEY, sheet_id TEXT, item_key TEXT, rev INTEGER, content TEXT) STRICT');
const insert = db.prepare('INSERT INTO saved (sheet_id, item_key, rev, content) VALUES (?, ?, ?, ?)');
const typed = z.object({ itemKey: z.string(), rev: z.number(), answer: z.unknown() });

async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { itemKey, rev, answer } = typed.parse(await request.json());
  insert.run(params['sheetId'], itemKey, rev + 1, JSON.stringify(answer));
  return Response.json({ kind: 'saved', rev: rev + 1 });
}

const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: (_request, status) => new Response(null, { status }) } },
  routes: { save: { id: 'save', path: 'api/sheets/:sheetId/answers', module: { action, default: undefined } } },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {
    ...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
    ...{ v3_lazyRouteDiscovery: false, v3_singleFetch: true },
  },
  isSpaMode: false,
};
const handle = createRequestHandler(build, 'production');

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Uint8Array).parse(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

createServer((request, response) => {
  void bodyOf(request).then(async (body) => {
    const { method = 'GET', headers, url = '' } = request;
    const sent = { 'content-type': headers['content-type'] ?? '' };
    const asked = new Request(`http://${headers.host ?? ''}${url}`, { method, headers: sent, body });
    const answer = await handle(asked);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  console.log(`baseline ${z.object({ port: z.number() }).parse(this.address()).port}`);
});
