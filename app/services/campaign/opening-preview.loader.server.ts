import { askedByObject } from '#app/domain/campaign/asked-object.ts';
import type { AskedByObject } from '#app/domain/campaign/asked-object.ts';
import type { Distribution, PlannedSheet } from '#app/domain/campaign/distribution.ts';
import { gatesAtOpening } from '#app/domain/campaign/distribution.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type {
  DistributionPreview,
  UnaskedNames,
  UnvaluedPolicy,
} from '#app/services/campaign/distribution.loader.server.ts';
import { loneSheets } from '#app/services/campaign/lone-sheet.loader.server.ts';
import type { LoneSheet } from '#app/services/campaign/lone-sheet.loader.server.ts';
import type { NotInForce } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import type { HolderBook } from '#app/services/organization/holder.loader.server.ts';
import { namesOf } from '#app/services/organization/holder.loader.server.ts';

const ROWS_PER_PAGE = 50;

/** 誰に何が届くか. One sheet that opening will make. */
export interface PreviewRow {
  readonly code: string;
  readonly name: string;
  readonly type: UnitType;
  /** The policy that it asks about; null where the draft asks about one alone. */
  readonly policyName: string | null;
  readonly office: SheetOffice;
  readonly respondents: readonly HolderName[];
  /** Questions that the ledger does not close; asked gates may close more. */
  readonly questionCount: number;
  /** Gates that it asks first. */
  readonly gateCount: number;
  readonly route: readonly { readonly office: Office; readonly people: readonly HolderName[] }[];
}

export interface CampaignPreview {
  /** What was seen, for the act of opening. */
  readonly seal: string;
  readonly sheetCount: number;
  readonly itemCount: number;
  /** Of those, what the ledger does not close: as many as the rows say together. */
  readonly questionCount: number;
  /** Sheets that nobody can answer, or that nobody can confirm. */
  readonly vacantSheets: number;
  /** A unit is called what the office is called that accepts every sheet. */
  readonly secretariatIsUnitName: boolean;
  /** Units and systems with a sheet whose route has no step: their names, in the order of the rows. */
  readonly unconfirmedNames: readonly string[];
  /** Sheets that nobody but who answers them can confirm. */
  readonly loneSheets: readonly LoneSheet[];
  /** Who of the whole body answers or confirms and cannot sign in. */
  readonly unableCount: number;
  /** Systems in use without an attribute. */
  readonly unmarkedCount: number;
  /** Questions for a 部 that reach nobody, as no 部 is among the targets. */
  readonly withoutBureau: number;
  readonly unasked: UnaskedNames;
  readonly unvalued: readonly UnvaluedPolicy[];
  readonly notInForce: readonly NotInForce[];
  readonly askedByObject: AskedByObject | null;
  readonly byOffice: readonly {
    readonly office: SheetOffice;
    readonly policyName: string | null;
    readonly sheetCount: number;
    readonly least: number;
    readonly most: number;
    readonly mostGates: number;
  }[];
  readonly rows: readonly PreviewRow[];
  readonly page: number;
  readonly pageCount: number;
}

/** What opening will make, a page of its sheets at a time. */
export function openingPreview(
  { seal, distribution, itemsOn, policyNameOf, withoutBureau, unasked, unvalued }: DistributionPreview,
  holders: HolderBook,
  view: { readonly vacantOnly: boolean; readonly page: number },
): Omit<CampaignPreview, 'unableCount' | 'unmarkedCount' | 'secretariatIsUnitName' | 'notInForce'> {
  const targets = new Map(distribution.targets.map((target) => [target.targetId, target]));
  const gates = gatesAtOpening(distribution);
  const openItems = (sheet: PlannedSheet) =>
    itemsOn(sheet)
      .map(({ question }) => applicabilityOf(question, gates(sheet.targetId)))
      .filter(({ state }) => state !== 'closed');
  const all = distribution.sheets.map((sheet): PreviewRow => {
    const target = targets.get(sheet.targetId);
    if (target === undefined) throw new Error(`planned sheet of unknown target ${sheet.targetId}`);
    const asked = openItems(sheet);
    return {
      code: target.code,
      name: target.name,
      type: target.type,
      policyName: policyNameOf(sheet),
      office: sheet.office,
      respondents: namesOf(holders.ofRespondent(sheet.answeredBy, target)),
      questionCount: asked.length,
      gateCount: new Set(asked.flatMap(({ decidedBy }) => decidedBy)).size,
      route: sheet.route.map((step) => {
        const held = holders.ofStep(step);
        return { office: held.office, people: namesOf(held) };
      }),
    };
  });
  const vacant = all.filter(
    (row) => row.respondents.length === 0 || row.route.some(({ people }) => people.length === 0),
  );
  const shown = view.vacantOnly ? vacant : all;
  const { page, pageCount, from, to } = pagePlace(shown.length, view.page, ROWS_PER_PAGE);
  const byOffice = groupBy(all, ({ policyName, office }) => `${policyName ?? ''} ${office}`);
  return {
    seal,
    sheetCount: all.length,
    itemCount: distribution.sheets.reduce((sum, sheet) => sum + sheet.items.length, 0),
    questionCount: all.reduce((sum, row) => sum + row.questionCount, 0),
    vacantSheets: vacant.length,
    unconfirmedNames: [
      ...new Set(all.flatMap(({ type, route, name }) => (type !== 'organization' && route.length === 0 ? [name] : []))),
    ],
    loneSheets: loneSheets(distribution, holders),
    withoutBureau,
    unasked,
    unvalued,
    askedByObject: askedByObject(questionsByObject(distribution), distribution.objects),
    byOffice: [...byOffice.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const counts = rows.map((row) => row.questionCount);
      const mostGates = Math.max(...rows.map((row) => row.gateCount));
      const { office, policyName } = first;
      const [least, most] = [Math.min(...counts), Math.max(...counts)];
      return [{ office, policyName, sheetCount: rows.length, least, most, mostGates }];
    }),
    rows: shown.slice(from, to),
    page,
    pageCount,
  };
}

/** Every question that a sheet asks about an object, as often as it does. */
function questionsByObject({ sheets }: Distribution): readonly string[] {
  return sheets.flatMap(({ campaignQuestionnaireId, items }) =>
    items.flatMap(({ questionId, object }) => (object === null ? [] : [`${campaignQuestionnaireId} ${questionId}`])),
  );
}
