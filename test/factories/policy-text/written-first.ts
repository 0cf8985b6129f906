import { readdirSync, readFileSync } from 'node:fs';
import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { dutiesNotAsked } from '#app/domain/questionnaire/duties-not-asked.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

/** A folder of texts whose clauses were written down before any reader saw them. */
export type WrittenFolder = 'written-first' | 'written-first-2' | 'written-first-3' | 'written-first-4';
export type Aspect = 'lost' | 'id' | 'kind' | 'subjects';

export interface Listed {
  readonly document: PolicyDocumentKind | null;
  readonly id: string;
  readonly kind: string;
  readonly subjects: readonly string[];
  readonly title: string;
  readonly text: string;
}

const folderOf = (folder: WrittenFolder): URL => new URL(`${folder}/`, FIXTURES);
const rowsOf = (file: URL): string[][] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

export function namesIn(folder: WrittenFolder): readonly string[] {
  return readdirSync(folderOf(folder))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .sort();
}

export function writtenText(folder: WrittenFolder, name: string): string {
  const decoded = decodeSourceText(readFileSync(new URL(`${name}.txt`, folderOf(folder))));
  if (!decoded.ok) throw new Error(`${name}: ${decoded.reason}`);
  return decoded.text;
}

export function listedIn(folder: WrittenFolder, name: string): readonly Listed[] {
  const files = readdirSync(folderOf(folder)).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.tsv'));
  return files.flatMap((file) =>
    rowsOf(new URL(file, folderOf(folder))).map(([id = '', kind = '', subjects = '', title = '', text = '']) => {
      const document = file.includes('.basic_policy.') ? 'basic_policy' : null;
      return { document, id, kind, subjects: subjects.split('/').filter(Boolean), title, text };
    }),
  );
}

/** What of a text may be otherwise than its list says: `*` is any row. */
function acceptedIn(folder: WrittenFolder, name: string): (row: Listed, aspect: Aspect) => readonly string[] {
  const file = new URL('NOTES.tsv', folderOf(folder));
  const notes = readdirSync(folderOf(folder)).includes('NOTES.tsv') ? rowsOf(file) : [];
  return ({ id }, aspect) =>
    notes.flatMap(([text = '', rowId = '', of = '', accepted = '']) => {
      const means = of === aspect || (of === 'text' && aspect === 'lost');
      return (text === name || text === '*') && (rowId === id || rowId === '*') && means ? accepted.split(' | ') : [];
    });
}

/** An id that the notes describe and do not spell out. */
const DESCRIBED = /\s/u;

const words = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('⻑', '長')
    .replace(/[\s|]+/gu, '');
const wordsOf = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  words(`${title}${text}`);
const sorted = (names: readonly string[]): string => [...names].map(words).sort().join('/');

/** The clause that a row of the list means: by its id and words, else by its words, else by its text or heading. */
function clauseFor(row: Listed, free: readonly Clause[]): Clause | undefined {
  const ofDocument = free.filter(({ document }) => row.document === null || document === row.document);
  const same = ofDocument.filter((clause) => wordsOf(clause) === wordsOf(row));
  const alike = ofDocument.filter((clause) =>
    row.text === '' ? words(clause.title) === words(row.title) : words(clause.text) === words(row.text),
  );
  return same.find(({ id }) => id === row.id) ?? same[0] ?? alike[0];
}

/** `1-2 kind`: where the reading differs from the list and no note accepts it. */
export function differencesOf(folder: WrittenFolder, name: string): readonly string[] {
  const free = [...readPolicy(writtenText(folder, name)).clauses];
  const accepted = acceptedIn(folder, name);
  return listedIn(folder, name).flatMap((row) => {
    const clause = clauseFor(row, free);
    if (clause === undefined) return accepted(row, 'lost').length > 0 ? [] : [`${row.id} lost`];
    free.splice(free.indexOf(clause), 1);
    const isDescribed = accepted(row, 'id').some((id) => DESCRIBED.test(id) || id === clause.id);
    const subjects = accepted(row, 'subjects').map((names) => sorted(names === '[]' ? [] : names.split('/')));
    const differs: readonly (readonly [Aspect, boolean])[] = [
      // A first 項 may stand in the clause of its 条 or below it.
      ['id', !isDescribed && clause.id !== row.id && clause.id !== `${row.id}-1` && `${clause.id}-1` !== row.id],
      ['kind', clause.kind !== row.kind && !accepted(row, 'kind').includes(clause.kind)],
      ['subjects', ![sorted(row.subjects), ...subjects].includes(sorted(clause.subjects))],
    ];
    return differs.flatMap(([aspect, is]) => (is ? [`${row.id} ${aspect}`] : []));
  });
}

/** What these clauses demand is asked elsewhere, or of their items. */
const ASKED_ELSEWHERE: ReadonlySet<UnaskedReason> = new Set([
  'covered_by_standards',
  'standards_held',
  'beside_questions',
  'lead_of_items',
]);

/** Ids of the duties of a list of which nothing is asked and no warning speaks. */
export function dutiesUntold(folder: WrittenFolder, name: string): readonly string[] {
  const source = writtenText(folder, name);
  const reading = readPolicy(source);
  const questionnaire = deriveQuestionnaire(reading.clauses, { policyId: 'town' });
  const keyOf = ({ document, id }: Pick<Clause, 'document' | 'id'>) => `${document} ${id}`;
  const asked = new Set(
    questionnaire.questions.flatMap(({ document, clauses }) => clauses.map((id) => keyOf({ document, id }))),
  );
  for (const { document, clause: id, reason } of questionnaire.unasked)
    if (ASKED_ELSEWHERE.has(reason)) asked.add(keyOf({ document, id }));
  const told = [
    ...dutiesOutside(reading, source).map(({ at }) => source.slice(...at)),
    ...dutiesNotAsked(reading, questionnaire, source).map((place) => place.words),
    ...reading.warnings.map(({ at }) => source.slice(...at)),
  ].map(words);
  const accepted = acceptedIn(folder, name);
  return listedIn(folder, name).flatMap((row) => {
    if (row.kind !== 'requirement' && row.kind !== 'recommendation') return [];
    // What may as well define something need not be asked; the rows of a table may be clauses of their own.
    if (accepted(row, 'kind').includes('definition')) return [];
    const wanted = words(row.text === '' ? row.title : row.text);
    const holds = reading.clauses.filter((clause) => asked.has(keyOf(clause)) && asks(clause, row, wanted));
    const speaks = told.some((words) => words !== '' && (words.includes(wanted) || wanted.includes(words)));
    return holds.length > 0 || speaks ? [] : [row.id];
  });
}

/** Whether a clause that is asked about says it as a whole, or in a sentence that binds one of those meant. */
function asks(clause: Clause, row: Listed, wanted: string): boolean {
  if (!wordsOf(clause).includes(wanted)) return false;
  if (words(clause.text) === wanted || wordsOf(clause) === wanted) return true;
  const own = new Set(row.subjects.map(words));
  return clause.sentences.some(({ span, kind, subjects }) => {
    const said = words(clause.text.slice(...span));
    if (kind === 'definition' || kind === 'assignment' || kind === 'permission') return false;
    const binds = own.size === 0 || subjects.length === 0 || subjects.some((name) => own.has(words(name)));
    return binds && (said.includes(wanted) || wanted.includes(said));
  });
}
