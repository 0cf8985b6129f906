import { actChain } from '#app/domain/questionnaire/duty/act-chain.ts';
import { askedWords, OF_STAFF } from '#app/domain/questionnaire/finishing/asked-act.ts';
import type { ActKind, AskedAct, AskedWords } from '#app/domain/questionnaire/finishing/asked-act.ts';
import { countedByObject } from '#app/domain/questionnaire/finishing/counted-object.ts';
import { criterionOfOutsourced } from '#app/domain/questionnaire/finishing/outsourced-item.ts';
import { KEPT } from '#app/domain/questionnaire/finishing/plain-act.ts';
import type { Counted } from '#app/domain/questionnaire/finishing/plain-act.ts';
import type { QuestionCriteria } from '#app/domain/questionnaire/question.ts';

/** Two acts in one breath: 「設定し、…周知して」. */
export function hasSeveralActs(te: string): boolean {
  return actChain(te).acts.length > 1;
}

/** 判断基準 of a question that is answered by its rows. */
export function criteriaOfRows(): QuestionCriteria {
  return {
    implemented: '該当する項目が全て「はい」である。',
    partial: '該当する項目の一部だけが「はい」である。',
  };
}

/** Where the words do not tell what would count: an empty 判断基準 misleads nobody. */
export const NO_CRITERIA: QuestionCriteria = { implemented: '', partial: '' };

/** What counts as done, act by act, and never more than the act itself says. */
const BY_ACT: Readonly<Record<ActKind, Counted | null>> = {
  cooperate: ['求められたものの全てに応じた。', '応じていないもの、又は遅れたものがある。'],
  contract: ['該当する契約の全てに定めがある。', '定めのない契約がある、又は必要な内容の一部だけを定めている。'],
  criterion: ['該当する調達・選定の全てで、条件や仕様書に書かれている。', '書かれていない調達・選定がある。'],
  permission: ['該当する全ての場合に得ており、その記録がある。', '得ていない場合、又は記録がない場合がある。'],
  apply: ['該当する全てについて申請し、その記録がある。', '申請していないもの、又は記録のないものがある。'],
  protect: ['該当する全ての場合に行った。', '行っていない場合がある。'],
  consult: ['該当する全ての場合に、設問にある相手の判断を受けた。', '相談せずに行った場合がある。'],
  decide: ['申請の全てについて、審査の結果を示せる。', '審査していない、又は結果を示せない申請がある。'],
  qualify: ['該当する者の全てが、設問にある条件を満たすことを確認した。', '条件を満たすか確認していない者がいる。'],
  appoint: [
    '該当する役割の全てに決まった人がおり、文書で示せる。',
    '決めているが文書がない、又は一部だけを決めている。',
  ],
  structure: ['体制や連絡先が文書で示されている。', '決めているが文書がない、又は一部だけを決めている。'],
  register: ['対象の全てが載っており、今の内容になっている。', '載っていないもの、又は内容が古いものがある。'],
  train: [
    '対象の全員（休職・育児休業中等で受けられない者を除く）に、対象期間内に行った記録がある。',
    '受けていない人がいる、又は記録がない。',
  ],
  attend: [
    '対象の全員（休職・育児休業中等で受けられない者を除く）が、対象期間内に参加した。',
    '参加していない人がいる。',
  ],
  back_up: ['対象の全てについて取得できている。', '取得していない対象や時期がある。'],
  history: ['変更の全てについて履歴が残っている。', '履歴のない変更がある。'],
  record: [
    '該当するものの全てについて、日時・担当者・内容が残っている。',
    '残っていないもの、又は内容が足りないものがある。',
  ],
  keep: ['対象の全てが残っており、求められれば示せる。', '失われたもの、又は示せないものがある。'],
  store: ['対象の全てが、設問にある場所・状態で保管されている。', '別の場所・状態で保管されているものがある。'],
  erase: [
    '該当するものの全てについて、設問にある方法で行ったことを示せる。',
    '行っていないもの、又は示せないものがある。',
  ],
  give_back: ['該当するものの全てが返却されている。', '返却されていないものがある。'],
  delete: ['該当するものの全てが消されている。', '残っているものがある。'],
  multi_factor: ['対象の全ての利用者に、設定で強制されている。', '設定のない利用者や機器がある。'],
  encrypt: ['該当する全ての場合に暗号化されている。', '暗号化していない場合がある。'],
  separate: ['対象の全てで分かれていることを、構成図等で示せる。', '分かれていない部分がある。'],
  function: ['対象の全てで、その機能が有効になっている。', '機能のない対象、又は有効になっていない対象がある。'],
  design: ['対象の全てについて、設計書等で示せる。', '設計に含まれていない対象がある。'],
  update: ['対象の全てが、今求められる状態になっている。', '古いままのものがある。'],
  install: ['対象の全ての機器で動いている。', '動いていない機器がある。'],
  monitor: ['対象の全てを監視している。', '監視していない対象や時間帯がある。'],
  shut: ['該当するものの全てについて行っている。', '行っていないものがある。'],
  permit_entry: [
    '許可された者だけが入れるようになっており、出入りを示せる。',
    '制限や管理が及ばない出入口や時間帯がある。',
  ],
  restrict: ['対象の全てで、設定により強制されている。', '設定のない対象がある、又は申合せだけによっている。'],
  audit: ['対象の全てについて行い、その結果の記録がある。', '対象の一部だけ行った、又は結果の記録がない。'],
  self_inspect: [
    '対象の全てについて、対象期間内に行い、その結果の記録がある。',
    '対象の一部だけ行った、又は結果の記録がない。',
  ],
  use_result: ['結果を見直しの検討に用いたことを示せる。', '結果の一部だけを用いた。'],
  review: ['要否を検討し、必要なものを改めた。', '検討したが、改めるべきものが残っている。'],
  check: ['該当する全ての場合に行い、結果を示せる。', '行っていない場合、又は結果を示せない場合がある。'],
  post: ['今の内容のものを、対象の全員がいつでも見られる。', '見られない人がいる、又は内容が古い。'],
  explain: ['対象の全てに説明した。', '説明していない相手がいる。'],
  know: ['対象の全員が知っている。', '知らない人がいる。'],
  share: ['該当する情報を、設問にある相手と共有した。', '共有していない情報がある。'],
  inform: ['対象の全員に届いている、又は全員がいつでも見られるようになっている。', '届いていない人がいる。'],
  report: ['該当する全ての場合に、設問にある相手に伝えた。', '伝えていない場合、又は遅れた場合がある。'],
  demand: ['該当する全ての場合に求めた。', '求めていない場合がある。'],
  provide: ['該当する全ての場合に、設問にあるとおり行った。', '行っていない場合がある。'],
  select: ['該当する選定の全てで、選定の理由を示せる。', '理由を示せない選定がある。'],
  lay_down: ['文書として定められ、承認されている。', '案の段階である、又は必要な内容の一部だけを定めている。'],
  mark: ['対象の全てに表示がある。', '表示のないものがある。'],
  respond: ['該当する場合の全てに行った。', '行っていない場合、又は遅れた場合がある。'],
  witness: ['該当する作業の全てで行った。', '行っていない作業がある。'],
  place: ['対象の全てが、設問にある状態になっている。', '設問にある状態になっていないものがある。'],
  measure: [
    '必要な措置を対象の全てに講じており、その内容を説明できる。',
    '講じていない対象がある、又は一部だけを講じている。',
  ],
};

