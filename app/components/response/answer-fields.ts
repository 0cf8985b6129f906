import type { Confirmation } from '#app/domain/response/answer-basis.ts';

/**
 * The fields of one answer in the page's form, by name, and the answer they spell. The same reading serves the
 * script that saves each answer and the server that takes a whole chapter from a plain form.
 */

/** An answer as its fields spell it; whether the values exist is for the server to judge. */
export interface TypedFields {
  readonly value: string | null;
  readonly rows: readonly TypedRow[];
  readonly comment: string;
  readonly notApplicableReason: string | null;
  readonly notApplicableNote: string;
  readonly confirmationMethod: string | null;
  readonly plan: { readonly measure: string; readonly owner: string; readonly due: string | null };
  readonly evidence: readonly TypedEvidence[];
}

export interface TypedRow {
  readonly rowId: string;
  readonly value: string | null;
  readonly comment: string;
}

export interface TypedEvidence {
  readonly documentName: string;
  readonly documentNumber: string;
  readonly location: string;
  readonly confirmedBy: string;
  readonly confirmedOn: string | null;
}

export const NOTHING_TYPED: TypedFields = {
  value: null,
  rows: [],
  comment: '',
  notApplicableReason: null,
  notApplicableNote: '',
  confirmationMethod: null,
  plan: { measure: '', owner: '', due: null },
  evidence: [],
};

export const NO_EVIDENCE: TypedEvidence = {
  documentName: '',
  documentNumber: '',
  location: '',
  confirmedBy: '',
  confirmedOn: null,
};

/** Name of a field of the item, e.g. `q12.plan.due`. */
export function fieldName(key: string, field: string): string {
  return `${key}.${field}`;
}

/** Id of the control that shows the field; the error summary links to it. */
export function fieldId(key: string, field: string): string {
  return `${key}-${field.replaceAll('.', '-')}`;
}

const KEY = /^(q\d+)\.id$/;
const ROW = '.row.';
const ROW_COMMENT = '.rowComment.';
const EVIDENCE = /\.evidence\.(\d+)\./;

/** The answer spelled by the fields of one item; fields of others are ignored. */
export function readFields(key: string, fields: ReadonlyMap<string, string>): TypedFields {
  const text = (field: string) => (fields.get(fieldName(key, field)) ?? '').replaceAll('\r\n', '\n');
  const choice = (field: string) => fields.get(fieldName(key, field)) || null;
  const rows = new Map<string, TypedRow>();
  const noteRow = (rowId: string, part: Partial<TypedRow>) =>
    rows.set(rowId, { rowId, value: null, comment: '', ...rows.get(rowId), ...part });
  const numbers = new Set<number>();
  for (const [name, value] of fields) {
    if (!name.startsWith(`${key}.`)) continue;
    if (name.startsWith(key + ROW)) noteRow(name.slice(key.length + ROW.length), { value });
    else if (name.startsWith(key + ROW_COMMENT) && value !== '')
      noteRow(name.slice(key.length + ROW_COMMENT.length), { comment: value.replaceAll('\r\n', '\n') });
    const number = EVIDENCE.exec(name)?.[1];
    if (number !== undefined) numbers.add(Number(number));
  }
  return {
    value: choice('value'),
    rows: [...rows.values()],
    comment: text('comment'),
    notApplicableReason: choice('notApplicableReason'),
    notApplicableNote: text('notApplicableNote'),
    confirmationMethod: choice('confirmationMethod'),
    plan: { measure: text('plan.measure'), owner: text('plan.owner'), due: choice('plan.due') },
    evidence: [...numbers]
      .sort((a, b) => a - b)
      .map((number) => ({
        documentName: text(`evidence.${number}.documentName`),
        documentNumber: text(`evidence.${number}.documentNumber`),
        location: text(`evidence.${number}.location`),
        confirmedBy: text(`evidence.${number}.confirmedBy`),
        confirmedOn: choice(`evidence.${number}.confirmedOn`),
      }))
      .filter((entry) => Object.values(entry).some((part) => part !== null && part !== '')),
  };
}

