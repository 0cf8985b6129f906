import { vi } from 'vitest';
import { z } from 'zod';
import type { TestContext } from '#test/factories/database.ts';

const WAYS = ['all', 'get', 'run'] as const;
const prototypeSchema = z.custom<Record<(typeof WAYS)[number], (...values: unknown[]) => unknown>>();
const contextSchema = z.object({ source: z.string() });

/**
 * What `run` comes to, and the texts of the statements that the database ran for it, in their order. They are told by
 * the statements themselves: one that was prepared before is not prepared again.
 */
export function statementsOf<Value>(
  { db }: Pick<TestContext, 'db'>,
  run: () => Value,
): { readonly outcome: Value; readonly statements: readonly string[] } {
  const prototype = prototypeSchema.parse(Object.getPrototypeOf(db.$client.prepare('SELECT 1')));
  const spies = WAYS.map((way) => vi.spyOn(prototype, way));
  try {
    const outcome = run();
    const calls = spies.flatMap(({ mock }) =>
      mock.contexts.map((context, at) => ({ order: mock.invocationCallOrder[at] ?? 0, context })),
    );
    const statements = calls
      .toSorted((a, b) => a.order - b.order)
      .map(({ context }) => contextSchema.parse(context).source);
    return { outcome, statements };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
