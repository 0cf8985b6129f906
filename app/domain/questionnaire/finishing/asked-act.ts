import { plainActIn } from '#app/domain/questionnaire/finishing/plain-act.ts';
import type { PlainAct } from '#app/domain/questionnaire/finishing/plain-act.ts';
import { wholeDemandIn } from '#app/domain/questionnaire/finishing/whole-demand.ts';
import { mayHaveNoEvent } from '#app/domain/questionnaire/wording/no-event.ts';
import { actChain, partsOf } from '#app/domain/questionnaire/duty/act-chain.ts';

/**
 * 行為の種類. What a question or a row asks somebody to do, told by the verb that governs its last words and by what
 * that verb acts on. Of two that fit the earlier holds.
 */
const ACTS = [
  ['cooperate', /協力して$/u],
  ['lay_down', /計画の策定[^、]*を[^、]*行って$/u],
  ['criterion', /(?:選定条件|仕様書?|要件)に[^、]*(?:含め|明記し)て$/u],
  [
    'contract',
    /(?:契約|協定|覚書)を[^、]*(?:締結し|結ん)で?て?$|契約(?:書)?に[^、]*(?:含め|明記し|定め)て$|契約上担保して$/u,
  ],
  ['contract', /委託先との間で[^、]*(?:取り決め|定め)て$/u],
  ['permission', /(?:許可|承認|同意|決裁)を[^、]*(?:得|受け)て$|確認を得て$|署名を(?:得|求め)て$/u],
  ['apply', /申請(?:を行っ|し)て$/u],
  ['consult', /(?:判断|指示等?)を仰いで$|相談して$/u],
  ['decide', /審査して$|可否を[^、]*(?:決定|判断)して$/u],
  ['qualify', /(?:者|もの)と(?:して|している)?$|者にして$/u],
  [
    'appoint',
    /(?:指名|任命|選任)して$|(?:責任者|管理者|推進員|担当者|専門家|者|職員|作業者)(?:を|として)[^、を]*(?:置い|定め|特定し)て$|専門家を[^、]*置いて$/u,
  ],
  [
    'structure',
    /(?:体制|連絡網|窓口|組織)(?:（[^）]*）)?(?:並びに連絡網)?(?:を|の(?:整備|構築)を)[^、]*(?:整備し|構築し|確立し|設け|設置し|定め|行っ)て$|役割を[^、]*(?:明確化し|定め)て$/u,
  ],
  ['register', /(?:台帳|一覧|目録)を[^、]*(?:整備|作成|管理|更新)して$/u],
  ['train', /(?:研修|訓練|教育)(?:・訓練|・研修|及び訓練)?を[^、]*(?:実施し|行っ)て$/u],
  ['attend', /(?:研修|訓練)[^。]*(?:参加|受講)(?:し|させ)て$/u],
  [
    'back_up',
    /バックアップ(?:を|の)[^、]*(?:実施|取得|作成|保管)し|バックアップを[^、]*(?:取っ|行っ)て$|バックアップして$/u,
  ],
  ['history', /(?:変更履歴|履歴)を[^、]*(?:作成|記録|管理|残)し/u],
  ['record', /記録を[^、]*(?:作成し|残し|取っ)て$|(?:として)?記録して$|記録簿[^、]*を[^、]*(?:作成|備え)/u],
  /* What somebody does each time is not what a system enforces. */
  [
    'protect',
    /暗号化(?:又は|若しくは|、|や)[^、]*パスワード(?:の)?設定(?:等)?を[^、]*(?:行っ|し)て$|暗号化の設定を行って$|暗号化等[^。]*送信して$|(?:電子署名|暗号化)[^。]*送信して$/u,
  ],
  ['store', /(?:場所|書庫|保管庫|金庫|地域|キャビネット)(?:等)?(?:に|で)[^、]*(?:保管|保存|格納)して$|施錠して$/u],
  [
    'keep',
    /(?:資料|文書|ログ|記録|申請書|調書|証拠|結果|コード|書類)(?:及び[^、を]*|等)?(?:を|は、?)[^。]*(?:保管|保存|整備・保管)して$|一定の?期間[^、]*(?:保管|保存)して$/u,
  ],
  ['erase', /復元(?:が)?(?:でき|不可能|不能)[^、]*(?:処置|措置|状態|消去|処理|廃棄)|(?:廃棄|破砕|リース返却)して$/u],
  ['give_back', /返却(?:し|を行っ)て$/u],
  ['delete', /(?:消去|抹消|削除)(?:を行っ|し)て$/u],
  [
    'multi_factor',
    /(?:多要素認証|二要素認証|併用する認証)(?:等)?(?:（[^）]*）)?を[^、]*(?:利用し|行っ|導入し|併用し|行うよう(?:に)?設定し)て$|認証情報の入力を必要とするように設定して$/u,
  ],
  ['encrypt', /暗号化(?:等)?(?:を[^、]*(?:行っ|施し|実施し)|の措置を講じ|し|機能[^、]*を(?:使用|利用)し)て$/u],
  ['separate', /(?:分離|分割)(?:し|を行っ)て$|物理的に分けて$/u],
  ['function', /機能(?:等)?を[^、]*(?:確保し|設け|備え|組み込|有効に(?:利用|活用)し)[^、]*て?$|これを有効に活用して$/u],
  ['design', /設計(?:し|を行っ)て$/u],
  [
    'update',
    /最新の状態に[^、]*(?:保っ|し)て$|(?:ソフトウェア|パッチ|パターン|プログラム|定義)[^、]*(?:更新|適用)(?:等の対策)?(?:を[^、]*(?:実施し|行っ)|し)て$/u,
  ],
  ['install', /(?:不正プログラム|ウイルス)[^、]*(?:常駐させ|導入し)て$/u],
  ['monitor', /(?:監視|検知)(?:を[^、]*(?:行っ|実施し)|し)て$/u],
  ['shut', /(?:閉鎖|停止|遮断|無効化)し(?:て)?$/u],
  ['permit_entry', /入退室[^、]*(?:制限|管理)(?:し|を行っ)て$|立ち?入り?[^、]*(?:制限し|防止し)て$/u],
  [
    'restrict',
    /(?:でき|られ|され|行われ(?:ることが)?|不可能に)ない?(?:よう(?:に)?)?、?(?:[^、]*(?:設定|制限)し|し)て$|不可能にして$|(?<!取扱)(?:設定|制限|限定|禁止)(?:を(?:[^、を]{0,6}に)?(?:行っ|し)|し)て$|アクセス制御を[^、]*(?:施し|行っ)て$|通信だけを許可できるようにして$|システム上[^、]*(?:措置|制限)して$/u,
  ],
  ['audit', /監査(?:の実施)?を[^、]*(?:行|実施|依頼)[^、]*て$/u],
  ['self_inspect', /自己点検を[^、]*(?:実施し|行っ)て$/u],
  ['use_result', /活用して$/u],
  ['review', /(?:見直し(?:を[^、]*(?:行っ|実施し))?|見直し|改善を[^、]*(?:行っ|図っ)|改定し)て$/u],
  [
    'check',
    /(?:確認|点検|検査|検証|分析|調査|評価|稼働試験|試験|テスト|チェック)(?:し判断し|（[^）]*）|を[^、]*(?:行っ|実施し|行わせ|させ|受け)|し|させ)て$/u,
  ],
  ['post', /掲示(?:し|を行っ)て$|閲覧できるよう[^、]*(?:し|に)て$/u],
  ['explain', /説明して$|理解させ/u],
  ['know', /(?:知って|承知して)$/u],
  ['share', /共有(?:し|を[^、]*(?:行っ|行なっ|実施し))て$/u],
  ['inform', /(?:周知|注意喚起)(?:し|を[^、]*(?:行っ|行なっ|実施し))て$/u],
  ['report', /(?:報告|通知|通報|連絡|(?<!及び)指示|届出)(?:を(?:[^、を]{0,6}に)?(?:行っ|行なっ|し)|し)て$|届け?出て$/u],
  ['demand', /求めて$/u],
  ['provide', /(?:提供|公表|公開)して$/u],
  ['select', /(?:選定|選択)して$/u],
  [
    'lay_down',
    /(?:定め|策定し|規定し|明記し|立案し|明確にし|明確化し|確立し|明確化を行っ|義務付け|義務づけ|整備し|取り決め)て$/u,
  ],
  ['mark', /(?:表示|明示)(?:し|を[^、]*行っ)て$/u],
  ['respond', /(?:対処|対応)(?:し|を[^、]*(?:行っ|実施し))て$/u],
  ['witness', /立ち[会合]わせて$|２(?:名|人)以上で[^、]*て$|互いに[^、]*確認して$/u],
  ['place', /(?:設置し|固定し|備え付け|取り付け|塞い|設け)て?で?$/u],
  [
    'measure',
    /(?:措置|対策|処置)(?:（[^）]*）|[^、を]{0,6})を?(?:講じ|施し|実施し|行っ|図っ)て$|(?:装置|設備)等を講じて$|基づき措置して$/u,
  ],
] as const satisfies readonly (readonly [string, RegExp])[];
export type ActKind = (typeof ACTS)[number][0];

