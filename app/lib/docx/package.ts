import { posix } from 'node:path';
import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { attributeOf, BrokenXml, childrenOf, parseXml } from '#app/lib/docx/xml.ts';

export type PackageRefusal = 'zip_damaged' | 'not_docx' | 'docx_too_large';

/** The parts of a Word document that its text needs. */
export interface WordPackage {
  readonly document: Element;
  readonly styles: Element | null;
  readonly numbering: Element | null;
  readonly footnotes: Element | null;
  readonly endnotes: Element | null;
}

type Opened =
  { readonly ok: true; readonly parts: WordPackage } | { readonly ok: false; readonly reason: PackageRefusal };

/** A part may unpack to this many bytes: a small file can hold gigabytes of zeros. */
const MAX_PART = 64 * 1024 * 1024;
const WORD_MAIN =
  /wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml/u;

/** Each element takes far more memory than its bytes: a part of nothing but marks would use it all. */
const MAX_ELEMENTS = 1_000_000;

class TooLarge extends Error {}

export async function openWordPackage(bytes: Uint8Array): Promise<Opened> {
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, reason: 'zip_damaged' };
  }
  try {
    const main = await mainPart(zip);
    if (main === null) return { ok: false, reason: 'not_docx' };
    const document = await part(zip, main);
    if (document === null) return { ok: false, reason: 'zip_damaged' };
    const beside = await relations(zip, main);
    const of = (kind: string): Promise<Element | null> => {
      const target = beside.get(kind);
      return target === undefined ? Promise.resolve(null) : part(zip, target);
    };
    const [styles, numbering, footnotes, endnotes] = [
      await of('styles'),
      await of('numbering'),
      await of('footnotes'),
      await of('endnotes'),
    ];
    return { ok: true, parts: { document, styles, numbering, footnotes, endnotes } };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, reason: 'docx_too_large' };
    if (error instanceof BrokenXml) return { ok: false, reason: 'zip_damaged' };
    throw error;
  }
}

/** The main part's path; null in another kind of package, as of Excel or LibreOffice. */
async function mainPart(zip: JSZip): Promise<string | null> {
  const types = await part(zip, '[Content_Types].xml');
  if (types === null) return null;
  const target = (await relations(zip, '')).get('officeDocument');
  if (target === undefined) return null;
  const declared = childrenOf(types, 'Override').find((one) => attributeOf(one, 'PartName') === `/${target}`);
  const byDefault = childrenOf(types, 'Default').find((one) => attributeOf(one, 'Extension') === 'xml');
  return WORD_MAIN.test(attributeOf(declared ?? byDefault ?? null, 'ContentType') ?? '') ? target : null;
}

/** Targets by the last word of the relation's kind: Word writes two families of names for them. */
async function relations(zip: JSZip, owner: string): Promise<Map<string, string>> {
  const slash = owner.lastIndexOf('/');
  const [folder, name] = [owner.slice(0, slash + 1), owner.slice(slash + 1)];
  const root = await part(zip, `${folder}_rels/${name}.rels`);
  const found = new Map<string, string>();
  for (const relation of childrenOf(root, 'Relationship')) {
    const kind = (attributeOf(relation, 'Type') ?? '').split('/').at(-1) ?? '';
    const target = attributeOf(relation, 'Target') ?? '';
    if (attributeOf(relation, 'TargetMode') === 'External' || found.has(kind)) continue;
    found.set(kind, posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1));
  }
  return found;
}

async function part(zip: JSZip, path: string): Promise<Element | null> {
  const file = zip.file(path);
  if (file === null) return null;
  const bytes = await unpacked(file);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const xml = new TextDecoder(encoding).decode(bytes);
  if (hasMoreMarks(xml, MAX_ELEMENTS)) throw new TooLarge();
  return parseXml(xml);
}

/** Counts beginnings of elements; their ends take nothing. */
function hasMoreMarks(xml: string, most: number): boolean {
  let count = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    if (xml[at + 1] !== '/') count += 1;
    if (count > most) return true;
  }
  return false;
}

async function unpacked(file: JSZip.JSZipObject): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of new Readable().wrap(file.nodeStream())) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > MAX_PART) throw new TooLarge();
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof TooLarge || !(error instanceof Error)) throw error;
    throw new BrokenXml(error.message);
  }
  return Buffer.concat(chunks);
}
