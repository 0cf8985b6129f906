import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can, covers } from '#app/domain/access/can.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { ActionScope, ActionSource, Cause, ImprovementAction, Priority } from '#app/domain/improvement/action.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import { isBehind } from '#app/domain/improvement/progress.ts';
import type { ActionProgress, DueFilter } from '#app/domain/improvement/progress.ts';
import { parseClauseKey } from '#app/domain/policy/clause-key.ts';
import { eachItem } from '#app/domain/score/scored-item.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { dueTabs } from '#app/services/improvement/due-tab.loader.server.ts';
import type { DueTab } from '#app/services/improvement/due-tab.loader.server.ts';
import { actionAddress, improvementAddress } from '#app/services/improvement/improvement.address.server.ts';
import type { ImprovementSearch } from '#app/services/improvement/improvement.address.server.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import type { ClauseText } from '#app/services/report/clause-text.loader.server.ts';
import { clauseReader } from '#app/services/report/clause-text.loader.server.ts';
import { itemAddress } from '#app/services/report/behind-number.address.server.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { detailSeen, openResults, shownObjectOf, targetOf } from '#app/services/report/results.loader.server.ts';
import { headOf } from '#app/services/report/campaign-head.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { ImprovementActionRow } from '#db/queries/improvement.server.ts';
import { actionsOfTargets } from '#db/queries/handover.server.ts';
import { actionsFrom, countActions, countLateActions, findAction } from '#db/queries/improvement.server.ts';

const ACTIONS_PER_PAGE = 50;
/** A proposal may answer an item of every section: its line names the first, its clause's page all. */
const LINKED_ITEMS = 20;

/** 改善計画の行. */
export interface ActionLine {
  readonly id: string;
  readonly rev: number;
  /** The form of the action. */
  readonly editTo: string;
  readonly number: number;
  readonly level: ImprovementLevel;
  readonly source: ActionSource;
  readonly clause: ClauseText;
  readonly otherClauses: readonly { readonly id: string; readonly to: string }[];
  readonly targetNames: readonly string[];
  /** How many items it answers; `itemLinks` are the first of them. */
  readonly itemCount: number;
  readonly itemLinks: readonly {
    readonly targetName: string;
    readonly shownObject: AskedObject | null;
    readonly to: string;
  }[];
  /** Null where it may not be shown. */
  readonly problem: string | null;
  readonly interimMeasure: string | null;
  readonly permanentMeasure: string | null;
  readonly owner: string | null;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly actionScope: ActionScope;
  readonly priority: Priority;
  readonly due: string | null;
  readonly cost: string;
  readonly actionProgress: ActionProgress;
  /** Still to be done after its day. */
  readonly behind: boolean;
  readonly decidedOn: string | null;
}

/** 改善計画. The two lists: what sections do themselves, and what is proposed to the committee. */
export interface ImprovementPage {
  readonly campaign: CampaignHead;
  readonly list: ImprovementLevel;
  /** Sections see their own measures only. */
  readonly lists: readonly { readonly level: ImprovementLevel; readonly count: number; readonly to: string }[];
  /** Of the list, whole or those alone that are behind; none where none is and the whole is shown. */
  readonly dueTabs: readonly DueTab[];
  readonly page: number;
  /** The address of every page. */
  readonly pages: readonly string[];
  readonly lines: readonly ActionLine[];
  readonly editable: boolean;
}

export function improvementPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  search: ImprovementSearch,
): Result<ImprovementPage, Denial> {
  const opened = openResults(context, actor, 'improvement.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const levels: readonly ImprovementLevel[] = source.scope.everything ? ['committee', 'unit'] : ['unit'];
  const today = tokyoDate(context.clock());
  const lists = new Map(levels.map((level) => [level, actionList(context, source, level, today)]));
  const list = levels.find((level) => level === search.list) ?? levels[0] ?? 'unit';
  const actions = lists.get(list) ?? NO_ACTIONS;
  const due = search.due ?? null;
  const shownCount = due === 'overdue' ? actions.lateCount : actions.count;
  const { page, pageCount, from, to } = pagePlace(shownCount, search.page ?? 1, ACTIONS_PER_PAGE);
  const lines = actions.between(from, to, due);
  const lineOf = lineReader(context, source, lines);
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      list,
      lists: levels.map((level) => ({
        level,
        count: lists.get(level)?.count ?? 0,
        to: improvementAddress(campaignId, { list: level }),
      })),
      dueTabs: dueTabs({ whole: actions.count, overdue: actions.lateCount }, due, (filter) =>
        improvementAddress(campaignId, { list, due: filter }),
      ),
      page,
      pages: Array.from({ length: pageCount }, (_page, index) =>
        improvementAddress(campaignId, { list, due, page: index + 1 }),
      ),
      lines: lines.map(lineOf),
      editable: mayEdit(context, actor, source),
    },
  };
}

/** 改善策の編集. One action with its line of the plan. */
export interface ActionPage {
  readonly campaign: CampaignHead;
  readonly line: ActionLine;
  readonly action: ImprovementAction;
  /** The list that the action stands in. */
  readonly back: string;
}

