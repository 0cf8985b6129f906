/** Matching an address against the routes takes the longer the more parts it has. */
const ADDRESS_MAX_LENGTH = 4_096;

/**
 * Segments of what RFC 3986 lets stand in one, between single slashes, without one at the end. A segment of dots, or of
 * Remix's suffix alone, would be read as another path by some of those who read it.
 */
const PATH = /^\/(?:(?!\.{1,2}(?:\/|$)|\.data(?:\/|$))(?:[\w\-.~!$&'()*+,;=:@]|%[\dA-Fa-f]{2})+(?:\/(?!$)|$))*$/;
/** Printable ASCII; a fragment never leaves a browser. */
const SEARCH = /^(?:\?[!-"$-~]*)?$/;
const ESCAPE = /%([\dA-Fa-f]{2})/g;
/** What needs no escape (RFC 3986 calls it unreserved): escaped, it would be a second spelling of the same path. */
const NEEDS_NO_ESCAPE = /[\w.~-]/;
/** What must not come out of an escape: separators, a second escape, control characters. */
const HIDDEN = /[/\\%\u0000-\u001f\u007f-\u009f]/;

/** What Remix's pages put behind their own path to ask for data alone, and the name of the home page then. */
const DATA = '.data';
const DATA_OF_HOME = '/_root.data';
/** Remix's older way to ask one route alone, past the others. No page of ours uses it. */
const OLD_DATA_PARAMETER = '_data';

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function isCleanPath(path: string): boolean {
  if (!PATH.test(path)) return false;
  for (const [, digits = ''] of path.matchAll(ESCAPE)) {
    const spelled = String.fromCharCode(Number.parseInt(digits, 16));
    if (NEEDS_NO_ESCAPE.test(spelled) || spelled === '/') return false;
  }
  return path.split('/').every((segment) => {
    const text = decoded(segment);
    return text !== null && !HIDDEN.test(text);
  });
}

/**
 * The path of the page that an address of this site asks for (with the data of a page being asked under the page's
 * own path); null unless it is spelled in the one way that every reader of it reads alike. Nothing is put right: what
 * one reader mends another may not.
 */
export function pagePathOf(address: string): string | null {
  if (address.length > ADDRESS_MAX_LENGTH) return null;
  const mark = address.indexOf('?');
  const [path, search] = mark < 0 ? [address, ''] : [address.slice(0, mark), address.slice(mark)];
  if (!isCleanPath(path) || !SEARCH.test(search)) return null;
  if (new URLSearchParams(search).has(OLD_DATA_PARAMETER)) return null;
  const page = path === DATA_OF_HOME ? '/' : path.endsWith(DATA) ? path.slice(0, -DATA.length) : path;
  return page.endsWith(DATA) ? null : page;
}

const ONLY_HERE = /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** What others type to come to the site that a request came to; null for an address of this machine alone. */
export function siteAddress(requestUrl: string): string | null {
  const { origin, hostname } = new URL(requestUrl);
  return ONLY_HERE.test(hostname) ? null : `${origin}/`;
}