/** Acts that are done again and again: where the words say how often, that is what counts. */
const REPEATED: readonly ActKind[] = ['check', 'review', 'train', 'audit', 'self_inspect', 'update', 'measure'];
const REGULAR: Counted = ['対象期間に１回以上行い、その記録がある。', '対象の一部だけ行った、又は記録がない。'];
/** 「定期的に又は必要に応じて」: how often is for the body to say. */
const REGULAR_OR_NEEDED: Counted = [
  '対象期間に（団体が別の頻度を定めているときは、その頻度で）行い、その結果の記録がある（不要と判断したときは、その理由を示せる）。',
  '対象の一部だけ行った、又は結果の記録がない。',
];
const OR_NEEDED = /定期的に?又は必要に応じ/u;
/** To keep people out demands no log of those who enter. */
const KEPT_OUT: Counted = ['許可された者だけが入れるようになっている。', '許可のない者が入れる出入口や時間帯がある。'];
/** A look at how things stand, which no occasion calls for. */
const STANDING_CHECK: Counted = [
  '対象期間に１回以上行い、その結果を示せる。',
  '対象の一部だけ行った、又は結果を示せない。',
];
const ON_OCCASION =
  /場合|とき|際|[^常]時に|前に|後に|当た(?:って|り)|ごとに|都度|受けた|しようとする|あらかじめ|新たに|ファイルの|搬入|契約まで|選定|提供者の|(?:更新|変更|導入)(?:し|を行)/u;
