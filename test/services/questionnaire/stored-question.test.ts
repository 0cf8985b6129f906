import { describe, expect, it } from 'vitest';
import { storedQuestion, storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored, writeStored } from '#app/services/shared/stored-value.server.ts';
import { makeQuestion, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';

const OLD = makeQuestion({
  id: '1-3@security_manager',
  unit: 'department',
  rows: [{ id: '1-3-ア', text: '連絡先を定めている', clauses: ['1-3-ア'] }],
});

describe('a stored question', () => {
  it('of before its rows had criteria is read as it was', () => {
    const read = readStored(storedQuestion, writeStored(storedQuestion, OLD));
    expect(read).toEqual(OLD);
    expect(Object.keys(read.rows[0] ?? {})).toEqual(['id', 'text', 'clauses']);
  });

  it('keeps what its rows count, prove and misprint, and the tables beside it', () => {
    const question = {
      ...OLD,
      rows: [
        {
          id: '1-3-ア',
          text: '連絡先を定めている',
          clauses: ['1-3-ア'],
          kind: 'recommendation' as const,
          criteria: '文書として定められ、承認されている。',
          evidence: ['体制図、緊急連絡網'],
        },
      ],
      flags: ['misprint', 'template_text'] as const,
      misprints: [{ document: 'standards' as const, clause: '1-3', printed: '認証職員', likely: '任用職員' }],
      handling: ['1-1-t1'],
    };
    expect(readStored(storedQuestion, writeStored(storedQuestion, question))).toEqual(question);
  });
});

describe('a stored questionnaire', () => {
  it('of before anything could be left out with a reason is read as it was', () => {
    const stored = writeStored(storedQuestionnaire, TOWN_QUESTIONNAIRE);
    const read = readStored(storedQuestionnaire, stored);
    expect(writeStored(storedQuestionnaire, read)).toBe(stored);
    expect(read).not.toHaveProperty('skipped');
    expect(read.unasked[0]).not.toHaveProperty('note');
  });

  it('keeps why the secretariat does not ask a clause, or asks less of it', () => {
    const questionnaire = {
      ...TOWN_QUESTIONNAIRE,
      unasked: [{ document: 'standards', clause: '2-1', reason: 'skipped', note: '電算室が一括で取得' }] as const,
      skipped: [
        {
          document: 'standards',
          clauses: ['2-1'],
          roles: ['system_manager'],
          text: 'ログを取得していますか。',
          rows: [],
          note: '電算室が一括で取得',
        },
      ] as const,
    };
    expect(readStored(storedQuestionnaire, writeStored(storedQuestionnaire, questionnaire))).toEqual(questionnaire);
  });
});
