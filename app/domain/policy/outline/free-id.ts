/** 番号のない条項の番号. Ids of notes and tables, which the text does not number: each is taken once. */
export class FreeIds {
  readonly #isTaken: (id: string) => boolean;
  /** The last number given to a note or a table of a section. */
  readonly #given = new Map<string, number>();

  constructor(isTaken: (id: string) => boolean) {
    this.#isTaken = isTaken;
  }

  next(section: string | null, letter: 't' | 'n'): string {
    const before = section === null ? letter : `${section}-${letter}`;
    for (let count = (this.#given.get(before) ?? 0) + 1; ; count += 1) {
      const id = `${before}${count}`;
      if (this.#isTaken(id)) continue;
      this.#given.set(before, count);
      return id;
    }
  }
}
