import { z } from 'zod';
import { UNIT_CODE_MAX_LENGTH, UNIT_NAME_MAX_LENGTH } from '#app/domain/organization/unit.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';

const ID_MAX_LENGTH = 100;
/** How many units one can be split into at once. */
export const MOST_SUCCESSORS = 4;

const CODE_TOO_LONG = `所属コードは${UNIT_CODE_MAX_LENGTH}文字以内で入力してください。`;
const NAME_TOO_LONG = `名称は${UNIT_NAME_MAX_LENGTH}文字以内で入力してください。`;

const id = z.string().max(ID_MAX_LENGTH);
const orNone = id.default('').transform((value) => (value === '' ? null : value));
const on = enteredDay('いつからかを、年月日で入力してください。');
const seal = z.string().max(ID_MAX_LENGTH).default('');
const code = (message: string) =>
  z
    .string(message)
    .trim()
    .max(UNIT_CODE_MAX_LENGTH, CODE_TOO_LONG)
    .transform((value) => value.normalize('NFKC'));
const name = (message: string) => z.string(message).trim().max(UNIT_NAME_MAX_LENGTH, NAME_TOO_LONG);

const CODE_MISSING = '所属コードを入力してください。';
const NAME_MISSING = '名称を入力してください。';

export const unitParams = z.object({ unitId: z.string().min(1).max(ID_MAX_LENGTH) });

export const newUnitForm = z.object({
  type: z.enum(['bureau', 'department'], '部か課かを選んでください。'),
  code: code(CODE_MISSING).pipe(z.string().min(1, CODE_MISSING)),
  name: name(NAME_MISSING).pipe(z.string().min(1, NAME_MISSING)),
  /** What a 課 hangs on. */
  parentId: id.default(''),
  /** The 局 that a 部 hangs on; empty for the body itself. */
  upperId: id.default(''),
  policyId: orNone,
  on,
});

export const changeUnitForm = z.object({
  code: code(CODE_MISSING).pipe(z.string().min(1, CODE_MISSING)),
  name: name(NAME_MISSING).pipe(z.string().min(1, NAME_MISSING)),
  parentId: id.default(''),
  /** Not sent where the body has one policy: what is said of the unit then stays. */
  policyId: id.optional().transform((value) => (value === '' ? null : value)),
  on,
  seal,
});

/** What was typed of a unit, to be shown again. */
export const unitEcho = z.object({
  type: z.string().catch(''),
  code: z.string().catch(''),
  name: z.string().catch(''),
  parentId: z.string().catch(''),
  upperId: z.string().catch(''),
  policyId: z.string().catch(''),
  on: z.string().catch(''),
});

const SUCCESSORS = Array.from({ length: MOST_SUCCESSORS }, (_, index) => index + 1);

/**
 * How a unit ends. The units to follow stand in numbered fields, and what hangs on it is placed by fields named after
 * it, which hold the number of one of them.
 */
export const endUnitForm = z
  .object({
    how: z.enum(['close', 'merge', 'split'], '廃止・統合・分割のどれかを選んでください。'),
    into: id.default(''),
    on,
    seal,
    termsSeal: seal,
  })
  .catchall(z.string().trim().catch(''))
  .superRefine((form, refusals) => {
    for (const number of SUCCESSORS) {
      const tooLong = (field: string, most: number, message: string) => {
        if ((form[field] ?? '').length > most) refusals.addIssue({ code: 'custom', path: [field], message });
      };
      tooLong(`code${number}`, UNIT_CODE_MAX_LENGTH, CODE_TOO_LONG);
      tooLong(`name${number}`, UNIT_NAME_MAX_LENGTH, NAME_TOO_LONG);
    }
  });

/** What was typed of an ending, to be shown again. */
export const endUnitEcho = z.record(z.string(), z.string().catch('')).catch({});

const PLACED = /^place:(?<child>.+)$/;

