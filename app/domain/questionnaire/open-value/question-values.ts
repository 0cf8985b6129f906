import type { Clause } from '#app/domain/policy/clause.ts';
import { isDemand, sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { openPhrases } from '#app/domain/questionnaire/open-value/open-phrase.ts';
import type { OpenPhrase } from '#app/domain/questionnaire/open-value/open-phrase.ts';
import type { OpenValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** The first words of each kind: a body lays down one value for a clause and a kind. */
function phrasesOf(clause: Clause): readonly OpenPhrase[] {
  const found = sentencesOf(clause)
    .filter((sentence) => isDemand(sentence) || sentence.kind === 'list-item')
    .flatMap(({ words }) => openPhrases(words));
  return found.filter(({ kind }, index) => found.findIndex((other) => other.kind === kind) === index);
}

/** What of the printed words a question keeps when it turns the sentence round: 「定期的に」, 「定期的な」. */
function stemOf(printed: string): string {
  return printed.replace(/^必要に応じ(?:て)?、?/u, '').replace(/(?:に|な|を(?:得|受け)|なく|なしに|なしで)$/u, '');
}

/**
 * Where a question asks about words of its clause: in the rows that hold them, else in its own sentence. Nowhere where
 * neither holds them: they belong to another duty of the clause, about which somebody else is asked.
 */
function placesOf({ text, rows, hint }: Question, clause: string, printed: string): readonly (string | null)[] {
  const stem = stemOf(printed);
  const asking = rows.filter((row) => row.clauses.includes(clause) && row.text.includes(stem));
  if (asking.length > 0) return asking.map(({ id }) => id);
  return text.includes(stem) || hint?.includes(stem) === true ? [null] : [];
}

/** 定めが要る箇所. The question with what its clauses leave to the body, as far as it asks about that. */
export function withOpenValues({ openValues: _, ...question }: Question, tree: ClauseTree): Question {
  const openValues = question.clauses.flatMap((id): readonly OpenValue[] => {
    const clause = tree.byId.get(id);
    if (clause === undefined) return [];
    return phrasesOf(clause).flatMap(({ kind, printed }) =>
      placesOf(question, id, printed).map((row) => ({ clause: id, row, kind, printed })),
    );
  });
  return openValues.length === 0 ? question : { ...question, openValues };
}