const READY: Counted = [
  '手順が定められ、関係者が知っている。対象期間に事案があれば、手順どおりに行った。',
  '手順はあるが周知が一部にとどまる、又は手順どおりでない事案があった。',
];
const HAPPENED: Counted = ['対象期間に該当した全ての場合に行った。', '行っていない場合、又は遅れた場合がある。'];
const STRIVEN: Counted = [
  '計画や手順があり、実行した記録がある（達成済みを含む）。',
  '計画や手順はあるが、実行していない部分がある。',
];
const AGREED: Counted = [
  '方法を決め、職員等が取り組んでいることを確認した（達成済みを含む）。',
  '方法を決めたが、取り組んでいない例がある。',
];
/** 「原則Aで取り扱い、Bには保管していない」: the exception is one from the principle, not from the ban behind it. */
const PRINCIPLE_AND_BAN = /原則[^。]*[いりしめ]、[^、]*(?:てい|でい)ない$/u;
const PRINCIPLE_AND_BAN_KEPT: Counted = [
  '原則のとおりに取り扱われており（例外としたものは、その理由を示せる）、禁止されたことが行われていないことを確認した。',
  KEPT[1],
];
const ALL = '設問にあることの全てを行っている。';
const PART_OF_ALL = '設問にあることの一部だけを行っている。';

/** Not everybody takes part in a drill for an emergency. */
const DRILL: Counted = ['対象期間に行い、その記録がある。', '一部だけを行った、又は記録がない。'];
/** 「暗号化等の措置」: another measure to the same end suffices. */
const ENCRYPTED_OR_ALIKE: Counted = [
  '該当する全ての場合に、暗号化等の措置を講じている。',
  '措置を講じていない場合がある。',
];
/** What stands behind a plan in the same sentence: 「…しておき、侵害時には当該計画に従って対処」. */
const AS_PLANNED = /(?:当該|その)?(?:計画|手順)に(?:従|沿)って/u;

function countedOf(act: AskedAct, { demand }: AskedWords, scene: string): Counted | null {
  const { kind, plain, regularly, ifNeeded: weighed } = act;
  if (plain !== null) return plain.counted;
  if (kind === null) return null;
  if (kind === 'measure' && OF_STAFF.test(scene)) return KEPT;
  if (['audit', 'self_inspect'].includes(kind) && OR_NEEDED.test(demand)) return REGULAR_OR_NEEDED;
  if (kind === 'permit_entry' && !/入退室/u.test(act.words)) return KEPT_OUT;
  const byObject = countedByObject(kind, `${act.topic}${act.words}`, regularly);
  if (byObject !== null) return byObject;
  if (kind === 'respond' && AS_PLANNED.test(act.words))
    return ['対象期間に該当する事態があれば、計画どおりに行った。', '計画どおりに行わなかった事態がある。'];
  if (kind === 'train' && /訓練を/u.test(act.words) && !/研修/u.test(act.words) && !regularly) return DRILL;
  if (kind === 'encrypt' && /暗号化等/u.test(act.words)) return ENCRYPTED_OR_ALIKE;
  if (regularly && REPEATED.includes(kind)) return REGULAR;
  return kind === 'check' && !weighed && !ON_OCCASION.test(`${scene}${demand}`) ? STANDING_CHECK : BY_ACT[kind];
}

/** More than these nobody takes in at once. */
const MOST_ACTS = 3;

/** What is left to judgement is so for its own act; said once behind the last of several. */
function limited(implemented: string, act: AskedAct | null, next: AskedAct | null | undefined): string {
  if (act === null) return implemented;
  const needed = act.ifNeeded && next?.ifNeeded !== true ? ifNeeded(implemented) : implemented;
  return withLeeway(needed, act.asFarAs);
}

function countedByActs(asked: AskedWords, scene: string): Counted | null {
  const { acts } = asked;
  const counted = acts.map((act, at): Counted | null => {
    const found = act === null ? null : countedOf(act, asked, scene);
    return found === null ? null : [limited(found[0], act, acts[at + 1]), found[1]];
  });
  const [first = null, ...others] = counted;
  if (others.length === 0) return first;
  const known = [...new Set(counted.flatMap((each) => (each === null ? [] : [each[0]])))];
  if (!counted.includes(null) && known.length <= MOST_ACTS)
    return [known.join(''), known.length === 1 && first !== null ? first[1] : PART_OF_ALL];
  return [acts.some((act) => act?.ifNeeded === true) ? ifNeeded(ALL) : ALL, PART_OF_ALL];
}

/** Several people know it or do not; an office that answers for itself can tell what it has to do. */
const OF_SEVERAL = /(?:構成員|職員等?)(?:の全員)?が、?(?:(?!所属する)[^、。]{2,30}を)?知って/u;
const KNOWN_BY_ONE: Counted = ['すべきことを説明できる。', '一部しか説明できない。'];

/** What was found not to be needed in an event was not left undone. */
const WEIGHED = /必要に応じ|要否を判断/u;

