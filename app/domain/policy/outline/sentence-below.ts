import { leavesItem } from '#app/domain/policy/outline/clause-head.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { Draft } from '#app/domain/policy/outline/draft.ts';
import type { SentenceWords } from '#app/domain/policy/outline/sentence-words.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 箇条の下の文の帰属. Of the item above it, of the sentence over the list or rather of it, or a 項 of the 条 above it. */
export type Belonging = 'item' | 'list' | 'rather_list' | 'paragraph';

/** What is known of an item when a new sentence stands below it. */
export interface ItemAbove {
  readonly item: Draft;
  /** What the item stands below. */
  readonly parent: Draft;
  /** The item before it in the list. */
  readonly elder: Draft | undefined;
  /** Whether nothing of the list, nor anything below the item, follows. */
  readonly isLast: boolean;
  /** How many of the other items have sentences in lines of their own. */
  readonly othersGoOn: number;
}

/** A sentence that announces its items. */
const ANNOUNCES =
  /次(?:の|に掲げる|に定める|に示す|により|による|を)|以下(?:の|を|に|全て|すべて)|下記|上記の各|各号|つぎの|つぎに/u;
/** These speak of the whole list, or of what stands before it. */
const OF_THE_WHOLE =
  /^(?:この場合において|前項|前各[号項]|前[0-9０-９一二三四五六七八九]+[号項]|上記|以上の|これらの?)/u;
/** No 号 speaks of what is above all of them, whomever it names. */
const OF_PARAGRAPH = /^前項(?:の|に|本文|但書|ただし書)/u;
/** An item that only names a case or an act: what it is part of is a sentence above it. */
const NAMES_CASE = /(?:とき|こと|もの|場合|者)[。｡．.]?$/u;
const NAMES_THING = /[^ぁ-ん。｡．.][。｡．.]?$/u;
/** A name and what stands before it. */
const TOPIC = /^([^。]{1,80}?)は[、，､,]/u;
const TIE = /^(?:また|なお|ただし|但し|さらに|この場合(?:において)?|その場合|その際)[、，､,]/u;
/** As far as the end of a lead or the beginning of a line are looked at. */
const NEAR = 4;
const LOOKED_AT = 400;

/** Tells whether a sentence that begins below an item is the item's own. */
export function belongingOf(
  line: string,
  { item, parent, elder, isLast, othersGoOn }: ItemAbove,
  tells: SentenceWords,
): Belonging {
  if (parent.children >= 2 && leavesItem(item.texts.at(-1) ?? '', line)) return 'list';
  if (!isLast || item.isNote === true || isUsage(parent, othersGoOn)) return 'item';
  const lead = parent.texts.slice(-NEAR).join('').slice(-LOOKED_AT);
  if (!ANNOUNCES.test(lead) && !tells.isOpen(lead)) return 'item';
  if (OF_PARAGRAPH.test(line)) return 'list';
  const words = beginningOf(item);
  const named = namedIn(line, tells);
  if (named === null) {
    if (!OF_THE_WHOLE.test(line) || namedIn(words, tells) !== null) return 'item';
    return isWholeSentence(endOf(item)) ? 'rather_list' : 'list';
  }
  if (named.includes(words.trim()) || tells.endsWithActor(words.trim())) return 'item';
  const end = endOf(item);
  if (OF_THE_WHOLE.test(line)) return 'list';
  if (isHeadingOver(item, elder)) return 'item';
  return NAMES_CASE.test(end) || NAMES_THING.test(end) ? 'list' : 'rather_list';
}

/** Behind an item that says all itself the sentence may be one more of the item. */
function isWholeSentence(end: string): boolean {
  return endsSentence(end) && !NAMES_CASE.test(end) && !NAMES_THING.test(end);
}

/** An item may go on through lines without end. */
function beginningOf({ texts }: Draft): string {
  let words = '';
  for (const text of texts) {
    words += text;
    if (words.length >= LOOKED_AT) break;
  }
  return words.slice(0, LOOKED_AT);
}

function endOf({ texts }: Draft): string {
  return (texts.at(-1) ?? '').trimEnd();
}

/** Bare words in a list of others than bare words: the sentence below them is what the item says. */
function isHeadingOver(item: Draft, elder: Draft | undefined): boolean {
  const end = endOf(item);
  if (item.texts.length > 1 || !NAMES_THING.test(end) || endsSentence(end) || NAMES_CASE.test(end)) return false;
  return elder === undefined || elder.children > 0 || elder.texts.length > 1 || endsSentence(endOf(elder));
}

/** All others go on in a line of their own, and so does this one. */
function isUsage({ children }: Draft, othersGoOn: number): boolean {
  return children >= 2 && othersGoOn >= children - 1;
}

/** Whether a sentence behind a note leaves to the note whom it binds. */
export function carriesOn({ texts }: Draft, line: string, tells: SentenceWords): boolean {
  return namedIn(line, tells) === null && namedIn(texts[0] ?? '', tells) !== null;
}

/** Whether a line without cells stands right below a row of a table. */
export function isBehindRow({ text }: SourceLine, before: SourceLine | undefined): boolean {
  return before?.text.includes('\t') === true && !text.includes('\t');
}

/** Whom a sentence names as its topic, as printed; null for nobody. */
export function namedIn(text: string, tells: SentenceWords): string | null {
  const sentence = text.trimStart().replace(TIE, '').slice(0, LOOKED_AT);
  let from = 0;
  for (let match = TOPIC.exec(sentence); match !== null; match = TOPIC.exec(sentence.slice(from))) {
    const before = sentence.slice(0, from + (match[1] ?? '').length);
    if (tells.endsWithActor(before)) return before;
    from += match[0].length;
  }
  return null;
}
