import { standsAlone } from '#app/domain/access/incompatibility.ts';
import type { Distribution } from '#app/domain/campaign/distribution.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { Holders, HolderBook } from '#app/services/organization/holder.loader.server.ts';

/** 一人だけの点検票. A sheet that will go on as 兼務のため自己確認 when it is handed in, with the steps that it passes so. */
export interface LoneSheet {
  readonly name: string;
  readonly office: SheetOffice;
  readonly personName: string;
  readonly steps: readonly Office[];
}

const idsOf = ({ people }: Holders) => people.map(({ id }) => id);

/** The planned sheets of which one person alone answers and confirms, as the offices are held. */
export function loneSheets({ sheets, targets }: Distribution, holders: HolderBook): readonly LoneSheet[] {
  const targetById = new Map(targets.map((target) => [target.targetId, target]));
  return sheets.flatMap(({ targetId, office, answeredBy, route }) => {
    const target = targetById.get(targetId);
    if (target === undefined) throw new Error(`planned sheet of unknown target ${targetId}`);
    const answering = holders.ofRespondent(answeredBy, target);
    const own = route.map((step) => holders.ofStep(step)).filter((held) => standsAlone(idsOf(held), idsOf(answering)));
    const [person] = answering.people;
    if (own.length === 0 || person === undefined) return [];
    return [{ name: target.name, office, personName: person.name, steps: own.map((held) => held.office) }];
  });
}
