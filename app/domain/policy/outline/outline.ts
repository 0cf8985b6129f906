import type { Discard, DiscardReason, ReadingWarning, ReadingWarningCode } from '#app/domain/policy/clause.ts';
import type { Identified } from '#app/domain/policy/outline/clause-id.ts';
import { captionIn, clauseHead, isDateLine, isFragment, isTitle } from '#app/domain/policy/outline/clause-head.ts';
import { ListItems } from '#app/domain/policy/outline/list-items.ts';
import type { Draft } from '#app/domain/policy/outline/draft.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { isNote } from '#app/domain/policy/marker/marker.ts';
import { FreeIds } from '#app/domain/policy/outline/free-id.ts';
import { isCaptionAbove } from '#app/domain/policy/outline/caption-above.ts';
import { isClosingLine } from '#app/domain/policy/outline/closing-line.ts';
import { warningsOf } from '#app/domain/policy/outline/marker-warning.ts';
import { placeLines } from '#app/domain/policy/outline/placed-lines.ts';
import type { PlacedLines } from '#app/domain/policy/outline/placed-lines.ts';
import { belongingOf, carriesOn, isBehindRow, namedIn } from '#app/domain/policy/outline/sentence-below.ts';
import type { Belonging, ItemAbove } from '#app/domain/policy/outline/sentence-below.ts';
import { UnnumberedParagraphs } from '#app/domain/policy/outline/unnumbered-paragraph.ts';
import { cutLine } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine, TableMark } from '#app/domain/policy/source/source-line.ts';
import { isCaption, isLikeTable, isNumberedRow, isTableHeader, isTableRow } from '#app/domain/policy/table/table.ts';
import { zonesOf } from '#app/domain/policy/source/zone.ts';
import type { Zone } from '#app/domain/policy/source/zone.ts';
import type { SentenceWords } from '#app/domain/policy/outline/sentence-words.ts';

export interface Outline {
  readonly drafts: readonly Draft[];
  readonly discarded: readonly Discard[];
  readonly warnings: readonly ReadingWarning[];
}

/** Walks the lines of one document and hangs each on the clause it belongs to. */
export function outline(
  lines: readonly SourceLine[],
  flow: LineFlow,
  words: SentenceWords,
  tables: 'likely' | 'ruled',
): Outline {
  return new Outliner(lines, flow, words, tables).run();
}

/** A number in a line of its own that continues no sequence is the page's. */
const LONE_NUMBER = /^[0-9０-９]{1,4}$/u;
const WHY_NO_CLAUSE = { supplement: 'supplementary_provisions', form: 'appended_form' } as const;

class Outliner {
  readonly #lines: readonly SourceLine[];
  readonly #flow: LineFlow;
  readonly #words: SentenceWords;
  /** Whether lines that only look like a table's are one. */
  readonly #guessesTables: boolean;
  readonly #zones: readonly Zone[];
  readonly #placed: PlacedLines;
  /** A heading without a number may stand below a note that comes before it: no two have one id. */
  readonly #freeIds: FreeIds;
  readonly #unnumbered: UnnumberedParagraphs;
  readonly #drafts: Draft[] = [];
  readonly #byId = new Map<string, Draft>();
  readonly #discarded: Discard[] = [];
  readonly #warnings: ReadingWarning[] = [];
  #current: Draft | null = null;
  #table: Draft | null = null;
  /** True when the shape of the open table shows where it ends. */
  #isBounded = false;
  /** The marked clause that is open, which notes and tables belong to. */
  #section: string | null = null;
  /** （目的） in the line above its 条. */
  #caption: SourceLine | null = null;
  /** The first 項 of a 条 whose words have not come yet. */
  #paragraph: { readonly id: string; readonly parent: string } | null = null;
  #signed = false;
  readonly #items = new ListItems();
  /** Clauses that only those below them show, each with the one above it. */
  readonly #wordless = new Map<string, string | null>();

