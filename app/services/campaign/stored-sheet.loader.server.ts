import type { RouteStep } from '#app/domain/campaign/route.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import { z } from 'zod';

const gateSchema = z.object({ id: z.enum(GATE_IDS), label: z.string(), question: z.string() });

/** 事前確認（固定済み）. An asked gate with the wording pinned by the campaign. */
export type StoredGate = z.infer<typeof gateSchema>;

export const storedGate = storedKind<StoredGate>('gate', gateSchema);

const routeSchema = z.array(z.object({ role: z.enum(OFFICES), unitId: z.string().nullable() })) satisfies z.ZodType<
  RouteStep[]
>;

export const storedRoute = storedKind<readonly RouteStep[]>('route', routeSchema);
