import { describe, expect, it } from 'vitest';
import { wordCounts, misprintsIn } from '#app/domain/policy/misprint.ts';
import { makeClause } from '#test/factories/questions.ts';
import { agreeingLead } from '#app/domain/questionnaire/wording/agreeing-lead.ts';
import { readable } from '#app/domain/questionnaire/wording/printed-words.ts';
import { readinessOf } from '#app/domain/questionnaire/wording/readiness.ts';

describe('the lead over rows', () => {
  const lead = '所属の職員等は、カードの取扱いとして、次のことを守っていますか。';

  it('speaks of the section where a row is done towards the 職員等', () => {
    expect(agreeingLead(lead, [{ text: '紛失時の報告先を、所属の職員等に周知している' }])).toBe(
      '所属で、カードの取扱いとして、次のことを行っていますか。',
    );
  });

  it('speaks of the 職員等 where all rows are what they do', () => {
    expect(agreeingLead(lead, [{ text: 'カードを貸与していない' }])).toBe(lead);
    expect(agreeingLead('次のことを行っていますか。', [{ text: '所属の職員等に周知している' }])).toBe(
      '次のことを行っていますか。',
    );
  });
});

describe('words that do not fit each other', () => {
  it('are put right: done twice, and of the event what is not the event', () => {
    expect(readable('端末を接続する前に、感染していないことを確認した後に接続しなければならない')).toBe(
      '端末を接続する前に、感染していないことを確認しなければならない',
    );
    expect(readinessOf('同様の事案が別のシステムでも発生している可能性を検討して', ['csirt'])?.done).toBe(
      '対象期間に、事案があった場合は、同様の事案が別のシステムでも発生している可能性を検討した',
    );
  });
});

describe('an office whose name lost a word', () => {
  it('is a misprint where the whole name stands elsewhere, and only there', () => {
    const whole = makeClause({ id: '1', text: '統括情報セキュリティ責任者、'.repeat(3) });
    const short = makeClause({ id: '2', text: '統括情報責任者に報告する。' });
    expect(misprintsIn(short.text, wordCounts([whole, short]))).toEqual([
      { printed: '統括情報責任者', likely: '統括情報セキュリティ責任者' },
    ]);
    expect(misprintsIn(short.text, wordCounts([short]))).toEqual([]);
    expect(misprintsIn(short.text, wordCounts([whole, short, short]))).toEqual([]);
  });
});

describe('what the 職員等 keep themselves', () => {
  it('is not said to be the section’s own', () => {
    expect(
      agreeingLead('所属の職員等は、自己の管理するカードに関し、次のことを守っていますか。', [
        { text: '紛失した場合の報告先を、所属の職員等に周知している' },
      ]),
    ).toBe('所属で、職員等の管理するカードに関し、次のことを行っていますか。');
  });
});
