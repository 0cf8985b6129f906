import { describe, expect, it } from 'vitest';
import { COMFORTABLE_LENGTH } from '#app/domain/questionnaire/wording/shortening.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const POLICIES = ['kikuyo', 'nishiwaki', 'mic-model'] as const;

/** Words that belong to a clause, not to a question. */
const LEFTOVER =
  /なければ|てはなら|ものとし|こととし|努めていますか|ていていま|という。|以下同じ|前項|次項|前条|上記|下記|ませんか|は及び|を、を|、、|^[、。]|その所管/u;
const DANGLING = /^(?:当該|この|これらの|その(?!他|後|都度))/u;
/** A te-form or negative that the conjugation would never make of a real verb. */
const MALFORMED = /(?:いいて|しして|てて|んんで|っって|ないない|いるいる|んでいない(?:ように)?していますか)/u;

/** A condition, a class, an exception, an event or a topic: what a question must not lose to become short. */
const LIMITED = /場合|とき|必要に応じ|機密性[0-9０-９]|を除く|攻撃|[^、]{12,}について、/u;

function isBalanced(text: string): boolean {
  return (text.match(/[（(]/gu) ?? []).length === (text.match(/[）)]/gu) ?? []).length;
}

describe.each(POLICIES)('the wording of every question of %s', (id) => {
  const { questions } = heldPolicy(id).questionnaire;

  it('is one polite sentence of readable length', () => {
    expect(
      questions
        .filter(({ text }) => !/(?:ます|ました)か(?:（[^）]*）)?。$/u.test(text))
        .map(({ id: at, text }) => `${at} ${text}`),
    ).toEqual([]);
    expect(
      questions
        .map(({ text }) => text.replace(/（[^）]*）|「[^」]*」/gu, ''))
        .filter((text) => text.indexOf('。') !== text.length - 1),
    ).toEqual([]);
    const long = questions
      .map(({ text }) => text)
      .filter((text) => text.replaceAll(/（原文のまま[^（）]*）/gu, '').length > COMFORTABLE_LENGTH);
    expect(long.filter((text) => !LIMITED.test(text) || text.length > 150)).toEqual([]);
  });

  it('holds no leftover of the clause in a question or a row', () => {
    const words = questions.flatMap(({ text, rows }) => [text, ...rows.map((row) => row.text)]);
    expect(words.filter((text) => LEFTOVER.test(text))).toEqual([]);
    expect(words.filter((text) => MALFORMED.test(text))).toEqual([]);
  });

  it('opens with nothing that points to words before it', () => {
    const first = questions.flatMap(({ text, rows }) => [text, ...rows.slice(0, 1).map((row) => row.text)]);
    expect(first.filter((text) => DANGLING.test(text))).toEqual([]);
  });

  it('keeps the brackets of the clause in pairs', () => {
    const broken = questions.filter(({ text }) => !isBalanced(text)).map(({ text }) => text);
    expect(broken).toEqual([]);
  });

  it('does not ask the 職員等 about themselves twice', () => {
    expect(
      questions.filter(({ text }) => (text.match(/所属の職員等/gu) ?? []).length > 1).map(({ text }) => text),
    ).toEqual([]);
  });

  it('says what counts in whole sentences, and names few examples of evidence', () => {
    for (const { criteria, evidence, rows } of questions) {
      expect(criteria.implemented).toMatch(/^$|。$/u);
      expect(criteria.partial).toMatch(/^$|。$/u);
      const ofRows = rows.flatMap((row) => row.evidence ?? []);
      if (ofRows.length === 0) expect(evidence.length).toBeLessThanOrEqual(3);
      else expect(ofRows).toEqual(expect.arrayContaining([...evidence]));
      expect(new Set(evidence).size).toBe(evidence.length);
    }
  });
});
