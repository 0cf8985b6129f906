import type { DiscardReason, PolicyReading, ReadingWarning, Span } from '#app/domain/policy/clause.ts';
import { actsOfRows, isRowOfNames } from '#app/domain/policy/acts-of-rows.ts';
import { dutiesInCells } from '#app/domain/policy/duties-in-cells.ts';
import { firstPlaces } from '#app/domain/policy/first-places.ts';
import { forbiddenThings } from '#app/domain/policy/forbidden-things.ts';
import { swallowedDuties } from '#app/domain/policy/swallowed-duties.ts';
import { dutySentencesIn } from '#app/domain/policy/wording/duty-sentence.ts';
import type { DutyWords } from '#app/domain/policy/wording/duty-sentence.ts';

/** 条項の外に残った義務の文. A sentence that binds somebody and of which no question can be made. */
export interface DutyOutside {
  readonly at: Span;
  /** What holds it instead of a clause. */
  readonly in: DiscardReason | 'table' | 'heading_or_definition';
}

const TABLE_ID = /(?:^|-)t[0-9]+$/u;

/** What stands around a document explains it and only sounds like duties; where no document was found it may be one. */
const AROUND: ReadonlySet<DiscardReason> = new Set(['cover', 'front_matter', 'back_matter', 'questions_and_answers']);

/** Finds the duties that a reading left outside of clauses, in the order of the text. */
export function dutiesOutside(
  { clauses, discarded }: Pick<PolicyReading, 'clauses' | 'discarded'>,
  source: string,
): DutyOutside[] {
  const found = discarded.flatMap(({ from, to, why }) =>
    // What a table of new and old wording has taken out binds nobody any more, nor what somebody has set aside.
    why === 'old_wording' || why === 'set_aside'
      ? []
      : [
          ...within([[from, to]], source, why, wordsIn(why, clauses.length > 0)),
          ...inEnglish([from, to], why, source),
          ...pledges([from, to], why, source),
          // Around a document they tell how it came about.
          ...(why === 'table_of_contents' || (clauses.length > 0 && AROUND.has(why))
            ? []
            : inLines([from, to], why, source)),
        ],
  );
  const tables = clauses.filter(({ id }) => TABLE_ID.test(id));
  const byKey = new Map(clauses.map((clause) => [`${clause.document} ${clause.id}`, clause]));
  for (const table of tables) {
    const named = within(table.spans, source, 'table', 'any').filter(({ at }) => !isRowOfNames(source.slice(...at)));
    const lead = byKey.get(`${table.document} ${table.parent ?? ''}`);
    const acts = named.length > 0 ? [] : dutiesInCells(table, lead, source);
    for (const duty of [...named, ...acts.map((at): DutyOutside => ({ at, in: 'table' }))]) found.push(duty);
  }
  for (const at of swallowedDuties(clauses, source)) found.push({ at, in: 'heading_or_definition' });
  return found.sort((one, other) => one.at[0] - other.at[0]);
}

/** How much a sentence has to say where it stands: before the first clause of a letter something is asked for. */
function wordsIn(why: DiscardReason, hasClauses: boolean): DutyWords {
  if (hasClauses && AROUND.has(why)) return 'must';
  return why === 'preamble' || why === 'signature' ? 'asked' : 'any';
}

/** Tables of who does what and lists of what is forbidden: lines without sentences. */
function inLines([from, to]: Span, why: DiscardReason, source: string): DutyOutside[] {
  const lines: Span[] = [];
  for (let start = from; start < to;) {
    const end = source.indexOf('\n', start);
    const stop = end < 0 || end > to ? to : end;
    if (stop > start) lines.push([start, stop]);
    start = stop + 1;
  }
  return [...actsOfRows(lines, source), ...forbiddenThings(lines, source)].map(({ at: [start, end], words }) => {
    const first = Math.max(0, source.slice(start, end).indexOf(words)) + start;
    return { at: [first, first + words.length], in: why };
  });
}

