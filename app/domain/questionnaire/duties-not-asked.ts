import { actsOfRows } from '#app/domain/policy/acts-of-rows.ts';
import type { Clause, PolicyReading, ReadingWarning, Span } from '#app/domain/policy/clause.ts';
import { firstPlaces } from '#app/domain/policy/first-places.ts';
import type { NamedPlace } from '#app/domain/policy/first-places.ts';
import { forbiddenThings } from '#app/domain/policy/forbidden-things.ts';
import { appointsSomebody } from '#app/domain/policy/wording/appointment.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { DEFINING_TITLE } from '#app/domain/policy/wording/clause-judgement.ts';
import { isDutySentence } from '#app/domain/policy/wording/duty-sentence.ts';
import {
  isNamedAct,
  isActInCell,
  isDutyAsHeading,
  smellsOfDuty,
  smellsStrongly,
  standsInBrackets,
} from '#app/domain/policy/wording/duty-smell.ts';
import { plainRolesAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { likewiseOf } from '#app/domain/policy/wording/likewise.ts';
import { isSoftDuty } from '#app/domain/policy/wording/soft-duty.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { Questionnaire, UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';
import { dutiesOnlyInBasicPolicy } from '#app/domain/questionnaire/duties-of-basic-policy.ts';
import { actsInLines, placesOf, tellsOnlyWhen } from '#app/domain/questionnaire/duties-in-lines.ts';
import { sentencesOutOfQuestions } from '#app/domain/questionnaire/words-asked.ts';
import { demandOf } from '#app/domain/questionnaire/wording/phrasing.ts';

type Asked = Pick<Questionnaire, 'questions' | 'unasked'>;

/** What these clauses demand is told elsewhere, or the reason speaks of the very words. */
const ANSWERED: ReadonlySet<UnaskedReason> = new Set([
  'covered_by_standards',
  'standards_held',
  'beside_questions',
  'assists',
  'sanction',
  'template_text',
  'skipped',
]);
/** Clauses that demand something by their kind or their place. */
const UNANSWERED: ReadonlySet<UnaskedReason> = new Set(['no_duty_found', 'list_item_of_unasked']);
/** Of tables the duties outside of clauses are told. */
const TABLE = /-t[0-9]+$/u;
const CELLS = /[\t\n|｜│┃]+/u;
/** 「鍵の保管者は、係長とする」: who does a thing, where no office is made. */
const NAMES_DOER = /(?:実施|保管|点検|確認|記録|報告|作業|施錠|廃棄|返却|立会)者は、?[^、。]{2,40}とする$/u;
/** 「人事課で手続をとらなければならないが、閉庁時は、当直長が行うことができる」: the leave bends a duty of its own sentence. */
const DUTY_BEFORE_LEAVE = /(?:なければならない|[てで]はならない|こととする|ものとする)が、/u;
/** 「事後に届け出ることにより、これを省略することができる」: the leave is for who does it. */
const LEAVE_FOR_AN_ACT = /(?:を|に)[^、。]{0,16}(?:ることにより|ることを条件に|た上で|たうえで)、[^。]*できる$/u;
/** 「持ち出した端末は、この限りでない期間の満了後直ちに返却しなければならない」 */
const BINDS_ALL_THE_SAME = /(?:なければならない|[てで]はならない)$/u;
const OF_SANCTION = /懲戒|処分|罰/u;
/** An entry that says what a word means may end like a duty. */
const ENTRY_END = /(?<!(?<!れ)ない)(?:こと|事)$/u;

/**
 * 設問にならない義務らしい文. Sentences that may well demand something and of which nothing is asked, in the order of the
 * text: of clauses without a question, and of clauses that are asked about something else.
 */
export function dutiesNotAsked(
  { clauses }: Pick<PolicyReading, 'clauses'>,
  questionnaire: Asked,
  source: string,
): NamedPlace[] {
  const keyOf = (of: string, id: string): string => `${of} ${id}`;
  const reasons = new Map(questionnaire.unasked.map((one) => [keyOf(one.document, one.clause), one.reason]));
  const byKey = new Map(clauses.map((clause) => [keyOf(clause.document, clause.id), clause]));
  const parentOf = (clause: Clause): Clause | undefined =>
    clause.parent === null ? undefined : byKey.get(keyOf(clause.document, clause.parent));
  const above = new Set(clauses.map(parentOf));
  const leads = new Set<Clause>();
  for (const clause of clauses) {
    const reason = reasons.get(keyOf(clause.document, clause.id));
    if (reason !== undefined && !ANSWERED.has(reason)) continue;
    for (let up = parentOf(clause); up !== undefined && !leads.has(up); up = parentOf(up)) leads.add(up);
  }
  const opening = new Set(questionnaire.questions.map((one) => keyOf(one.document, one.clauses[0] ?? '')));
  const onlyInBasicPolicy = dutiesOnlyInBasicPolicy(clauses);
  const outOfQuestions = sentencesOutOfQuestions(questionnaire.questions);
  const found = clauses.flatMap((clause): readonly NamedPlace[] => {
    const reason = reasons.get(keyOf(clause.document, clause.id));
    // The secretariat said that it binds nobody: that is no place to look at.
    if (clause.kindSet === true && clause.kind !== 'requirement' && clause.kind !== 'recommendation') return [];
    if (TABLE.test(clause.id)) return reason === undefined ? [] : actsInCells(clause, source);
    const rows = reason === undefined || ANSWERED.has(reason) ? null : actsInLines(clause, source);
    const words =
      reason === undefined
        ? [
            ...new Set([
              ...leftOfAsked(clause, opening.has(keyOf(clause.document, clause.id))),
              ...outOfQuestions(clause),
            ]),
          ]
        : reason === 'covered_by_standards'
          ? onlyInBasicPolicy(clause)
          : leftOfUnasked(clause, reason, {
              leads: leads.has(clause),
              parent: parentOf(clause),
              isLeaf: !above.has(clause),
            });
    const signed = reason !== undefined && ANSWERED.has(reason) ? [] : forbiddenThings(clause.spans, source);
    return [...(rows ?? placesOf(withoutThings(words, signed), clause, source)), ...signed];
  });
  return found.filter(({ words }) => !IS_QUESTION.test(words.trim())).sort((one, other) => one.at[0] - other.at[0]);
}

/** 「Q3.係で同じIDを使ってもよいですか。」 asks; what answers it may demand. */
const IS_QUESTION = /^(?:[QＱ]|問)\s*[0-9０-９一二三四五六七八九十]*[^。]*か[。？?]?$/u;

/** What a sign forbids is told line by line, and not once more as the one sentence that its lines became. */
function withoutThings(words: readonly string[], signed: readonly NamedPlace[]): readonly string[] {
  if (signed.length === 0) return words;
  return words.filter((one) => smellsOfDuty(one) || !SIGN.test(one));
}

const SIGN = /[×✕✖╳❌]|[NＮ][GＧ]|ダメ|だめ|駄目|不可|禁止|厳禁/u;

/** Sentences of a clause with a question that are none of what is asked. */
function leftOfAsked(clause: Clause, opensQuestion: boolean): readonly string[] {
  const [first, ...behind] = sentencesOf(clause);
  if (first === undefined) return [];
  // What an item names stands in the row of its question; a sentence behind it may demand something else.
  const titled = clause.text !== '' && isDutyAsHeading(clause.title) ? [clause.title] : [];
  const looked = clause.kind === 'list-item' && !(opensQuestion && behind.length > 0) ? behind : [first, ...behind];
  const others = behind.length > 0 && isOfSomebody(first.words) ? [first.words] : [];
  const left = looked.flatMap(({ kind, words, subjects }) => {
    if (likewiseOf(words) !== null || standsInBrackets(words)) return [];
    if (kind === 'requirement' || kind === 'recommendation') return demandOf(words, subjects) === null ? [words] : [];
    if (kind === 'permission' && DUTY_BEFORE_LEAVE.test(words)) return [words];
    if (kind === 'exception' && BINDS_ALL_THE_SAME.test(words)) return [words];
    if (kind === 'assignment' || kind === 'permission' || kind === 'exception') return [];
    return mayDemand(words) ? [words] : [];
  });
  return [...titled, ...others.filter((words) => !left.includes(words)), ...left];
}

/** 「施錠の確認（課長）。」 before another sentence: who does it stands in brackets behind the act. */
function isOfSomebody(words: string): boolean {
  const [, act = '', who = ''] = /^(.+)[（(]([^（）()]{1,16})[）)]。?$/u.exec(words) ?? [];
  return isNamedAct(act) && plainRolesAtEnd(who).length > 0;
}

/** A heading below which nothing stands is all that its clause says; 削除 says that it is no more. */
function holdsWords(title: string): boolean {
  return /\p{L}{2}/u.test(title) && !SAYS_NOTHING.test(title);
}

/** 「削除」, 「研修資料」, 「情報セキュリティとは？」 */
const SAYS_NOTHING =
  /^[【［〔（(](?:趣旨|解説|説明|補足|参考|備考|例|例示|留意事項|ポイント|関連|根拠)[】］〕）)]$|^[（(]?(?:削除|削る|略|空欄|欠番|余白|白紙)[。．]?[）)]?$|(?:資料|手引き?|マニュアル|ハンドブック|ガイド(?:ライン)?|方針|基準|規程|要綱|要領|規則|手順書?|ポリシー|チェックリスト|点検表|様式|一覧表?)[）)]?$|とは[？?]?$/u;