  constructor(lines: readonly SourceLine[], flow: LineFlow, words: SentenceWords, tables: 'likely' | 'ruled') {
    this.#words = words;
    this.#lines = lines;
    this.#flow = flow;
    this.#guessesTables = tables === 'likely';
    this.#zones = zonesOf(lines);
    this.#placed = placeLines(lines, this.#zones, flow);
    this.#unnumbered = new UnnumberedParagraphs(this.#placed.places, flow, words);
    const placedIds = new Set(this.#placed.places.flatMap((place) => place?.id ?? []));
    this.#freeIds = new FreeIds((id) => this.#byId.has(id) || placedIds.has(id));
  }

  run(): Outline {
    this.#lines.forEach((line, index) => {
      const zone = this.#zones[index] ?? 'body';
      if (zone === 'supplement' || zone === 'form') this.#discard(line, WHY_NO_CLAUSE[zone]);
      else if (zone === 'appended_table') this.#addToAppendedTable(line, index);
      else this.#take(line, index);
    });
    return { drafts: this.#drafts, discarded: this.#discarded, warnings: this.#warnings };
  }

  #take(line: SourceLine, index: number): void {
    const place = this.#placed.places[index] ?? null;
    if (place !== null) this.#openClause(index, place);
    else if (this.#current !== null && line.table !== null) this.#addTableLine(line, line.table);
    else if (this.#isCaptionBelow(line, index)) this.#caption = line;
    else if (this.#current === null) this.#discard(line, 'preamble');
    else if (this.#isSigned(line, index)) this.#discard(line, 'signature');
    else if (LONE_NUMBER.test(line.text)) this.#discard(line, 'page_number');
    else if (isFragment(line.text, this.#lines[index - 1]?.text ?? '')) {
      this.#discard(line, 'stray_fragment');
      this.#warn(line, 'stray_fragment', `「${line.text}」は前の文の断片とみて除きました。`);
    } else if (!this.#opensImplied(line, index)) this.#addUnmarked(line, index);
  }

  #addUnmarked(line: SourceLine, index: number): void {
    const [next, afterNext] = [this.#lines[index + 1], this.#lines[index + 2]];
    if (this.#table !== null && !this.#isBounded && isTableRow(line, next, afterNext, this.#flow))
      this.#addTo(this.#table, line);
    else if (this.#opensTable(index) && isTableHeader(line, next, this.#flow)) this.#openTable(line, false);
    else if (this.#opensTable(index) && this.#captions(line, next, afterNext)) this.#openTable(line, true);
    else if (this.#table !== null && line.text.includes('\t')) this.#addTo(this.#table, line);
    else {
      const refused = this.#placed.refused.get(index);
      if (refused !== undefined && this.#table === null) {
        this.#warn(line, 'marker_refused', `「${refused}」は項番の並びに合わないため、本文として読みました。`);
      }
      this.#addText(line, index);
    }
  }

  #isCaptionBelow(line: SourceLine, index: number): boolean {
    const place = this.#placed.places[index + 1] ?? null;
    if (place === null || place.implied.length > 0 || !this.#isClosed(index)) return false;
    const [before, numbered, below] = [-1, 1, 2].map((step) => this.#lines[index + step]);
    const above = { before, line, numbered, below, isFirst: this.#current === null };
    return isCaptionAbove(above, place, this.#flow, this.#table !== null);
  }

  /** Whether the line before this one has come to its end. */
  #isClosed(index: number): boolean {
    const before = this.#lines[index - 1];
    const line = this.#lines[index];
    if (before === undefined || line === undefined) return true;
    return this.#table !== null || !this.#flow.goesOn(before.text, line.text);
  }

  #opensTable(index: number): boolean {
    return (this.#guessesTables || isNumberedRow(this.#lines[index + 1])) && this.#isClosed(index);
  }

  /** A sentence that binds somebody names no table, though the table stands below it and no full stop between. */
  #captions(line: SourceLine, next: SourceLine | undefined, afterNext: SourceLine | undefined): boolean {
    return isCaption(line, next, afterNext, this.#flow) && !this.#words.holdsDuty(line.text);
  }

  #openClause(index: number, place: Identified): void {
    const line = this.#lines[index];
    if (line === undefined) return;
    this.#warnOf(line, place);
    if (this.#paragraph !== null) this.#wordless.set(this.#paragraph.id, this.#paragraph.parent);
    this.#paragraph = null;
    this.#noteWordless(place.implied);
    const above = this.#caption;
    const { caption, rest } = clauseHead(place, above === null ? null : (captionIn(above.text) ?? above.text));
    this.#caption = null;
    this.#table = null;
    this.#signed = false;
    const draft: Draft = {
      id: place.id,
      parent: this.#unnumbered.lastWithList(place.parent) ?? this.#nearest(place.parent),
      form: 'marked',
      ...(place.doubt === 'slip' ? { sourceMarker: place.marker.printed } : {}),
      ...(caption === null ? {} : { caption }),
      ...(isNote(place.marker) ? { isNote: true as const } : {}),
      texts: [rest],
      lines: above === null ? [line] : [above, line],
      children: 0,
    };
    if (place.firstParagraph === null) this.#open(draft);
    else this.#openWithParagraph(draft, { id: place.firstParagraph, parent: place.id }, index);
  }

  #noteWordless(missing: Identified['implied']): void {
    for (const { id, parent } of missing) if (!this.#byId.has(id)) this.#wordless.set(id, parent);
  }

  /** The clause itself, or the one above it when no word of it stands in the text. */
  #nearest(id: string | null): string | null {
    let at = id;
    while (at !== null && this.#wordless.has(at)) at = this.#wordless.get(at) ?? null;
    return at;
  }

  /** The first 項 of a 条 begins behind the number, or in the line below it. */
  #openWithParagraph(article: Draft, paragraph: { readonly id: string; readonly parent: string }, index: number): void {
    const line = article.lines.at(-1);
    const [rest = ''] = article.texts;
    if (line === undefined) return;
    if (
      rest === '' ||
      (article.caption === undefined && isTitle(line.text, rest, this.#textBelow(index), this.#flow))
    ) {
      this.#open(rest === '' ? article : { ...article, caption: rest, texts: [''] });
      this.#paragraph = paragraph;
      return;
    }
    const [head, tail] = cutLine(line, line.text.length - rest.length);
    this.#open({ ...article, texts: [''], lines: [...article.lines.slice(0, -1), head] });
    this.#open({ ...paragraph, form: 'marked', texts: [rest], lines: [tail], children: 0 });
  }

  #textBelow(index: number): string | undefined {
    return (this.#placed.places[index + 1] ?? null) === null ? this.#lines[index + 1]?.text : undefined;
  }

  /** The words of a clause whose marker was lost: they stand right above its first item. */
  #opensImplied(line: SourceLine, index: number): boolean {
    if (!this.#isClosed(index)) return false;
    const missing = this.#placed.nextPlace[index]?.implied ?? [];
    const caption = captionIn(line.text);
    const implied = missing.at(caption === null ? -1 : 0);
    if (implied === undefined || this.#byId.has(implied.id)) return false;
    this.#noteWordless(missing.filter(({ id }) => id !== implied.id));
    this.#table = null;
    this.#open({
      ...implied,
      parent: this.#nearest(implied.parent),
      form: 'marked',
      ...(caption === null ? {} : { caption }),
      texts: [caption === null ? line.text : ''],
      lines: [line],
      children: 0,
    });
    return true;
  }

  #openTable(line: SourceLine, hasCaption: boolean): void {
    this.#table = {
      id: this.#freeIds.next(this.#section, 't'),
      parent: this.#section,
      form: 'table',
      ...(hasCaption ? { caption: line.text } : {}),
      texts: hasCaption ? [] : [line.table?.text ?? line.text],
      lines: [line],
      children: 0,
    };
    this.#isBounded = false;
    this.#add(this.#table);
  }

  #addTableLine(line: SourceLine, { part, opens, text, unsure }: TableMark): void {
    if (unsure)
      this.#warn(
        line,
        'table_unsure',
        'ここからの短い行は、１行に１つずつ並んだ表とみて１つにまとめました。箇条書きでないか確かめてください。',
      );
    if (opens || this.#table === null) this.#openTable(line, part === 'caption');
    else {
      this.#table.texts.push(text);
      this.#table.lines.push(line);
    }
    this.#isBounded = true;
  }

  #addToAppendedTable(line: SourceLine, index: number): void {
    const opens = this.#zones[index - 1] !== 'appended_table' || /^[（(〔【]?別[表記紙添]/u.test(line.text);
    if (!opens && this.#table !== null) {
      this.#addTo(this.#table, line);
      return;
    }
    this.#section = null;
    this.#openTable(line, true);
  }

  #addText(line: SourceLine, index: number): void {
    const current = this.#current;
    if (current === null) return;
    const [before, beforeThat] = [this.#lines[index - 1], this.#lines[index - 2]];
    if (isLikeTable(line, before) && (before === undefined || !isLikeTable(before, beforeThat))) {
      this.#warn(
        line,
        'table_unsure',
        '表の行のようですが、前の条項の本文として読みました。表なら１つの条項に分けてください。',
      );
    }
    if (this.#paragraph !== null) {
      this.#open({ ...this.#paragraph, form: 'marked', texts: [line.text], lines: [line], children: 0 });
      this.#paragraph = null;
      return;
    }
    const endsParagraph = this.#table !== null || isBehindRow(line, before) || this.#isClosed(index);
    const belonging = endsParagraph ? this.#belongingOf(line, current, index) : 'item';
    if (belonging === 'item') {
      if (endsParagraph) this.#items.noteSentenceIn(current);
      this.#addTo(current, line, before !== undefined && this.#flow.losesStop(before.text, line.text));
      return;
    }
    if (belonging === 'rather_list')
      this.#warn(
        line,
        'sentence_below_item',
        '箇条の最後の項目の下の文を、項目の続きでなく、箇条全体に続く文として読みました。',
      );
    const section = belonging === 'paragraph' ? current.id : current.form === 'table' ? this.#section : current.parent;
    this.#table = null;
    const note: Draft = {
      id: this.#freeIds.next(section, 'n'),
      parent: section,
      form: 'note',
      texts: [line.text],
      lines: [line],
      children: 0,
    };
    this.#add(note);
    this.#unnumbered.note(note);
  }

  /** A new sentence behind a table or a note stands on its own, and behind the last item of a list it may. */
  #belongingOf(line: SourceLine, current: Draft, index: number): Belonging {
    if (current.form === 'note' && carriesOn(current, line.text, this.#words)) return 'item';
    if (current.form !== 'marked') return 'list';
    if (this.#unnumbered.begins(line, current)) return 'paragraph';
    const parent = current.parent === null ? undefined : this.#byId.get(current.parent);
    if (parent === undefined) return 'item';
    if (isBehindRow(line, this.#lines[index - 1]) && namedIn(line.text, this.#words) !== null) return 'list';
    if (this.#unnumbered.beginsBehind(line, current, parent)) return 'list';
    const nextIn = this.#placed.nextPlace[index]?.parent ?? null;
    const above: ItemAbove = {
      item: current,
      parent,
      elder: this.#items.elderOf(current),
      isLast: nextIn !== current.id && nextIn !== parent.id,
      othersGoOn: this.#items.othersThatGoOn(current),
    };
    return belongingOf(line.text, above, this.#words);
  }

  #isSigned(line: SourceLine, index: number): boolean {
    const before = this.#current?.texts.at(-1) ?? '';
    const isLast = (this.#placed.nextPlace[index] ?? null) === null;
    this.#signed =
      (this.#signed && !this.#words.holdsDuty(line.text)) ||
      isDateLine(line.text, before) ||
      (this.#isClosed(index) && isClosingLine(line.text, { before, isLast }));
    return this.#signed;
  }

  #open(draft: Draft): void {
    this.#section = draft.id;
    this.#add(draft);
  }

  #add(draft: Draft): void {
    this.#drafts.push(draft);
    this.#byId.set(draft.id, draft);
    this.#current = draft;
    const parent = draft.parent === null ? undefined : this.#byId.get(draft.parent);
    if (parent === undefined || draft.isNote === true) return;
    parent.children += 1;
    if (draft.form === 'marked') this.#items.add(draft, parent.id);
  }

  /** Where a full stop is lost the line break stays: nothing else ends the sentence before. */
  #addTo(draft: Draft, line: SourceLine, beginsSentence = false): void {
    draft.texts.push(beginsSentence ? `\n${line.text}` : line.text);
    draft.lines.push(line);
  }

  #discard({ from, to }: SourceLine, why: DiscardReason): void {
    this.#discarded.push({ from, to, why });
  }

  #warnOf(line: SourceLine, place: Identified): void {
    for (const { code, message } of warningsOf(place)) this.#warn(line, code, message);
  }

  #warn(line: SourceLine, code: ReadingWarningCode, message: string): void {
    this.#warnings.push({ at: [line.from, line.to], code, message });
  }
}
