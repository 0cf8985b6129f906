/**
 * 導きの番地. A report has a thousand links to the lists of its campaign. It spells each as an address of its own, with
 * what tells them apart in a few letters, and leads on to the list, whose address is the one to keep and to send.
 */

const LEADING = '?to=';
const REPORT = /^\/report\/([^/?#]+)$/u;

/** What is asked of a list, and what it is answered with there, by the letters that stand for it. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ b: 'bureau', c: 'chapter', m: 'measure', o: 'outcome', p: 'population', r: 'role', s: 'submitted', t: 'part' },
  u: 'unit',
};
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outcome: {
    ...{ i: 'implemented', p: 'partially_implemented', n: 'not_implemented', a: 'not_applicable' },
    ...{ k: 'unknown', u: 'unanswered', m: 'not_submitted', e: 'excepted' },
  },
  part: { n: 'numerator', d: 'denominator' },
};

const turned = (words: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(words).map(([letters, word]) => [word, letters]));
const SHORT_NAMES = turned(NAMES);
const SHORT_VALUES = Object.fromEntries(Object.entries(VALUES).map(([name, words]) => [name, turned(words)]));

/** Each pair of what stands behind the question mark, turned; the place and what is not asked stay as they are. */
function withPairs(rest: string, turn: (name: string, value: string) => string): string {
  const [place = '', ...asked] = rest.split('?');
  if (asked.length === 0) return rest;
  const pairs = asked
    .join('?')
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return value.length === 0 ? pair : turn(name, value.join('='));
    });
  return `${place}?${pairs.join('&')}`;
}

/** How the report at `from` spells the way to a list of its campaign; null for every other way. */
export function ledSpelling(from: string, to: string): string | null {
  const campaignId = REPORT.exec(from)?.[1];
  const lists = `/results/${campaignId ?? ''}`;
  if (campaignId === undefined || !(to.startsWith(`${lists}?`) || to.startsWith(`${lists}/`))) return null;
  const rest = to.slice(lists.length);
  // What would be led elsewhere is spelled out: a letter that stands for a word cannot stand for itself.
  if (rest.includes('#') || ledRest(rest) !== rest) return null;
  return `${LEADING}${withPairs(rest, (name, value) => `${SHORT_NAMES[name] ?? name}=${SHORT_VALUES[name]?.[value] ?? value}`)}`;
}

function ledRest(rest: string): string {
  return withPairs(rest, (letters, value) => {
    const name = NAMES[letters] ?? letters;
    return `${name}=${VALUES[name]?.[value] ?? value}`;
  });
}

/**
 * Where an address of the report at `path`, with what is asked of it, leads; null where it is none that leads on.
 * Whether there is such a list is for the caller to ask.
 */
export function ledAddress(path: string, search: string): string | null {
  const campaignId = REPORT.exec(path)?.[1];
  if (campaignId === undefined || !search.startsWith(LEADING)) return null;
  const rest = search.slice(LEADING.length);
  if (!/^(?:[?/]|$)/u.test(rest)) return null;
  return `/results/${campaignId}${ledRest(rest)}`;
}