/** One action, for its form; only those who may edit it open it. */
export function actionPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  actionId: string,
): Result<ActionPage, Denial> {
  const opened = openResults(context, actor, 'improvement.edit', campaignId);
  if (!opened.ok) return opened;
  const row = findAction(context.db, actionId);
  if (row === undefined || row.closingId !== opened.value.campaign.closingId) return refuse('not_permitted');
  const action = readAction(row.content);
  return {
    ok: true,
    value: {
      campaign: headOf(opened.value),
      line: lineReader(context, opened.value, [{ row, action }])({ row, action }),
      action,
      back: improvementAddress(campaignId, { list: action.level }),
    },
  };
}

function mayEdit(context: ServiceContext, actor: Actor, source: ResultSource): boolean {
  return can(actor, 'improvement.edit', campaignResource(context, source.campaign)).ok;
}

interface ReadAction {
  readonly row: ImprovementActionRow;
  readonly action: ImprovementAction;
}

/** What the actor may see of a list, a part at a time: a city has thousands of measures. */
interface ActionList {
  readonly count: number;
  /** Of those that are behind. */
  readonly lateCount: number;
  /** From one place to before another, of all or of those that are behind alone. */
  readonly between: (from: number, to: number, due: DueFilter | null) => readonly ReadAction[];
}

const NO_ACTIONS: ActionList = { count: 0, lateCount: 0, between: () => [] };

const read = (row: ImprovementActionRow): ReadAction => ({ row, action: readAction(row.content) });

/** The actions of a list all of whose targets the scope opens. */
function actionList(
  { db }: ServiceContext,
  source: ResultSource,
  level: ImprovementLevel,
  today: CalendarDate,
): ActionList {
  const { closingId } = source.campaign;
  if (closingId === null) return NO_ACTIONS;
  if (source.scope.everything)
    return {
      count: countActions(db, closingId, level),
      lateCount: countLateActions(db, closingId, level, today),
      between: (from, to, due) => {
        const part = { from, most: to - from, lateOn: due === null ? null : today };
        return actionsFrom(db, closingId, level, part).map(read);
      },
    };
  const opened = new Set(
    [...source.targets.values()].filter((target) => covers(source.scope, target)).map(({ targetId }) => targetId),
  );
  const all = actionsOfTargets(db, closingId, level, [...opened])
    .map(read)
    .filter(({ action }) => action.targetIds.every((targetId) => opened.has(targetId)));
  const late = all.filter(({ action }) => isBehind(action, today));
  return {
    count: all.length,
    lateCount: late.length,
    between: (from, to, due) => (due === null ? all : late).slice(from, to),
  };
}

/** Reads these actions as lines; only the items that they name are looked for. */
function lineReader(
  context: ServiceContext,
  source: ResultSource,
  actions: readonly ReadAction[],
): (read: ReadAction) => ActionLine {
  const clauseOf = clauseReader(context.db, source.campaign.id);
  const named = new Set(actions.flatMap(({ action }) => action.itemIds.slice(0, LINKED_ITEMS)));
  const itemsById = new Map(
    eachItem(source.items).flatMap((item) => (named.has(item.itemId) ? [[item.itemId, item]] : [])),
  );
  const linkOf = (itemId: string): ActionLine['itemLinks'][number] => {
    const item = itemsById.get(itemId);
    if (item === undefined) throw new Error(`no item ${itemId} in campaign ${source.campaign.id}`);
    const { name: targetName } = targetOf(source, item.targetId);
    return { targetName, shownObject: shownObjectOf(source, item), to: itemAddress(source.campaign.id, itemId) };
  };
  const today = tokyoDate(context.clock());
  const readClause = (key: string): ClauseText => {
    const parsed = parseClauseKey(key);
    const clause = parsed === null ? null : clauseOf(parsed);
    if (clause === null) throw new Error(`campaign ${source.campaign.id} has no clause ${key}`);
    return clause;
  };
  return ({ row, action }) => {
    // A section's own words about one system are as confidential as its answer; proposals are written for the
    // committee.
    const detail =
      action.level === 'committee' || action.targetIds.every((id) => detailSeen(source.scope, targetOf(source, id)));
    const seen = (words: string) => (detail ? words : null);
    return {
      id: row.id,
      rev: row.rev,
      editTo: actionAddress(source.campaign.id, row.id),
      number: action.number,
      level: action.level,
      source: action.source,
      clause: readClause(action.clause),
      otherClauses: action.clauses
        .filter((key) => key !== action.clause)
        .map(readClause)
        .map(({ id, to }) => ({ id, to })),
      targetNames: action.targetIds.map((id) => targetOf(source, id).name),
      itemCount: action.itemIds.length,
      itemLinks: action.itemIds.slice(0, LINKED_ITEMS).map(linkOf),
      problem: seen(action.problem),
      interimMeasure: seen(action.interimMeasure),
      permanentMeasure: seen(action.permanentMeasure),
      owner: seen(action.owner),
      severity: action.severity,
      cause: action.cause,
      actionScope: action.scope,
      priority: action.priority,
      due: action.due,
      cost: action.cost,
      actionProgress: action.progress,
      behind: isBehind(action, today),
      decidedOn: action.decidedOn,
    };
  };
}
