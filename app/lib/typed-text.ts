/**
 * What nobody types and no screen shows: control characters but for the tab and the line end, and halves of a
 * surrogate pair, which no encoding can hold.
 */
const UNUSABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u;
const EVERY_UNUSABLE = new RegExp(UNUSABLE, 'gu');

/** What a person reads beside the field. */
export const UNUSABLE_MESSAGE =
  '表示できない文字（制御文字）が含まれているため、まだ保存していません。その文字を除いて、もう一度送信してください。';

export function isUsableText(text: string): boolean {
  return !UNUSABLE.test(text);
}

/** The text to be shown again: without what cannot be shown, it can be sent as it is. */
export function usableText(text: string): string {
  return text.replaceAll(EVERY_UNUSABLE, '');
}
