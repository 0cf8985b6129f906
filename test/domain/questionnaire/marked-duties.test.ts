import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { dutiesNotAsked } from '#app/domain/questionnaire/duties-not-asked.ts';
import { markedTexts } from '#test/factories/policy-text/marked-duties.ts';
import type { MarkedDuty, MarkedText } from '#test/factories/policy-text/marked-duties.ts';

const KNOWN = new Set(
  readFileSync(new URL('../../fixtures/marked-duties/KNOWN.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t').slice(0, 2).join('\t')),
);
const SHOWN = 24;

/** Of a duty, what its question cannot but repeat: ideographs, and words in katakana, letters or figures. */
const signsOf = (words: string): readonly string[] =>
  words.normalize('NFKC').match(/\p{Script=Han}|[\p{Script=Katakana}ーA-Za-z0-9]{2,}/gu) ?? [];

/** What a question puts elsewhere: who is bound, what it goes on from, brackets and marks. */
const ELSEWHERE =
  /[（(][^（）()]*[）)]|<[^<>]*>|&[a-z]+;|\{[^{}]*\}|(?:この場合(?:において)?|ただし|なお|また)、|(?:前[項条]|[同当]該?[項条号]?)の?|年度?を経て/gu;

function isIn(text: string, { who, words }: MarkedDuty, share: number): boolean {
  const act = words
    .replace(ELSEWHERE, '')
    .replaceAll(who, '')
    .replace(/^[はがも]、?/u, '');
  const own = signsOf(act);
  const there = new Set(signsOf(text));
  return own.filter((sign) => there.has(sign)).length >= own.length * share;
}

/** The marked duties that no question asks and no net tells. */
function lostIn({ source, duties }: MarkedText): readonly string[] {
  const reading = readPolicy(source);
  const questionnaire = deriveQuestionnaire(reading.clauses, { policyId: 'p' });
  const told = [...dutiesOutside(reading, source), ...dutiesNotAsked(reading, questionnaire, source)];
  const toldWords = told.map(({ at, ...one }) => ('words' in one ? one.words : source.slice(...at)));
  const asked = questionnaire.questions.flatMap(({ text, rows, means = [] }) => [
    text,
    ...rows.map((row) => `${text}${row.text}`),
    means.join('、'),
  ]);
  return duties
    .filter((duty) => !asked.some((text) => isIn(text, duty, 0.65)) && !toldWords.some((text) => isIn(text, duty, 0.5)))
    .map(({ words }) => words.replace(/\s+/gu, ' ').slice(0, SHOWN));
}

describe.each(['officer', 'breaker'] as const)('of the duties that the %s marked', (file) => {
  it.each(markedTexts(file).map((text) => [text.name, text] as const))(
    'none of text %s is lost without a word',
    (name, text) => {
      const known = (words: string) => KNOWN.has(`${name}\t${words}`);
      const lost = lostIn(text);
      expect(lost.filter((words) => !known(words))).toEqual([]);
      const names = [...KNOWN].filter((line) => line.startsWith(`${name}\t`)).map((line) => line.split('\t')[1]);
      expect(
        names.filter((words) => words !== undefined && !lost.includes(words)),
        'is known and no longer lost',
      ).toEqual([]);
    },
  );
});
