import { paperCoverage } from '#app/lib/paper/paper-fonts.server.ts';
import { withTexts } from '#app/lib/paper/paper.ts';
import type { Paper, PaperOrder } from '#app/lib/paper/paper.ts';
import { codeOf, printable } from '#app/lib/paper/printable.ts';
import { xmlText } from '#app/lib/xml-text.ts';

/** The paper as the fonts can print it; what they lack is told at its end. */
export function printablePaper(paper: Paper): Paper {
  const fonts = paperCoverage();
  const lacking = new Set<string>();
  const printed = withTexts(paper, (text) => {
    const found = printable(text, fonts);
    for (const sign of found.lacking) lacking.add(sign);
    return found.text;
  });
  if (lacking.size === 0) return printed;
  const { heading, words } = printed.lacking;
  const codes = [...lacking].map(codeOf).join('、');
  return { ...printed, sections: [...printed.sections, { heading, paragraphs: [`${words}　${codes}`], table: null }] };
}

/** The file of a paper; each writer is loaded where it is needed. Only for a process of its own: see `write-pdf`. */
export async function makePaper({ paper, format }: PaperOrder): Promise<Uint8Array> {
  if (format === 'docx') {
    const { writeDocx } = await import('#app/lib/paper/write-docx.ts');
    return writeDocx(withTexts(paper, xmlText));
  }
  const { writePdf } = await import('#app/lib/paper/write-pdf.server.ts');
  return writePdf(printablePaper(paper));
}