/** 「職員が守ること」 announces what stands below it. */
const ANNOUNCES =
  /^[^はを、。]{1,30}[がの](?:守|行|す|心掛け|心がけ|気を付け|気をつけ)[ぁ-ん]{1,3}(?:べき)?(?:こと|事|事項)$/u;

interface Around {
  /** Something below is asked, here or elsewhere. */
  readonly leads: boolean;
  readonly parent: Clause | undefined;
  readonly isLeaf: boolean;
}

function leftOfUnasked(clause: Clause, reason: UnaskedReason, { leads, parent, isLeaf }: Around): readonly string[] {
  if (reason === 'sanction')
    return sentencesOf(clause).flatMap(({ words }) => (!OF_SANCTION.test(words) && smellsOfDuty(words) ? [words] : []));
  if (ANSWERED.has(reason)) return [];
  const { title, text, kind } = clause;
  if (text === '')
    return (isLeaf ? holdsWords(title) : leads || ANNOUNCES.test(title) ? isDutyAsHeading(title) : smellsOfDuty(title))
      ? [title]
      : [];
  if (tellsOnlyWhen(text)) return [];
  if (reason === 'lead_of_items' || UNANSWERED.has(reason))
    return leads && !(kind === 'list-item' && isNamedAct(text) && endsSentence(text))
      ? []
      : [...(kind === 'list-item' && !mayDemand(text) && isNamedAct(title) ? [title] : []), text];
  const isEntry = isDefining(clause) || (parent !== undefined && isDefining(parent));
  return sentencesOf(clause).flatMap(({ words, subjects, kind: ofSentence }) => {
    if (kind === 'assignment')
      return NAMES_DOER.test(words) || (smellsStrongly(words) && !appointsSomebody(words)) ? [words] : [];
    if (isEntry && ENTRY_END.test(words) && subjects.length === 0) return [];
    if (ofSentence === 'requirement' && words.endsWith('ない')) return [words];
    return mayDemand(words) ||
      (kind === 'permission' && (DUTY_BEFORE_LEAVE.test(words) || LEAVE_FOR_AN_ACT.test(words)))
      ? [words]
      : [];
  });
}

