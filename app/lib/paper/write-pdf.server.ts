import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { paperFonts } from '#app/lib/paper/paper-fonts.server.ts';
import { withTexts } from '#app/lib/paper/paper.ts';
import type { Paper, PaperCell, PaperRow } from '#app/lib/paper/paper.ts';
import { projectPaths } from '#app/lib/root.server.ts';

const FOLDER = 'app/lib/paper';
/** About half of a page in the narrowest of usual columns: a longer row may go on over the page. */
const LONG = 700;

function lengthOf(cell: PaperCell): number {
  return cell.reduce((sum, { text }) => sum + text.length, 0);
}

function isLong({ cells }: PaperRow): boolean {
  return cells.some((cell) => lengthOf(cell) > LONG);
}

/** An address of the web has no place to break, and would run out of its cell. */
const LONG_WORD = /[!-~]{24,}/gu;
const PART_OF_WORD = /.{12}(?=.)/gu;
const MAY_BREAK = '\u200b';

function breaking(text: string): string {
  return text.replaceAll(LONG_WORD, (word) => word.replaceAll(PART_OF_WORD, `$&${MAY_BREAK}`));
}

/** What the layout reads: every field is there. */
function inputOf({ title, author, running, marking, facts, sections }: Paper): string {
  const laidOut = sections.map(({ table, ...section }) => ({
    ...section,
    table:
      table === null
        ? null
        : {
            ...table,
            rows: table.rows.map((row) => ({ cells: row.cells, leads: row.leads === true, long: isLong(row) })),
          },
  }));
  const input = { title, author, running, marking, facts, sections: laidOut };
  return JSON.stringify(withTexts(input, breaking));
}

/**
 * A tagged PDF/UA-1 of a paper whose texts the fonts can print. Runs native code that takes much memory and ends its
 * process where it fails: only in a process of its own.
 */
export function writePdf(paper: Paper): Uint8Array {
  const folder = path.join(projectPaths().root, FOLDER);
  // Read by the native code when it looks for fonts.
  process.env['FONTCONFIG_FILE'] = path.join(folder, 'no-fonts.conf');
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: [...paperFonts()] }] });
  const compiled = compiler.compile({
    mainFileContent: readFileSync(path.join(folder, 'paper.typ'), 'utf8'),
    inputs: { paper: inputOf(paper) },
  });
  const { result } = compiled;
  if (result === null) throw new Error(`no paper: ${JSON.stringify(compiled.takeError()?.shortDiagnostics ?? [])}`);
  const pdf = compiler.pdf(result, {
    pdfStandard: PdfStandard.UA_1,
    pdfTags: true,
    creationTimestamp: Math.floor(Date.parse(paper.madeAt) / 1000),
  });
  compiler.evictCache(0);
  return new Uint8Array(pdf);
}
