import path from 'node:path';
import { checkBy, end, report, testStages } from '#test/stages.ts';

/** The whole gate, as `npm test` and the continuous integration run it. */
const checkout = { root: path.resolve(import.meta.dirname, '..'), environment: process.env };

end(
  report([
    checkBy(checkout, 'format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    checkBy(checkout, 'lint', 'eslint', ['.']),
    checkBy(checkout, 'types', 'tsc', ['--noEmit']),
    ...testStages(checkout),
  ]),
);
