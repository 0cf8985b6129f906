import { describe, expect, it } from 'vitest';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

function questionOf(policy: PolicyId, id: string) {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no question ${id}`);
  return found;
}

const NOTE = '各システムの分は、それぞれのシステムの管理者が別に答えます。';

describe('what 統括 is asked beside the keepers of systems', () => {
  it.each([
    ['kikuyo', '7-1-6-ア'],
    ['nishiwaki', '11-1-カ-ア'],
    ['mic-model', '3.6.1-6-1'],
  ] as const)('says that it is about the network and what is shared: the logs of %s', (policy, clause) => {
    expect(questionOf(policy, `${clause}@supervising_security_officer`).hint).toContain(NOTE);
    expect(questionOf(policy, `${clause}@system_manager`).hint ?? '').not.toContain(NOTE);
  });

  it('needs no such note where the words say of what, or where no system is asked', () => {
    expect(questionOf('kikuyo', '7-2-4@supervising_security_officer').hint ?? '').not.toContain(NOTE);
    expect(questionOf('kikuyo', '7-5-4@supervising_security_officer').hint ?? '').not.toContain(NOTE);
  });
});

describe('a question that a gate parts from its sister', () => {
  it.each([
    ['kikuyo', '7-3-3-ア-ウ@system_manager', '明確化に関し、調達、導入や移行に当たって、次のことを'],
    ['nishiwaki', '9-4-ア@system_manager', '管理に関し、自ら管理する端末や媒体について、次のことを'],
  ] as const)('says when, or of what, and pastes no label: %s %s', (policy, id, words) => {
    expect(questionOf(policy, id).text).toContain(words);
  });
});

describe('a note for all rows', () => {
  it('closes only its own rows where one waits for something else', () => {
    const { text, rows } = questionOf('kikuyo', '9-2-3-ア@security_officer');
    expect(text).toContain('選定がなかったときは、関係する項目は「該当なし」');
    expect(rows.some((row) => row.text.includes('再委託の申請がないときは「該当なし」'))).toBe(true);
  });

  it('lets a system without wiring of its own say so', () => {
    expect(questionOf('nishiwaki', '9-1-エ-ア@system_manager').text).toContain('専用の配線がないときは「該当なし」');
    expect(questionOf('nishiwaki', '9-1-エ-ア@supervising_security_officer').text).not.toContain('該当なし');
  });
});
