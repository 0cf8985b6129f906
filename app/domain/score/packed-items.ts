import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { AnswerValue, RowValue } from '#app/domain/response/answer.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import type { Outcome, UnansweredCause } from '#app/domain/score/outcome.ts';
import { OUTCOMES, UNANSWERED_CAUSES } from '#app/domain/score/outcome.ts';
import type { ScoredItem, ScoredRow } from '#app/domain/score/scored-item.ts';

/** 項目の設問. What all items of a question at targets of one kind have in common. */
export type PackedQuestion = Pick<
  ScoredItem,
  'campaignQuestionId' | 'targetKind' | 'population' | 'chapter' | 'roles' | 'weight' | 'critical' | 'clauses'
> & { readonly clausesOfRow: (rowId: string) => readonly ClauseKey[] };

/** 項目の対象. What all items of a sheet have in common. */
export type PackedSheet = Pick<ScoredItem, 'sheetId' | 'targetId' | 'ownerUnitId' | 'bureauId'>;

/** What an item has by itself. */
export type PackedFacts = Pick<ScoredItem, 'itemId' | 'objectId' | 'outcome' | 'byGate' | 'draft' | 'unanswered'> & {
  readonly rows: readonly Omit<ScoredRow, 'clauses'>[];
};

interface Packed {
  readonly questions: readonly PackedQuestion[];
  readonly sheets: readonly PackedSheet[];
  readonly rowIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly objectIds: ReadonlyMap<number, string>;
  readonly questionOf: Uint16Array;
  readonly sheetOf: Uint32Array;
  readonly marks: Uint16Array;
  /** Where the rows of each item begin; those of the last end behind the last of all. */
  readonly rowsFrom: Uint32Array;
  readonly rowIdOf: Uint16Array;
  readonly rowMarks: Uint8Array;
}

/* The bits of a mark: the outcome in 3, byGate in 1, draft in 3, unanswered in 2; what may be null counts from 1. */
const BY_GATE = 1 << 3;
const DRAFT_AT = 4;
const UNANSWERED_AT = 7;
/* Of a row: its value in 3, from 1, and whether it is excepted. */
const EXCEPTED = 1 << 3;

function placeOf<Value>(values: readonly Value[], value: Value | null): number {
  if (value === null) return 0;
  const place = values.indexOf(value) + 1;
  if (place === 0) throw new Error(`not one of the known values: ${String(value)}`);
  return place;
}

function at<Value>(values: ArrayLike<Value>, place: number | undefined): Value {
  const value = place === undefined ? undefined : values[place];
  if (value === undefined) throw new Error(`nothing is packed at ${place}`);
  return value;
}

const NO_ROWS: readonly ScoredRow[] = [];
const NO_OTHERS: readonly ScoredItem[] = [];

/** One of the packed items; what it says is read where it lies. */
class PackedItem implements ScoredItem {
  private readonly packed: Packed;
  private readonly place: number;

  constructor(packed: Packed, place: number) {
    this.packed = packed;
    this.place = place;
  }

  private get question(): PackedQuestion {
    return at(this.packed.questions, this.packed.questionOf[this.place]);
  }

  private get sheet(): PackedSheet {
    return at(this.packed.sheets, this.packed.sheetOf[this.place]);
  }

  private get mark(): number {
    return at(this.packed.marks, this.place);
  }

  get itemId(): string {
    return at(this.packed.itemIds, this.place);
  }

  get objectId(): string | null {
    return this.packed.objectIds.get(this.place) ?? null;
  }

  get campaignQuestionId(): string {
    return this.question.campaignQuestionId;
  }

  get sheetId(): string {
    return this.sheet.sheetId;
  }

  get targetKind(): ScoredItem['targetKind'] {
    return this.question.targetKind;
  }

  get targetId(): string {
    return this.sheet.targetId;
  }

  get ownerUnitId(): string {
    return this.sheet.ownerUnitId;
  }

  get bureauId(): string | null {
    return this.sheet.bureauId;
  }

  get population(): ScoredItem['population'] {
    return this.question.population;
  }

  get chapter(): string {
    return this.question.chapter;
  }

  get roles(): ScoredItem['roles'] {
    return this.question.roles;
  }

  get weight(): number {
    return this.question.weight;
  }

  get critical(): boolean {
    return this.question.critical;
  }

  get outcome(): Outcome {
    return at(OUTCOMES, this.mark & 7);
  }

