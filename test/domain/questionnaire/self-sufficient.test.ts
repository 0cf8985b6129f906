import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

/**
 * Whoever reads only a question, or a row and the question over it, can answer rightly: what limits the duty in the
 * clause, in its headings or its chapter is said there. The limits are found here by other means than the rules use.
 */

const POLICIES = ['kikuyo', 'nishiwaki', 'mic-model'] as const;

type LimitKind = 'zone' | 'class' | 'service' | 'attack' | 'condition' | 'exception';

interface Limit {
  readonly kind: LimitKind;
  /** Words of which one must be said. */
  readonly words: readonly string[];
}

interface Asked {
  readonly at: string;
  readonly clause: Clause;
  /** The sentence of the clause, counted from 0; null for a whole clause. */
  readonly sentence: number | null;
  readonly said: string;
  /** What the other rows of the same sentence say. */
  readonly beside: string;
}

function settled(text: string): string {
  return text
    .replace(/\s+/gu, '')
    .replaceAll(/（原文のまま[^（）]*）/gu, '')
    .replace(/CIS0/gu, 'CISO')
    .replace(/[，､]/gu, '、')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
}

/** The clause's own heading, then those above it. */
function headings(clause: Clause, clauses: readonly Clause[]): readonly string[] {
  const above = clauses.find(({ id, document }) => id === clause.parent && document === clause.document);
  const own = clause.title === '' ? [] : [settled(clause.title)];
  return above === undefined ? own : [...own, ...headings(above, clauses)];
}

function fromHeadings(over: readonly string[]): readonly Limit[] {
  const limits: Limit[] = [];
  const zones = over.map((heading) => heading.match(/[^のと及び、（）]+(?:利用事務系|接続系)/gu) ?? []);
  const nearest = zones.find((found) => found.length > 0) ?? [];
  if (nearest.length === 1) limits.push({ kind: 'zone', words: nearest });
  for (const heading of over) {
    const inBrackets = /[（(]([^（）()]*性[0-9]以上[^（）()]*)場合[）)]/u.exec(heading)?.[1];
    if (inBrackets !== undefined) limits.push({ kind: 'class', words: [inBrackets] });
  }
  const service = over
    .map(
      (heading) =>
        /^(?:[^、及と]*?)(クラウドサービス|外部サービス|ソーシャルメディアサービス|無線LAN|Web会議)(?![^（]*[及と、])/u.exec(
          heading,
        )?.[1],
    )
    .find((name) => name !== undefined);
  if (service !== undefined) limits.push({ kind: 'service', words: [service] });
  const attack = /^[^及、]*攻撃$/u.exec(over[0] ?? '')?.[0];
  if (attack !== undefined) limits.push({ kind: 'attack', words: [attack] });
  return limits;
}

/** The last words before 場合 or とき tell one case from another. */
function conditionsIn(sentence: string): readonly Limit[] {
  return [...sentence.matchAll(/([^、。はがをに（）]{1,14})(場合|とき|限り)(?!に備え|等)/gu)].map(
    ([, before = '', end = '']) => ({
      kind: 'condition',
      words: [`${before.slice(-5)}${end}`, `${before.slice(-5)}とき`, `${before.slice(-5)}場合`],
    }),
  );
}

/** A class of information and a zone that the sentence names itself. */
function namedIn(sentence: string): readonly Limit[] {
  const classes = sentence.match(/(?:機密|完全|可用)性[0-9][A-Z]?(?:以上)?/gu) ?? [];
  const zones = sentence.match(/[^のとや及び、。（）はがをに]+(?:利用事務系|接続系)/gu) ?? [];
  return [
    ...classes.map((word): Limit => ({ kind: 'class', words: [word] })),
    ...zones.map((word): Limit => ({ kind: 'zone', words: [word] })),
  ];
}

function fromText({ clause, sentence }: Asked): readonly Limit[] {
  const sentences = clause.sentences.map(({ span: [from, to], kind }) => ({
    kind,
    words: settled(clause.text.slice(from, to)),
  }));
  return sentences.flatMap(({ kind, words }, at): readonly Limit[] => {
    if (sentence !== null && at !== sentence) {
      const behind = at === sentence + 1 && (kind === 'exception' || /^(?:ただし|但し)/u.test(words));
      if (!behind || !/この限り|除く|できる|可能とする/u.test(words)) return [];
    }
    const excepted = /([^、。]{2,12}?)(?:については|は|を)?、?(?:この限り|除く|除き)/u.exec(words)?.[1];
    const exception: readonly Limit[] =
      excepted === undefined ? [] : [{ kind: 'exception', words: [`${excepted.slice(-6)}を除`] }];
    return [...exception, ...(/この限り|除く|除き/u.test(words) ? [] : [...conditionsIn(words), ...namedIn(words)])];
  });
}

