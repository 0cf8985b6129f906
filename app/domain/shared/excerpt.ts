/** 抜粋. The first characters of a text that is longer than that, with a sign that it goes on. */
export function excerpt(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
