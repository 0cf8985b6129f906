import path from 'node:path';
import { readEnv } from '#app/lib/env.server.ts';
import type { Env } from '#app/lib/env.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { drawSpokenCode } from '#app/lib/spoken-code.server.ts';
import { dataProblemText } from '#app/server/data-problem.ts';
import { clockProblem, openData, tellOfRestored } from '#app/server/open-data.ts';
import type { OpenData } from '#app/server/open-data.ts';
import { NO_BUILD } from '#app/server/no-build.js';
import { loadBuild, portProblem, startServer } from '#app/server/start.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { isSetUp } from '#app/services/organization/set-up.loader.server.ts';
import { demoMarkOf } from '#db/client.server.ts';

function readSettings(): Env {
  try {
    return readEnv(process.env, process.cwd());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const env = readSettings();
const paths = projectPaths();
const file = path.join(env.dataDirectory, 'tenken.db');
process.umask(0o077);

/** Before anything else is looked at or made. */
function endAtDemo(): void {
  try {
    if (demoMarkOf(file) !== 'demo') return;
    console.error(
      `${file} はデモ用のデータです。npm start では使えません。npm run demo で開くか、TENKEN_DATA に別のフォルダーを指定してください。`,
    );
  } catch (error) {
    const problem = dataProblemText(error, file);
    if (problem === null) throw error;
    console.error(problem);
  }
  process.exit(1);
}

async function openOrEnd(): Promise<OpenData> {
  try {
    const opened = await openData(env.dataDirectory, paths.migrations);
    const problem = env.acceptClock ? null : clockProblem(opened.db, systemClock());
    if (problem === null) {
      if (opened.littleRoom !== null) console.error(opened.littleRoom);
      return opened;
    }
    opened.close();
    console.error(problem);
  } catch (error) {
    const problem = dataProblemText(error, file);
    if (problem === null) throw error;
    console.error(problem);
  }
  process.exit(1);
}

endAtDemo();
const build = await loadBuild(paths);
if (build === null) {
  console.error(NO_BUILD);
  process.exit(1);
}
const opened = await openOrEnd();
const { db, close } = opened;
try {
  const warning = tellOfRestored(opened, systemClock);
  if (warning !== null) console.error(`${file}: ${warning}`);
  const setUpCode = isSetUp(db) ? null : drawSpokenCode();
  const address = await startServer({ build, db, clock: systemClock, env, paths, setUpCode });
  console.log(`Tenken ${address}`);
  if (setUpCode !== null) {
    console.log(`最初の設定を ${new URL('set-up', address).href} で行ってください。設定コード: ${setUpCode}`);
  }
} catch (error) {
  const problem = portProblem(error, env.port) ?? dataProblemText(error, file);
  if (problem === null) throw error;
  console.error(problem);
  process.exitCode = 1;
  close();
}
