import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { TownAct } from '#test/browser/town-acts.ts';
import { dealingOf, restOf, settlingOf, shownEntry, wordOn } from '#test/factories/inquiry.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { findOpenInquiry } from '#db/queries/inquiry.server.ts';

const INQUIRY_PAGE = 'routes/_app.organization_.inquiry';

/** What is done about an inquiry that the preparation began, and the beginning of the next one. */
export function inquiryActs(town: Town, secretariats: readonly [TownPerson, ...TownPerson[]]): readonly TownAct[] {
  const { context, units } = town;
  return [
    {
      name: 'answering an inquiry',
      routeId: 'routes/_app.inquiry.$unitId',
      params: { unitId: units.tax },
      get body() {
        const { entryId, seenHash } = wordOn(town, units.tax, 'S02', 'differs');
        const said = { [`answer.${entryId}`]: 'differs', [`remark.${entryId}`]: '委託先が変わりました。' };
        return { form: { intent: 'save', [`seal.${entryId}`]: seenHash, ...said } };
      },
      openTo: ['other_manager'],
    },
    {
      name: 'settling what differs',
      routeId: INQUIRY_PAGE,
      params: {},
      get body() {
        const { entryId, answerRev } = settlingOf(town, units.tax, 'S02');
        return { form: { intent: 'settle', entryId, answerRev: String(answerRev) } };
      },
      openTo: secretariats,
    },
    {
      name: 'saying that all the rest is right',
      routeId: 'routes/_app.inquiry.$unitId',
      params: { unitId: units.generalAffairs },
      get body() {
        const { entryId, seenHash } = shownEntry(town, units.generalAffairs, 'S01');
        return { form: { intent: 'rest', [`seal.${entryId}`]: seenHash, [`remark.${entryId}`]: '' } };
      },
      openTo: ['manager', 'staff'],
    },
    {
      name: 'answering an inquiry on behalf',
      routeId: 'routes/_app.inquiry.$unitId_.for',
      params: { unitId: units.tax },
      get body() {
        const { entryId, seenHash } = shownEntry(town, units.tax, 'S02');
        const said = { [`seal.${entryId}`]: seenHash, [`answer.${entryId}`]: 'right', [`remark.${entryId}`]: '' };
        const hearing = { heardFrom: '架空 三郎', heardOn: context.today(), means: 'phone' };
        return { form: { intent: 'save', ...hearing, ...said } };
      },
      openTo: secretariats,
    },
    {
      name: 'naming what no register has',
      routeId: 'routes/_app.inquiry.$unitId',
      params: { unitId: units.health },
      get body() {
        const { unlistedText, seenHash } = restOf(town, units.health, '健診の予約サイト');
        return { form: { intent: 'save', unlistedText, restSeal: seenHash } };
      },
      openTo: ['third_manager', 'other_officer'],
    },
    {
      name: 'dealing with what no register has',
      routeId: INQUIRY_PAGE,
      params: {},
      get body() {
        const { answerRev, ...dealt } = dealingOf(town, units.health, 'left_out', '県のシステムです。');
        return { form: { intent: 'settle_unlisted', ...dealt, answerRev: String(answerRev) } };
      },
      openTo: secretariats,
    },
    {
      name: 'closing an inquiry',
      routeId: INQUIRY_PAGE,
      params: {},
      get body() {
        return { form: { intent: 'close', inquiryId: findOpenInquiry(context.db)?.id ?? 'none' } };
      },
      openTo: secretariats,
    },
    {
      name: 'beginning an inquiry',
      routeId: INQUIRY_PAGE,
      params: {},
      body: { form: { intent: 'begin', dueOn: addDays(context.today(), 20), askAll: 'yes' } },
      openTo: secretariats,
    },
  ];
}
