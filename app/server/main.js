import { existsSync } from 'node:fs';
import { NO_BUILD } from '#app/server/no-build.js';

// The server as it was built, with its pages: what compiles the program at its start would hold twice as much memory as
// the program, and pages would keep things at hand that the server does not see.
const program = new URL('../../build/server/program.js', import.meta.url);
if (existsSync(program)) {
  // React looks at it when it is first imported.
  process.env['NODE_ENV'] = 'production';
  await import(program.href);
} else {
  console.error(NO_BUILD);
  process.exitCode = 1;
}
