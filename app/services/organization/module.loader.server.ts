import { z } from 'zod';
import { DEFAULT_MODULES, MODULES } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { decidedByBody } from '#app/services/shared/body-setting.loader.server.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';

export const storedModules: StoredKind<Modules> = storedKind('modules', z.record(z.enum(MODULES), z.boolean()));

/** Which parts the body uses today. */
export function modulesOfBody(db: Connection): Modules {
  return decidedByBody(db, 'modules', storedModules) ?? DEFAULT_MODULES;
}
