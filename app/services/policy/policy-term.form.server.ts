import { z } from 'zod';
import { TERM_REASON_MAX_LENGTH } from '#app/domain/policy/policy-term.ts';
import type { TermDayRefusal } from '#app/domain/policy/policy-term.ts';
import type { TermChange, TermProblem } from '#app/domain/policy/term-change.ts';
import { UNKNOWN_FORM_MESSAGE } from '#app/lib/http.server.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';

export const policyVersionParams = z.object({ policyVersionId: z.string().min(1).max(100) });

/** What was just done to a version. */
export const policyVersionSearch = z.object({
  done: z.enum(['', 'begin', 'end', 'withdraw', 'resume']).catch('').default(''),
});

const UNKNOWN = UNKNOWN_FORM_MESSAGE;
const TOO_LONG = `理由は${TERM_REASON_MAX_LENGTH}文字以内で入力してください。`;

const base = {
  seenRev: z.coerce.number(UNKNOWN).int(UNKNOWN).min(0, UNKNOWN).max(1_000_000, UNKNOWN),
  because: z
    .string('理由を入力してください。')
    .trim()
    .min(1, '理由を入力してください。')
    .max(TERM_REASON_MAX_LENGTH, TOO_LONG),
};

/** 有効期間を変えるときに送られるもの. */
export const policyTermForm = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('begin'), ...base, from: enteredDay('施行日を入力してください。') }),
    z.object({ intent: z.literal('end'), ...base, to: enteredDay('有効な最後の日を入力してください。') }),
    z.object({ intent: z.literal('withdraw'), ...base }),
    z.object({ intent: z.literal('resume'), ...base }),
  ],
  UNKNOWN,
);

const shown = z.string().catch('').default('');

/** What was typed, to be shown again in its form. */
export const policyTermEcho = z.object({ intent: shown, because: shown, from: shown, to: shown });

export function asTermChange(form: z.output<typeof policyTermForm>): TermChange {
  switch (form.intent) {
    case 'begin':
      return { act: 'begin', from: form.from, because: form.because };
    case 'end':
      return { act: 'end', to: form.to, because: form.because };
    case 'withdraw':
    case 'resume':
      return { act: form.intent, because: form.because };
  }
}

type ToldRefusal = TermProblem | 'changed_meanwhile';

const REFUSAL_FIELDS = {
  before_begin: 'to',
  after_next: 'to',
  withdrawn: '',
  same_start: 'from',
  begun_already: '',
  no_begin: '',
  not_ended: '',
  bad_end: 'from',
  changed_meanwhile: '',
} as const satisfies Record<Exclude<ToldRefusal, TermDayRefusal>, string>;

/** The field at which a refusal is told. */
export function policyTermRefusalField(reason: ToldRefusal, act: TermChange['act']): string {
  if (reason === 'day_too_early' || reason === 'day_too_late') return act === 'end' ? 'to' : 'from';
  return REFUSAL_FIELDS[reason];
}

/** 有効期間を変えられないときの説明. */
export const POLICY_TERM_REFUSAL_WORDS = {
  before_begin: '施行日より前の日で廃止することはできません。何も変えていません。日付を確かめてください。',
  after_next:
    '次の版が施行されている日までは有効にできません。次の版の施行日の前日で、この版は自動で終わります。何も変えていません。',
  withdrawn: 'この版は、すでに取り下げられています。何も変えていません。',
  same_start: '同じ日から施行される版が、ほかにあります。何も変えていません。版の一覧を確かめてください。',
  begun_already: 'この版の施行日は、すでに記録されています。何も変えていません。',
  no_begin: '施行日の記録がない版は取り下げられません。先に施行日を記録するか、廃止してください。何も変えていません。',
  not_ended: 'この版は、廃止も取下げもされていません。何も変えていません。',
  day_too_early: '昭和22年4月1日より前の日は記録できません。何も変えていません。日付を確かめてください。',
  day_too_late: '10年後の年度より先の日は記録できません。何も変えていません。日付を確かめてください。',
  bad_end: '廃止した日より後の施行日は記録できません。何も変えていません。日付を確かめてください。',
  changed_meanwhile:
    '画面を開いたあとに、ほかの人がこの版の有効期間を変えたため、何も変えていません。下のいまの内容を確かめて、必要であれば、もう一度行ってください。',
} as const satisfies Record<ToldRefusal, string>;
