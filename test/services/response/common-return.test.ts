import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import {
  COMMON,
  COMMON_QUESTIONNAIRE,
  commonTown,
  handInConfirmed,
  ONE_LACKS,
  townWithCommon,
  ALL_LAID_DOWN,
} from '#test/factories/common-town.ts';
import type { CommonTown } from '#test/factories/common-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { makeTown } from '#test/factories/town.ts';

const stateOf = ({ context }: CommonTown, id: string) => loadSheet(context, id)?.sheet.state;
const returned = ({ context }: CommonTown, limit = 20) => returnOnChangedCommon(context, SYSTEM, limit);
const NOTHING = { ok: false, reason: 'nothing_to_do' };

/** The common question depends on a gate that the section answers. */
async function gatedTown(): Promise<CommonTown> {
  const questions = COMMON_QUESTIONNAIRE.questions.map((question) =>
    question.id === COMMON ? { ...question, gates: ['outsourcing' as const] } : question,
  );
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')), { ...COMMON_QUESTIONNAIRE, questions });
  const made = await commonTown(town);
  expect(made.give('secretariat', ALL_LAID_DOWN)).toMatchObject({ ok: true });
  return made;
}

describe('a common answer that changes returns no sheet', () => {
  test('of which the question is closed by a gate: it would be handed in as it stands and returned for ever', async () => {
    const made = await gatedTown();
    const { context, town } = made;
    const id = handInConfirmed(made, '110', 'manager');
    must(lookAndReturn(context, town.actor('officer'), id, '委託はありません。'));
    const gate = loadSheet(context, id)?.gates[0];
    must(
      saveGates(context, town.actor('manager'), id, [
        { gateId: 'outsourcing', holds: false, rev: gate?.answer?.rev ?? 0 },
      ]),
    );
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({ ok: true });
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(made.item(id)).toMatchObject({ standing: 'stale', missing: [] });
    expect(returned(made)).toEqual(NOTHING);
    expect(stateOf(made, id)).toBe('submitted');
  });

  test('of which an exception covers the question while it holds, and goes on with the others', async () => {
    const made = await townWithCommon();
    const { context, town } = made;
    const first = handInConfirmed(made, '110', 'manager');
    const second = handInConfirmed(made, '120', 'other_manager');
    const term = { from: calendarDate('2026-10-01'), until: calendarDate('2026-10-20') };
    must(
      permitException(context, town.actor('ciso'), {
        ...{ policyId: 'town', document: 'standards', clauseId: '1-3', ...term },
        ...{ targetId: town.units.generalAffairs, reason: '機器の更新まで' },
      }),
    );
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(returned(made, 1)).toMatchObject({ ok: true, value: { returnedCount: 1 } });
    expect([stateOf(made, first), stateOf(made, second)]).toEqual(['submitted', 'returned']);
    expect(returned(made, 1)).toEqual(NOTHING);
    context.goTo(calendarDate('2026-10-21'));
    expect(returned(made, 1)).toMatchObject({ ok: true, value: { returnedCount: 1 } });
    expect(stateOf(made, first)).toBe('returned');
  });
});
