import { submitSheet } from '#app/services/sheet.server.ts';
import { must } from '#app/services/organization.server.ts';
import { addressOf } from '#test/browser/routes.ts';
import type { BuiltRoute } from '#test/browser/routes.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { sendForm, sendJson } from '#test/browser/visitor.ts';
import type { Fields, Visitor } from '#test/browser/visitor.ts';
import { fillSheet, makeAnswer, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

/** Stands in the comments of the sheets that are acted upon. */
export const SECRET_COMMENT = '点検票の外に出ない理由';

/** One act as its own page sends it, well-formed and in season. */
export interface TownAct {
  readonly name: string;
  /** Of the build; the same route may take several acts. */
  readonly routeId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: { readonly form: Fields } | { readonly json: unknown };
  /** The only people to whom it is open. The first of them does it. */
  readonly openTo: readonly [TownPerson, ...TownPerson[]];
}

/** The tax section's sheet is complete but not handed in; those of general affairs and of the ledger wait for the officer. */
export function prepareActs(town: Town, campaignId: string): void {
  const answered = (code: string, office: string, person: TownPerson): string => {
    const id = sheetId(town, campaignId, code, office);
    fillSheet(town, town.actor(person), id, (question) =>
      question.startsWith('1-1') || question.startsWith('2-1')
        ? makeAnswer({ value: 'partially_implemented', comment: SECRET_COMMENT })
        : null,
    );
    return id;
  };
  answered('120', 'security_manager', 'other_manager');
  must(submitSheet(town.context, town.actor('manager'), answered('110', 'security_manager', 'manager')));
  must(submitSheet(town.context, town.actor('system_manager'), answered('S01', 'system_manager', 'system_manager')));
}

/** Every act that a page or script of Tenken can send, in an order in which all of them succeed. */
export function townActs({ town, campaignId }: ServedTown): readonly TownAct[] {
  const sheet = (code: string, office: string) => ({ sheetId: sheetId(town, campaignId, code, office) });
  const tax = sheet('120', 'security_manager');
  const generalAffairs = sheet('110', 'security_manager');
  const review = 'routes/_app.sheets.$sheetId_.review';
  return [
    {
      name: 'saving one answer',
      routeId: 'routes/api.sheets.$sheetId.answers',
      params: tax,
      body: { json: { questionId: '1-1@security_manager', answer: makeAnswer({ value: 'unknown' }), rev: 1 } },
      openTo: ['other_manager'],
    },
    {
      name: 'saving a chapter',
      routeId: 'routes/_app.sheets.$sheetId.chapters.$chapter',
      params: { ...tax, chapter: 'standards:1' },
      body: { form: { 'q1.id': '1-1@security_manager', 'q1.rev': '2', 'q1.value': 'implemented' } },
      openTo: ['other_manager'],
    },
    {
      name: 'confirming',
      routeId: review,
      params: generalAffairs,
      body: { form: { intent: 'confirm' } },
      openTo: ['officer'],
    },
    {
      name: 'accepting',
      routeId: review,
      params: generalAffairs,
      body: { form: { intent: 'accept' } },
      openTo: ['secretariat', 'second_secretariat'],
    },
    {
      name: 'sending back',
      routeId: review,
      params: sheet('S01', 'system_manager'),
      body: { form: { intent: 'return', reason: '記録が足りません。' } },
      openTo: ['officer'],
    },
  ];
}

export function doAct(visitor: Visitor, act: TownAct, route: BuiltRoute): Promise<Response> {
  const index = route.id.endsWith('._index') ? '?index' : '';
  const target = `${addressOf(route, act.params)}${index}`;
  return 'json' in act.body ? sendJson(visitor, target, act.body.json) : sendForm(visitor, target, act.body.form);
}
