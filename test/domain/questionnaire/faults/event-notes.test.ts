import { describe, expect, it } from 'vitest';
import { criteriaOfRow } from '#app/domain/questionnaire/finishing/criteria.ts';
import { evidenceOf } from '#app/domain/questionnaire/finishing/evidence.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const DONE = '対象期間に該当した全ての場合に行った。';
const RECORD = ['対象期間の報告書、対応の記録'];

describe('判断基準 and 根拠資料 of a duty after an event', () => {
  it('of knowing it ask who knows, whatever is to be done then', () => {
    const row = '異常を検知した場合は、直ちに課長に通報し、原因を確認し、必要に応じ回線を停止することを知っている';
    expect(criteriaOfRow(row)).toBe('すべきことを説明できる。');
    expect(evidenceOf(row)).toEqual([]);
    expect(criteriaOfRow('事故を評価し、町長に報告することを、構成員が知っている')).toBe('対象の全員が知っている。');
  });

  it('of having told it ask whether it reached everybody', () => {
    const row = '鍵を紛失した場合は、直ちに課長に通報し、指示に従うことを、所属の職員等に周知している';
    expect(criteriaOfRow(row)).toBe('対象の全員に届いている、又は全員がいつでも見られるようになっている。');
    expect(evidenceOf(row)).toEqual(['周知文']);
  });

  it.each([
    '対象期間に、鍵を紛失した場合は、直ちに課長に通報し、指示に従った（事案のないときは「該当なし」）',
    '対象期間の事故の原因を究明し、記録を保存した（事案のないときは「該当なし」）',
    '対象期間に報告のあった事故について、町長に知らせ、再発防止に取り組んだ（事案のないときは「該当なし」）',
  ])('of what was done ask for every case and its record: %s', (row) => {
    expect(criteriaOfRow(row)).toBe(DONE);
    expect(evidenceOf(row)).toEqual(RECORD);
  });

  it.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)('stand in %s with every such row', (policy) => {
    const rows = heldPolicy(policy).questionnaire.questions.flatMap((question) => question.rows);
    const happened = rows.filter(({ text }) => text.includes('事案のないときは「該当なし」）'));
    expect(happened.length).toBeGreaterThan(10);
    for (const { text, criteria, evidence } of happened) {
      const weighed = /必要に応じ|要否を判断/u.test(text);
      const counted = weighed ? DONE.replace('。', '（不要としたものは、その理由を示せる）。') : DONE;
      expect({ text, criteria, evidence }).toEqual({ text, criteria: counted, evidence: RECORD });
    }
    const known = rows.filter(({ text }) => /ことを(?:、構成員が)?知っている$/u.test(text));
    expect(known.length).toBeGreaterThan(10);
    for (const { text, criteria, evidence } of known) {
      const ofSeveral = text.includes('構成員が');
      expect({ text, criteria, evidence }).toEqual({
        text,
        criteria: ofSeveral ? '対象の全員が知っている。' : 'すべきことを説明できる。',
        evidence: undefined,
      });
    }
  });
});
