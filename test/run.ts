import path from 'node:path';
import { check, end, report, testStages } from '#test/stages.ts';

/** The whole gate, as `npm test` and the continuous integration run it. */
const checkout = { root: path.resolve(import.meta.dirname, '..'), environment: process.env };

end(
  report([
    check(checkout, 'format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    check(checkout, 'lint', 'eslint', ['.']),
    check(checkout, 'types', 'tsc', ['--noEmit']),
    ...testStages(checkout),
  ]),
);