/** Why a limit may be said in other words or elsewhere; the list is closed. */
const OTHERWISE_SAID: readonly (readonly [reason: string, (limit: Limit, asked: Asked) => boolean])[] = [
  ['only one sentence of a definition demands something', (_, { clause }) => clause.kind === 'definition'],
  [
    'the right to act is given before, and the duty names the act',
    ({ kind }, { clause }) => kind === 'condition' && clause.kind === 'permission',
  ],
  [
    'the case is a part of the things that the question is about',
    ({ words: [word = ''] }, { said }) =>
      said.includes('のうち') && said.includes(`${word.replace(/の?場合$/u, '')}は`),
  ],
  [
    'each act of the sentence has a case of its own',
    ({ kind, words }, { said, beside }) =>
      kind === 'condition' && /場合|とき/u.test(said) && words.some((word) => beside.includes(word)),
  ],
  [
    'a check is due whatever it finds, and the row beside it names what follows from a finding',
    ({ kind, words }, { said, beside }) =>
      kind === 'condition' && /(?:確認|評価)を行っている/u.test(said) && words.some((word) => beside.includes(word)),
  ],
  [
    'what else the sentence names belongs to another act of it',
    ({ kind, words }, { beside }) => kind === 'zone' && words.some((word) => beside.includes(word)),
  ],
  [
    'it is the case that a plan is made for, and the row about its use names it again',
    ({ kind }, { said, beside }) =>
      kind === 'condition' && /計画/u.test(said) && /(?:侵害|災害|事故)時/u.test(said + beside),
  ],
  [
    'the case of a service is said as the kind of service',
    ({ words: [word = ''] }, { said }) => new RegExp(`${word.replace(/場合$/u, '')}[^、]{2,8}サービス`, 'u').test(said),
  ],
];

function sentenceOf(rowId: string): number {
  return Number(/_s([0-9]+)/u.exec(rowId)?.[1] ?? '1') - 1;
}

/** Sentences of its clause under other conditions are questions of their own. */
function isParted({ clauses: [first = ''] }: Question, questions: readonly Question[]): boolean {
  return questions.some(({ id }) => id.startsWith(`${first}_s`));
}

function asksOf(question: Question, clauses: readonly Clause[], parted: boolean): readonly Asked[] {
  const clauseOf = (id: string): Clause | undefined =>
    clauses.find((clause) => clause.id === id && clause.document === question.document);
  const { text, rows } = question;
  const [first = ''] = question.clauses;
  const whole = clauseOf(first);
  const rowsSay = rows.map((row) => row.text).join('\n');
  const asRow = (row: Question['rows'][number]): readonly Asked[] => {
    const clause = clauseOf(row.clauses[0] ?? '');
    if (clause === undefined) return [];
    const beside = rows.filter(
      (other) => other !== row && other.clauses[0] === clause.id && sentenceOf(other.id) === sentenceOf(row.id),
    );
    return [
      {
        at: `${question.id} ${row.id}`,
        clause,
        sentence: sentenceOf(row.id),
        said: settled(`${text}${row.text}`),
        beside: settled(beside.map((other) => other.text).join('\n')),
      },
    ];
  };
  /* A clause that only announces its list has no row of its own. */
  const announces = rows.every((row) => row.clauses[0] !== first);
  return [
    ...(whole !== undefined && announces
      ? [
          {
            at: question.id,
            clause: whole,
            sentence: parted ? sentenceOf(question.id) : null,
            said: settled(`${text}${rowsSay}`),
            beside: '',
          },
        ]
      : []),
    ...rows.flatMap(asRow),
  ];
}

function leftOf(policy: (typeof POLICIES)[number]): readonly string[] {
  const { clauses, questionnaire } = heldPolicy(policy);
  return questionnaire.questions
    .filter(({ kind }) => kind !== 'assignment')
    .flatMap((question) => asksOf(question, clauses, isParted(question, questionnaire.questions)))
    .flatMap((asked) =>
      [...fromHeadings(headings(asked.clause, clauses)), ...fromText(asked)]
        .filter(({ words }) => !words.some((word) => asked.said.includes(word)))
        .filter((limit) => !OTHERWISE_SAID.some(([, holds]) => holds(limit, asked)))
        .map(({ kind, words }) => `${kind}: ${asked.at}: ${words[0] ?? ''}`),
    );
}

describe.each(POLICIES)('the questions of %s', (policy) => {
  it('say every limit of their clauses and headings', () => {
    expect(leftOf(policy)).toEqual([]);
  });
});
