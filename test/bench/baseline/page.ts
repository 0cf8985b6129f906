import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { createElement, Fragment } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { z } from 'zod';
import { elementOf, partsOf } from '#test/bench/baseline/elements.ts';

/**
 * The bare server that pages are measured against: one prepared SELECT on the same file, and the whole document with
 * its rows from plain elements, made and written by React for each request as the program makes and writes its own;
 * without the door. Started by `bench pages` and `bench desk` with a JSON list of `{ path, html, query }`.
 */
const pages = z
  .array(z.object({ path: z.string(), html: z.string(), query: z.string() }))
  .parse(JSON.parse(readFileSync(z.string().parse(process.argv[3]), 'utf8')));
const db = new BetterSqlite3(z.string().parse(process.argv[2]));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const rows = z.array(z.array(z.union([z.string(), z.number(), z.null()])));
const known = new Map(
  pages.map(({ path, html, query }) => [path, { parts: partsOf(html), select: db.prepare(query).raw() }]),
);

createServer((request, response) => {
  const page = known.get(request.url ?? '');
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  const found = rows.parse(page.select.all());
  const document = createElement(Fragment, null, ...page.parts.map((part) => elementOf(part, found)));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  const { pipe } = renderToPipeableStream(document, { onShellReady: () => pipe(response) });
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  console.log(`baseline ${z.object({ port: z.number() }).parse(this.address()).port}`);
});
