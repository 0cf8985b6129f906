import { bodyKindOf, bodyOf } from '#app/services/organization/body.loader.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { versionsOfPolicy } from '#app/services/policy/policy-term.loader.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { seenText } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { lengthPlace, TWELVE } from '#test/factories/open-value.ts';
import type { TownAct } from '#test/browser/town-acts.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const VALUES_PAGE = 'routes/_app.policies_.$policyVersionId.values';
const POLICY = [
  '情報セキュリティ対策基準',
  '第1章 運用',
  '第1条 職員等は、持出しを記録しなければならない。',
  '第2条 職員等は、毎年度、研修を受けなければならない。',
].join('\n');

/** The acts by which a body begins, as their own pages send them; the preparation published a text with open values. */
export function startActs({ context }: Town, openTo: readonly [TownPerson, ...TownPerson[]]): readonly TownAct[] {
  const openPolicy = newestPolicies(context.db).find(({ policyId }) => policyId === 'town')?.id ?? 'none';
  const placeFields = (rev: number) => {
    const { document, clauseId, kind } = lengthPlace(openPolicy);
    return { number: '1', document, clauseId, kind, rev: String(rev) };
  };
  return [
    {
      name: 'saying what the body is',
      routeId: 'routes/_app.start',
      params: {},
      get body() {
        const name = bodyOf(context)?.name ?? '';
        const seenKind = bodyKindOf(context.db) ?? '';
        return { form: { intent: 'body', name, bodyKind: 'village', seenName: name, seenKind } };
      },
      openTo,
    },
    {
      name: 'leaving a step of the preparation out',
      routeId: 'routes/_app.start',
      params: {},
      body: { form: { intent: 'leave', leavable: 'systems' } },
      openTo,
    },
    {
      name: 'publishing a policy',
      routeId: 'routes/_app.policies_.new',
      params: {},
      entryCount: 2,
      get body() {
        const seenHash = seenText(context.db, null, POLICY);
        const form = {
          policyId: '',
          name: '架空学校の基準',
          citation: '架空',
          text: POLICY,
          seenHash,
          validFrom: '2027-04-01',
        };
        return { form: { intent: 'publish', ...form } };
      },
      openTo,
    },
    {
      name: 'saying from when on a policy holds',
      routeId: 'routes/_app.policies_.$policyVersionId._index',
      params: { policyVersionId: openPolicy },
      get body() {
        const { rev } = versionsOfPolicy(context.db, 'town')[0] ?? { rev: 0 };
        return { form: { intent: 'begin', seenRev: String(rev), from: '2020-04-01', because: '附則' } };
      },
      openTo,
    },
    {
      name: 'saying whom a policy binds',
      routeId: 'routes/_app.policies_.$policyVersionId.units',
      get params() {
        const other = newestPolicies(context.db).find(({ policyId }) => policyId !== 'town');
        return { policyVersionId: other?.id ?? 'none' };
      },
      get body() {
        const added = unitsOn(context.db, context.today()).find(({ name }) => name === '新設課');
        const form = { scope: 'chosen', units: added?.id ?? 'none', on: context.today() };
        return { form: { ...form, seal: bindingSeal(context.db) } };
      },
      openTo,
    },
    {
      name: 'writing what a policy leaves open',
      routeId: VALUES_PAGE,
      params: { policyVersionId: openPolicy },
      body: { form: { intent: 'write', ...placeFields(0), ...TWELVE } },
      openTo,
    },
    {
      name: 'taking away what was written there',
      routeId: VALUES_PAGE,
      params: { policyVersionId: openPolicy },
      body: { form: { intent: 'remove', ...placeFields(1) } },
      openTo,
    },
  ];
}
