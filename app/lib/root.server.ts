import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where everything that is not code stands; the same for the server, the command and workers. */
export interface Paths {
  readonly root: string;
  readonly migrations: string;
  readonly questionnaires: string;
  readonly clientBuild: string;
  readonly serverBuild: string;
}

export function pathsFrom(root: string): Paths {
  return {
    root,
    migrations: path.join(root, 'db', 'migrations'),
    questionnaires: path.join(root, 'questionnaires'),
    clientBuild: path.join(root, 'build', 'client'),
    serverBuild: path.join(root, 'build', 'server', 'index.js'),
  };
}

/** The folder of package.json, found upwards from this module, which also runs from inside the build. */
export function projectPaths(): Paths {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('package.json not found above the program');
    folder = parent;
  }
  return pathsFrom(folder);
}
