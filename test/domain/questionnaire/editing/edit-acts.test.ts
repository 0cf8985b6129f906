import { describe, expect, it } from 'vitest';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import type { EditedQuestionnaire } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { keyOfQuestion, keyOfRowsTaken } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { makeQuestion, TOWN_CLAUSES, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';

type Made = QuestionEdit extends infer Edit ? (Edit extends QuestionEdit ? Omit<Edit, 'basis'> : never) : never;

function edited(made: readonly Made[], questionnaire: Questionnaire = TOWN_QUESTIONNAIRE): EditedQuestionnaire {
  const edits = made.map((edit) => ({ ...edit, basis: null }) as QuestionEdit);
  return applyEdits(questionnaire, TOWN_CLAUSES, edits);
}

function key(id: string): EditKey {
  const found = TOWN_QUESTIONNAIRE.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return keyOfQuestion(found);
}

function found({ questionnaire }: EditedQuestionnaire, id: string): Question {
  const question = questionnaire.questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`not asked: ${id}`);
  return question;
}

function problems({ toReview }: EditedQuestionnaire): readonly string[] {
  return toReview.map(({ edit, problem }) => `${edit.act} ${problem}`);
}

const LIST = key('1-3@security_manager');
const LOG = key('2-1@system_manager');

describe('the weight of a question', () => {
  it('makes it 推奨 or 必須 with all that follows from that, also where another takes it in', () => {
    const light = { key: LOG, act: 'weigh', weight: 1 } as const;
    expect(found(edited([light]), '2-1@system_manager')).toMatchObject({ weight: 1, kind: 'recommendation' });
    const back = edited([light, { ...light, weight: 2 }]);
    expect(found(back, '2-1@system_manager')).toMatchObject({ weight: 2, kind: 'requirement' });
  });
});

describe('rows of a question', () => {
  it('are reworded one by one, with their own 判断基準 made anew', () => {
    const result = edited([{ key: LIST, act: 'reword_row', row: '1-3-イ', text: '手順書を作成している' }]);
    const [kept, changed] = found(result, '1-3@security_manager').rows;
    expect(kept?.text).toBe('連絡先を定めている');
    expect(changed).toMatchObject({ text: '手順書を作成している', clauses: ['1-3-イ'] });
  });

  it('are added behind the others, without a clause, and stay whatever is done to the others', () => {
    const add = { key: LIST, act: 'add_row', row: 'y1', text: '鍵を替えている' } as const;
    const result = edited([
      { key: LIST, act: 'reword_row', row: 'y1', text: '鍵を年に一度替えている' },
      { key: LIST, act: 'drop_row', row: '1-3-ア', reason: '別の規程にある' },
      add,
    ]);
    expect(problems(result)).toEqual([]);
    expect(found(result, '1-3@security_manager').rows).toMatchObject([
      { id: '1-3-イ' },
      { id: 'y1', text: '鍵を年に一度替えている', clauses: [] },
    ]);
    const drop = { key: LIST, act: 'drop_row', reason: '別の規程にある' } as const;
    const all = ['1-3-ア', '1-3-イ'].map((row) => ({ ...drop, row }));
    expect(problems(edited([add, ...all]))).toEqual(['drop_row last_row']);
    expect(problems(edited([add, { ...drop, row: 'y1' }]))).toEqual([]);
  });

  it('are added to a question that was answered directly: its own words become the first row', () => {
    const result = edited([{ key: LOG, act: 'add_row', row: 'y1', text: '記録を点検している' }]);
    const { rows, clauses } = found(result, '2-1@system_manager');
    expect(clauses).toContain('2-1');
    expect(rows.map(({ id }) => id).at(-1)).toBe('y1');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]?.clauses).toEqual(['2-1']);
  });

  it('are dropped with the reason, but never the last', () => {
    const drop = { key: LIST, act: 'drop_row', reason: '別の規程にある' } as const;
    const result = edited([
      { ...drop, row: '1-3-ア' },
      { ...drop, row: '1-3-イ' },
    ]);
    expect(found(result, '1-3@security_manager')).toMatchObject({
      clauses: ['1-3', '1-3-イ'],
      rows: [{ id: '1-3-イ' }],
    });
    expect(problems(result)).toEqual(['drop_row last_row']);
    expect(result.questionnaire.unasked.at(-1)).toEqual({
      document: 'standards',
      clause: '1-3-ア',
      reason: 'skipped',
      note: '別の規程にある',
    });
  });

  it('that another text or edit took away are listed', () => {
    expect(problems(edited([{ key: LIST, act: 'reword_row', row: '1-3-ウ', text: 'ある' }]))).toEqual([
      'reword_row row_gone',
    ]);
  });

  it('are edited by their own ids after their question was merged into another', () => {
    const result = edited([
      { key: LIST, act: 'reword_row', row: '1-3-イ', text: '手順書を作成している' },
      { key: LIST, act: 'merge', into: key('1-1@security_manager'), text: null },
    ]);
    expect(found(result, '1-1@security_manager').rows.map(({ text }) => text)).toEqual([
      '端末の持出しを記録している',
      '連絡先を定めている',
      '手順書を作成している',
    ]);
    expect(result.merged.map(({ id, into }) => [id, into.clause])).toEqual([['1-3@security_manager', '1-1']]);
  });
});

