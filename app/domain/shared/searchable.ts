/** A text as it is compared with what somebody looks for: neither its width nor capitals tell anything apart. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