/** 分割先. A unit that there is already, or one that begins. */
type FilledSuccessor =
  { readonly unitId: string } | { readonly unitId: null; readonly code: string; readonly name: string };

/** The successors that a person filled in, and on which of them each unit is to hang. */
export function chosenSplit(form: Readonly<Record<string, string>>): {
  readonly successors: readonly FilledSuccessor[];
  readonly placement: ReadonlyMap<string, number>;
} {
  const filled = SUCCESSORS.flatMap((number): { number: number; successor: FilledSuccessor }[] => {
    const unitId = form[`unit${number}`] ?? '';
    const unitCode = (form[`code${number}`] ?? '').normalize('NFKC');
    const unitName = form[`name${number}`] ?? '';
    if (unitId !== '') return [{ number, successor: { unitId } }];
    if (unitCode === '' && unitName === '') return [];
    return [{ number, successor: { unitId: null, code: unitCode, name: unitName } }];
  });
  const placement = new Map<string, number>();
  for (const [field, value] of Object.entries(form)) {
    const child = PLACED.exec(field)?.groups?.['child'];
    const index = filled.findIndex(({ number }) => String(number) === value);
    if (child !== undefined && index >= 0) placement.set(child, index);
  }
  return { successors: filled.map(({ successor }) => successor), placement };
}

/** Which step of which unit, past which other one. */
const MOVE = /^(?<step>up|down):(?<unitId>[^:]+):(?<passedId>[^:]+)$/;

/** The buttons of the list: one step in the order, or a change that is still to come taken back. */
export const unitListForm = z.union([
  z.object({
    move: z
      .string()
      .max(2 * ID_MAX_LENGTH + 10)
      .regex(MOVE)
      .transform((value) => {
        const { step, unitId = '', passedId = '' } = MOVE.exec(value)?.groups ?? {};
        return { step: step === 'up' ? ('up' as const) : ('down' as const), unitId, passedId };
      }),
  }),
  z.object({ takeBack: id.min(1), on }),
]);

const AGAIN = '内容は変わっていません。';

