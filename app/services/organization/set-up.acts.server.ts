import type { Office } from '#app/domain/organization/office.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { must, ok, refuse } from '#app/domain/shared/result.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { sameSpokenCode } from '#app/lib/spoken-code.server.ts';
import { addPerson, addUnit, giveAppointment, setUpBody } from '#app/services/organization/organization.acts.server.ts';
import type { SetUpContext } from '#app/services/organization/set-up.loader.server.ts';
import { isSetUp } from '#app/services/organization/set-up.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';

/** 最初の設定. The body and the person of its secretariat who does the rest. */
export interface FirstSettings {
  readonly code: string;
  readonly bodyName: string;
  readonly personName: string;
  readonly login: string;
  readonly password: string;
}

/** Offices of the first person: to run the year, and to make the accounts of the others. */
const FIRST_OFFICES: readonly Office[] = ['secretariat', 'administrator'];

/** Makes the body with its first person, all of it or nothing. */
export async function setUpFirst(
  context: SetUpContext,
  input: FirstSettings,
): Promise<Result<null, 'already_set_up' | 'wrong_code'>> {
  const { setUpCode, db } = context;
  if (setUpCode === null || isSetUp(db)) return refuse('already_set_up');
  if (!sameSpokenCode(input.code, setUpCode)) return refuse('wrong_code');
  const passwordHash = await hashPassword(input.password);
  const made = db.$client
    .transaction(() => {
      if (isSetUp(db)) return false;
      must(
        setUpBody(context, SET_UP, {
          name: input.bodyName,
          demo: false,
          disclosure: { systemDetail: false, evidence: false },
        }),
      );
      must(
        addUnit(context, SET_UP, {
          code: '000',
          name: input.bodyName,
          type: 'organization',
          parentId: null,
          order: 1,
          policyId: null,
        }),
      );
      const personId = must(
        addPerson(context, SET_UP, { name: input.personName, account: { login: input.login, passwordHash } }),
      );
      for (const role of FIRST_OFFICES) {
        must(
          giveAppointment(context, SET_UP, {
            personId,
            role,
            unitId: null,
            systemId: null,
            from: tokyoDate(context.clock()),
          }),
        );
      }
      return true;
    })
    .immediate();
  return made ? ok(null) : refuse('already_set_up');
}