function countedOfWords(asked: AskedWords, scene: string): Counted | null {
  switch (asked.way) {
    case 'kept':
      if (PRINCIPLE_AND_BAN.test(asked.demand)) return PRINCIPLE_AND_BAN_KEPT;
      return [withLeeway(KEPT[0], asked.asFarAs), KEPT[1]];
    case 'striven':
      return STRIVEN;
    case 'agreed':
      return AGREED;
    case 'ready':
      return READY;
    case 'known':
      return OF_SEVERAL.test(asked.demand) ? BY_ACT.know : KNOWN_BY_ONE;
    case 'told':
      return BY_ACT.inform;
    case 'happened':
      return WEIGHED.test(asked.demand) ? [ifNeeded(HAPPENED[0]), HAPPENED[1]] : HAPPENED;
    case 'done':
      return countedByActs(asked, scene);
  }
}

/**
 * 判断基準 of a question that is answered directly, from the act it asks for; empty where that tells nothing. `scene` is
 * the sentence before a row.
 */
export function criteriaOf(text: string, scene = text): QuestionCriteria {
  const asked = askedWords(text);
  const counted = asked === null ? null : countedOfWords(asked, scene);
  if (counted === null) return NO_CRITERIA;
  const [implemented, partial] = counted;
  return { implemented: asOftenAsLaidDown(implemented, text), partial };
}

const ONCE = '対象期間に１回以上';
/** 「定期的に」 leaves it to the body how often: once in the period is the least. */
const HOW_OFTEN_IS_OPEN = /定期的/u;

function asOftenAsLaidDown(implemented: string, text: string): string {
  if (!HOW_OFTEN_IS_OPEN.test(text) || implemented.includes('別の頻度')) return implemented;
  return implemented.replace(ONCE, `${ONCE}（団体が別の頻度を定めているときは、その頻度で）`);
}

function withAside(implemented: string, aside: string): string {
  return implemented.replace(/。$/u, `（${aside}）。`);
}

const LEEWAY = { possible: 'できないものは、その理由', principle: '例外としたものは、その理由' };

/** Whoever could not do it, or had to make an exception, complies by showing why. */
function withLeeway(implemented: string, asFarAs: AskedWords['asFarAs']): string {
  if (asFarAs === null || /理由|減らせる/u.test(implemented)) return implemented;
  return withAside(implemented, `${LEEWAY[asFarAs]}を示せる`);
}

/** What is weighed by what counts itself needs no second word about it. */
function ifNeeded(implemented: string): string {
  return /不要とした|要否を/u.test(implemented)
    ? implemented
    : withAside(implemented, '不要としたものは、その理由を示せる');
}

/** Mere nouns under a sentence are what its act is done to: contents of a contract, a specification or rules. */
const OF_CONTENTS: Partial<Readonly<Record<ActKind, string>>> = {
  contract: '該当する契約の全てに定めがある。',
  criterion: '該当する調達・選定の全てで、条件や仕様書に書かれている。',
  lay_down: '承認された文書に定められている。',
  demand: '該当する委託の全てで、契約書や仕様書等により求めている。',
};
/** 体制確認. A charter alone does not show that somebody met or worked. */
const OF_STRUCTURE = /推進体制は、定められたとおりに/u;
const WORKED = '対象期間にそのとおり行われたことを、会議や事務の記録で示せる。';
const STANDS = '今の体制が定めのとおりであることを、名簿、任命の記録又は要綱で示せる。';
/** 「対象期間に、法令に違反した事案がなかった」. */
const NO_CASE = /違反した事案がなかった(?:（[^（）]*）)?$/u;
const NO_CASE_KNOWN = '対象期間に把握した違反がない。';

function criteriaOfContents(text: string, scene: string): string | null {
  const asked = askedWords(scene);
  const act = asked?.acts.at(-1) ?? null;
  const kind = act?.kind ?? null;
  const counts = kind === null ? undefined : OF_CONTENTS[kind];
  if (counts !== undefined && act !== null)
    return act.ifNeeded ? withAside(counts, '必要でないとしたものは、その理由を示せる') : counts;
  return criterionOfOutsourced(text, scene);
}

/** What counts as はい in a row; null where the row's words say it themselves or do not tell. */
export function criteriaOfRow(text: string, scene = ''): string | null {
  if (NO_CASE.test(text)) return NO_CASE_KNOWN;
  if (OF_STRUCTURE.test(scene)) return /審議|決定|処理|開催/u.test(text) ? WORKED : STANDS;
  if (askedWords(text) === null) {
    const contents = criteriaOfContents(text, scene);
    return contents === null ? null : asOftenAsLaidDown(contents, text);
  }
  const { implemented } = criteriaOf(text, scene);
  return ['', ALL, ifNeeded(ALL)].includes(implemented) ? null : implemented;
}
