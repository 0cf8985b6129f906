import { describe, expect, it } from 'vitest';
import { withWhatIsIncluded } from '#app/domain/questionnaire/wording/heading-includes.ts';
import { limitedNeed } from '#app/domain/questionnaire/wording/limited-need.ts';
import { withActorsNamed, withoutOneself } from '#app/domain/questionnaire/wording/own-recipient.ts';
import { ofThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
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

  it('is the network too where nobody else is bound', () => {
    expect(ofThisSystem('特権によるネットワーク及び情報システムへの接続時間を制限する')).toContain(
      '本システム及びこれに用いるネットワーク',
    );
  });

  it('is not cut off where a later sentence limits what is needed', () => {
    const later = ['Ａ系と外部との通信をする必要がある場合は、経路の限定を行わなければならない'];
    expect(limitedNeed('Ａ系と他の領域を通信できないようにして', later)).toBe('必要があり、限定して行う通信を除く');
    expect(limitedNeed('Ａ系と他の領域を通信できないようにして', [])).toBeNull();
    expect(limitedNeed('Ａ系の記録を保管して', later)).toBeNull();
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
