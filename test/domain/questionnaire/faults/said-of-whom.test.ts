import { describe, expect, it } from 'vitest';
import { groupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import { leadOverEvents } from '#app/domain/questionnaire/wording/list-lead.ts';
import { ofOwnReach } from '#app/domain/questionnaire/wording/own-reach.ts';
import { ofThisSystem, scopesOfThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import { readable } from '#app/domain/questionnaire/wording/printed-words.ts';
import { scopesOf } from '#app/domain/questionnaire/wording/scope.ts';
import { shortened } from '#app/domain/questionnaire/wording/shortening.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

function questionOf(policy: PolicyId, id: string) {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no question ${id}`);
  return found;
}

function wordsOf(policy: PolicyId, id: string): string {
  const { text, rows } = questionOf(policy, id);
  return [text, ...rows.map((row) => row.text)].join('\n');
}

describe('what is used for development', () => {
  const printed = '許可していない場合、当該ソフトウェアをシステムから削除する';

  it('is not this system', () => {
    const scopes = scopesOf(['システム開発に用いる機器及びソフトウェアの管理']);
    expect(ofThisSystem(printed, scopes)).toBe(
      '許可していない場合、当該ソフトウェアを開発に用いるシステムから削除する',
    );
    expect(ofThisSystem(printed)).toBe('許可していない場合、当該ソフトウェアを本システムから削除する');
  });

  it('is used for the development of this system', () => {
    const opening = '本システムの開発に用いる機器について、';
    expect(scopesOfThisSystem(scopesOf(['システム開発に用いる機器の管理']))).toMatchObject([{ opening }]);
    const others = scopesOf(['マイナンバー利用事務系']);
    expect(scopesOfThisSystem(others)).toEqual(others);
    expect(questionOf('mic-model', '3.6.3-2-3-イ@system_manager').text).toMatch(/^本システムの開発に用いる/u);
  });

  it.each<[PolicyId, string]>([
    ['kikuyo', '7-3-2-ウ-ア@system_manager'],
    ['nishiwaki', '11-3-イ-ウ-a@system_manager'],
    ['mic-model', '3.6.3-2-3-イ@system_manager'],
  ])('is where software is removed from in %s', (policy, id) => {
    expect(wordsOf(policy, id)).toContain('を開発に用いるシステムから削除して');
  });
});

describe('a question of who keeps a system', () => {
  it.each<[PolicyId, string]>([
    ['nishiwaki', '9-1-キ@system_manager'],
    ['nishiwaki', '11-1-ケ@system_manager'],
    ['nishiwaki', '11-3-キ@system_manager'],
    ['kikuyo', '7-3-2-エ@system_manager'],
    ['mic-model', '3.4.1-7@system_manager'],
    ['mic-model', '3.6.4-2-4@system_manager'],
  ])('says that it is about this one: %s %s', (policy, id) => {
    expect(questionOf(policy, id).text).toContain('本システム');
  });

  it.each<[PolicyId, string]>([
    ['kikuyo', '7-1-17-イ@system_manager'],
    ['nishiwaki', '11-1-チ-イ@system_manager'],
  ])('says so where the sentence opens: %s %s', (policy, id) => {
    expect(questionOf(policy, id).text).toBe(
      '本システムにソフトウェアを導入する際は、ソフトウェアのライセンスを管理していますか。',
    );
  });
});

describe('how far an office reaches', () => {
  const together = [{ unit: 'organization' }, { unit: 'bureau' }] as const;
  const printed = '責任者は、点検結果とこれに基づく改善策を取りまとめる';

  it('is the bureau of its head, where the body is asked the same', () => {
    expect(ofOwnReach(printed, { unit: 'bureau' }, together, [])).toBe(
      '責任者は、所管する部局における点検結果とこれに基づく改善策を取りまとめる',
    );
    expect(ofOwnReach(printed, { unit: 'organization' }, together, [])).toBe(printed);
    expect(ofOwnReach(printed, { unit: 'bureau' }, [{ unit: 'bureau' }], [])).toBe(printed);
    const said = '責任者は、所管する部局の点検結果と改善策を取りまとめる';
    expect(ofOwnReach(said, { unit: 'bureau' }, together, [])).toBe(said);
  });

  it('is all sections where the office is one of the whole body', () => {
    const sections = '責任者は、所管する課室等の実施状況を分析する';
    expect(ofOwnReach(sections, { unit: 'organization' }, together, [])).toBe('責任者は、各課室等の実施状況を分析する');
    expect(ofOwnReach(sections, { unit: 'department' }, together, [])).toBe(sections);
  });

  it('tells the questions of two offices apart', () => {
    expect(questionOf('kikuyo', '10-2-2@security_officer').text).toMatch(/^所管する部局における自己点検結果と/u);
    expect(questionOf('kikuyo', '10-2-2@supervising_security_officer').text).toMatch(/^自己点検結果と/u);
    expect(questionOf('kikuyo', '6-2-2-カ@supervising_security_officer').text).toMatch(/^各課室等の/u);
  });
});

describe('a heading over rows', () => {
  it('is no ban that one would have to keep about', () => {
    const rows = ['端末に無断で導入していない', '不正に複製していない'];
    expect(groupWords('無許可の機器の接続の禁止', ['staff'], rows, false).lead).toBe(
      '所属の職員等は、無許可の機器の接続について、次のことを守っていますか。',
    );
    expect(groupWords('無許可の機器の接続の禁止', ['system_manager'], rows, false).lead).toContain('の禁止について、');
  });

  it('says what tells two questions under it apart as part of the sentence', () => {
    expect(questionOf('mic-model', '3.4.2-1-2@supervising_security_officer').text).toBe(
      '管理区域の構造等について、推奨されている次のことを行っていますか。',
    );
    const { rows } = questionOf('kikuyo', '7-3-3-ア-ア@system_manager');
    expect(rows.map(({ text }) => text).filter((text) => text.startsWith('移行の際、'))).toHaveLength(1);
  });

  it('names no measures where each row says one and whether it is known', () => {
    expect(
      leadOverEvents('違反を確認した場合は、速やかに次の措置を講じることを知っており、そのとおり行っていますか。'),
    ).toBe('違反を確認した場合に行うことを知っており、そのとおり行っていますか。');
    const other = '違反を確認した場合は、速やかに報告することを知っており、そのとおり行っていますか。';
    expect(leadOverEvents(other)).toBe(other);
    expect(questionOf('mic-model', '3.7.7-2@supervising_security_officer').text).not.toContain('次の措置');
  });
});

describe('words that would break off', () => {
  it('say what is told of the contents to be kept', () => {
    expect(readable('事業者が守るべき内容の遵守及びその機密事項を説明しなければならない')).toBe(
      '事業者が守るべき内容を遵守すること及びその機密事項を説明しなければならない',
    );
    expect(readable('法令の遵守及び秘密の保持を求めなければならない')).toBe(
      '法令の遵守及び秘密の保持を求めなければならない',
    );
  });

  it('end a purpose in the hint', () => {
    const words =
      '端末が第三者に使用されることがないように、離席時に端末を施錠し、文書を容易に閲覧されない場所に保管していますか。';
    expect(shortened(words, 40).moved).toEqual(['目的：端末が第三者に使用されることがないようにすること']);
  });
});
