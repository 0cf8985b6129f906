const CHANNEL = 'tenken:unsent';

/** What one tab tells the others of the browser that concerns a person's unsent answers. */
export type UnsentNews =
  | { readonly kind: 'handed_in'; readonly owner: string; readonly sheetId: string }
  | { readonly kind: 'signed_in' | 'signed_out'; readonly owner: string };

export function tellTabs(news: UnsentNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Listens for as long as the page stands. */
export function hearTabs(hear: (news: UnsentNews) => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }: MessageEvent<UnsentNews>) => hear(data));
}
