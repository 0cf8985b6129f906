import fc from 'fast-check';
import { testRuns } from '#test/factories/runs.ts';

fc.configureGlobal({ seed: testRuns.seed });

/** fast-check, which draws the same cases in every run of the gate, and others in the long run. */
export { fc };