function mayDemand(words: string): boolean {
  return smellsOfDuty(words) || isSoftDuty(words);
}

/** What the cells of a table tell to do; sentences that bind stand among the duties outside of clauses. */
function actsInCells({ spans }: Clause, source: string): readonly NamedPlace[] {
  const told = spans.flatMap(([from, to]) =>
    source
      .slice(from, to)
      .split(CELLS)
      .map((cell) => cell.trim().replace(/。$/u, ''))
      .filter((cell) => isActInCell(cell) && !isToldOutside(cell, [from, to], source))
      .map((words): NamedPlace => ({ at: [from, to], words })),
  );
  const named = actsOfRows(spans, source).filter(({ at, words }) => !isToldOutside(words, at, source));
  const others = told.filter(({ at, words }) => !named.some((act) => isPartOf(words, at, act, source)));
  return [...others, ...named].sort((one, other) => one.at[0] - other.at[0]);
}

/** Sentences that bind are told as outside of clauses where their end shows: cut short to a noun, by its full stop. */
function isToldOutside(words: string, at: Span, source: string): boolean {
  if (!isDutySentence(words)) return false;
  return !/[\p{Script=Han}\p{Script=Katakana}ー]$/u.test(words) || source.slice(...at).includes(`${words}。`);
}

/** The same cell, or a line in which it goes on. */
function isPartOf(words: string, at: Span, act: NamedPlace, source: string): boolean {
  if (at[0] === act.at[0]) return words.includes(act.words) || act.words.includes(words);
  return act.words.endsWith(words) && source.slice(act.at[1], at[0]).trim() === '';
}

function isDefining({ title }: Clause): boolean {
  return DEFINING_TITLE.test(title);
}

/** What was read of a text, and the questions that follow. */
interface Derived {
  readonly reading: PolicyReading;
  readonly questionnaire: Asked;
  readonly source: string;
}

/** What the reader was unsure of, and in one warning what may be a duty and became no question. */
export function readingWarnings({ reading, questionnaire, source }: Derived): readonly ReadingWarning[] {
  return [...reading.warnings, ...warnOfDutiesNotAsked(dutiesNotAsked(reading, questionnaire, source), source)];
}

/** One warning that counts them and names where the first stand; none where everything is asked. */
export function warnOfDutiesNotAsked(found: readonly NamedPlace[], source: string): ReadingWarning[] {
  const [first] = found;
  if (first === undefined) return [];
  const message = `義務とも読める文${found.length}件が、設問になっていません。原文と照らして確認してください。${firstPlaces(found, source)}`;
  return [{ at: first.at, code: 'duties_not_asked', message }];
}