describe('rows taken out', () => {
  const taken = keyOfRowsTaken(LIST, { id: '1-3-イ', clauses: ['1-3-イ'] });
  const split = { key: LIST, act: 'split', rows: ['1-3-イ'], text: '手順を定めていますか。' } as const;

  it('are a question with a key that follows from the edit, under which it is edited', () => {
    const result = edited([{ key: taken, act: 'weigh', weight: 1 }, split]);
    expect(found(result, '1-3-イ@security_manager')).toMatchObject({
      text: '手順を定めていますか。',
      rows: [],
      weight: 1,
    });
    expect(found(result, '1-3@security_manager').rows.map(({ id }) => id)).toEqual(['1-3-ア']);
    expect(result.origins.get('1-3-イ@security_manager')).toMatchObject({ key: taken, derived: null });
  });

  it('leave the key of the question to the question, also where its first row is taken', () => {
    const first = { ...split, rows: ['1-3-ア'], text: '連絡先を定めていますか。' };
    const result = edited([first, { key: LIST, act: 'hint', hint: '残り' }]);
    const rest = [...result.origins].find(([, { key: own }]) => own === LIST || own.clause === '1-3');
    expect(found(result, rest?.[0] ?? '').hint).toBe('残り');
  });

  it('twice are refused the second time, and edits of them without the split are listed', () => {
    expect(problems(edited([split, split]))).toEqual(['split row_gone']);
    expect(problems(edited([{ key: taken, act: 'weigh', weight: 1 }]))).toEqual(['weigh not_asked_of_role']);
  });

  it('cannot be all of them', () => {
    expect(problems(edited([{ ...split, rows: ['1-3-ア', '1-3-イ'] }]))).toEqual(['split not_separable']);
  });
});

describe('what somebody wrote', () => {
  const criteria = { implemented: '台帳で示せる。', partial: '一部だけ示せる。' };

  it('stays when the words change, whichever was done first', () => {
    const made: readonly Made[] = [
      { key: LOG, act: 'criteria', criteria },
      { key: LOG, act: 'evidence', evidence: ['ログ一覧'] },
      { key: LOG, act: 'reword', text: 'ログを取得し、保管していますか。' },
    ];
    for (const order of [made, made.toReversed()])
      expect(found(edited(order), '2-1@system_manager')).toMatchObject({
        text: 'ログを取得し、保管していますか。',
        criteria,
        evidence: ['ログ一覧'],
      });
  });

  it('about 共通事項 stays whatever the words say', () => {
    const reword = { key: LOG, act: 'reword', text: 'ログの取得の手順を定めていますか。' } as const;
    expect(found(edited([reword]), '2-1@system_manager').common).toBe(true);
    expect(
      found(edited([{ key: LOG, act: 'common', common: false }, reword]), '2-1@system_manager'),
    ).not.toHaveProperty('common');
    expect(found(edited([{ key: LOG, act: 'common', common: true }]), '2-1@system_manager').common).toBe(true);
  });

  it('about 前提条件 is kept once and in the order of the list, also after merging', () => {
    const result = edited([
      { key: LOG, act: 'gates', gates: ['own_server', 'outsourcing', 'own_server'] },
      { key: key('2-2@system_manager'), act: 'merge', into: LOG, text: null },
    ]);
    expect(found(result, '2-1@system_manager').gates).toEqual(['outsourcing', 'own_server']);
    expect(result.questionnaire.gates).toEqual(['outsourcing', 'own_server']);
  });
});

describe('who answers', () => {
  const open: Questionnaire = {
    ...TOWN_QUESTIONNAIRE,
    questions: TOWN_QUESTIONNAIRE.questions.map((question) =>
      question.id === '1-1@security_manager'
        ? {
            ...question,
            alternatives: ['system_manager'],
            unmapped: ['危機管理監'],
            flags: ['respondent_unknown', 'respondent_alternative', 'names_another', 'long_text'],
            text: `${'とても長い設問の文で、'.repeat(10)}端末の持出しを記録していますか。`,
          }
        : question,
    ),
  };

  it('tells the unit, the office and the id, and nothing about it is left to check', () => {
    const result = edited(
      [{ key: key('1-1@security_manager'), act: 'respond', roles: ['csirt', 'csirt', 'ciso'] }],
      open,
    );
    expect(found(result, '1-1@csirt')).toMatchObject({
      roles: ['csirt', 'ciso'],
      unit: 'organization',
      office: 'csirt',
      alternatives: [],
      flags: ['long_text'],
    });
    expect(found(result, '1-1@csirt')).not.toHaveProperty('unmapped');
    expect(result.origins.get('1-1@csirt')?.key).toEqual(key('1-1@security_manager'));
  });

  it('of 職員等 says how it was confirmed', () => {
    const result = edited([{ key: key('1-1@security_manager'), act: 'respond', roles: ['staff'] }]);
    expect(found(result, '1-1@staff')).toMatchObject({ unit: 'department', confirmation: true });
  });

  it('cannot be whom the clause is put to already', () => {
    const twice = {
      ...TOWN_QUESTIONNAIRE,
      questions: [
        ...TOWN_QUESTIONNAIRE.questions,
        makeQuestion({ id: '1-1@ciso', unit: 'organization', roles: ['ciso'], office: 'ciso' }),
      ],
    };
    const result = edited([{ key: key('1-1@security_manager'), act: 'respond', roles: ['ciso'] }], twice);
    expect(problems(result)).toEqual(['respond already_asked']);
    expect(found(result, '1-1@security_manager').unit).toBe('department');
  });

  it('cannot be nobody', () => {
    expect(problems(edited([{ key: LOG, act: 'respond', roles: [] }]))).toEqual(['respond not_asked_of_role']);
  });

  it('is found by the role of before when the question is skipped afterwards', () => {
    const result = edited([
      { key: LOG, act: 'skip', reason: '対象がない' },
      { key: LOG, act: 'respond', roles: ['ciso'] },
    ]);
    expect(result.questionnaire.questions.map(({ id }) => id)).not.toContain('2-1@ciso');
    expect(result.skipped).toMatchObject([{ id: '2-1@system_manager', reason: '対象がない', rows: [] }]);
  });
});