/** 設問の行為. One act that the words of a question or a row name. */
export interface AskedAct {
  /** Null for an act that only its object tells: see `plain`. */
  readonly kind: ActKind | null;
  readonly plain: PlainAct | null;
  /** The act with what it is done to, without the condition in front. */
  readonly words: string;
  /** What all the acts of the sentence are about, where it stands in front of them. */
  readonly topic: string;
  /** When it is to be done. */
  readonly occasion: string;
  readonly regularly: boolean;
  /** 「必要に応じ」 stands at this act, or at one before on which it follows. */
  readonly ifNeeded: boolean;
  readonly asFarAs: AskedWords['asFarAs'];
}

/**
 * 問われ方. `kept` refraining, `striven` an effort,
 * `agreed` one of a section, `ready` readiness for an event, `known` and `told` that somebody
 * knows or was told what an event demands, `happened` what was done in an event, `done` everything else.
 */
export type AskedWay = 'kept' | 'striven' | 'agreed' | 'ready' | 'known' | 'told' | 'happened' | 'done';

/** 設問の内容. What the words of a question or a row ask for. */
export interface AskedWords {
  readonly way: AskedWay;
  /** In the order of the words; a null for an act that the closed list does not know. */
  readonly acts: readonly (AskedAct | null)[];
  /** All the words, the frame of the question taken away. */
  readonly demand: string;
  /** 「できる限り」「原則として」: what is not done so may still comply. */
  readonly asFarAs: 'possible' | 'principle' | null;
}

