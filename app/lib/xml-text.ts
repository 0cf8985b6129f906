/** Signs that no file of XML may hold, not even told by their number. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without what makes a file of XML unreadable. */
export function xmlText(text: string): string {
  return text.replaceAll(NO_XML, '');
}
