import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { COMFORTABLE_LENGTH, shortened } from '#app/domain/questionnaire/wording/shortening.ts';

describe('shortening a question', () => {
  it('leaves a short one alone', () => {
    const text = 'ファイル（ファイル名及び属性）に分類を表示していますか。';
    expect(shortened(text, COMFORTABLE_LENGTH)).toEqual({ text, moved: [] });
  });

  it('moves a purpose to the hint and keeps what is demanded', () => {
    const text =
      '所属の職員等は、端末や記録媒体、情報が印刷された文書等について、第三者に使用されること、又は管理者の許可なく情報を閲覧されることがないように、離席時の端末のロックや文書等の容易に閲覧されない場所への保管等、適切な措置を講じていますか。';
    expect(shortened(text, COMFORTABLE_LENGTH)).toEqual({
      text: '所属の職員等は、端末や記録媒体、情報が印刷された文書等について、離席時の端末のロックや文書等の容易に閲覧されない場所への保管等、適切な措置を講じていますか。',
      moved: ['目的：第三者に使用されること、又は管理者の許可なく情報を閲覧されることがないようにすること'],
    });
  });

  it('keeps the topic that stands in what is to be considered', () => {
    const found = shortened(
      '情報セキュリティポリシーについて情報セキュリティ監査及び自己点検の結果並びに情報セキュリティに関する状況の変化等を踏まえ、毎年度評価を行い、必要があると認めた場合、改善を行っていますか。',
      COMFORTABLE_LENGTH,
    );
    expect(found.text).toBe(
      '情報セキュリティポリシーについて、毎年度評価を行い、必要があると認めた場合、改善を行っていますか。',
    );
    expect(found.moved).toEqual([
      '踏まえること：情報セキュリティ監査及び自己点検の結果並びに情報セキュリティに関する状況の変化等',
    ]);
  });

  it('keeps those who are told something', () => {
    const text =
      '情報資産に対するセキュリティ侵害が発生した場合又は侵害のおそれがある場合に、情報セキュリティ責任者、統括情報セキュリティ責任者及びCISOへ速やかに報告を行い、指示を仰ぐ手順があり、関係者に周知していますか。';
    expect(shortened(text, COMFORTABLE_LENGTH)).toEqual({ text, moved: [] });
  });

  it('does not take away what 「当該」 points to', () => {
    const text =
      '本市の情報発信が、実際の本市のものであることを明らかにするために、本市の自己管理ウェブサイトに当該情報を掲載して参照可能とするとともに、当該アカウントの自由記述欄等に運用組織を明示する方法でなりすまし対策を実施していますか。';
    expect(shortened(text, COMFORTABLE_LENGTH).moved).toEqual([]);
  });

  it('does not move what is set or told to somebody', () => {
    const text = `職員等は、${'業務上の必要がなくなった'.repeat(6)}場合は、利用者登録が抹消されるよう、情報システム管理者に通知していますか。`;
    expect(shortened(text, COMFORTABLE_LENGTH).text).toContain('抹消されるよう');
  });

  it('keeps a condition, a class, an event and a topic however long they make it', () => {
    const kept = [
      'ネットワーク及び情報システムの開発・保守等を外部委託事業者に発注する場合には、再委託事業者を含めて、情報セキュリティポリシー等のうち外部委託事業者が守るべき内容の遵守及びその機密事項を説明していますか。',
      '外部からアクセスできる情報システムに対して、第三者からサービス不能攻撃を受け、利用者がサービスを利用できなくなることを防止するため、情報システムの可用性を確保する対策を講じていますか。',
      '重要な情報（機密性２以上、完全性２又は可用性２の情報）を記録した電磁的記録媒体を、耐火、耐熱、耐水及び耐湿を講じた施錠可能な場所に、他の媒体と分けて、管理簿に記録の上で保管していますか。',
      'パソコン、モバイル端末、電磁的記録媒体及び情報が印刷された文書等について、離席時のロックや、容易に閲覧されない場所への保管等、情報資産の分類に応じた適正な措置を講じていますか。',
    ];
    expect(kept.map((text) => shortened(text, COMFORTABLE_LENGTH))).toEqual(kept.map((text) => ({ text, moved: [] })));
  });

  it('keeps what a heading calls the duty where nothing else names it', () => {
    const text =
      '外部からアクセスできる情報システムに対して、大量の通信により利用者がサービスを利用できなくなることを防止するため、情報システムの可用性を確保する対策を、あらかじめ講じていますか。';
    expect(shortened(text, 60).text).not.toContain('大量の通信');
    expect(shortened(text, 60, ['大量の通信']).text).toBe(text);
  });

  it('keeps what a condition waits for', () => {
    const text =
      '監査及び自己点検の結果、情報セキュリティポリシーの見直しが必要となった場合及び情報セキュリティに関する状況の変化に対応するため新たな対策が必要になった場合には、情報セキュリティポリシーを見直していますか。';
    const found = shortened(text, COMFORTABLE_LENGTH);
    expect(found.text).toContain('情報セキュリティに関する状況の変化に対応するため新たな対策が必要になった場合には、');
    expect(found.moved).toEqual([]);
  });

  it('never lengthens, and never loses a word of legal weight from what it keeps', () => {
    const parts = fc.array(
      fc.constantFrom(
        '情報資産について、',
        '漏えいを防止するため、',
        '結果を踏まえ、',
        '有線・無線を問わず、',
        '（盗難が多いことが知られている端末等）',
        '機密性２以上の情報を取り扱うシステムにおいて、',
        '外部に持ち出す場合には、',
        '直ちに',
        'あらかじめ',
      ),
      { minLength: 1, maxLength: 14 },
    );
    fc.assert(
      fc.property(parts, (words) => {
        const text = `${words.join('')}管理者の許可を得て、その内容を記録簿に記録していますか。`;
        const found = shortened(text, COMFORTABLE_LENGTH);
        expect(found.text.length).toBeLessThanOrEqual(text.length);
        expect(found.text.endsWith('記録していますか。')).toBe(true);
        for (const limit of ['外部に持ち出す場合には', '機密性２以上の情報を取り扱うシステムにおいて'])
          expect(found.text.split(limit).length).toBe(text.split(limit).length);
        if (text.length <= COMFORTABLE_LENGTH) expect(found.moved).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
