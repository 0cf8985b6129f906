import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { groupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import { leadPhrase } from '#app/domain/questionnaire/wording/list-lead.ts';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { COMFORTABLE_LENGTH } from '#app/domain/questionnaire/wording/shortening.ts';

function question(sentence: string, subjects: readonly string[], ...roles: readonly RoleId[]): string | undefined {
  return phrase(sentence, subjects, roles)?.question;
}

describe('the words of a question', () => {
  it('speaks of the section where the clause speaks of the 職員等', () => {
    expect(question('職員等は、自動転送機能を用いて、電子メールを転送してはならない', ['職員等'], 'staff')).toBe(
      '所属の職員等は、自動転送機能を用いて、電子メールを転送しないようにしていますか。',
    );
  });

  it('leaves out the respondents, however many the clause names', () => {
    const sentence = '統括情報セキュリティ責任者及び情報システム管理者は、障害記録を保存しなければならない';
    expect(question(sentence, ['統括情報セキュリティ責任者', '情報システム管理者'], 'system_manager')).toBe(
      '障害記録を保存していますか。',
    );
    const middle = '重大な影響があると判断した場合において、職員等は、計画に従って対処しなければならない';
    expect(question(middle, ['職員等'], 'staff')).toBe(
      '所属の職員等は、重大な影響があると判断した場合において、計画に従って対処していますか。',
    );
  });

  it('drops a definition of the respondents with them', () => {
    const sentence = '職員及び会計年度任用職員（以下「職員等」という。）は、手順を遵守しなければならない';
    expect(question(sentence, ['職員等'], 'staff')).toBe('所属の職員等は、手順を遵守していますか。');
  });

  it('keeps what hangs on the respondent as a condition', () => {
    expect(
      question(
        '機密性２以上の情報資産を運搬する者は、許可を得なければならない',
        ['機密性２以上の情報資産を運搬する者'],
        'handler',
      ),
    ).toBe('機密性２以上の情報資産を運搬するときは、許可を得ていますか。');
    const reported = phrase(
      '報告を受けた情報セキュリティ管理者は、速やかに責任者に報告しなければならない',
      ['情報セキュリティ管理者'],
      ['security_manager'],
    );
    expect(reported?.rows).toEqual([
      '報告を受けたときは、速やかに責任者に報告することを知っている',
      '対象期間に、報告を受けたときは、速やかに責任者に報告した（事案のないときは「該当なし」）',
    ]);
    expect(reported?.question).toBe(
      '報告を受けたときは、速やかに責任者に報告することを知っており、事案があったときは、そのとおり行っていますか。',
    );
  });

  it('has no two topics', () => {
    expect(question('パスワードは、他者に知られないように管理しなければならない', ['職員等'], 'staff')).toBe(
      '所属の職員等は、パスワードについて、他者に知られないように管理していますか。',
    );
    const infected = '不正プログラムに感染した場合又は感染が疑われる場合は、直ちに利用を中止しなければならない';
    expect(question(infected, ['職員等'], 'staff')).not.toContain('又について');
  });

  it('asks what is known and what was done where the duty arises only after an event', () => {
    expect(
      question(
        '職員等は、情報セキュリティインシデントを認知した場合、速やかに情報セキュリティ管理者に報告しなければならない',
        ['職員等'],
        'staff',
      ),
    ).toBe(
      '所属の職員等に、情報セキュリティインシデントを認知した場合は、速やかに情報セキュリティ管理者に報告することを周知し、事案があったときは、そのとおり行っていますか。',
    );
    expect(
      question(
        '事態が発生した場合に備え、専門家の支援を受けられるようにしておかなければならない',
        [],
        'supervising_security_officer',
      ),
    ).toBe('事態が発生した場合に備え、専門家の支援を受けられるようにしていますか。');
  });

  it('asks a check, which is due at any time, apart from what follows only where it found something', () => {
    const found = phrase(
      '情報セキュリティ管理者は、遵守状況について確認を行い、問題を認めた場合には、速やかにCISOに報告しなければならない',
      ['情報セキュリティ管理者'],
      ['security_manager'],
    );
    expect(found).toMatchObject({ question: '遵守状況について、次のことを行っていますか。', afterEvent: false });
    expect(found?.rows).toEqual([
      '遵守状況について確認を行っている',
      '対象期間に、遵守状況の確認で問題を認めた場合は、速やかにCISOに報告した（問題のないときは「該当なし」）',
    ]);
  });

  it('asks an event that several acts must follow in the same two rows', () => {
    const sentence =
      'CISOは、統括責任者から報告を受けた場合は、その内容を確認し、再発防止に必要な措置を指示しなければならない';
    expect(phrase(sentence, ['CISO'], ['ciso'])?.parts?.rows).toEqual([
      '統括責任者から報告を受けた場合は、その内容を確認し、再発防止に必要な措置を指示することを知っている',
      '対象期間に、統括責任者から報告を受けた場合は、その内容を確認し、再発防止に必要な措置を指示した（事案のないときは「該当なし」）',
    ]);
  });

  it('says that the staff are enabled, not that they enable themselves', () => {
    expect(
      question('研修計画において、職員等は適時研修を受講できるようにしなければならない', ['職員等'], 'staff'),
    ).toBe('所属の職員等が、研修計画において、適時研修を受講できるようにしていますか。');
  });

  it('does not repeat the respondent in a condition', () => {
    expect(
      question(
        '情報管理者が違反を確認した場合は、情報管理者は速やかにCISOに通知しなければならない',
        ['情報管理者'],
        'system_manager',
      ),
    ).toBe(
      '違反を確認した場合は、速やかにCISOに通知することを知っており、事案があったときは、そのとおり行っていますか。',
    );
  });

  it('puts what a document must contain behind it, and forbids what it lists', () => {
    expect(
      leadPhrase(
        '統括情報セキュリティ責任者は、以下を含むクラウドサービスを利用して情報システムを構築する際の対策を規定しなければならない',
        ['統括情報セキュリティ責任者'],
        ['supervising_security_officer'],
      ),
    ).toBe('クラウドサービスを利用して情報システムを構築する際の対策（次の内容を含む。）を規定していますか。');
    expect(leadPhrase('職員等は、次の各号に掲げる行為をしてはならない', ['職員等'], ['staff'])).toBe(
      '所属の職員等は、次のことを守っていますか。',
    );
  });

  it('sends explanations of a long question to the hint and keeps its condition', () => {
    const sentence =
      '重要な情報を外部に持ち出す場合には、（盗難や紛失が多いことが知られている端末、電磁的記録媒体及び印刷された文書）について、持出しの目的、期間、場所、担当者及び返却の予定を記載した書面により、あらかじめ所属長の許可を得なければならない';
    const found = phrase(sentence, [], ['security_manager']);
    expect(found?.moved).toHaveLength(1);
    expect(found?.question.startsWith('重要な情報を外部に持ち出す場合には、')).toBe(true);
    expect(found?.question).toContain('あらかじめ');
    expect(sentence.length).toBeGreaterThan(COMFORTABLE_LENGTH);
    expect((found?.question ?? sentence).length).toBeLessThanOrEqual(COMFORTABLE_LENGTH);
  });

  it('introduces a list in words that stand before it', () => {
    expect(
      leadPhrase('職員等は、自己の管理するパスワードに関し、次の事項を遵守しなければならない', ['職員等'], ['staff']),
    ).toBe('所属の職員等は、自己の管理するパスワードに関し、次のことを守っていますか。');
    expect(
      leadPhrase(
        '統括情報セキュリティ責任者は、不正アクセス対策として、以下の事項を措置しなければならない',
        ['統括情報セキュリティ責任者'],
        ['supervising_security_officer'],
      ),
    ).toBe('不正アクセス対策として、次のことを行っていますか。');
  });

  it('takes a condition that all rows share into the lead', () => {
    const words = groupWords(
      '情報資産の提供',
      ['handler'],
      ['提供するときは、暗号化している', '提供するときは、許可を得ている'],
      false,
    );
    expect(words).toEqual({
      lead: '提供するときは、次のことを守っていますか。',
      rows: ['暗号化している', '許可を得ている'],
    });
  });
});

describe('any duty in the usual wording', () => {
  const SUBJECTS = ['職員等', '情報セキュリティ管理者', '情報システム管理者', '統括情報セキュリティ責任者', 'CISO'];
  const OBJECTS = ['記録', 'パスワード', '情報資産の分類', 'USBメモリ等', '手順'];
  const VERBS: readonly (readonly [mizen: string, te: string, dictionary: string])[] = [
    ['作成し', '作成して', '作成する'],
    ['講じ', '講じて', '講ずる'],
    ['守ら', '守って', '守る'],
    ['行わ', '行って', '行う'],
    ['定め', '定めて', '定める'],
    ['用い', '用いて', '用いる'],
    ['渡さ', '渡して', '渡す'],
    ['持ち込ま', '持ち込んで', '持ち込む'],
    ['保た', '保って', '保つ'],
    ['置か', '置いて', '置く'],
    ['防が', '防いで', '防ぐ'],
  ];
  const MODALITIES: readonly ((verb: readonly [string, string, string]) => string)[] = [
    ([mizen]) => `${mizen}なければならない`,
    ([, te]) => `${te}はならない`,
    ([, , dictionary]) => `${dictionary}ものとする`,
    ([, , dictionary]) => `${dictionary}こと`,
    ([, , dictionary]) => `${dictionary}ことが望ましい`,
    ([, , dictionary]) => `${dictionary}ように努めなければならない`,
    ([, , dictionary]) => `${dictionary}ことを原則とする`,
    ([, , dictionary]) => dictionary,
  ];
  const CONDITIONS = ['', '必要に応じ、', 'やむを得ない場合を除き、', '速やかに'];

  it('becomes a question without its modality and without the respondent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SUBJECTS),
        fc.constantFrom(...CONDITIONS),
        fc.constantFrom(...OBJECTS),
        fc.constantFrom(...VERBS),
        fc.constantFrom(...MODALITIES),
        (subject, condition, object, verb, modality) => {
          const found = phrase(
            `${subject}は、${condition}${object}を${modality(verb)}`,
            [subject],
            [subject === '職員等' ? 'staff' : 'security_manager'],
          );
          expect(found?.question).toMatch(
            /ますか(?:（実施済みを含む）|（(?:実施済みを含み、)?やむを得ない場合を除く）)?。$/u,
          );
          expect(found?.question).not.toMatch(/なければ|てはならない|ものとする|ことが|努め|ませんか/u);
          expect(found?.question).toContain(condition.replace(/を除き、$/u, 'を除'));
          expect(found?.question.startsWith(`${subject}は`)).toBe(false);
          expect(found?.rows[0]).toMatch(
            /(?:いる|いない|（実施済みを含む）|（(?:実施済みを含み、)?やむを得ない場合を除く）)$/u,
          );
          expect(found?.duty.nai !== null).toBe(/はならない/u.test(modality(verb)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