/** What the 職員等 do by themselves is shown by looking whether they do. */
export const OF_STAFF = /^所属の(?:全ての)?職員等/u;
const FRAME = /^(?:所属の(?:全ての)?職員等(?:及び委託事業者)?(?:は|に)、|「[^」]*」として、)/u;
const ASIDE = /（[^（）]*）$/u;
const ASKED = /(?:います|いる)(?:か)?。?$/u;
const NOT_DONE = /(?:し|て|で|わ|か|ら|さ|せ|け)?(?:ていない|でいない)$/u;
const KEPT = /(?<!でき|られ|され|せ|分から|を与え|行われ)ないようにして$/u;
/** To keep the policy is shown as refraining is: by looking whether it is kept. */
const KEPT_POLICY = /(?:情報)?セキュリティポリシー[^。を]{0,40}を(?:遵守|順守)して$/u;
const STRIVEN = /計画や手順を定めて(?:進め|取り組ん)[でて]$|に努めて$/u;
const STRIVEN_BY_SECTION = /所属で方法を決めて取り組んで$/u;
const READY = /手順があり、[^。]{0,12}周知して$|ことが周知され、手順があ/u;
/** What is to be done in an event stands in front; its acts are not what is asked. */
const KNOWN = /(?:手順|こと|方法)を(?:、?[^、。]{1,8}が)?知って$/u;
const TOLD = /(?:こと|方法)を、所属の(?:全ての)?職員等(?:及び委託事業者)?に周知して$/u;
const HAPPENED =
  /対象期間に[^。]{0,40}(?:があり|があった|あり、|とき)[^。]*(?:いる|います)$|対象期間[にの][^。]*(?<!なかっ)[ただ]$/u;
/** 「毎年度及び必要に応じて」 and 「定期的又は必要に応じて」 leave nobody a year without it. */
const IF_NEEDED = /(?<!(?:毎年度?|毎月|定期的に?|年[0-9０-９一]+回(?:以上)?)(?:及び|並びに|かつ|又は|、))必要に応じ/u;
const REGULARLY = /定期的(?:に|又は)|毎年度?|年[0-9０-９一]+回|毎月|毎日/u;

function asFarAsOf(demand: string, text: string): AskedWords['asFarAs'] {
  if (/可能な限り|できる(?:限り|だけ)/u.test(demand)) return 'possible';
  /* A clause that says itself what it excepts needs no other way out. */
  return /原則/u.test(demand) && !/を除く/u.test(text) ? 'principle' : null;
}

function demandOf(text: string): string {
  let words = text.trim().replace(FRAME, '').replace(/。$/u, '');
  while (ASIDE.test(words)) words = words.replace(ASIDE, '');
  return words;
}

/** A part that says when. */
const OCCASION = /(?:場合|とき|時|際|前|後)(?:に|は|には|において|においては)?、$/u;
/** 「…を定めておき、侵害時には…」: a standing act before what is done by it. */
const STANDING = /^(.+(?:定め|策定し|整備し))ておき、(.+)$/u;