/** Everything that an answer says, each under its name. */
function partsOf({ rows, plan, evidence, ...whole }: TypedFields): ReadonlyMap<string, string> {
  const parts: [string, string | null][] = [
    ...Object.entries(whole),
    ...Object.entries(plan),
    ...rows.flatMap(({ rowId, value, comment }): [string, string | null][] => [
      [`row ${rowId}`, value],
      [`comment ${rowId}`, comment.trim()],
    ]),
    // Who confirmed it when is entered anew each year.
    ...evidence.map(({ documentName, documentNumber, location }): [string, string] => {
      const place = [documentName, documentNumber, location].join(' ');
      return [`evidence ${place}`, place];
    }),
  ];
  return new Map(parts.flatMap(([name, text]) => (text === null || text.trim() === '' ? [] : [[name, text]])));
}

/** True where something that was typed is not in what takes its place. */
export function wouldLose(typed: TypedFields, after: TypedFields): boolean {
  const kept = partsOf(after);
  return [...partsOf(typed)].some(([name, text]) => kept.get(name) !== text);
}

/** What a plain form holds of one item. */
export interface FormAnswer {
  /** What the names of its fields begin with. */
  readonly key: string;
  readonly itemKey: string;
  readonly rev: string | undefined;
  readonly answer: TypedFields;
}

/** The fields by the key that their name begins with, in one pass: a form may hold thousands. */
function byKey(fields: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const keyed = new Map<string, Map<string, string>>();
  for (const name of fields.keys()) {
    const key = KEY.exec(name)?.[1];
    if (key !== undefined) keyed.set(key, new Map());
  }
  for (const [name, value] of fields) keyed.get(name.split('.', 1).join(''))?.set(name, value);
  return keyed;
}

/** The answers of a chapter's form, but for those whose person yields to what another one stored. */
export function readTyped(fields: ReadonlyMap<string, string>): {
  readonly answers: readonly FormAnswer[];
  /** The item for which 「前年度と同じ」 was pressed. */
  readonly same: string | null;
  /** That item, where something was entered to it that nobody has yet said may go. */
  readonly toAsk: string | null;
  /** The item for which 「共通回答のとおり」 or 「記録のとおり」 was pressed, with what was seen of it. */
  readonly confirms: Confirmation | null;
} {
  const itemKeyOf = (key: string) => fields.get(fieldName(key, 'id')) ?? '';
  const same = fields.get('same');
  const answers = [...byKey(fields)]
    .filter(([key]) => fields.get(fieldName(key, 'yield')) !== 'yes')
    .map(([key, own]) => ({
      key,
      itemKey: itemKeyOf(key),
      rev: fields.get(fieldName(key, 'rev')),
      answer: readFields(key, own),
    }));
  const replaced = answers.find(({ key }) => key === same && fields.get(fieldName(key, 'replace')) !== 'yes');
  return {
    answers,
    same: same === undefined ? null : itemKeyOf(same),
    confirms: readConfirmation(fields, itemKeyOf),
    toAsk: replaced !== undefined && wouldLose(replaced.answer, NOTHING_TYPED) ? replaced.itemKey : null,
  };
}

/** A revision that is no number is none that there was. */
function readConfirmation(
  fields: ReadonlyMap<string, string>,
  itemKeyOf: (key: string) => string,
): Confirmation | null {
  const [common, record] = [fields.get('common'), fields.get('record')];
  if (common !== undefined)
    return { itemKey: itemKeyOf(common), commonRev: Number(fields.get(fieldName(common, 'commonRev'))) || 0 };
  if (record === undefined) return null;
  return { itemKey: itemKeyOf(record), recordSeen: fields.get(fieldName(record, 'recordSeen')) ?? '' };
}
