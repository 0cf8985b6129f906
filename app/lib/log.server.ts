export type LogFields = Readonly<Record<string, unknown>>;

/** 運用ログ. What the operator reads; never answers, names, passwords or tokens. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

function plain(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return { name: value.name, message: value.message, stack: value.stack };
}

/** One JSON object a line, so that the operator's tools can filter it. */
export function jsonLog(write: (line: string) => void, clock: () => string): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      const entries = Object.entries(fields).map(([key, value]) => [key, plain(value)] as const);
      write(`${JSON.stringify({ at: clock(), level, event, ...Object.fromEntries(entries) })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