const PLEDGE = /誓約|誓い|誓う/u;
/** 「貸与された職員カードを他人に貸しません。」 */
const PROMISE = /[をは][^。\n]*(?:ません|ます)。?[ 　\t]*$/u;

/** What a form has somebody promise: whoever signs it is bound. */
function pledges([from, to]: Span, why: DiscardReason, source: string): DutyOutside[] {
  const text = source.slice(from, to);
  if (!PLEDGE.test(text)) return [];
  let start = from;
  return text.split('\n').flatMap((line): DutyOutside[] => {
    const at = start + line.length - line.trimStart().length;
    start += line.length + 1;
    return PROMISE.test(line) && !PLEDGE.test(line) ? [{ at: [at, at + line.trim().length], in: why }] : [];
  });
}

const ENGLISH_DUTY = /\b[a-z]+ (?:shall|must) (?:not )?[a-z]+/iu;

/** A line in English that binds somebody. */
function inEnglish([from, to]: Span, why: DiscardReason, source: string): DutyOutside[] {
  const text = source.slice(from, to);
  if (!ENGLISH_DUTY.test(text)) return [];
  let start = from;
  return text.split('\n').flatMap((line): DutyOutside[] => {
    const at = start + line.length - line.trimStart().length;
    start += line.length + 1;
    return ENGLISH_DUTY.test(line) ? [{ at: [at, at + line.trim().length], in: why }] : [];
  });
}

/** 「移動しないこ│⏎│　│ と。」: the frame of a table between two lines of one cell. */
const FRAME_INSIDE_CELL =
  /[│┃|｜][ 　]*\n[ 　]*[│┃|｜][ 　]*[│┃|｜][ 　]*(?=[^\s　・●○◯■□◆◇※①-⑳(（0-9０-９│┃|｜─━-])/gu;

/** The cells of a framed table each in one line; every character keeps its place. */
function withWholeCells(text: string): string {
  return text.replace(FRAME_INSIDE_CELL, (frame) => ' '.repeat(frame.length));
}

function within(spans: readonly Span[], source: string, place: DutyOutside['in'], words: DutyWords): DutyOutside[] {
  const printed = spans.map(([from, to]) => source.slice(from, to)).join('\n');
  const text = place === 'table' ? withWholeCells(printed) : printed;
  const starts: number[] = [];
  let length = 0;
  for (const [from, to] of spans) {
    starts.push(length);
    length += to - from + 1;
  }
  let piece = 0;
  const placeOf = (index: number): number => {
    while ((starts[piece + 1] ?? Infinity) <= index) piece += 1;
    return Math.min((spans[piece]?.[0] ?? 0) + index - (starts[piece] ?? 0), spans[piece]?.[1] ?? 0);
  };
  return dutySentencesIn(text, words).map(([first, to]): DutyOutside => {
    // Of a table or a letter's head only the line in which the sentence ends is surely its own.
    const from = place === 'table' || words === 'asked' ? Math.max(first, text.lastIndexOf('\n', to - 1) + 1) : first;
    const inked = from + (/^\s*/u.exec(text.slice(from, to))?.[0].length ?? 0);
    const start = placeOf(inked);
    return { at: [start, Math.max(start, placeOf(to - 1) + 1)], in: place };
  });
}

/** One warning that counts them all and names where the first stand; none when nothing is left outside. */
export function warnOfDutiesOutside(outside: readonly DutyOutside[], source: string): ReadingWarning[] {
  const [first] = outside;
  if (first === undefined) return [];
  const places = firstPlaces(
    outside.map(({ at }) => ({ at, words: source.slice(...at) })),
    source,
  );
  const message = `義務を定める文${outside.length}件が、条項に入っていません。設問にはなりません。${places}`;
  return [{ at: first.at, code: 'duties_outside', message }];
}
