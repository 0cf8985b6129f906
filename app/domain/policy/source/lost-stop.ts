import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';

/** Ends of a duty, with which a line ends by chance only where it is full. */
const DUTY_END =
  /(?:(?:なけれ|ね)ば(?:ならない|なりません)|[てで]は(?:ならない|なりません)|ものとする|[るうくすつぬぶむい]こと)$/u;
/** Ends of any sentence. */
const PREDICATE_END = /(?:[るうくすつぬぶむ]|ない|こと|ません|です|せよ|ください|たい|べし)$/u;
/** 「毎日すること」 may be a heading. */
const NAMES_OBJECT = /[はを]/u;
/** 「端末は、毎日施錠」: a noun of doing behind a topic or an object, which one sign alone is not. */
const NOUN_PREDICATE = /[はを][^。]*[\p{Script=Han}\p{Script=Katakana}ー]{2}[）)]?$/u;
/** A line that begins so goes on with the one before. */
const PARTICLE = /^(?:[をがにのでへ](?!\p{Script=Han}{2})|は[、，､]|とと?もに|ため|場合|とき|もの|こと|者)/u;
/** A topic, or a word that ties a sentence to the one before, begins a sentence. */
const BEGINS = /^(?:[^、。，]{1,40}[はも]|(?:また|なお|ただし|さらに)[、，])/u;
/** A verb at the end of so long a line may well stand before the noun that it explains. */
const LONG_LINE = 60;
const NEARLY_FULL = 0.88;
/** So few of the sentences of a text may end with a full stop for it to have none. */
const MAX_STOPPED = 0.1;
const MIN_ENDS = 2;

/** 句点のない行. Tells where sentences end whose full stop is not printed. */
export interface LostStops {
  /** Whether the text prints hardly any full stop. */
  readonly throughout: boolean;
  /** Whether a line that is not full ends its sentence. */
  endsIn(line: string, next: string | undefined): boolean;
}

/** Measures whether a text prints full stops. */
export function measureStops(texts: readonly string[]): LostStops {
  let [stopped, ends] = [0, 0];
  for (const text of texts) {
    if (endsSentence(text)) stopped += 1;
    else if (PREDICATE_END.test(text) || NOUN_PREDICATE.test(text)) ends += 1;
  }
  const widths = texts.map(displayWidth).sort((one, other) => one - other);
  const long = Math.max(LONG_LINE, (widths[Math.floor(widths.length * 0.95)] ?? 0) * NEARLY_FULL);
  const throughout = ends >= MIN_ENDS && stopped <= (stopped + ends) * MAX_STOPPED;
  return {
    throughout,
    endsIn(line, next) {
      if (endsSentence(line) || (next !== undefined && PARTICLE.test(next))) return false;
      if (DUTY_END.test(line) && (throughout || NAMES_OBJECT.test(line))) return true;
      if (next !== undefined && displayWidth(line) >= long && !BEGINS.test(next)) return false;
      return throughout && (PREDICATE_END.test(line) || NOUN_PREDICATE.test(line));
    },
  };
}

/** Whether a line of print ends as a sentence does that has no full stop. */
export function endsAsSentence(line: string): boolean {
  return PREDICATE_END.test(line);
}
