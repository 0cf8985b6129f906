import type { Denial } from '#app/domain/access/can.ts';
import type { InformationSystem, NetworkZone } from '#app/domain/asset/information-system.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorizeSetUp, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { insertSystem, insertZone } from '#db/queries/asset.server.ts';

export function registerZone(
  context: ServiceContext,
  operator: Operator,
  input: Omit<NetworkZone, 'id'>,
): Result<string, Denial> {
  return transact(context, operatorId(operator), 'zone.register', ({ tx }) => {
    const permission = authorizeSetUp(operator, 'ledger.edit');
    if (!permission.ok) return permission;
    const id = context.newId();
    insertZone(tx, { id, ...input });
    return { ok: true, value: id, subject: `zone:${id}`, detail: { ...input } };
  });
}

export function registerSystem(
  context: ServiceContext,
  operator: Operator,
  input: Omit<InformationSystem, 'id'>,
): Result<string, Denial> {
  return transact(context, operatorId(operator), 'system.register', ({ tx }) => {
    const permission = authorizeSetUp(operator, 'ledger.edit');
    if (!permission.ok) return permission;
    const id = context.newId();
    insertSystem(tx, { id, ...input, attributes: [...input.attributes] });
    return { ok: true, value: id, subject: `system:${id}`, detail: { ...input } };
  });
}
