import type { Clause } from '#app/domain/policy/clause.ts';
import { boundTo, judgeText } from '#app/domain/policy/wording/judged-text.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';

/** A made-up clause with its sentences as the reader judges them; names that it does not find bind all of them. */
export function judgedAnew(clause: Omit<Clause, 'sentences'>): Clause {
  const judged = judgeText(clause.text);
  const told = judged.subjects.length > 0 && judged.subjects.every((name) => clause.subjects.includes(name));
  return { ...clause, sentences: told ? judged.sentences : boundTo(clause.subjects, judged) };
}

/** A clause of the fictitious town's standards. */
export function makeClause(overrides: Partial<Omit<Clause, 'sentences'>> & Pick<Clause, 'id'>): Clause {
  const parent = overrides.id.includes('-') ? overrides.id.slice(0, overrides.id.lastIndexOf('-')) : null;
  return judgedAnew({
    document: 'standards',
    parent,
    title: '',
    text: '職員等は、定められたことを行わなければならない。',
    kind: 'requirement',
    subjects: ['職員等'],
    spans: [],
    ...overrides,
  });
}

/** A question of the fictitious town. */
export function makeQuestion(overrides: Partial<Question> & Pick<Question, 'id' | 'unit'>): Question {
  const clause = overrides.id.split('@', 1).join('');
  return {
    document: 'standards',
    clauses: [clause],
    text: `${clause}の事項を行っていますか。`,
    rows: [],
    roles: ['security_manager'],
    alternatives: [],
    office: null,
    gates: [],
    weight: 2,
    critical: false,
    criticalReason: null,
    kind: 'requirement',
    chapter: { id: clause.split('-', 1).join(''), title: `第${clause.split('-', 1).join('')}章` },
    criteria: { implemented: 'すべて行っている。', partial: '一部だけ行っている。' },
    evidence: ['記録簿'],
    hint: null,
    confirmation: false,
    flags: [],
    absorbed: [],
    ...overrides,
  };
}

export const TOWN_CLAUSES: readonly Clause[] = [
  makeClause({ id: '1', title: '人的セキュリティ', text: '', kind: 'heading', subjects: [] }),
  makeClause({
    id: '1-1',
    text: '情報セキュリティ管理者は、端末の持出しを記録しなければならない。',
    subjects: ['情報セキュリティ管理者'],
  }),
  makeClause({ id: '1-2', text: '職員等は、パスワードを他人に教えてはならない。' }),
  makeClause({
    id: '1-3',
    text: '情報セキュリティ管理者は、次の事項を定めなければならない。',
    subjects: ['情報セキュリティ管理者'],
  }),
  makeClause({ id: '1-3-ア', text: '連絡先', kind: 'list-item' }),
  makeClause({ id: '1-3-イ', text: '手順', kind: 'list-item' }),
  makeClause({
    id: '1-4',
    text: '情報セキュリティ管理者は、委託先を監督しなければならない。',
    subjects: ['情報セキュリティ管理者'],
  }),
  makeClause({ id: '2', title: '技術的セキュリティ', text: '', kind: 'heading', subjects: [] }),
  makeClause({
    id: '2-1',
    text: '情報システム管理者は、ログを取得しなければならない。',
    subjects: ['情報システム管理者'],
  }),
  makeClause({
    id: '2-2',
    text: '情報システム管理者は、開発の責任者を特定しなければならない。',
    subjects: ['情報システム管理者'],
  }),
  makeClause({
    id: '2-3',
    text: '情報セキュリティ責任者は、部内の状況を把握することが望ましい。',
    kind: 'recommendation',
    subjects: ['情報セキュリティ責任者'],
  }),
  makeClause({ id: '3', title: '運用', text: '', kind: 'heading', subjects: [] }),
  makeClause({
    id: '3-1',
    text: '統括情報セキュリティ責任者は、ネットワークを監視しなければならない。',
    subjects: ['統括情報セキュリティ責任者'],
  }),
  makeClause({ id: '3-2', text: 'CISOは、研修を実施しなければならない。', subjects: ['CISO'] }),
  makeClause({
    id: '3-3',
    text: '情報セキュリティ監査統括責任者は、監査を実施しなければならない。',
    subjects: ['情報セキュリティ監査統括責任者'],
  }),
];

/** Eleven questions: plain, rows, a staff duty, a gate, a 重点項目, a recommendation, every unit type. */
export const TOWN_QUESTIONNAIRE: Questionnaire = {
  policyId: 'town',
  documents: ['standards'],
  chapters: [
    { document: 'standards', id: '1', title: '人的セキュリティ' },
    { document: 'standards', id: '2', title: '技術的セキュリティ' },
    { document: 'standards', id: '3', title: '運用' },
  ],
  questions: [
    makeQuestion({
      id: '1-1@security_manager',
      unit: 'department',
      text: '端末の持出しを記録していますか。',
      critical: true,
      criticalReason: '持出しは漏えいにつながるため。',
    }),
    makeQuestion({
      id: '1-2@staff',
      unit: 'department',
      roles: ['staff'],
      text: '所属の職員等は、パスワードを他人に教えないようにしていますか。',
      confirmation: true,
    }),
    makeQuestion({
      id: '1-3@security_manager',
      unit: 'department',
      text: '次の事項を定めていますか。',
      clauses: ['1-3', '1-3-ア', '1-3-イ'],
      rows: [
        { id: '1-3-ア', text: '連絡先を定めている', clauses: ['1-3-ア'] },
        { id: '1-3-イ', text: '手順を定めている', clauses: ['1-3-イ'] },
      ],
    }),
    makeQuestion({
      id: '1-4@security_manager',
      unit: 'department',
      text: '委託先を監督していますか。',
      gates: ['outsourcing'],
    }),
    makeQuestion({
      id: '2-1@system_manager',
      unit: 'system',
      roles: ['system_manager'],
      text: 'ログを取得していますか。',
      critical: true,
      criticalReason: 'ログは原因究明に要るため。',
    }),
    makeQuestion({
      id: '2-2@system_manager',
      unit: 'system',
      roles: ['system_manager'],
      text: '開発の責任者を特定していますか。',
      gates: ['own_development'],
    }),
    makeQuestion({
      id: '2-3@security_officer',
      unit: 'bureau',
      roles: ['security_officer'],
      text: '部内の状況を把握していますか。',
      weight: 1,
      kind: 'recommendation',
    }),
    makeQuestion({
      id: '3-1@supervising_security_officer',
      unit: 'organization',
      roles: ['supervising_security_officer'],
      office: 'supervising_security_officer',
      text: 'ネットワークを監視していますか。',
    }),
    makeQuestion({
      id: '3-2@ciso',
      unit: 'organization',
      roles: ['ciso'],
      office: 'ciso',
      text: '研修を実施していますか。',
    }),
    makeQuestion({
      id: '3-3@audit_supervisor',
      unit: 'organization',
      roles: ['audit_supervisor'],
      office: 'audit_supervisor',
      text: '監査を実施していますか。',
    }),
  ],
  gates: ['outsourcing', 'own_development'],
  unasked: [{ document: 'standards', clause: '1', reason: 'heading' }],
};
