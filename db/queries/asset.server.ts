import { asc } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { informationSystem, networkZone } from '#db/schema/asset.ts';

export function allZones(db: Connection): (typeof networkZone.$inferSelect)[] {
  return db.select().from(networkZone).orderBy(asc(networkZone.order)).all();
}

export function insertZone(db: Connection, row: typeof networkZone.$inferInsert): void {
  db.insert(networkZone).values(row).run();
}

export function allSystems(db: Connection): (typeof informationSystem.$inferSelect)[] {
  return db.select().from(informationSystem).orderBy(asc(informationSystem.code)).all();
}

export function insertSystem(db: Connection, row: typeof informationSystem.$inferInsert): void {
  db.insert(informationSystem).values(row).run();
}
