/** One thing that happens to a whole text, named as a finding names it. */
export interface OneBreak {
  readonly name: string;
  readonly text: string;
}

const HEAD = '別紙３';
const ROWS = 20;

/** What extraction, conversion or a careless hand does to every line of a text. */
export function breaksOfAll(source: string): readonly OneBreak[] {
  const lines = source.split('\n');
  const paged = (head: (page: number) => string) =>
    lines.flatMap((line, row) => (row % ROWS === 0 ? [head(row / ROWS + 1), line] : [line])).join('\n');
  return [
    { name: 'no full stops', text: source.replaceAll('。', '') },
    { name: 'CRLF', text: source.replaceAll('\n', '\r\n') },
    { name: 'NFKC', text: source.normalize('NFKC') },
    { name: 'spaces behind', text: lines.map((line) => `${line} 　`).join('\n') },
    { name: 'empty lines', text: lines.join('\n\n') },
    { name: 'page heads', text: paged(() => 'あさひ町情報セキュリティ対策基準') },
    { name: 'page heads of an annex', text: paged(() => HEAD) },
    { name: 'page numbers', text: paged((page) => `- ${page} -`) },
    { name: 'page feeds', text: paged((page) => `\f${page}`) },
  ];
}

/** Each of its lines once left out, and once joined to the next. */
export function breaksOfLine(source: string, row: number): readonly OneBreak[] {
  const lines = source.split('\n');
  const joined = [...lines.slice(0, row), `${lines[row] ?? ''}${lines[row + 1] ?? ''}`, ...lines.slice(row + 2)];
  return [
    { name: `without line ${row + 1}`, text: lines.toSpliced(row, 1).join('\n') },
    { name: `line ${row + 1} joined to the next`, text: joined.join('\n') },
  ];
}
