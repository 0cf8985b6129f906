import { describe, expect, it } from 'vitest';
import { withWhatIsIncluded } from '#app/domain/questionnaire/wording/heading-includes.ts';
import { limitedNeeds } from '#app/domain/questionnaire/wording/limited-need.ts';
import { withActorsNamed, withoutOneself } from '#app/domain/questionnaire/wording/own-recipient.ts';
import { ofThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import { dutyToLayDown } from '#app/domain/questionnaire/draft/left-to-procedure.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

function questionOf(policy: PolicyId, id: string) {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no question ${id}`);
  return found;
}

describe('who is meant beside the respondent', () => {
  it('is each office that the clause binds, where it says 自ら of several', () => {
    const sentence = '責任者及び管理者は、自ら又は担当者以外の者が配線を変更できないようにしなければならない';
    expect(withActorsNamed(sentence, ['責任者', '管理者'])).toBe(
      '責任者及び管理者は、責任者、管理者、担当者以外の者が配線を変更できないようにしなければならない',
    );
    expect(withActorsNamed(sentence, ['責任者'])).toBe(sentence);
  });

  it('is never the head of a section who is to notify the head of that section', () => {
    const sentence =
      '統括責任者及び当該職員等が所属する課室等の情報セキュリティ管理者に通知し、適正な措置を求めなければならない';
    expect(withoutOneself(sentence, ['security_manager'])).toContain('（他の所属の職員等のときは）');
    expect(withoutOneself(sentence, ['system_manager'])).toBe(sentence);
  });

  it('stays in the sentence of who keeps a system, as far as 統括 is not meant', () => {
    expect(
      ofThisSystem(
        '統括責任者、情報システム管理者又は担当者及び委託事業者がシステム変更の作業を行う場合は、２名以上で作業する',
      ),
    ).toMatch(/^情報システム管理者又は担当者及び委託事業者が/u);
  });
});

describe('what a clause speaks of', () => {
  it('holds what its heading counts to it', () => {
    expect(withWhatIsIncluded('特定用途機器の対策を行う', ['IoT 機器を含む特定用途機器のセキュリティ管理'])).toBe(
      'IoT機器を含む特定用途機器の対策を行う',
    );
    expect(withWhatIsIncluded('特定用途機器の対策を行う', ['特定用途機器（IoT機器を含む。）'])).toContain(
      'IoT機器を含む',
    );
    expect(withWhatIsIncluded('職員等は遵守する', ['職員等（会計年度任用職員を含む。）の遵守事項'])).toBe(
      '職員等は遵守する',
    );
  });

  it.each([
    ['kikuyo', '7-2-4', '特権によるネットワークへの', '特権による本システムへの'],
    ['nishiwaki', '11-2-オ', '特権ユーザによるネットワークへの', '特権ユーザによる本システムへの'],
    ['mic-model', '3.6.2-6', '特権によるネットワークへの', '特権による本システムへの'],
  ] as const)(
    'is the network of its keeper too, where the clause binds keepers of systems alone: %s',
    (policy, clause, network, system) => {
      const ofNetwork = questionOf(policy, `${clause}@supervising_security_officer`);
      expect(ofNetwork.text.startsWith(network)).toBe(true);
      expect(ofNetwork.flags).toContain('respondent_unknown');
      expect(questionOf(policy, `${clause}@system_manager`).text.startsWith(system)).toBe(true);
    },
  );

  it('is not cut off where a later sentence limits what is needed', () => {
    const limited = 'Ａ系と他の領域を通信できないようにして';
    const later = ['Ａ系と外部との通信をする必要がある場合は、経路の限定を行わなければならない'];
    expect(limitedNeeds([limited, ...later])(limited, 0)).toBe('必要があり、限定して行う通信を除く');
    expect(limitedNeeds([limited])(limited, 0)).toBeNull();
    expect(limitedNeeds([...later, limited])(limited, 1)).toBeNull();
    expect(limitedNeeds([limited, ...later])('Ａ系の記録を保管して', 0)).toBeNull();
  });

  it.each([
    ['kikuyo', '5-1-4-ア'],
    ['nishiwaki', '9-1-エ-ア'],
    ['mic-model', '3.4.1-4-1'],
  ] as const)('is the wiring of the network and that of a server of its own: %s', (policy, clause) => {
    expect(questionOf(policy, `${clause}@supervising_security_officer`).text).toContain('配線');
    const ofSystem = questionOf(policy, `${clause}@system_manager`);
    expect(ofSystem.text).toContain('本システム');
    expect(ofSystem.gates).toEqual(['own_server']);
  });
});

it('asks for the 実施手順 that a 基本方針 orders, whatever number its chapter has in the 対策基準', () => {
  expect(questionOf('kikuyo', '10@secretariat')).toMatchObject({ document: 'basic_policy' });
});

it('lets a plan of drills go only where the drills themselves may be judged not to be needed', () => {
  const planOf = (policy: PolicyId, id: string) => questionOf(policy, id).rows.at(-1)?.text;
  expect(planOf('kikuyo', '6-2-3@ciso')).toMatch(/（訓練を不要としたときは「該当なし」）$/u);
  expect(planOf('mic-model', '3.5.2-3@ciso')).toMatch(/できるようにしている$/u);
});

describe('what a clause leaves to the 実施手順', () => {
  const FORBIDDEN = 'サーバにパスワードを記憶させてはならない';

  it('is a duty to have laid down there what was forbidden of other things', () => {
    expect(dutyToLayDown('端末については、情報セキュリティ実施手順に定める', FORBIDDEN)).toBe(
      '端末にパスワードを記憶させることの可否や方法を、情報セキュリティ実施手順に定めなければならない',
    );
    expect(dutyToLayDown('タブレットについては実施手順で定める', '端末を施錠して保管しなければならない')).toBe(
      'タブレットの取扱いを、実施手順に定めなければならない',
    );
  });

  it('is nothing where the rule stands elsewhere or another acts', () => {
    expect(dutyToLayDown('必要な事項は、別に定める', FORBIDDEN)).toBeNull();
    expect(dutyToLayDown('端末については別表に定める', FORBIDDEN)).toBeNull();
    expect(dutyToLayDown('管理者は、端末の利用を実施手順に定める', FORBIDDEN)).toBeNull();
  });

  it('is asked of who keeps it and not of the staff whom the clause binds', () => {
    expect(questionOf('kikuyo', '6-4-3-カ@supervising_security_officer').text).toBe(
      '端末にパスワードを記憶させることの可否や方法を、情報セキュリティ実施手順に定めていますか。',
    );
    const ofStaff = questionOf('kikuyo', '6-4-3@staff').rows.filter(({ clauses }) => clauses.includes('6-4-3-カ'));
    expect(ofStaff.map(({ text }) => text)).toEqual(['サーバ、ネットワーク機器にパスワードを記憶させていない']);
  });
});

it('says who answers for those of the 職員等 that sit in no section', () => {
  expect(questionOf('kumamoto-sogo', '5@staff').hint).toContain(
    '議会議員と監査委員については、その事務を担当する所属がお答えください',
  );
});
