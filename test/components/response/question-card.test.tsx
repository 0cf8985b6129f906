import { describe, expect, it } from 'vitest';
import { NOTHING_TYPED } from '#app/components/response/answer-fields.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { QuestionCard } from '#app/components/response/question-card.tsx';
import type { QuestionCardProps } from '#app/components/response/question-card.tsx';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';
import { render } from '#test/components/ui/render.tsx';

const NO_NOTES = { criteria: null, evidenceExamples: [], recommended: false };

const QUESTION: QuestionView = {
  ...{
    key: 'q3',
    itemKey: '1-3@security_manager',
    object: null,
    printedNumber: '1-3',
    text: '次の事項を定めていますか。',
  },
  rows: [
    { id: 'r1', text: '様式', clauses: ['1-3-ア'], ...NO_NOTES, exception: null, bodyValues: [] },
    { id: 'r2', text: '手順', clauses: ['1-3-イ'], ...NO_NOTES, exception: null, bodyValues: [] },
  ],
  ...{ critical: false, criticalReason: null, recommended: false, confirmation: false },
  handling: [],
  criteria: { implemented: 'すべて行っている。', partial: '一部だけ行っている。' },
  ...{
    evidenceExamples: [],
    hint: null,
    means: [],
    clauses: [],
    answer: null,
    common: null,
    recorded: null,
    rev: 0,
    missing: [],
    untoldRows: [],
  },
  ...{ measures: [], measuresTo: '/sheets/s1/measures' },
  ...{ gate: null, partsOtherwise: [], lastYear: null, broughtAlong: [], takeOver: null, exception: null },
  bodyValues: [],
};

/** The card as the server sends it. */
const card = (question: Partial<QuestionView> = {}, over: Partial<QuestionCardProps> = {}) =>
  render(
    <QuestionCard
      question={{ ...QUESTION, ...question }}
      {...{ policyName: '対策基準', chapter: '1', readOnly: false, digits: true }}
      {...{ queue: null, state: null, unstored: null, asksToReplace: false, ...over }}
    />,
  );

