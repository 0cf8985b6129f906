/**
 * 導きの番地. A report has a thousand links to the lists of its campaign. It spells each as an address of its own, with
 * what tells them apart in a few letters, and leads on to the list, whose address is the one to keep and to send.
 */

const REPORT = /^\/report\/([^/?#]+)$/u;
/** The part of the lists that it leads to; the items themselves are none. */
const PLACE = 'to';

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

/** Every list of items is asked of one population. */
const ASKED = 'p';

/** A pair of what is asked, in letters; null where these would be read as something else. */
function shortPair(pair: string): string | null {
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (at < 0 || name === PLACE || NAMES[name] !== undefined || VALUES[name]?.[value] !== undefined) return null;
  return `${SHORT_NAMES[name] ?? name}=${SHORT_VALUES[name]?.[value] ?? value.replaceAll('%3A', ':')}`;
}

/** A place with its letters as they are; null where one would stand for something else there. */
function shortPlace(place: string): string | null {
  if (!place.includes('%')) return place;
  try {
    const letters = decodeURI(place);
    return encodeURI(letters) === place && !/[%&+#]/u.test(letters) ? letters : null;
  } catch {
    return null;
  }
}

/** How the report at `from` spells the way to a list of its campaign; null for every other way. */
export function ledSpelling(from: string, to: string): string | null {
  const campaignId = REPORT.exec(from)?.[1];
  const lists = `/results/${campaignId ?? ''}`;
  if (campaignId === undefined || !to.startsWith(lists) || to.includes('#')) return null;
  const rest = to.slice(lists.length);
  const at = rest.indexOf('?');
  const place = shortPlace(at < 0 ? rest : rest.slice(0, at));
  if (place === null || (place !== '' && !place.startsWith('/'))) return null;
  const pairs =
    at < 0
      ? []
      : rest
          .slice(at + 1)
          .split('&')
          .map(shortPair);
  if (pairs.includes(null) || (place === '' && !pairs.some((pair) => pair?.startsWith(`${ASKED}=`)))) return null;
  return `?${[...(place === '' ? [] : [`${PLACE}=${place}`]), ...pairs].join('&')}`;
}

/**
 * Where an address of the report at `path`, with what is asked of it, leads; null where it is none that leads on.
 * Whether there is such a list is for the caller to ask.
 */
export function ledAddress(path: string, search: string): string | null {
  const campaignId = REPORT.exec(path)?.[1];
  const asked = new URLSearchParams(search);
  const place = asked.get(PLACE) ?? '';
  if (campaignId === undefined || !(place === '' ? asked.has(ASKED) : place.startsWith('/'))) return null;
  const pairs = [...asked].filter(([name]) => name !== PLACE);
  const query = new URLSearchParams(
    pairs.map(([letters, value]) => {
      const name = NAMES[letters] ?? letters;
      return [name, VALUES[name]?.[value] ?? value];
    }),
  ).toString();
  const to = `/results/${campaignId}${encodeURI(place)}`;
  return query === '' ? to : `${to}?${query}`;
}
