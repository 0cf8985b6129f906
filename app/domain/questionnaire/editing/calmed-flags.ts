import { hasUnresolvedReference } from '#app/domain/questionnaire/clause/reference.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';
import { COMFORTABLE_LENGTH } from '#app/domain/questionnaire/wording/shortening.ts';

/** The question without the 確認事項 for which its words, as they are now, give no reason. */
export function withCalmedFlags(question: Question): Question {
  const words = [question.text, ...question.rows.map(({ text }) => text)];
  const holds = (flag: QuestionFlag): boolean => {
    if (flag === 'long_text') return question.text.length > COMFORTABLE_LENGTH;
    return flag !== 'unresolved_reference' || words.some(hasUnresolvedReference);
  };
  return { ...question, flags: question.flags.filter(holds) };
}
