import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { makeClause } from '#test/factories/questions.ts';

function questionsOf(...clauses: readonly Clause[]): readonly Question[] {
  return deriveQuestionnaire(clauses, { policyId: 'own' }).questions;
}

function saidIn(...clauses: readonly Clause[]): readonly string[] {
  return questionsOf(...clauses).flatMap(({ text, rows }) =>
    rows.length === 0 ? [text] : rows.map((row) => row.text),
  );
}

function duty(text: string, ...subjects: readonly string[]): Clause {
  return makeClause({ id: '1-1', parent: '1', text, subjects });
}

const SYSTEM = '情報システム管理者';
const HEAD = makeClause({ id: '1', parent: null, title: '機器', text: '', kind: 'heading', subjects: [] });

describe('what suffices alternatively', () => {
  it('is one row: a measure where there is no other', () => {
    expect(
      saidIn(
        HEAD,
        duty(
          `${SYSTEM}は、部屋を無窓にしなければならない。なお、窓がある場合は、侵入対策を施さなければならない。`,
          SYSTEM,
        ),
      ),
    ).toEqual(['部屋を無窓にしているか、又は窓がある場合は侵入対策を施していますか。']);
    expect(
      saidIn(
        HEAD,
        duty(
          `${SYSTEM}は、内容を消去した上で返却しなければならない。消去できない場合は、契約を締結しなければならない。`,
          SYSTEM,
        ),
      ),
    ).toEqual(['内容を消去した上で返却していますか（消去できない場合は、契約を締結している）。']);
  });

  it('is not what is due besides', () => {
    expect(
      saidIn(HEAD, duty(`${SYSTEM}は、窓を施錠しなければならない。異常がある場合は、報告しなければならない。`, SYSTEM)),
    ).toHaveLength(2);
  });

  it('is a prohibition with the leave that lifts it, in one clause after the other', () => {
    const clauses = [
      HEAD,
      duty('職員等は、端末の改造を行ってはならない。', '職員等'),
      makeClause({
        id: '1-2',
        text: '職員等は、業務上、端末の改造を行う必要がある場合には、情報システム管理者の許可を得なければならない。',
      }),
    ];
    expect(questionsOf(...clauses)).toMatchObject([
      {
        clauses: ['1-1', '1-2'],
        text: '所属の職員等は、情報システム管理者の許可なく、端末の改造を行わないようにしていますか。',
      },
    ]);
  });
});

describe('a proviso', () => {
  const strict = `${SYSTEM}は、領域を分けなければならない。また、外部と接続してはならない。`;
  const proviso = 'ただし、国の接続先については、この限りでない。';

  it('changes the row before it and no other', () => {
    expect(saidIn(HEAD, duty(strict, SYSTEM))).toEqual(['領域を分けている', '外部と接続していない']);
    expect(saidIn(HEAD, duty(`${strict}${proviso}`, SYSTEM))).toEqual([
      '領域を分けている',
      '外部と接続していない（国の接続先を除く）',
    ]);
  });

  it('is a duty where it lifts nothing, under its condition', () => {
    expect(
      saidIn(duty('所属長が認めるときは、持出しを認める。ただし、使用後は、内容を直ちに消去する。', '所属長')),
    ).toEqual([
      '持出しを認めた場合、使用後は、内容を直ちに消去していますか（該当する場合がなかったときは「該当なし」）。',
    ]);
  });

  it('holds for every act where it stands inside the sentence', () => {
    expect(
      saidIn(
        HEAD,
        duty(`${SYSTEM}は、感染のおそれが低い場合を除き、対策ソフトウェアを導入しなければならない。`, SYSTEM),
      ),
    ).toEqual(['対策ソフトウェアを導入していますか（感染のおそれが低い場合を除く）。']);
  });
});

