import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { z } from 'zod';

/**
 * The bare server that pages are measured against: the same shell, one prepared SELECT on the same file, and its rows
 * as plain elements, without the door. Started by `bench pages` with a JSON list of `{ path, shell, query }`.
 */
const pages = z
  .array(z.object({ path: z.string(), shell: z.string(), query: z.string(), cells: z.number() }))
  .parse(JSON.parse(readFileSync(z.string().parse(process.argv[3]), 'utf8')));
const db = new BetterSqlite3(z.string().parse(process.argv[2]));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const rows = z.array(z.array(z.union([z.string(), z.number(), z.null()])));
const statements = new Map(pages.map((page) => [page.path, { ...page, select: db.prepare(page.query).raw() }]));

createServer((request, response) => {
  const page = statements.get(request.url ?? '');
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  const body = rows.parse(page.select.all()).map((cells, at) =>
    createElement(
      'tr',
      { key: at },
      Array.from({ length: page.cells }, (_, cell) =>
        createElement(
          'td',
          { key: cell, className: 'px-4 py-3' },
          createElement('a', { href: '/' }, cells[cell] ?? ''),
        ),
      ),
    ),
  );
  const html = page.shell.replace(
    '<!--rows-->',
    renderToString(createElement('table', null, createElement('tbody', null, body))),
  );
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  console.log(`baseline ${z.object({ port: z.number() }).parse(this.address()).port}`);
});
