/**
 * What nobody types and no screen shows: control characters but for the tab and the line end, codes that
 * stand for no character, and halves of a surrogate pair, which no encoding can hold.
 */
const UNUSABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u;
const EVERY_UNUSABLE = new RegExp(UNUSABLE, 'gu');

/** What comes along with copied text, and takes no room: marks of direction and width, joiners and soft hyphens. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** The text without what stands in it unseen, and makes two names of one. */
export function visibleText(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}

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

/** The text as a field of one line holds it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