describe('a later sentence of a clause', () => {
  it('says the case of the first, unless it has its own', () => {
    expect(
      saidIn(
        HEAD,
        duty(
          `${SYSTEM}は、回線を外部と接続する場合、回線を選択しなければならない。また、必要に応じ、暗号化を行わなければならない。異動があった場合は、権限を見直さなければならない。`,
          SYSTEM,
        ),
      ),
    ).toEqual([
      '回線を外部と接続する場合、回線を選択している（該当する場合がなかったときは「該当なし」）',
      '回線を外部と接続する場合、必要に応じ、暗号化を行っている（該当する場合がなかったときは「該当なし」）',
      '異動があった場合は、権限を見直している（該当する場合がなかったときは「該当なし」）',
    ]);
  });

  it('names what it points to, and who acts where nobody knows the offices', () => {
    expect(saidIn(duty('主任は、計画を作成する。参事は、これを承認し、公表する。', '主任', '参事'))).toEqual([
      '主任が、計画を作成している',
      '参事が、計画を承認し、公表している',
    ]);
    expect(
      saidIn(
        HEAD,
        duty(
          `${SYSTEM}は、庁内の規程に対する違反行為を記録しなければならない。また、当該違反行為を報告しなければならない。`,
          SYSTEM,
        ),
      ),
    ).toContain('庁内の規程に対する違反行為を報告している');
  });

  it('weighs each act by the verb that governs it', () => {
    expect(
      questionsOf(
        HEAD,
        duty(`${SYSTEM}は、攻撃の記録を保存するとともに、警察との連携に努めなければならない。`, SYSTEM),
      ),
    ).toMatchObject([
      { kind: 'requirement', weight: 2, text: expect.stringMatching(/攻撃の記録を保存していますか。$/u) as string },
      {
        kind: 'recommendation',
        weight: 1,
        text: expect.stringMatching(/警察との連携のために連絡先と担当を決めていますか。$/u) as string,
      },
    ]);
  });
});

describe('a clause in another style', () => {
  it('is asked like any other', () => {
    expect(saidIn(duty('職員等は、端末を施錠します。', '職員等'))).toEqual([
      '所属の職員等は、端末を施錠していますか。',
    ]);
    expect(saidIn(duty('主任管理者は,記録を保管しなければならない。', '主任管理者'))).toEqual([
      '記録を保管していますか。',
    ]);
    expect(saidIn(duty(`${SYSTEM}は、利用者に与える権限を、必要最小限のものとする。`, SYSTEM))).toEqual([
      '利用者に与える権限を、必要最小限のものとしていますか。',
    ]);
  });

  it('stands alone where no heading joins it with another', () => {
    expect(
      saidIn(
        makeClause({ id: '1', text: '職員等は、離席時に画面をロックしなければならない。' }),
        makeClause({ id: '2', text: '職員等は、媒体を施錠して保管しなければならない。' }),
      ),
    ).toEqual([
      '所属の職員等は、離席時に画面をロックしていますか。',
      '所属の職員等は、媒体を施錠して保管していますか。',
    ]);
  });

  it('asks its own duty beside the note under it', () => {
    expect(
      saidIn(
        makeClause({ id: '1', text: '職員等は、電話で照会に答えてはならない。' }),
        makeClause({ id: '1-b1', text: '折り返す場合は、番号を確かめること。' }),
      ),
    ).toEqual([
      '電話で照会に答えていない',
      '折り返す場合は、番号を確かめている（該当する場合がなかったときは「該当なし」）',
    ]);
  });
});

describe('ways to an end', () => {
  it('are named beside the question and asked nowhere', () => {
    const [question, ...others] = questionsOf(
      makeClause({
        id: '1',
        text: `${SYSTEM}は、次の方法等により、無害化を図らなければならない。`,
        subjects: [SYSTEM],
      }),
      makeClause({ id: '1-1', text: '画面だけを転送する方式', kind: 'list-item', subjects: [] }),
      makeClause({ id: '1-2', text: '本文だけを転送する方式', kind: 'list-item', subjects: [] }),
    );
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      text: '無害化を図っていますか。',
      rows: [],
      means: ['画面だけを転送する方式', '本文だけを転送する方式'],
      clauses: ['1', '1-1', '1-2'],
    });
  });
});
