import type { ImprovementAction } from '#app/domain/improvement/action.ts';
import { ACTION_SCOPES, ACTION_SOURCES, CAUSES, PRIORITIES } from '#app/domain/improvement/action.ts';
import { IMPROVEMENT_LEVELS } from '#app/domain/improvement/level.ts';
import { ACTION_PROGRESS } from '#app/domain/improvement/progress.ts';
import { SEVERITIES } from '#app/domain/score/severity.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import { clauseKey, parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { z } from 'zod';

const clauseKeySchema = z.string().transform((text): ClauseKey => {
  const parsed = parseClauseKey(text);
  if (parsed === null) throw new Error(`not a clause key: ${text}`);
  return clauseKey(parsed);
});

const day = z.string().refine(isCalendarDate);

const actionSchema = z.object({
  number: z.number().int(),
  level: z.enum(IMPROVEMENT_LEVELS),
  source: z.enum(ACTION_SOURCES),
  clause: clauseKeySchema,
  clauses: z.array(clauseKeySchema),
  targetIds: z.array(z.string()),
  itemIds: z.array(z.string()),
  problem: z.string(),
  severity: z.enum(SEVERITIES),
  cause: z.enum(CAUSES),
  interimMeasure: z.string(),
  permanentMeasure: z.string(),
  scope: z.enum(ACTION_SCOPES),
  owner: z.string(),
  priority: z.enum(PRIORITIES),
  due: day.nullable(),
  cost: z.string(),
  progress: z.enum(ACTION_PROGRESS),
  effectCheck: z
    .object({ method: z.string(), checkedBy: z.string(), checkedOn: day, effective: z.boolean(), evidence: z.string() })
    .nullable(),
  postponement: z.object({ reason: z.string(), approver: z.string() }).nullable(),
  decidedOn: day.nullable(),
  carriedFrom: z.string().nullable(),
  carriedTo: z.string().nullable(),
}) satisfies z.ZodType<ImprovementAction>;

const storedAction = storedKind<ImprovementAction>('improvement action', actionSchema);

export function readAction(content: string): ImprovementAction {
  return readStored(storedAction, content);
}

export function writeAction(action: ImprovementAction): string {
  return writeStored(storedAction, action);
}
