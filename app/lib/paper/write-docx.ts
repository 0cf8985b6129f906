import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type {
  Paper,
  PaperCell,
  PaperColumn,
  PaperFact,
  PaperLine,
  PaperLook,
  PaperTable,
} from '#app/lib/paper/paper.ts';

/** Word's own unit: twentieths of a point. */
const MM = 56.7;
const A4 = { width: 11_906, height: 16_838 };
const SIDE = Math.round(14 * MM);
const WIDTH = A4.width - 2 * SIDE;
const SMALL = 15;
/** Half points. */
const SIZES: Readonly<Record<PaperLook, number>> = { plain: 18, strong: 18, small: SMALL, choice: 17 };
/** For a name written by hand. */
const ROOM = 520;
const HEAD_FILL = 'E1E1E1';
const LEAD_FILL = 'F5F5F5';
const POINTS = 'points';
const FONT = { ascii: 'Yu Gothic', hAnsi: 'Yu Gothic', eastAsia: '游ゴシック', cs: 'Yu Gothic' };

/** By the font alone, Word would set these lines at nearly twice their height. */
function spacingOf(look: PaperLook) {
  return { after: 40, line: look === 'small' ? 200 : 250, lineRule: LineRuleType.EXACT };
}

function paragraphOf({ look, text }: PaperLine, keepNext: boolean): Paragraph {
  return new Paragraph({
    spacing: spacingOf(look),
    keepNext,
    children: [new TextRun({ text, size: SIZES[look], bold: look === 'strong' })],
  });
}

/** Several points are a list. */
function wordsOf(text: string, isPoint: boolean): Paragraph {
  return new Paragraph({
    spacing: { after: 60 },
    ...(isPoint ? { numbering: { reference: POINTS, level: 0 } } : {}),
    children: [new TextRun({ text, size: SIZES.plain })],
  });
}

function cellOf(lines: PaperCell, width: number, fill: string | null, keepNext = false): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: lines.length === 0 ? [new Paragraph({ keepNext })] : lines.map((line) => paragraphOf(line, keepNext)),
  });
}

function widthsOf(columns: readonly PaperColumn[]): readonly number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.floor((WIDTH * share) / whole));
}

function tableOf({ columns, rows }: PaperTable): Table {
  const widths = widthsOf(columns);
  // What leads others stays with the first of them.
  const cells = (each: readonly PaperCell[], fill: string | null) =>
    each.map((lines, at) => cellOf(lines, widths[at] ?? 0, fill, fill !== null));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells(
          columns.map(({ title }) => [{ look: 'strong', text: title }]),
          HEAD_FILL,
        ),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: cells(row.cells, row.leads === true ? LEAD_FILL : null) }),
      ),
    ],
  });
}

function factTable(facts: readonly PaperFact[]): Table {
  const [first = 0, second = 0] = widthsOf([
    { title: '', share: 45 },
    { title: '', share: 137 },
  ]);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [first, second],
    rows: facts.map(
      ({ term, text }) =>
        new TableRow({
          cantSplit: true,
          ...(text === '' ? { height: { value: ROOM, rule: HeightRule.ATLEAST } } : {}),
          children: [
            cellOf([{ look: 'strong', text: term }], first, HEAD_FILL),
            cellOf(text === '' ? [] : [{ look: 'plain', text }], second, null),
          ],
        }),
    ),
  });
}

/** The paper as a Word document that can be changed: real headings, and tables whose heads stand on every page. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const { title, author, running, marking, facts, sections } = paper;
  const small = { size: SMALL };
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZES.plain, language: { value: 'ja-JP', eastAsia: 'ja-JP' } } },
        heading1: { run: { size: 30, bold: true, color: '000000' }, paragraph: { spacing: { after: 160 } } },
        heading2: {
          run: { size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: POINTS,
          levels: [
            {
              ...{ level: 0, format: LevelFormat.BULLET, text: '・', alignment: AlignmentType.LEFT },
              style: { paragraph: { indent: { left: 240, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: {
              ...{ top: Math.round(19 * MM), bottom: Math.round(17 * MM), left: SIDE, right: SIDE },
              ...{ header: Math.round(9 * MM), footer: Math.round(8 * MM) },
            },
          },
        },
        headers: {
          default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: running, ...small })] })] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [new TextRun({ text: marking, ...small })] }),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], ...small })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
          factTable(facts),
          ...sections.flatMap(({ heading, paragraphs, table }) => [
            new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(heading)] }),
            ...paragraphs.map((text) => wordsOf(text, paragraphs.length > 1)),
            ...(table === null ? [] : [tableOf(table)]),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
