import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { z } from 'zod';
import { clauseKey, parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey, ClauseRef } from '#app/domain/policy/clause-key.ts';
import { isPolicyId } from '#app/domain/policy/policy-id.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { ItemFilter, SheetFilter } from '#app/domain/report/behind-number.ts';
import { MEASURE_IDS } from '#app/domain/score/measure.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/**
 * 内訳の番地. Filters live in the address of the lists, so that every number can be a link and a link
 * can be sent to a colleague. Writing and reading an address stand together here.
 */

/** Which number of a measure a list stands behind. */
const MEASURE_PARTS = ['numerator', 'denominator'] as const;
export type MeasurePart = (typeof MEASURE_PARTS)[number];

export interface MeasureSide {
  readonly measure: MeasureId;
  readonly part: MeasurePart;
}

/** What stands in an address for the targets of no bureau. */
const WITHOUT_BUREAU = 'none';
const YES = 'yes';

/** A select or a checkbox that was left alone sends nothing or an empty text. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

function many<Schema extends z.ZodType>(schema: Schema) {
  const list = (value: unknown) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]);
  return z.preprocess(list, z.array(schema));
}

const clause = z.string().transform((text, check): ClauseKey => {
  const parsed = parseClauseKey(text);
  if (parsed === null) {
    check.addIssue({ code: 'custom', message: 'not a clause' });
    return z.NEVER;
  }
  return clauseKey(parsed);
});

const id = z.string().max(100);
const population = optional(z.enum(POPULATIONS));

const ITEM_ORDERS = ['order', 'unit', 'outcome'] as const;
export type ItemOrder = (typeof ITEM_ORDERS)[number];

export const itemSearch = z.object({
  population,
  unit: optional(id),
  bureau: optional(id),
  chapter: optional(id),
  role: optional(z.enum(ROLE_IDS)),
  clause: optional(clause),
  outcome: many(z.enum(OUTCOMES)),
  critical: optional(z.literal(YES)),
  gate: optional(z.literal(YES)),
  exception: optional(z.literal(YES)),
  measure: optional(z.enum(MEASURE_IDS)),
  part: optional(z.enum(MEASURE_PARTS)),
  sort: optional(z.enum(ITEM_ORDERS)),
  direction: optional(z.enum(['ascending', 'descending'])),
  page: pageNumber.optional(),
});
export type ItemSearch = z.infer<typeof itemSearch>;

export const sheetSearch = z.object({
  population,
  bureau: optional(id),
  submitted: optional(z.enum([YES, 'no'])),
  late: optional(z.literal(YES)),
  self: optional(z.literal(YES)),
  proxy: optional(z.literal(YES)),
  page: pageNumber.optional(),
});
export type SheetSearch = z.infer<typeof sheetSearch>;

const targetQuery = { bureau: optional(id), q: optional(id) };

/** What a target leaves open: わからない, 未回答 or 未提出; or what 例外措置 cover. */
const OPEN_KINDS = ['unconfirmed', 'excepted'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/**
 * Which 到達率 an overview stands behind, and which of its two numbers (reached, or all that can be measured); or that it
 * shows the clauses of all chapters with 一部実施 or 未実施, or the targets alone that leave something open.
 */
export const overviewSearch = z.object({
  population,
  chapter: optional(id),
  goal: optional(z.enum(['100', '95', '90'])),
  part: optional(z.enum(MEASURE_PARTS)),
  failing: optional(z.literal(YES)),
  open: optional(z.enum(OPEN_KINDS)),
  ...targetQuery,
  page: pageNumber.optional(),
});
export type OverviewSearch = z.infer<typeof overviewSearch>;

/** Of the matrix of one population. */
export const matrixSearch = z.object({ population, ...targetQuery, page: pageNumber.optional() });
export type MatrixSearch = z.infer<typeof matrixSearch>;

export const clauseSearch = z.object({
  population,
  outcome: many(z.enum(OUTCOMES)),
  page: pageNumber.optional(),
});
export type ClauseSearch = z.infer<typeof clauseSearch>;

/** Of the other targets of the same question, which an item tells page by page. */
export const peerSearch = z.object({ page: pageNumber });

export const itemParams = campaignParams.extend({ itemId: z.string().min(1).max(100) });
export const clauseParams = campaignParams
  .extend({
    policyId: z.string().max(100).refine(isPolicyId),
    document: z.enum(POLICY_DOCUMENT_KINDS),
    clauseId: z.string().min(1).max(200),
  })
  .transform(({ campaignId, policyId, document, clauseId }) => ({
    campaignId,
    clause: { policyId, document, id: clauseId },
  }));

/** The filter of an address; the population is the reader's first one where none is named. */
export function filterOf(search: ItemSearch, fallback: ItemFilter['population']): ItemFilter {
  return {
    population: search.population ?? fallback,
    ...(search.unit === undefined ? {} : { targetId: search.unit }),
    ...(search.bureau === undefined ? {} : { bureauId: search.bureau === WITHOUT_BUREAU ? null : search.bureau }),
    ...(search.chapter === undefined ? {} : { chapter: search.chapter }),
    ...(search.role === undefined ? {} : { role: search.role }),
    ...(search.clause === undefined ? {} : { clause: search.clause }),
    ...(search.outcome.length === 0 ? {} : { outcomes: search.outcome }),
    ...(search.critical === undefined ? {} : { critical: true as const }),
    ...(search.gate === undefined ? {} : { byGate: true as const }),
    ...(search.exception === undefined ? {} : { exception: true as const }),
  };
}

export function sheetFilterOf(search: SheetSearch, fallback: SheetFilter['population']): SheetFilter {
  return {
    population: search.population ?? fallback,
    ...(search.bureau === undefined ? {} : { bureauId: search.bureau === WITHOUT_BUREAU ? null : search.bureau }),
    ...(search.submitted === undefined ? {} : { submitted: search.submitted === YES }),
    ...(search.late === undefined ? {} : { late: true as const }),
    ...(search.self === undefined ? {} : { selfConfirmed: true as const }),
    ...(search.proxy === undefined ? {} : { byProxy: true as const }),
  };
}

type Parameter = readonly [name: string, value: string | null | undefined];

function address(path: string, parameters: readonly Parameter[]): string {
  const search = new URLSearchParams();
  for (const [name, value] of parameters) if (value !== undefined && value !== null) search.append(name, value);
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A bureau as an address writes it. */
export function bureauValue(id: string | null): string {
  return id ?? WITHOUT_BUREAU;
}

function bureau(id: string | null | undefined): Parameter {
  return ['bureau', id === undefined ? id : bureauValue(id)];
}

function parametersOf(filter: ItemFilter): readonly Parameter[] {
  return [
    ['population', filter.population],
    ['unit', filter.targetId],
    bureau(filter.bureauId),
    ['chapter', filter.chapter],
    ['role', filter.role],
    ['clause', filter.clause],
    ['critical', filter.critical === undefined ? null : YES],
    ['gate', filter.byGate === undefined ? null : YES],
    ['exception', filter.exception === undefined ? null : YES],
  ];
}

/** Order and page of a list; what is left out is the beginning of the usual order. */
export interface ListPosition {
  readonly sort: ItemOrder;
  readonly direction: 'ascending' | 'descending';
  /** From 1. */
  readonly page: number;
}

/** The list of the items that a filter selects. */
export function itemsAddress(campaignId: string, filter: ItemFilter, position: Partial<ListPosition> = {}): string {
  return address(`/results/${campaignId}`, [
    ...parametersOf(filter),
    ...(filter.outcomes ?? []).map((outcome): Parameter => ['outcome', outcome]),
    ...positionOf(position),
  ]);
}

/** The list behind one number of a measure: the measure itself says which outcomes it counts. */
export function measureAddress(
  campaignId: string,
  filter: ItemFilter,
  side: MeasureSide,
  position: Partial<ListPosition> = {},
): string {
  return address(`/results/${campaignId}`, [
    ...parametersOf(filter),
    ['measure', side.measure],
    ['part', side.part],
    ...positionOf(position),
  ]);
}

function positionOf(position: Partial<ListPosition>): readonly Parameter[] {
  return [['sort', position.sort], ['direction', position.direction], pageOf(position.page)];
}

/** The first page has no number in its address. */
function pageOf(page: number | undefined): Parameter {
  return ['page', page === undefined || page === 1 ? null : String(page)];
}

/** The list behind a count. A count of a clause is one of targets, which the clause's page lists. */
export function countAddress(campaignId: string, filter: ItemFilter, page?: number): string {
  const parsed = filter.clause === undefined ? null : parseClauseKey(filter.clause);
  if (parsed === null) return itemsAddress(campaignId, filter);
  return address(clauseAddress(campaignId, parsed), [
    ['population', filter.population],
    ...(filter.outcomes ?? []).map((outcome): Parameter => ['outcome', outcome]),
    pageOf(page),
  ]);
}

export function clauseAddress(campaignId: string, { policyId, document, id: clauseId }: ClauseRef): string {
  return `/results/${campaignId}/clauses/${policyId}/${document}/${encodeURIComponent(clauseId)}`;
}

export function clauseKeyAddress(campaignId: string, key: ClauseKey): string {
  const parsed = parseClauseKey(key);
  if (parsed === null) throw new Error(`not a clause key: ${key}`);
  return clauseAddress(campaignId, parsed);
}

export function itemAddress(campaignId: string, itemId: string): string {
  return `/results/${campaignId}/items/${itemId}`;
}

/** A page of the other targets of an item's question, at the element that tells them. */
export function peersAddress(campaignId: string, itemId: string, page: number): string {
  return `${address(itemAddress(campaignId, itemId), [pageOf(page)])}#peers`;
}

export function sheetsAddress(campaignId: string, filter: SheetFilter, page?: number): string {
  return address(`/results/${campaignId}/sheets`, [
    ['population', filter.population],
    bureau(filter.bureauId),
    ['submitted', filter.submitted === undefined ? null : filter.submitted ? YES : 'no'],
    ['late', filter.late === undefined ? null : YES],
    ['self', filter.selfConfirmed === undefined ? null : YES],
    ['proxy', filter.byProxy === undefined ? null : YES],
    pageOf(page),
  ]);
}

export function overviewAddress(
  campaignId: string,
  view: 'units' | 'clauses',
  search: Partial<OverviewSearch>,
): string {
  return address(`/results/${campaignId}/${view}`, [
    ['population', search.population],
    ['chapter', search.chapter],
    ['goal', search.goal],
    ['part', search.part],
    ['failing', search.failing],
    ['open', search.open],
    ...targetParameters(search),
  ]);
}

function targetParameters({ bureau, q, page }: Partial<MatrixSearch>): readonly Parameter[] {
  return [['bureau', bureau], ['q', q], pageOf(page)];
}

export function matrixAddress(campaignId: string, search: Partial<MatrixSearch>): string {
  return address(`/report/${campaignId}/matrix`, [['population', search.population], ...targetParameters(search)]);
}
