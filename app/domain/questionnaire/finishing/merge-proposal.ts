import { withoutMisprintMarks } from '#app/domain/questionnaire/finishing/misprint-mark.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 統合の提案. Two questions that ask one person nearly the same; the secretariat decides at the policy desk. */
export interface MergeProposal {
  /** Question ids in the order of the questionnaire. */
  readonly questions: readonly [string, string];
  /** Share of common letter pairs, from 0 to 1. */
  readonly likeness: number;
}

/** Below this two questions share words, not a duty. */
const LIKE_ENOUGH = 0.72;
/** The same 重点項目 under the same condition is one duty even where the clauses word it differently. */
const LIKE_ENOUGH_FOR_ONE_MEASURE = 0.35;

/** Every row must have its like in the other question. */
const LIKE_ENOUGH_FOR_A_ROW = 0.6;

/** Words that every question has and that say nothing about its duty. */
const FRAME =
  /所属の職員等(?:は、|に、)|について|次のことを|(?:して|行って|守って|講じて)いますか。|(?:に行う)?ことを(?:(?:構成員が)?知っており|周知し)、[^、]{2,12}ときは、そのとおり行っていますか。|の報告先と方法を、所属の職員等に周知している|ことを、所属の職員等に周知している|ことを(?:、構成員が)?知っている|対象期間[にの]、?|（[^（）]*ときは「該当なし」）|（次の内容を(?:全て)?含む。）/gu;

/** When something is to be done: what is laid down for building a system is another thing than for ending it. */
const PHASE =
  /(?:選定|調達|契約|構築|導入|開発|運用|保守|終了|更改|廃棄|採用|退職|受信|送信)(?=する(?:際|とき|場合)|した(?:際|とき|場合)|時|の際|に際して|に当たって|までに|開始)/gu;
/** Whether the respondent acts or has somebody else act. */
const OF_OTHERS = /に(?:求め|行わせ|実施させ)て/u;
const QUOTED = /「[^」]+」/gu;

type Letters = ReadonlySet<string>;

