import { groundPeople } from '#app/services/access/transfer.loader.server.ts';
import type { Town } from '#test/factories/town.ts';

/** Everybody who is registered under a name, who has left included. */
export function allPeopleNamed({ context }: Town, name: string): readonly string[] {
  return groundPeople(context.db).flatMap((one) => (one.name === name ? [one.id] : []));
}
