import type { Question } from '#app/domain/questionnaire/question.ts';

/** 「ネットワーク構成図、情報システム仕様書」: of both, so that it is not said whose systems are meant. */
const OF_SYSTEMS_TOO = /ネットワーク[^。]{0,12}(?:及び|又は|、|並びに)(?:情報)?システム(?=の|に|を|仕様書)/u;
/** What the question says of its own object, or of the whole body. */
const OBJECT_SAID = /ネットワーク|通信回線|全庁|本[市町村区県](?!民)|本組合|各(?:課|所属|部局)/u;
const NOTE =
  '各システムの分は、それぞれのシステムの管理者が別に答えます。ネットワークと、全庁で共通に使うものについて答えてください。';

/**
 * 各システムの分. What 統括 is asked beside the keepers of systems: where its own words do not say of what, it is the
 * network and what the whole body uses.
 */
export function withOwnPartTold(questions: readonly Question[]): readonly Question[] {
  const ofKeepers = new Set(
    questions
      .filter(({ unit, roles }) => unit === 'system' && roles.includes('system_manager'))
      .flatMap(({ clauses }) => clauses),
  );
  return questions.map((question) => {
    const { clauses, text, rows, hint, roles } = question;
    const [first = ''] = clauses;
    if (!roles.includes('supervising_security_officer') || !ofKeepers.has(first)) return question;
    const words = [text, ...rows.map((row) => row.text)].join('\n');
    if (OBJECT_SAID.test(words) && !OF_SYSTEMS_TOO.test(words)) return question;
    return { ...question, hint: hint === null ? NOTE : `${NOTE}\n${hint}` };
  });
}
