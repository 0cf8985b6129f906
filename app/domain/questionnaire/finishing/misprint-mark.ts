import type { Clause } from '#app/domain/policy/clause.ts';
import { isTemplateText, misprintsIn, wordCounts } from '#app/domain/policy/misprint.ts';
import type { LocatedMisprint } from '#app/domain/policy/misprint.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';

const AS_PRINTED = '（原文のまま）';

/** The words with what is misprinted in them marked, once each. */
function marked(text: string, printed: readonly string[]): string {
  return printed.reduce((words, each) => {
    const at = words.indexOf(each);
    if (at < 0 || words.startsWith(AS_PRINTED, at + each.length)) return words;
    return `${words.slice(0, at + each.length)}${AS_PRINTED}${words.slice(at + each.length)}`;
  }, text);
}

/**
 * 誤植の表示. The questions with the probable misprints of their clauses: marked beside the word where the question
 * repeats it, listed and flagged in any case. Words that a template left open are flagged as well.
 */
export function withMisprints(questions: readonly Question[], clauses: readonly Clause[]): readonly Question[] {
  const counts = wordCounts(clauses);
  const found = new Map(
    clauses.map(({ document, id, title, text }) => [
      id,
      misprintsIn(`${title}\n${text}`, counts).map((misprint): LocatedMisprint => ({
        document,
        clause: id,
        ...misprint,
      })),
    ]),
  );
  return questions.map((question) => {
    const misprints = question.clauses.flatMap((id) => found.get(id) ?? []);
    const words = [question.text, ...question.rows.map(({ text }) => text)];
    const flags: readonly QuestionFlag[] = [
      ...(misprints.length === 0 ? [] : (['misprint'] as const)),
      ...(words.some(isTemplateText) ? (['template_text'] as const) : []),
    ];
    if (flags.length === 0) return question;
    const printed = [...new Set(misprints.map((misprint) => tidy(misprint.printed)))];
    return {
      ...question,
      text: marked(question.text, printed),
      rows: question.rows.map((row) => ({ ...row, text: marked(row.text, printed) })),
      flags: [...question.flags, ...flags],
      ...(misprints.length === 0 ? {} : { misprints }),
    };
  });
}
