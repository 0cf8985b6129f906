import type { ClauseKind, Sentence } from '#app/domain/policy/clause.ts';
import { settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { kindOfSentence, kindsOf, RECOMMENDED } from '#app/domain/policy/wording/sentence-kind.ts';
import { officeOfEntry } from '#app/domain/policy/wording/office-entry.ts';
import { spansOfSentences } from '#app/domain/policy/wording/sentence-inside.ts';
import { withoutMarks } from '#app/domain/policy/wording/sentence.ts';
import { boundByEach } from '#app/domain/policy/wording/subject.ts';
import type { Bound } from '#app/domain/policy/wording/subject.ts';

/** 文の判定. What the sentences of one text do and whom they bind, whatever stands over the text. */
export interface JudgedText {
  /** The first sentence decides, and a mark such as 【推奨事項】 anywhere in the text. */
  readonly kind: ClauseKind;
  /** Each once, in the order of the text. */
  readonly subjects: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** Splits a text into its sentences and judges each: nobody else does either. */
export function judgeText(text: string, roles: RoleNames = NO_ROLES): JudgedText {
  const spans = spansOfSentences(text);
  const printed = spans.map(([from, to]) => text.slice(from, to));
  const office = officeOfEntry(printed[0] ?? '', roles);
  const kinds = office === null ? kindsOf(printed) : (['assignment', ...kindsOf(printed).slice(1)] as const);
  const each = boundByEach(printed, roles);
  const bound = office === null ? each : [{ subjects: [office], appointed: true }, ...each.slice(1)];
  const sentences: Sentence[] = [];
  spans.forEach((span, at) => {
    const own = at === 0 && onlyAppoints(bound) ? [] : (bound[at]?.subjects ?? []);
    const subjects = own.length > 0 ? own : (sentences.at(-1)?.subjects ?? []);
    sentences.push({ span, kind: kinds[at] ?? 'list-item', subjects });
  });
  const kind = office === null ? kindOfText(text, printed) : 'assignment';
  return { kind, subjects: [...new Set(bound.flatMap((one) => one.subjects))], sentences };
}

/** A first sentence that appoints those whom the next ones bind says who they are, not what they must do. */
function onlyAppoints([first, ...later]: readonly Bound[]): boolean {
  if (first?.appointed !== true) return false;
  const named = new Set(later.flatMap(({ subjects }) => subjects));
  return first.subjects.every((name) => named.has(name));
}

/** The sentences with whom they bind left open or told from elsewhere. */
export function boundTo(
  subjects: readonly string[],
  { sentences }: Pick<JudgedText, 'sentences'>,
): readonly Sentence[] {
  return sentences.map((sentence) => ({ ...sentence, subjects }));
}

function kindOfText(text: string, sentences: readonly string[]): ClauseKind {
  const first = sentences.find((sentence) => withoutMarks(sentence).trim() !== '');
  if (first === undefined) return text.trim() === '' ? 'heading' : 'list-item';
  return RECOMMENDED.test(settlePrint(text)) ? 'recommendation' : kindOfSentence(first);
}
