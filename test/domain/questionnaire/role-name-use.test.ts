import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { roleNameUses } from '#app/domain/questionnaire/role-name-use.ts';
import { withOwnRoleNames } from '#app/domain/questionnaire/respondent/own-role-names.ts';
import { COMMON_ROLE_MAP } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

const SOURCE = `対策基準
第１章　端末
（１）鍵の番人は、端末の鍵を保管しなければならない。
（２）鍵の番人は、媒体を施錠して保管しなければならない。
（３）情報システム管理者は、媒体を廃棄しなければならない。
（４）情報を作成する者は、情報の分類を表示しなければならない。
`;

const { clauses } = readPolicy(SOURCE);
const { questions } = deriveQuestionnaire(clauses, { policyId: 'made-up' });

function usesOf(named: readonly (readonly [string, readonly RoleId[]])[] = []) {
  const map = withOwnRoleNames(clauses, COMMON_ROLE_MAP);
  return roleNameUses({ clauses, questions, named: new Map(named), map });
}

test('a name that nobody knows comes first, with its clauses and whom they are asked of meanwhile', () => {
  const [first] = usesOf();
  expect(first).toMatchObject({ name: '鍵の番人', state: 'unknown', roles: [] });
  expect(first?.clauses.map(({ id }) => id)).toEqual(['1-1', '1-2']);
  expect(first?.asked.map(({ role }) => role)).toEqual(['supervising_security_officer']);
});

test('a name that was given a meaning is unknown no more, nor is one that was said to be nobody’s', () => {
  expect(usesOf([['鍵の番人', ['security_manager']]])[0]).toMatchObject({
    state: 'named',
    roles: ['security_manager'],
  });
  expect(usesOf([['鍵の番人', []]])[0]).toMatchObject({ name: '鍵の番人', state: 'named', roles: [] });
});

test('what the common names tell comes last; whoever does something has no name', () => {
  const known = usesOf().filter(({ state }) => state === 'known');
  expect(known.map(({ name, roles }) => [name, roles])).toEqual([['情報システム管理者', ['system_manager']]]);
});

test('a name that the text no longer binds is told without a clause', () => {
  const gone = usesOf([['門番', ['security_officer']]]).find(({ name }) => name === '門番');
  expect(gone).toMatchObject({ state: 'named', clauses: [], asked: [] });
});