/** What is decided of one piece of information is laid down in no document. */
const NOT_A_DOCUMENT = /(?:当該|その)?(?:情報|資産)の?分類(?:と|及び)取扱制限を定め/u;

type Limits = Pick<AskedAct, 'regularly' | 'ifNeeded' | 'asFarAs'>;

/** What limits the last of these acts: an act that follows on one that is weighed is due only where that one is. */
function limitsOf(upTo: readonly string[], text: string): Limits {
  const own = upTo.at(-1) ?? '';
  return {
    regularly: REGULARLY.test(own) || (!IF_NEEDED.test(own) && upTo.some((each) => REGULARLY.test(each))),
    ifNeeded: upTo.some((each) => IF_NEEDED.test(each)),
    asFarAs: asFarAsOf(upTo.join(''), text),
  };
}

function actOf(te: string, shared: readonly string[], limits: Limits): AskedAct | null {
  const parts = partsOf(te).filter((part) => !OCCASION.test(part));
  const words = parts.slice(-3).join('');
  const last = parts.at(-1) ?? te;
  const found =
    ACTS.find(([, pattern]) => pattern.test(last)) ??
    ACTS.find(([, pattern]) => pattern.test(parts.slice(-2).join('')));
  const topic = shared.filter((part) => !OCCASION.test(part)).join('');
  const plain = found === undefined || NOT_A_DOCUMENT.test(words) ? plainActIn(`${topic}${words}`) : null;
  if (found === undefined && plain === null) return null;
  return {
    kind: plain === null ? (found?.[0] ?? null) : null,
    plain,
    words,
    topic,
    occasion: [...shared, ...partsOf(te)].filter((part) => OCCASION.test(part)).join(''),
    ...limits,
  };
}

/** What comes of an act that was asked before is no second one: 「チェックを行い、侵入を防止して」「確認した上で導入して」. */
const OUTCOME =
  /(?:防止し|防い|(?:導入|接続|稼働)し|(?:向上|強化)を図っ|円滑に実施し|効果的に[^、]*できるようにし)[てで]$/u;

function withoutOutcome(acts: readonly (AskedAct | null)[], printed: readonly string[]): readonly (AskedAct | null)[] {
  const isOutcome = acts.length > 1 && OUTCOME.test(printed.at(-1) ?? '') && acts.at(-2) !== null;
  return isOutcome && acts.at(-1)?.kind !== 'permit_entry' ? acts.slice(0, -1) : acts;
}

function actsOf(te: string, text: string): readonly (AskedAct | null)[] {
  const whole = wholeDemandIn(te);
  if (whole !== null)
    return [{ kind: null, plain: whole, words: te, topic: '', occasion: '', ...limitsOf([te], text) }];
  const [, standing, rest] = STANDING.exec(te) ?? [];
  if (standing !== undefined && rest !== undefined) return [...actsOf(`${standing}て`, text), ...actsOf(rest, text)];
  const { shared, acts } = actChain(te);
  return withoutOutcome(
    acts.map((act, at) => actOf(act, partsOf(shared), limitsOf([shared, ...acts.slice(0, at + 1)], text))),
    acts,
  );
}

/** Reads what a question or a row asks for; null for a mere noun, such as an entry of a list of contents. */
export function askedWords(text: string): AskedWords | null {
  const demand = demandOf(text);
  const without = { demand, acts: [], asFarAs: asFarAsOf(demand, text) };
  /* What stands over the two rows of an event is asked by them. */
  if (/そのとおり行っていますか$/u.test(demand)) return null;
  if (READY.test(demand.replace(ASKED, ''))) return { ...without, way: 'ready' };
  if (HAPPENED.test(demand.replace(/か$/u, ''))) return { ...without, way: 'happened' };
  if (NOT_DONE.test(demand)) return { ...without, way: 'kept' };
  if (mayHaveNoEvent(text.trim().replace(/。$/u, ''))) return { ...without, way: 'happened' };
  if (!ASKED.test(demand)) return null;
  const te = demand.replace(ASKED, '').replace(ASIDE, '');
  if (KNOWN.test(te)) return { ...without, way: 'known' };
  if (TOLD.test(te)) return { ...without, way: 'told' };
  if (STRIVEN_BY_SECTION.test(te)) return { ...without, way: 'agreed' };
  if (STRIVEN.test(te)) return { ...without, way: 'striven' };
  if (KEPT.test(te) || KEPT_POLICY.test(te)) return { ...without, way: 'kept' };
  return { ...without, way: 'done', acts: actsOf(te, text) };
}