describe('a question of the answer page', () => {
  it('shows the ways of which it leaves the choice, and says that one suffices', async () => {
    const means = ['耐火金庫への格納', '庁外の書庫への格納'];
    const chosen = await card({ text: '記録媒体を次のいずれかの方法により保管していますか。', means });
    for (const words of [...means, '次の手段（どれか一つで足ります）']) expect(chosen).toContain(words);
    const examples = await card({ text: '無害化通信を図っていますか。', means });
    expect(examples).toContain('手段の例（全てを行う必要はありません）');
    expect(await card()).not.toContain('手段');
  });

  it('says what is wrong with it where no field of it does', async () => {
    const message = '表示できない文字が含まれています。';
    const unstored = (field: string) => ({ typed: NOTHING_TYPED, conflict: null, errors: [{ field, message }] });
    for (const field of ['', 'row.r1', 'value', 'evidence', 'rowComment.r1', 'comment']) {
      expect((await card({}, { unstored: unstored(field) })).split(message), field).toHaveLength(2);
    }
  });

  it('tells of a result of a clause above what it is of', async () => {
    const result = { fiscalYear: 2025, value: 'implemented' as const, comment: '' };
    const shown = await card({
      broughtAlong: [
        { ...result, saidOfClause: '1-3', fromAbove: false },
        { ...result, saidOfClause: '1', fromAbove: true },
      ],
    });
    expect(shown).toContain('前年度（条項 １（３））');
    expect(shown).toContain('前年度（上の条項の結果。条項 １）');
  });

  it('names at each row the exception that covers it, also where they cover all of them', async () => {
    const until = [calendarDate('2026-10-20'), calendarDate('2026-10-10')];
    const rows = QUESTION.rows.map((row, index) => ({
      ...row,
      exception: {
        clauseId: row.clauses[0] ?? '',
        until: until[index] ?? calendarDate('2026-10-01'),
        reason: `理由${index}`,
      },
    }));
    const html = await card({ rows, exception: rows[1]?.exception ?? null });
    expect(html).toContain('条項 １（３）ア の例外措置');
    expect(html).toContain('条項 １（３）イ の例外措置');
    expect(html).toContain('すべての細目に例外措置が許可されているため');
    // What the answer page asks for next goes by these (answer.css).
    expect(html).not.toContain('data-row=');
  });

  it('lists what is to be entered before it is handed in, each on a line of its own', async () => {
    const html = await card({ missing: ['rows_incomplete', 'plan_measure'] });
    expect(html).toContain('<li>すべての細目に回答してください。</li><li>改善策を書いてください。</li>');
    expect(await card({ missing: ['unanswered'] })).not.toContain('提出までに');
  });

  it('asks once more before last year’s answer replaces what is entered, where a plain form asked for it', async () => {
    const lastYear = { fiscalYear: fiscalYear(2025), outcome: 'unknown', byGate: false, comment: '' } as const;
    const question = {
      lastYear: { ...lastYear, sameQuestion: true, askedAbout: 'same' as const },
      takeOver: EMPTY_ANSWER,
    };
    expect(await card(question)).not.toContain('name="q3.replace"');
    expect(await card(question, { asksToReplace: true })).toContain('name="q3.replace"');
  });

  it('names the contract that it asks about, in the legend and over its fields', async () => {
    const object = { id: 'o1', kind: 'contract', code: 'K-012', name: '給食調理業務委託' } as const;
    const html = await card({ object });
    expect(html).toMatch(/<legend[^>]*>.*契約：給食調理業務委託（K-012）.*<\/legend>/u);
    expect(html.split('契約：給食調理業務委託（K-012）')).toHaveLength(3);
    expect(await card()).not.toContain('契約：');
  });

  it('names the contract in a conflict and where last year’s answer is taken over', async () => {
    const object = { id: 'o1', kind: 'cloud_service', code: 'C1', name: '予約システム' } as const;
    const conflict = { rev: 2, answeredBy: '架空 一郎', answeredAt: '2026-10-01T05:02:00.000Z', current: EMPTY_ANSWER };
    const html = await card({ object }, { unstored: { typed: NOTHING_TYPED, conflict, errors: [] } });
    expect(html).toMatch(/role="alert"[^>]*><p>クラウドサービス：予約システム（C1）<\/p>/u);
    const lastYear = { fiscalYear: fiscalYear(2025), outcome: 'unknown', byGate: false, comment: '' } as const;
    const same = { ...lastYear, sameQuestion: true, askedAbout: 'same' as const };
    expect(await card({ object, lastYear: same, takeOver: EMPTY_ANSWER })).toContain(
      'aria-label="1-3 クラウドサービス：予約システム（C1） を前年度と同じ回答にする"',
    );
    expect(await card({ object, lastYear: { ...same, askedAbout: 'whole' } })).toContain('全体についての回答');
  });

  it('shows what a record answers with its way there and its button, and what it is answered by', async () => {
    const reference = {
      ...{ documentName: '「前年度の定期自己点検」の点検票', documentNumber: '' },
      ...{ location: 'Tenkenの記録（令和7年10月1日提出）', confirmedBy: '', confirmedOn: null },
    };
    const recorded = { reference, mark: 'self_inspection_done s', linkTo: '/sheets/s0', confirmed: false };
    const open = await card({ recorded });
    expect(open).toContain('記録から：実施');
    expect(open).toContain('「前年度の定期自己点検」の点検票　Tenkenの記録（令和7年10月1日提出）');
    expect(open).toContain('href="/sheets/s0"');
    expect(open).toMatch(/name="record"[^>]*aria-label="1-3 を記録のとおりにする"/u);
    expect(open).not.toContain('>記録から<');
    const done = await card({ recorded: { ...recorded, linkTo: null, confirmed: true } }, { readOnly: true });
    expect(done).toContain('記録から</');
    expect(done).not.toContain('name="record"');
    expect(done).not.toContain('記録を見る');
  });
});
