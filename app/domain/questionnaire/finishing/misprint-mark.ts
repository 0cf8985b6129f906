import type { Clause } from '#app/domain/policy/clause.ts';
import { isTemplateText, misprintsIn, wordCounts } from '#app/domain/policy/misprint.ts';
import type { LocatedMisprint, Misprint } from '#app/domain/policy/misprint.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';

const AS_PRINTED = '（原文のまま';

/** The words without such marks: what a question asks does not hang on them. */
export function withoutMisprintMarks(text: string): string {
  return text.replace(/（原文のまま[^（）]*）/gu, '');
}

/** Whether reading the text mends the word by itself: a question repeats it rightly. */
export function isMendedInReading({ printed, likely }: Misprint): boolean {
  return tidy(printed) === tidy(likely);
}

/** The words with what is misprinted in them marked, once each. */
function marked(text: string, misprints: readonly Misprint[]): string {
  return misprints.reduce((words, { printed, likely }) => {
    const at = words.indexOf(printed);
    const isMended = likely.startsWith(printed) && words.startsWith(likely, at);
    if (at < 0 || isMended || words.startsWith(AS_PRINTED, at + printed.length)) return words;
    const told = `${AS_PRINTED}：「${likely}」の誤りか）`;
    return `${words.slice(0, at + printed.length)}${told}${words.slice(at + printed.length)}`;
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
    // What reading the text mends already is repeated rightly, and only told.
    const repeated = misprints
      .filter((misprint) => !isMendedInReading(misprint))
      .map(({ printed, likely }) => ({ printed: tidy(printed), likely: tidy(likely) }));
    return {
      ...question,
      text: marked(question.text, repeated),
      hint: question.hint === null ? null : marked(question.hint, repeated),
      rows: question.rows.map((row) => ({ ...row, text: marked(row.text, repeated) })),
      flags: [...question.flags, ...flags],
      ...(misprints.length === 0 ? {} : { misprints }),
    };
  });
}