/** 組織の変更を断ったときの説明. What happened, that nothing changed, what to do. */
export const UNIT_REFUSAL_WORDS = {
  not_permitted: 'この操作を行う権限がありません。担当の方に依頼してください。',
  own_answers: 'ご自身の回答にかかわる操作のため、行えません。',
  wrong_state: '画面を開いたあとに状態が変わったため、この操作は反映していません。画面を開き直してください。',
  changed_meanwhile: `画面を開いたあとに、ほかの方がこの所属を変更しました。${AGAIN}画面を開き直して、今の内容を確かめてください。`,
  earlier_year: '前の年度の組織は変えられません。今年度の4月1日以後の日を入れてください。',
  too_far: '先の日付すぎます。翌年度の3月31日までの日を入れてください。',
  code_empty: CODE_MISSING,
  name_empty: NAME_MISSING,
  code_taken: 'この所属コードは、その日以後にほかの所属が使っています。別のコードを入れてください。',
  bad_parent: '選んだ所属の下には置けません。部は団体の直下か局の下に、課は部の下か団体の直下に置いてください。',
  parent_absent: '選んだ上の部は、その日にはありません。その部がある日を入れるか、別の部を選んでください。',
  parent_ends: '選んだ上の部は、その日より後になくなる予定です。別の部を選ぶか、先にその予定を取り消してください。',
  too_deep:
    '局の下に置けるのは、部と課だけです。選んだ局が別の局の下にあるか、この部の下に部があるため、置けません（予定の変更も含みます）。',
  bad_policy_id: '選んだ規程が見つかりません。選び直してください。',
  bureaus_not_used: '団体の設定で「部」を使わないことにしているため、部は加えられません。課を選んでください。',
  unknown_policy: '選んだ規程が見つかりません。選び直してください。',
  unknown_unit: 'その日には、この所属はありません。この所属がある日を入れてください。',
  the_body: '団体そのものは、この画面では変えられません。',
  later_change: `入力した日より後に、この所属の変更（または変更の予定）があります。${AGAIN}それより後の日を入れるか、後の予定を先に取り消してください。`,
  nothing_changed: '今の内容と同じです。変えるところを直してから押してください。',
  at_the_end: 'これより先には動かせません。',
  order_changed:
    '画面を開いたあとに、別の画面かほかの方が順番を変えたため、この操作は反映していません。下の一覧は今の順番です。確かめて、まだ動かすときは、もう一度押してください。',
  already_ends: 'この所属は、すでになくなる予定です。予定を変えるには、先にその予定を取り消してください。',
  begins_that_day:
    'この日に始まった内容があるため、同じ日にはなくせません。翌日以後の日を入れるか、その日の予定を先に取り消してください。',
  successor_twice: '引き継ぐ所属に、同じ所属が二度選ばれています。',
  unknown_successor:
    '引き継ぐ所属は、前の日からある、同じ区分（部は部、課は課）の所属から選んでください。その日に新しくできる所属は、この画面で新しい所属として入れてください。',
  successor_below:
    '引き継ぐ所属が、なくす局の下にあります。先に、その部の画面で、上の所属を同じ日から団体の直下に変えてください。そのあとで、この局を統合・分割できます。',
  successor_ends: '引き継ぐ所属は、なくなる予定です。別の所属を選ぶか、先にその予定を取り消してください。',
  not_placed: '下にある課のうち、移る先が選ばれていないものがあります。すべての課の移る先を選んでください。',
  child_changes:
    '下にある課に、入力した日より後に始まる予定があります。先にその予定を取り消してからやり直してください。',
  child_begins:
    '下にある部・課に、入力した日に始まる変更（新設、移動、並べ替え、ほかの所属の統合・分割）があります。一緒に移すと、取り消すときに元へ戻せません。先にその変更を取り消すか、その部・課の画面で、同じ日からの上の所属を、引き継ぐ所属に変えてください。新しい所属が引き継ぐときは、取り消してから分割し、そのあとで新しい所属の下に加えてください。すでに始まっている変更なら、なくす日を翌日以後にしてください。',
  child_passes:
    '下にある部・課に、入力した日に、引き継ぐ所属へ移ることになっているものがあります。先にその移動を取り消してください。この統合・分割で、一緒に移せます。すでに移っているなら、なくす日を翌日以後にしてください。',
  too_few_successors: '分割では、引き継ぐ所属を二つ以上入れてください。一つだけなら「統合」を選んでください。',
  still_used: `この所属には、まだ次のものが掛かっています。${AGAIN}先に移すか終えてから、もう一度行ってください。`,
  not_coming:
    'この変更は、取り消されているか、すでに始まっています。始まったあとに取り消せるのは、今年度の廃止・統合・分割だけです。画面を開き直してください。',
  followed_another:
    'この所属は、ほかの所属の分割や統合でできる予定です。元の所属の予定を取り消すと、一緒に取り消されます。',
} as const;

export type UnitRefusalReason = keyof typeof UNIT_REFUSAL_WORDS;

/** The control at which a refusal is told; the form as a whole for the others. */
export function fieldOfRefusal(reason: UnitRefusalReason): string {
  switch (reason) {
    case 'earlier_year':
    case 'too_far':
    case 'parent_absent':
    case 'unknown_unit':
    case 'later_change':
    case 'begins_that_day':
      return 'on';
    case 'code_empty':
    case 'code_taken':
      return 'code';
    case 'name_empty':
      return 'name';
    case 'bureaus_not_used':
      return 'type';
    case 'bad_parent':
    case 'parent_ends':
    case 'too_deep':
      return 'parentId';
    case 'bad_policy_id':
    case 'unknown_policy':
      return 'policyId';
    default:
      return '';
  }
}

/** What to tell where an act was refused. */
export function refusalErrors(reason: UnitRefusalReason) {
  return [{ field: fieldOfRefusal(reason), message: UNIT_REFUSAL_WORDS[reason] }];
}
