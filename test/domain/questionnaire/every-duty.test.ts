import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { isDemand, sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowId } from '#app/domain/questionnaire/row-id.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

/** What must be done, even where a sentence that defines, allows or excepts stands around it. */
const STRICT = /(?:なけれ|ね)ばならない|[てで]はならない|努め(?:る|なければならない)|望ましい/u;

/** Who holds an office or what an authority is: answered by the appointments, described by the text. */
const DESCRIBES =
  /(?:権限|責任)を有する|を補佐し?(?:する|なければならない)|^[^。]*(?<!もの|こと)とする$|(?:とおり|ところ)(?:とする|による)$/u;
const SETS_UP = /を(?:設置し|設け|置き)、/u;

function isDuty({ kind, text }: Clause, sentence: ClauseSentence): boolean {
  const { words } = sentence;
  if (kind === 'heading' || text === '') return false;
  if (sentence.kind === 'assignment' || kind === 'assignment')
    return isDemand(sentence) && (SETS_UP.test(words) || !DESCRIBES.test(words));
  if (kind === 'requirement' || kind === 'recommendation') return isDemand(sentence);
  return STRICT.test(words);
}

/** 「…にしているか、又は窓がある場合は侵入対策を施している」, 「（消去できない場合は、…）」: the second of two ways. */
function isSecondWay(row: string, words: string): boolean {
  const begins = words
    .replace(/^(?:なお|ただし|また)、/u, '')
    .replaceAll('、', '')
    .slice(0, 12);
  const bare = row.replaceAll('、', '');
  return (row.includes('か、又は') && bare.includes(`又は${begins}`)) || bare.includes(`（${begins}`);
}

/** Whether a question stands for one sentence of a clause: by a row of it, as a whole, or by the items it announces. */
function asks({ clauses, rows }: Question, clause: Clause, sentence: number, words: string): boolean {
  if (!clauses.includes(clause.id)) return false;
  const own = rows.filter((row) => row.clauses.includes(clause.id));
  if (own.length === 0) return rows.length === 0 || /次|以下|下記|各号/u.test(words);
  if (own.some((row) => isSecondWay(row.text, words))) return true;
  const id = rowId({ clause: clause.id, sentence, act: 1, part: 1 });
  const first = sentence === 1;
  return own.some((row) => row.id === id || (first ? /^(?!.*_s\d)/u.test(row.id) : row.id.startsWith(`${id}_`)));
}

describe.each(POLICY_IDS)('every sentence of %s that demands something', (policy) => {
  const { clauses, questionnaire } = heldPolicy(policy);
  const reasons = new Map(
    questionnaire.unasked.map(({ document, clause, reason }) => [`${document} ${clause}`, reason]),
  );
  const asked = questionnaire.questions.at(-1)?.document;
  const demanding = clauses
    .filter(({ document }) => document === asked)
    .flatMap((clause) =>
      sentencesOf(clause).flatMap((sentence, at) =>
        isDuty(clause, sentence) ? [{ clause, words: sentence.words, sentence: at + 1 }] : [],
      ),
    );

  it('is asked, or announces what is asked', () => {
    expect(demanding.length).toBeGreaterThan(15);
    const dropped = demanding.filter(
      ({ clause, sentence, words }) =>
        !questionnaire.questions.some((question) => asks(question, clause, sentence, words)) &&
        !['lead_of_items', 'assists'].includes(reasons.get(`${clause.document} ${clause.id}`) ?? ''),
    );
    expect(dropped.map(({ clause, words }) => `${clause.id} ${words}`)).toEqual([]);
  });

  it('finds its words in every sentence that it asks', () => {
    expect(questionnaire.unasked.filter(({ reason }) => reason === 'no_duty_found')).toEqual([]);
  });
});
