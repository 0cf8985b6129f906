/** A count as it is printed: 1,234. */
export function figure(count: number): string {
  return count.toLocaleString('ja-JP');
}
