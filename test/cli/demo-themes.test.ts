import { describe, expect, it } from 'vitest';
import { themeOf } from '#app/cli/demo/themes.ts';

const words = (text: string, row: string | null = null) => {
  const { lacks, absent, note } = themeOf({ text }, row);
  return [...lacks.flat(), ...absent, note].join('');
};

describe('what the town writes', () => {
  it('is about the act, not about a word of the condition', () => {
    expect(
      words('委託した機器のパスワードが漏れた場合は、次のことを行っていますか。', 'バックアップを取得している'),
    ).toContain('復元');
    expect(words('契約を結ぶときは、管理区域への入退室管理を行っていますか。')).toContain('入退室管理簿');
  });

  it('is about the row where it is a sentence, else about what is asked above it', () => {
    const lead = '業務を委託する場合には、次の要件を明記した契約を締結していますか。';
    expect(words(lead, '委託事業者の従業員に対する教育の実施')).toContain('特記仕様書');
    expect(words('次のことを行っていますか。', '新規採用の職員に研修を実施している')).toContain('採用');
  });

  it('says of a readiness what is known, not what the event is about', () => {
    expect(words('次のことを行っていますか。', 'パスワードが漏れた場合に報告する手順を知っている')).toContain('手順');
    expect(words('次のことを行っていますか。', '委託先の事故を報告する担当を決めている')).toContain('分担表');
  });

  it('speaks of no contract where passwords are asked about', () => {
    expect(words('職員等は、パスワードを他者に知られないように管理していますか。')).not.toMatch(/契約|委託|事業者/u);
  });

  it('has something to say of a duty of no known kind', () => {
    expect(words('花壇に水をやっていますか。')).toContain('行っていない');
  });
});
