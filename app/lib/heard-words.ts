/**
 * That an answer was written down for a unit: by whom, from whom and by what means it was heard, each as it is called.
 */
export function heardWords(heard: {
  readonly secretariat: string;
  readonly heardFrom: string;
  readonly means: string;
}): string {
  return `${heard.secretariat}が代わりに記入（${heard.heardFrom}さんから、${heard.means}で）`;
}
