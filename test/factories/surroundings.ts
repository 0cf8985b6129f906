import type { CommandSurroundings } from '#app/cli/command.ts';
import { projectPaths } from '#app/lib/root.server.ts';

/** Surroundings that keep what a command prints. */
export function recordingSurroundings(userDirectory: string): {
  readonly surroundings: CommandSurroundings;
  out: () => string;
  err: () => string;
} {
  const [out, err] = [[] as string[], [] as string[]];
  return {
    surroundings: {
      userDirectory,
      root: projectPaths().root,
      variables: {},
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
    },
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
