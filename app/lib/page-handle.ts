/** What a route says of its page, by `export const handle = { … } satisfies PageHandle`. */
export interface PageHandle {
  /** The full width of the screen. */
  readonly wide?: true;
  /** The page needs no script and gets none, nor its data a second time; `STATIC_PAGES` names its address. */
  readonly static?: true;
}

/** Whether one of the routes that make a page says so. */
export function pageSays(what: keyof PageHandle, matches: readonly { readonly handle?: unknown }[]): boolean {
  return matches.some(
    ({ handle }) => typeof handle === 'object' && handle !== null && Reflect.get(handle, what) === true,
  );
}