  get byGate(): boolean {
    return (this.mark & BY_GATE) !== 0;
  }

  get draft(): AnswerValue | null {
    const place = (this.mark >> DRAFT_AT) & 7;
    return place === 0 ? null : at(ANSWER_VALUES, place - 1);
  }

  get unanswered(): UnansweredCause | null {
    const place = (this.mark >> UNANSWERED_AT) & 3;
    return place === 0 ? null : at(UNANSWERED_CAUSES, place - 1);
  }

  get clauses(): readonly ClauseKey[] {
    return this.question.clauses;
  }

  get rows(): readonly ScoredRow[] {
    const { rowsFrom, rowIds, rowIdOf, rowMarks } = this.packed;
    const [from, to] = [at(rowsFrom, this.place), at(rowsFrom, this.place + 1)];
    if (from === to) return NO_ROWS;
    const { clausesOfRow } = this.question;
    return Array.from({ length: to - from }, (_row, index): ScoredRow => {
      const rowId = at(rowIds, rowIdOf[from + index]);
      const mark = at(rowMarks, from + index);
      const value: RowValue | null = (mark & 7) === 0 ? null : at(ROW_VALUES, (mark & 7) - 1);
      return { rowId, clauses: clausesOfRow(rowId), value, excepted: (mark & EXCEPTED) !== 0 };
    });
  }

  get others(): readonly ScoredItem[] {
    return NO_OTHERS;
  }
}

/** Puts values into numbers: each is kept once. */
class Places<Value> {
  readonly values: Value[] = [];
  private readonly known = new Map<Value, number>();

  of(value: Value): number {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const place = this.values.push(value) - 1;
    this.known.set(value, place);
    return place;
  }
}

/**
 * 集計項目の詰込み. Keeps items that are counted together in a tenth of the room: a city has a hundred thousand a year,
 * and theirs are kept at hand. What many have in common is given as one and the same question, one and the same sheet.
 */
export class ItemPacker {
  private readonly questions = new Places<PackedQuestion>();
  private readonly sheets = new Places<PackedSheet>();
  private readonly rowIds = new Places<string>();
  private readonly itemIds: string[] = [];
  private readonly objectIds = new Map<number, string>();
  private readonly questionOf: number[] = [];
  private readonly sheetOf: number[] = [];
  private readonly marks: number[] = [];
  private readonly rowsFrom: number[] = [];
  private readonly rowIdOf: number[] = [];
  private readonly rowMarks: number[] = [];

  add(question: PackedQuestion, sheet: PackedSheet, facts: PackedFacts): void {
    const place = this.itemIds.push(facts.itemId) - 1;
    if (facts.objectId !== null) this.objectIds.set(place, facts.objectId);
    this.questionOf.push(this.questions.of(question));
    this.sheetOf.push(this.sheets.of(sheet));
    this.marks.push(
      (placeOf(OUTCOMES, facts.outcome) - 1) |
        (facts.byGate ? BY_GATE : 0) |
        (placeOf(ANSWER_VALUES, facts.draft) << DRAFT_AT) |
        (placeOf(UNANSWERED_CAUSES, facts.unanswered) << UNANSWERED_AT),
    );
    this.rowsFrom.push(this.rowMarks.length);
    for (const { rowId, value, excepted } of facts.rows) {
      this.rowIdOf.push(this.rowIds.of(rowId));
      this.rowMarks.push(placeOf(ROW_VALUES, value) | (excepted ? EXCEPTED : 0));
    }
  }

  /** The items in the order in which they were added, each by itself: none has others beside it. */
  items(): readonly ScoredItem[] {
    if (this.questions.values.length > 0xffff || this.rowIds.values.length > 0xffff)
      throw new Error('more questions or rows than can be told apart');
    const packed: Packed = {
      questions: this.questions.values,
      sheets: this.sheets.values,
      rowIds: this.rowIds.values,
      itemIds: this.itemIds,
      objectIds: this.objectIds,
      questionOf: Uint16Array.from(this.questionOf),
      sheetOf: Uint32Array.from(this.sheetOf),
      marks: Uint16Array.from(this.marks),
      rowsFrom: Uint32Array.from([...this.rowsFrom, this.rowMarks.length]),
      rowIdOf: Uint16Array.from(this.rowIdOf),
      rowMarks: Uint8Array.from(this.rowMarks),
    };
    return this.itemIds.map((_id, place) => new PackedItem(packed, place));
  }
}