describe('what was checked', () => {
  it('is checked no more', () => {
    const open = {
      ...TOWN_QUESTIONNAIRE,
      questions: [
        makeQuestion({ id: '1-1@security_manager', unit: 'department', flags: ['misprint', 'template_text'] }),
      ],
    };
    const result = edited([{ key: key('1-1@security_manager'), act: 'settle', flags: ['misprint'] }], open);
    expect(found(result, '1-1@security_manager').flags).toEqual(['template_text']);
  });
});

describe('a question without a clause', () => {
  const added: EditKey = { document: 'standards', clause: 'x1', part: '', role: 'security_manager' };
  const add = {
    key: added,
    act: 'add',
    text: '県の注意喚起に対応していますか。',
    rows: [],
    chapter: '2',
    kind: 'recommendation',
  } as const;

  it('stands last in its chapter', () => {
    const result = edited([add]);
    expect(found(result, 'x1@security_manager')).toMatchObject({
      clauses: [],
      chapter: { id: '2', title: '技術的セキュリティ' },
      weight: 1,
      kind: 'recommendation',
      unit: 'department',
    });
    expect(result.questionnaire.questions.map(({ id }) => id).slice(6, 9)).toEqual([
      '2-3@security_officer',
      'x1@security_manager',
      '3-1@supervising_security_officer',
    ]);
    expect(result.origins.get('x1@security_manager')?.key).toEqual(added);
  });

  it('is edited and skipped like any other, and no clause goes unasked by that', () => {
    const result = edited([
      { key: added, act: 'skip', reason: '終了' },
      { key: added, act: 'reword', text: '対応しましたか。' },
      add,
    ]);
    expect(result.questionnaire.unasked).toEqual(TOWN_QUESTIONNAIRE.unasked);
    expect(result.skipped).toMatchObject([{ id: 'x1@security_manager', text: '県の注意喚起に対応していますか。' }]);
    expect(problems(result)).toEqual([]);
  });

  it('needs a chapter that there is and a name of its own', () => {
    expect(
      problems(
        edited([
          { ...add, chapter: '9' },
          { key: added, act: 'weigh', weight: 2 },
        ]),
      ),
    ).toEqual(['add chapter_gone', 'weigh not_asked_of_role']);
    expect(problems(edited([add, add]))).toEqual(['add already_asked']);
  });

  it('is asked also where its chapter was asked nothing so far', () => {
    const alone = {
      ...TOWN_QUESTIONNAIRE,
      questions: TOWN_QUESTIONNAIRE.questions.slice(0, 4),
      chapters: TOWN_QUESTIONNAIRE.chapters.slice(0, 1),
    };
    const result = edited([add], alone);
    expect(result.questionnaire.chapters.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

describe('a question that is skipped once more', () => {
  it('is skipped for the reason given last', () => {
    const skip = { key: LOG, act: 'skip', reason: '初めの理由' } as const;
    const result = edited([skip, { ...skip, reason: '後の理由' }]);
    expect(result.skipped.map(({ reason }) => reason)).toEqual(['後の理由']);
    expect(result.questionnaire.unasked.at(-1)?.note).toBe('後の理由');
    expect(problems(result)).toEqual([]);
  });

  it('is unasked only as far as nobody else is asked', () => {
    const twice = {
      ...TOWN_QUESTIONNAIRE,
      questions: [
        ...TOWN_QUESTIONNAIRE.questions,
        makeQuestion({ id: '2-1@ciso', unit: 'organization', roles: ['ciso'], office: 'ciso' }),
      ],
    };
    const result = edited([{ key: LOG, act: 'skip', reason: 'CISOが答える' }], twice);
    expect(result.questionnaire.unasked).toEqual(TOWN_QUESTIONNAIRE.unasked);
    expect(result.questionnaire.skipped).toMatchObject([{ clauses: ['2-1'], note: 'CISOが答える' }]);
  });
});
