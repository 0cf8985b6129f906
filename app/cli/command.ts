/** Exit status of a command: 0 done, 1 refused by a rule, 2 wrong input or usage, 3 done, but to be looked at first. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** What a command may touch of the process that runs it. */
export interface CommandSurroundings {
  /** Where the user stands: npm moves the process to the package's root. */
  readonly userDirectory: string;
  /** The package's root. */
  readonly root: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** One act of a noun, as `policy read`. */
export interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[], surroundings: CommandSurroundings) => ExitStatus | Promise<ExitStatus>;
}
