import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { byNumber, nameOfKey, ofSameRespondent } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { AskedQuestion } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { EditKey, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { EDIT_PROBLEM_LABELS } from '#app/domain/questionnaire/labels.ts';
import { editsOfTyped } from '#app/domain/questionnaire/editing/typed-question.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { oneLine } from '#app/lib/typed-text.ts';
import {
  checkLength,
  checkText,
  editProblemError,
  faultsOf,
  QUESTION_LIMITS,
  QUESTION_REFUSAL_WORDS,
  REASON_MISSING,
  TEXT_MISSING,
} from '#app/services/questionnaire/edit-fault.form.server.ts';
import type { DraftQuestionForm } from '#app/services/questionnaire/draft-question.form.server.ts';

/** 求められたこと. Edits to make at once (none where all is so already), or a question to ask again as derived. */
export type WantedOfDesk =
  | { readonly sort: 'edits'; readonly edits: readonly WantedEdit[] }
  | { readonly sort: 'as_derived'; readonly derivedKey: EditKey };

/** What a form is about: the questions asked now, those that the filter leaves, and the keys of all edits. */
export interface Desk {
  readonly questions: readonly AskedQuestion[];
  readonly filtered: readonly AskedQuestion[];
  readonly editedKeys: readonly EditKey[];
  readonly chapters: readonly DeskChapter[];
}

/** 章. In which a question may be asked that stands for no clause. */
export interface DeskChapter {
  readonly name: string;
  readonly document: PolicyDocumentKind;
  readonly id: string;
}

type Wanted =
  { readonly ok: true; readonly deed: WantedOfDesk } | { readonly ok: false; readonly errors: readonly FieldError[] };
type Faults = FieldError[];

function faulty(...errors: readonly FieldError[]): Wanted {
  return { ok: false, errors };
}

type SaveForm = Extract<DraftQuestionForm, { intent: 'save' }>;
type OneForm = Extract<
  DraftQuestionForm,
  { intent: 'save' | 'settle' | 'add_row' | 'drop_row' | 'split' | 'merge' | 'skip' }
>;
type AllForm = Extract<DraftQuestionForm, { intent: `${string}_all` }>;
/** What is done to questions, and not to the draft as a whole. */
export type QuestionForm = Exclude<DraftQuestionForm, { intent: 'undo' | 'redo' | 'take_over' }>;

function edits(all: readonly WantedEdit[], faults: Faults): Wanted {
  return faults.length > 0 ? faulty(...faults) : { ok: true, deed: { sort: 'edits', edits: all } };
}

function saved({ key, question }: AskedQuestion, form: SaveForm): Wanted {
  const rows = form.rowId.map((id, at) => ({ id, text: form.rowText[at] ?? '' }));
  const wanted = editsOfTyped(key, question, {
    text: form.text,
    rows,
    hint: form.hint === '' ? null : form.hint,
    criteria: { implemented: form.implemented, partial: form.partial },
    evidence: form.evidence,
    weight: form.weight,
    criticalReason: form.critical ? form.criticalReason : null,
    gates: form.gate,
    roles: form.respondent,
    common: form.common,
  });
  return edits(wanted, faultsOf(wanted, form.rowId));
}

function ofOne(form: OneForm, one: AskedQuestion, { questions: asked }: Desk): Wanted {
  const { key, question } = one;
  const faults: Faults = [];
  switch (form.intent) {
    case 'save':
      return saved(one, form);
    case 'settle': {
      const flags = form.settled.filter((flag) => question.flags.includes(flag));
      return edits(flags.length === 0 ? [] : [{ key, act: 'settle', flags }], faults);
    }
    case 'add_row':
      checkText(faults, 'newRow', form.newRow, QUESTION_LIMITS.row, '追加する細目の文を入力してください。');
      if (question.rows.length >= QUESTION_LIMITS.rowCount)
        faults.push({ field: 'newRow', message: `細目は、${QUESTION_LIMITS.rowCount}件までにしてください。` });
      // It is named when it is added.
      return edits([{ key, act: 'add_row', row: '', text: form.newRow }], faults);
    case 'drop_row':
      if (form.droppedRow === '') faults.push({ field: 'droppedRow', message: '削除する細目を選んでください。' });
      checkText(faults, 'dropReason', form.dropReason, QUESTION_LIMITS.reason, REASON_MISSING);
      return edits([{ key, act: 'drop_row', row: form.droppedRow, reason: form.dropReason }], faults);
    case 'split':
      if (form.splitRow.length === 0)
        faults.push({ field: 'splitRow', message: '別の設問にする細目を選んでください。' });
      checkText(faults, 'splitText', form.splitText, QUESTION_LIMITS.text, TEXT_MISSING);
      return edits([{ key, act: 'split', rows: form.splitRow, text: form.splitText }], faults);
    case 'merge': {
      const among = ofSameRespondent(asked, one);
      const into =
        form.intoNumber === '' ? among.find((other) => other.name === form.into) : byNumber(among, form.intoNumber);
      checkLength(faults, 'mergedText', form.mergedText, QUESTION_LIMITS.text);
      if (into === undefined) {
        const message =
          form.intoNumber === ''
            ? '統合する先の設問を選んでください。'
            : '同じ回答者の設問に、その番号のものがないか、二つ以上あります。一覧から選んでください。';
        return faulty({ field: form.intoNumber === '' ? 'into' : 'intoNumber', message }, ...faults);
      }
      return edits(
        [{ key, act: 'merge', into: into.key, text: form.mergedText === '' ? null : form.mergedText }],
        faults,
      );
    }
    case 'skip':
      checkText(faults, 'skipReason', form.skipReason, QUESTION_LIMITS.reason, REASON_MISSING);
      return edits([{ key, act: 'skip', reason: form.skipReason }], faults);
  }
}

function editOfEach(form: AllForm, { key, question }: AskedQuestion): readonly WantedEdit[] {
  switch (form.intent) {
    case 'weigh_all':
      return form.allWeight === question.weight ? [] : [{ key, act: 'weigh', weight: form.allWeight }];
    case 'mark_all': {
      const criticalReason = form.allCriticalReason;
      return criticalReason === question.criticalReason ? [] : [{ key, act: 'mark', criticalReason }];
    }
    case 'unmark_all':
      return question.critical ? [{ key, act: 'mark', criticalReason: null }] : [];
    case 'gate_all': {
      const gates = GATE_IDS.filter((id) => id === form.allGate || question.gates.includes(id));
      return question.gates.includes(form.allGate) ? [] : [{ key, act: 'gates', gates }];
    }
    case 'ungate_all': {
      const gates = question.gates.filter((id) => id !== form.allGate);
      return question.gates.includes(form.allGate) ? [{ key, act: 'gates', gates }] : [];
    }
    case 'settle_all':
      return question.flags.includes(form.allFlag) ? [{ key, act: 'settle', flags: [form.allFlag] }] : [];
    case 'skip_all':
      return [{ key, act: 'skip', reason: form.allSkipReason }];
  }
}

function ofAll(form: AllForm, { questions: asked, filtered }: Desk): Wanted {
  const faults: Faults = [];
  const chosen = form.all ? filtered : asked.filter(({ name }) => form.checked.includes(name));
  if (chosen.length === 0)
    faults.push({ field: 'all', message: '設問の一覧で、まとめて直す設問に印を付けてください。' });
  if (form.intent === 'mark_all')
    checkText(
      faults,
      'allCriticalReason',
      form.allCriticalReason,
      QUESTION_LIMITS.reason,
      '重点項目とする理由を入力してください。',
    );
  if (form.intent === 'skip_all')
    checkText(faults, 'allSkipReason', form.allSkipReason, QUESTION_LIMITS.reason, REASON_MISSING);
  return edits(
    chosen.flatMap((one) => editOfEach(form, one)),
    faults,
  );
}

function added(form: Extract<DraftQuestionForm, { intent: 'add' }>, { chapters }: Desk): Wanted {
  const faults: Faults = [];
  checkText(faults, 'addedText', form.addedText, QUESTION_LIMITS.text, TEXT_MISSING);
  if (form.addedRows.some(({ length }) => length > QUESTION_LIMITS.row))
    faults.push({ field: 'addedRows', message: `細目は、1行${QUESTION_LIMITS.row}文字以内で入力してください。` });
  if (form.addedRows.length > QUESTION_LIMITS.rowCount)
    faults.push({ field: 'addedRows', message: `細目は、${QUESTION_LIMITS.rowCount}行までにしてください。` });
  const chosen = chapters.find((one) => one.name === form.addedChapter);
  if (chosen === undefined) faults.push({ field: 'addedChapter', message: EDIT_PROBLEM_LABELS.chapter_gone });
  // It is named when it is added.
  const key: EditKey = { document: chosen?.document ?? 'standards', clause: '', part: '', role: form.addedRole };
  const { addedText: text, addedRows: rows, addedKind: kind } = form;
  return edits([{ key, act: 'add', text, rows, chapter: chosen?.id ?? '', kind }], faults);
}

const FAULTS_TOLD = 3;

/** The edits that replace words wherever a question or a row has them. */
export function replacements(asked: readonly AskedQuestion[], find: string, instead: string): readonly WantedEdit[] {
  if (find === '') return [];
  const replacing = (text: string) => (text.includes(find) ? oneLine(text.replaceAll(find, instead)) : text);
  return asked.flatMap(({ key, question }) => {
    const rows = question.rows.map(({ id, text }) => ({ id, text: replacing(text) }));
    const { text, hint, criteria, evidence, weight, criticalReason, gates, roles, common } = question;
    const same = { hint, criteria, evidence, weight, criticalReason, gates, roles, common: common === true };
    return editsOfTyped(key, question, { ...same, text: replacing(text), rows });
  });
}

function replaced(form: Extract<DraftQuestionForm, { intent: 'replace' }>, { filtered }: Desk): Wanted {
  if (form.find === '') return faulty({ field: 'find', message: '置き換える前の語を入力してください。' });
  const wanted = replacements(filtered, form.find, form.instead);
  const wantedOf = groupBy(wanted, ({ key }) => nameOfKey(key));
  const faults = filtered.flatMap(({ name, question }) => {
    const [fault] = faultsOf(wantedOf.get(name) ?? [], []);
    return fault === undefined ? [] : [`設問${questionNumber(question)}：${fault.message}`];
  });
  if (faults.length === 0) return edits(wanted, []);
  const more = faults.length > FAULTS_TOLD ? `ほか${faults.length - FAULTS_TOLD}問` : '';
  const message = `置き換えると、文が空になるか、長くなりすぎる設問があります。${faults.slice(0, FAULTS_TOLD).join('')}${more}`;
  return faulty({ field: 'instead', message });
}

/** What a form asks for, against what is asked now. */
export function wantedOfDesk(form: QuestionForm, desk: Desk): Wanted {
  switch (form.intent) {
    case 'add':
      return added(form, desk);
    case 'replace':
      return replaced(form, desk);
  }
  if ('checked' in form) return ofAll(form, desk);
  if (form.intent === 'as_derived') {
    // It need not be asked now: it may be left out, or not be found any more.
    const key = desk.editedKeys.find((one) => nameOfKey(one) === form.question);
    return key === undefined
      ? faulty({ field: '', message: QUESTION_REFUSAL_WORDS.not_edited })
      : { ok: true, deed: { sort: 'as_derived', derivedKey: key } };
  }
  const one = desk.questions.find(({ name }) => name === form.question);
  return one === undefined ? faulty(editProblemError('not_asked_of_role')) : ofOne(form, one, desk);
}
