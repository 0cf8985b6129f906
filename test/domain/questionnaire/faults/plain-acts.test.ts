import { describe, expect, it } from 'vitest';
import { criteriaOf } from '#app/domain/questionnaire/finishing/criteria.ts';
import { evidenceOf } from '#app/domain/questionnaire/finishing/evidence.ts';
import { hintOf, NOTHING_BESIDES } from '#app/domain/questionnaire/finishing/hint.ts';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';

describe('判断基準 of an act that a word beside it resembles', () => {
  it.each([
    ['暗号化又はパスワード設定を行っていますか。', '該当する全ての場合に行った。'],
    ['利用を申請していますか。', '該当する全てについて申請し、その記録がある。'],
    ['通信について、暗号化等の措置を講じていますか。', '該当する全ての場合に、暗号化等の措置を講じている。'],
    ['相談の窓口を設置していますか。', '体制や連絡先が文書で示されている。'],
    ['毎年度及び必要に応じて点検していますか。', '対象期間に１回以上行い、その記録がある。'],
    [
      '必要に応じて点検していますか。',
      '該当する全ての場合に行い、結果を示せる（不要としたものは、その理由を示せる）。',
    ],
  ])('is that of the act itself: %s', (question, implemented) => {
    expect(criteriaOf(question).implemented).toBe(implemented);
  });

  it('takes no carrying for a storing, nor a limited area for a setting', () => {
    expect(criteriaOf('運搬するときは、鍵付きのケースに格納していますか。').implemented).not.toContain(
      '保管されている',
    );
    expect(criteriaOf('来訪者の立入区域を制限していますか。').implemented).not.toContain('設定');
  });

  it('names no photographs of what is not placed anywhere', () => {
    expect(evidenceOf('相談の窓口を設置していますか。')).toEqual(['体制図']);
    expect(evidenceOf('遠隔消去、画面の固定等の措置を講じていますか。')).toEqual(['設定画面の写し']);
  });

  it('asks for no reason why a yearly act was left out', () => {
    expect(hintOf({ ...NOTHING_BESIDES, text: '毎年度及び必要に応じて監査を行わなければならない。' })).toBeNull();
    expect(hintOf({ ...NOTHING_BESIDES, text: '必要に応じて監査を行わなければならない。' })).toContain('必要に応じ');
  });
});

describe('a duty of the 職員等 that nobody could answer as it stands', () => {
  it('asks of keeping the whole policy what shows it', () => {
    const found = phrase(
      '職員等は、情報セキュリティポリシーに定められている事項を遵守しなければならない',
      ['職員等'],
      ['staff'],
    );
    expect(found?.question).toBe(
      '情報セキュリティポリシーを、所属の職員等に周知し、守られていることを確認していますか。',
    );
    expect(found?.rows).toEqual(['情報セキュリティポリシーを、所属の職員等に周知し、守られていることを確認している']);
    expect(criteriaOf('情報セキュリティポリシーを遵守していますか。').implemented).toBe('守られていることを確認した。');
  });

  it('asks of those who have left whether they were told before', () => {
    const found = phrase('職員等は、業務を離れた後も業務上知り得た情報を漏らしてはならない', ['職員等'], ['staff']);
    expect(found?.rows).toEqual(['業務を離れた後も業務上知り得た情報を漏らさないことを、所属の職員等に周知している']);
  });

  it('leaves other rules to be kept as they stand', () => {
    const found = phrase('職員等は、持出しに関する規定を遵守しなければならない', ['職員等'], ['staff']);
    expect(found?.question).toBe('所属の職員等は、持出しに関する規定を遵守していますか。');
  });
});
