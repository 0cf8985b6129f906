/** What becomes of a sheet whose route has no step: the secretariat accepts it, as every sheet in the end. */
export function noStepWords(secretariat: string): string {
  return `確認する役職はなく、提出後は${secretariat}だけが確認します`;
}
