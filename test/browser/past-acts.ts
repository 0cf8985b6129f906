import { fiscalYear, fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { pastImports, pastMeasuresOf } from '#db/queries/past.server.ts';
import type { TownAct } from '#test/browser/town-acts.ts';
import {
  BODY_LINE,
  GENERAL_RESULT,
  lastYearOf,
  PLAN_HEADING,
  planOf,
  RESULT_HEADING,
  resultsOf,
  TAX_LINE,
  broughtPlan,
} from '#test/factories/past.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

/** The acts by which a body brings the years before along, as their own pages send them. */
export function pastActs(town: Town, openTo: readonly [TownPerson, ...TownPerson[]]): readonly TownAct[] {
  const { context } = town;
  const lastYear = lastYearOf(town);
  const [there] = broughtPlan(town, TAX_LINE);
  const year = fiscalYear(fiscalYearOf(context.today()) - 2);
  const newest = (kind: 'measures' | 'results') => pastImports(context.db, kind)[0]?.id ?? 'none';
  return [
    {
      name: 'following a measure that was brought along',
      routeId: 'routes/_app.improvement.imported.$fiscalYear.measures.$measureId',
      params: { fiscalYear: String(lastYear), measureId: there?.id ?? 'none' },
      get body() {
        const rev = pastMeasuresOf(context.db, lastYear)[0]?.rev ?? 0;
        return { form: { rev: String(rev), actionStep: 'report_done', note: '配った' } };
      },
      openTo: ['other_manager', ...openTo],
    },
    {
      name: 'bringing a plan along',
      routeId: 'routes/_app.improvement.import',
      params: {},
      get body() {
        const text = `${PLAN_HEADING}\r\n${BODY_LINE}`;
        const { seenHash } = planOf(town, BODY_LINE);
        return { form: { intent: 'apply', text, fiscalYear: String(lastYear), seenHash } };
      },
      openTo,
    },
    {
      name: 'taking a plan back',
      routeId: 'routes/_app.improvement.imported.$fiscalYear._index',
      params: { fiscalYear: String(lastYear) },
      get body() {
        return { form: { intent: 'undo', importId: newest('measures') } };
      },
      openTo,
    },
    {
      name: 'bringing results along',
      routeId: 'routes/_app.campaigns.history.new',
      params: {},
      get body() {
        const text = `${RESULT_HEADING}\r\n${GENERAL_RESULT}`;
        const { seenHash } = resultsOf(town, [GENERAL_RESULT], year);
        return { form: { intent: 'apply', text, fiscalYear: String(year), seenHash } };
      },
      openTo,
    },
    {
      name: 'taking results back',
      routeId: 'routes/_app.campaigns.history._index',
      params: {},
      get body() {
        return { form: { intent: 'undo', importId: newest('results') } };
      },
      openTo,
    },
  ];
}
