import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import {
  EXAMPLE_BUREAUS,
  EXAMPLE_OTHERS,
  EXAMPLE_SYSTEMS,
  EXAMPLE_ZONES,
} from '#app/domain/campaign/worked-example.ts';
import { planAdding } from '#app/domain/organization/unit-change.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must, ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import {
  bodyUnitOn,
  exampleGround,
  exampleSeal,
  exampleState,
  storedExampleSeal,
} from '#app/services/campaign/worked-example.loader.server.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { deleteSystem, deleteZone, insertSystem, insertZone } from '#db/queries/asset.server.ts';
import { putBodySetting, removeBodySetting } from '#db/queries/setting.server.ts';
import { deleteUnit, writeVersions } from '#db/queries/unit.server.ts';

export type ExampleRefusal = Denial | 'not_empty' | 'touched';

/** 見本を読み込む. Units, zones and systems of a small town, only into a body that has none of them. */
export function loadExample(context: ServiceContext, actor: Actor): Result<null, ExampleRefusal> {
  return transact(context, actor.personId, 'example.load', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const today = tokyoDate(at);
    const bodyId = bodyUnitOn(tx, today);
    if (bodyId === null || exampleState(tx) !== 'offered') return refuse('not_empty');
    const owners = storeUnits(tx, context.newId, bodyId, today);
    storeLedger(tx, context.newId, owners);
    putBodySetting(tx, 'worked_example', writeStored(storedExampleSeal, exampleSeal(tx)));
    return { ...ok(null), subject: 'body:1', detail: stored(tx) };
  });
}

/** 見本を取り消す. Only while it is as it came: what was changed, or what somebody hangs on, is the body's own. */
export function removeExample(context: ServiceContext, actor: Actor): Result<null, ExampleRefusal> {
  return transact(context, actor.personId, 'example.remove', ({ tx }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    if (exampleState(tx) !== 'untouched') return refuse('touched');
    const detail = stored(tx);
    const { units, zones, systems } = exampleGround(tx);
    for (const { id } of systems) deleteSystem(tx, id);
    for (const { id } of zones) deleteZone(tx, id);
    writeVersions(tx, { drop: units.map(({ id, from }) => ({ unitId: id, from })), put: [] });
    for (const { id } of units) deleteUnit(tx, id);
    removeBodySetting(tx, 'worked_example');
    return { ...ok(null), subject: 'body:1', detail };
  });
}

/** What the log keeps of it: enough to tell every row. */
function stored(tx: Connection) {
  const { units, zones, systems } = exampleGround(tx);
  return {
    units: units.map(({ id, code, name }) => ({ id, code, name })),
    zones: zones.map(({ id, name }) => ({ id, name })),
    systems: systems.map(({ id, code, name }) => ({ id, code, name })),
  };
}

/** Ids of the sections, by their codes. */
function storeUnits(
  tx: Connection,
  newId: () => string,
  bodyId: string,
  today: CalendarDate,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  let order = 0;
  const add = (type: OrganizationUnitType, { code, name }: { code: string; name: string }, parentId: string) => {
    const unit = { id: newId(), code, name, type, parentId, order: (order += 1), policyId: null };
    writeVersions(tx, must(planAdding(unitHistory(tx), unit, { on: today, today })));
    owners.set(code, unit.id);
    return unit.id;
  };
  const { bureau } = modulesOfBody(tx);
  for (const { sections, ...one } of EXAMPLE_BUREAUS) {
    const above = bureau ? add('bureau', one, bodyId) : bodyId;
    for (const section of sections) add('department', section, above);
  }
  for (const section of EXAMPLE_OTHERS) add('department', section, bodyId);
  return owners;
}

function storeLedger(tx: Connection, newId: () => string, owners: ReadonlyMap<string, string>): void {
  const zoneIds = new Map(EXAMPLE_ZONES.map(({ kind }) => [kind, newId()] as const));
  const known = <Key>(ids: ReadonlyMap<Key, string>, key: Key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error('the worked example names what it has not');
    return id;
  };
  for (const [index, { kind, name }] of EXAMPLE_ZONES.entries()) {
    insertZone(tx, { id: known(zoneIds, kind), kind, name, order: index + 1 });
  }
  for (const { code, name, owner, zone, attributes } of EXAMPLE_SYSTEMS) {
    const [ownerUnitId, zoneId] = [known(owners, owner), known(zoneIds, zone)];
    insertSystem(tx, { id: newId(), code, name, ownerUnitId, zoneId, attributes: [...attributes] });
  }
}
