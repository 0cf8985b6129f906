import express from 'express';
import type { RequestHandler } from 'express';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function compressedNames(directory: string): ReadonlySet<string> {
  return new Set(readdirSync(directory).filter((name) => name.endsWith('.gz')));
}

/** The built assets: their names carry a hash, so they never change; `.gz` stands ready beside text. */
export function builtAssets(clientBuild: string): RequestHandler {
  const directory = path.join(clientBuild, 'assets');
  const compressed = compressedNames(directory);
  const serve = express.static(directory, { immutable: true, maxAge: '1y', index: false, redirect: false });
  return (req, res) => {
    const name = `${req.path.slice(1)}.gz`;
    const type = TYPES[path.extname(req.path)];
    if (type !== undefined && compressed.has(name)) {
      res.vary('Accept-Encoding');
      if (req.acceptsEncodings('gzip') === 'gzip') {
        req.url = `/${name}`;
        res.set('Content-Encoding', 'gzip');
        res.set('Content-Type', type);
      }
    }
    serve(req, res, () => {
      res.removeHeader('Content-Encoding');
      res.status(404).type('text/plain').send('not found');
    });
  };
}

/** Files with a fixed name (`favicon.ico`, `robots.txt`). */
export function publicFiles(clientBuild: string): RequestHandler {
  const names: ReadonlySet<string> = new Set(readdirSync(clientBuild));
  const serve = express.static(clientBuild, { maxAge: '1h', index: false, redirect: false });
  // The disk is not asked whether each page lies there.
  return (req, res, next) => (names.has(req.path.slice(1)) ? serve(req, res, next) : next());
}