function pairsOf(text: string): Letters {
  const letters = [...withoutMisprintMarks(text).replace(FRAME, '').replace(/二つ/gu, '２つ')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
}

/** What is compared of a question; worked out once, for it meets many others. */
interface Subject {
  readonly question: Question;
  readonly whole: Letters;
  readonly rows: readonly Letters[];
  readonly phases: string;
  readonly quoted: string;
  readonly ofOthers: boolean;
  readonly unsettled: boolean;
}

function found(pattern: RegExp, text: string): string {
  return [...text.matchAll(pattern)].map(([words]) => words).join('、');
}

function subjectOf(question: Question): Subject {
  const { text, rows, flags } = question;
  return {
    question,
    whole: pairsOf([text, ...rows.map((row) => row.text)].join('\n')),
    rows: rows.map((row) => pairsOf(row.text)),
    phases: found(PHASE, text),
    quoted: rows.length === 0 ? found(QUOTED, withoutMisprintMarks(text)) : '',
    ofOthers: OF_OTHERS.test(text),
    unsettled: flags.includes('respondent_unknown'),
  };
}

function likeness(left: Letters, right: Letters, least: number): number {
  const size = left.size + right.size;
  if (size === 0 || (2 * Math.min(left.size, right.size)) / size < least) return 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common += 1;
  return (2 * common) / size;
}

/** Whether words that tell duties apart differ, however alike the rest reads. */
function tellsApart(left: Subject, right: Subject): boolean {
  if (left.phases !== right.phases || left.ofOthers !== right.ofOthers) return true;
  if (left.quoted !== '' && right.quoted !== '' && left.quoted !== right.quoted) return true;
  const [few, many] = left.rows.length < right.rows.length ? [left.rows, right.rows] : [right.rows, left.rows];
  return few.some((row) => !many.some((other) => likeness(row, other, LIKE_ENOUGH_FOR_A_ROW) >= LIKE_ENOUGH_FOR_A_ROW));
}

function haveSameGates(left: Question, right: Question): boolean {
  return left.gates.length === right.gates.length && left.gates.every((gate) => right.gates.includes(gate));
}

/** One respondent, or two as long as it is not settled who answers one of them. */
function mayBeOneRespondent(left: Subject, right: Subject): boolean {
  const [a, b] = [left.question, right.question];
  const same = a.unit === b.unit && a.office === b.office && a.roles[0] === b.roles[0];
  return same || ((left.unsettled || right.unsettled) && haveSameGates(a, b));
}

/** Two questions about one clause, or about a clause and its items, are meant to stand side by side. */
function share(left: Question, right: Question): boolean {
  return left.clauses.some((id) =>
    right.clauses.some((other) => id === other || id.startsWith(`${other}-`) || other.startsWith(`${id}-`)),
  );
}

function leastLikeness({ question: left }: Subject, { question: right }: Subject): number {
  const oneMeasure =
    left.criticalReason !== null &&
    left.criticalReason === right.criticalReason &&
    left.gates.length > 0 &&
    haveSameGates(left, right);
  return oneMeasure ? LIKE_ENOUGH_FOR_ONE_MEASURE : LIKE_ENOUGH;
}

/** Questions that may be like one that comes later, found by their rarest letter pairs. */
interface Earlier {
  /** The first that a question is like is enough to name it. */
  readonly proposed: Set<Subject>;
  readonly byKey: Map<string, Found>;
}

/** The questions of one key, in order: a thousand of one wording are gone through once and not for each of them. */
interface Found {
  readonly all: Subject[];
  /** Those of them that no proposal names so far, and a few more that one names by now. */
  fresh: Subject[];
}

/**
 * The pairs by which a question is found: of two that are alike to {@link LIKE_ENOUGH}, one of each one's rarest
 * `size - overlap + 1` pairs is the other's, too. Those of one 重点項目 need be less alike and share its reason.
 */
function keysOf({ question, whole, phases, ofOthers }: Subject, rankOf: ReadonlyMap<string, number>): string[] {
  const overlap = Math.ceil((whole.size * LIKE_ENOUGH) / (2 - LIKE_ENOUGH));
  const apart = `${phases}|${ofOthers ? 'others' : 'own'}`;
  const rarest = [...whole]
    .sort((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0) || (a < b ? -1 : 1))
    .slice(0, whole.size - overlap + 1);
  const { criticalReason, gates } = question;
  const measure = criticalReason === null || gates.length === 0 ? [] : [`${apart}|${criticalReason}|${gates.join()}`];
  return [...measure, ...rarest.map((pair) => `${apart}|${pair}`)];
}

function likenessOf(left: Subject, right: Subject): number | null {
  if (!mayBeOneRespondent(left, right)) return null;
  const least = leastLikeness(left, right);
  const alike = likeness(left.whole, right.whole, least);
  return alike < least || share(left.question, right.question) || tellsApart(left, right) ? null : alike;
}

/** Of the earlier questions those that a question is like: all that no proposal names so far, or else the first. */
function alikeBefore(right: Subject, keys: readonly string[], { proposed, byKey }: Earlier): MergeProposal[] {
  const met = new Set<Subject>();
  const proposalWith = (left: Subject): MergeProposal | null => {
    if (met.has(left)) return null;
    met.add(left);
    const alike = likenessOf(left, right);
    return alike === null ? null : { questions: [left.question.id, right.question.id], likeness: alike };
  };
  const of = keys.flatMap((key) => byKey.get(key) ?? []);
  const found: MergeProposal[] = [];
  for (const own of of) {
    own.fresh = own.fresh.filter((left) => !proposed.has(left));
    for (const left of own.fresh) {
      const one = proposalWith(left);
      if (one === null) continue;
      found.push(one);
      proposed.add(left);
    }
  }
  if (found.length > 0) return found;
  for (const { all } of of) {
    for (const left of all) {
      const one = proposalWith(left);
      if (one !== null) return [one];
    }
  }
  return [];
}

/**
 * Near-duplicate duties of one respondent, or of two as long as one of them is not settled: at least one proposal for
 * every question that has its like, so that a hundred equal duties are not five thousand proposals.
 */
export function mergeProposals(questions: readonly Question[]): readonly MergeProposal[] {
  const all = questions.map(subjectOf);
  const rankOf = new Map<string, number>();
  for (const { whole } of all) for (const pair of whole) rankOf.set(pair, (rankOf.get(pair) ?? 0) + 1);
  const earlier: Earlier = { proposed: new Set(), byKey: new Map() };
  return all.flatMap((right) => {
    const keys = keysOf(right, rankOf);
    const proposals = alikeBefore(right, keys, earlier);
    if (proposals.length > 0) earlier.proposed.add(right);
    for (const key of keys) {
      const own = earlier.byKey.get(key);
      if (own === undefined) earlier.byKey.set(key, { all: [right], fresh: [right] });
      else {
        own.all.push(right);
        own.fresh.push(right);
      }
    }
    return proposals;
  });
}

/** The questions with those that have a near-duplicate marked for the reviewer. */
export function withMergeCandidates(questions: readonly Question[]): readonly Question[] {
  const alike = new Set(mergeProposals(questions).flatMap((proposal) => proposal.questions));
  return questions.map((question) =>
    alike.has(question.id) ? { ...question, flags: [...question.flags, 'merge_candidate'] } : question,
  );
}
