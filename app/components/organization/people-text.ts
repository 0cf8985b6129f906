/** Who holds an office, in one line; an office without holder is 空席. */
export function peopleText(people: readonly string[]): string {
  return people.length === 0 ? '空席' : people.join('、');
}
