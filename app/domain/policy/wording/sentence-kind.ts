import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';
import { rolesAppointed, rolesEstablished } from '#app/domain/policy/wording/appointment.ts';
import type { ClauseKind, SentenceKind } from '#app/domain/policy/clause.ts';
import { curtDutyOf } from '#app/domain/policy/wording/curt-duty.ts';
import { likewiseOf } from '#app/domain/policy/wording/likewise.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { isNounPhrase } from '#app/domain/policy/wording/noun-phrase.ts';
import { isScopeOrDefinition, saysWhatIs } from '#app/domain/policy/wording/scope-sentence.ts';
import { bareSentence, isOpenSentence, withoutMarks, withoutStop } from '#app/domain/policy/wording/sentence.ts';
import { plainEnd } from '#app/domain/policy/wording/plain-form.ts';
import { endsSentence, settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';

/** A mark that makes a clause a recommendation: 【推奨事項】. */
export const RECOMMENDED = /[【［（(〔]\s*推奨[^】］）)〕。、]{0,12}[】］）)〕]/u;
const OBLIGED_END = '(?:る|なければならない|なくてはならない|ねばならない|るものとする|ること(?:とする)?|るべきである)';
const RECOMMENDATION = new RegExp(
  `(?:(?:望ましい|望まれる|期待される|好ましい|推奨(?:する|される|とする)|奨励する|勧める|方が(?:よい|良い)|ほうが(?:よい|良い))(?:ものとする|こととする|である)?|(?:努め|つとめ|心掛け|心がけ|こころがけ)(?:${OBLIGED_END}|て(?:ください|下さい|いただきたい|もらいたい)|られたい|たい|よ)|努力(?:する|しなければならない|するものとする|すること))$`,
  'u',
);
const PERMISSION =
  /(?:(?:できる|出来る|可能とする|可能である|差し支えない|妨げない|(?:て|で)も(?:よい|良い|いい|構わない|かまわない)|要しない|必要としない|不要とする|省略する|足りる)(?:ものとする|こととする|とする)?)$/u;
const PERMITS = /(?:を|これを)(?:認める|許可する|許容する)(?:ものとする|こととする)?$/u;
const DUTY = new RegExp(
  `(?:${[
    'なければならない|なければなら(?:なら)+ない|なければいけない|なくてはならない|なくてはいけない|ねばならない|ねばならぬ|てはならない|ではならない|てはいけない|ではいけない',
    'べきである|べきだ|べき|べからず|べし|必要(?:である|がある|とする|だ)|を要する|義務(?:を負う|がある|とする|である)|義務(?:付|づ)け(?:る|られる)|責務(?:を負う|を有する|とする|である)',
    '禁止(?:する|とする|される|である|されている)|禁(?:ず|ずる|じる|じられる|じられている)|(?:認め|許さ|許可し|許可され|認められ|でき|出来)ない|不可とする|原則とする|ください|求められる',
    '遵守事項とする|責務とする',
  ].join('|')})$`,
  'u',
);
/** 「…の禁止」 of a topic forbids; without one it is a noun. */
const FORBIDS_TOPIC = /は、?[^は。]{0,80}(?:厳禁|禁止|不可)$/u;
/** Solemn or nominal ends make a duty of what does not appoint, permit or define. */
const SOLEMN = /(?:ものとする|こと|こととする)$/u;
/** What has to be done or not done, announced as a list. */
const ANNOUNCES_DUTIES =
  /(?:遵守事項|禁止事項|禁止行為|責務|義務|(?:遵守|順守|実施|留意|注意|禁止|厳守)すべき[^、。は]{1,12}|(?:講ずべき|講じるべき|守るべき|行うべき|果たすべき)[^、。は]{1,12}|(?:しなければならない|してはならない)[^、。は]{1,8})は、[^。]{0,60}(?:とおり(?:とする|である)|掲げるものとする)$/u;
/** 「取扱いは、次のとおりとする」 announces how it has to be done; 「範囲は、次のとおりとする」 does not. */
const ANNOUNCES_MANNER =
  /(?:取扱い|取り扱い|管理|方法|手続き?|手順|措置|対策|対応|運用|利用|使用|保管|保存|廃棄|持出し|設定|点検|報告|[^類分区]基準|要件|ルール)等?(?:は|については)、[^。]{0,40}(?:次|以下|下記|各号)[^。]{0,40}(?:とおり(?:とする|である)|ところによる|による(?:ものとする)?)$/u;
const ANNOUNCES_OFFICE =
  /(?:役割|職務|所掌事務|所掌事項|任務|権限|所掌)は、[^。]{0,60}(?:とおり(?:とする|である)|掲げるものとする)$/u;
const AUTHORITY =
  /(?:権限(?:及び責任|と責任)?を有する|権限を持つ|責任を(?:有する|負う|持つ)|充てる|構成する|構成される|組織する|代理する|代行する|代表する|任命する|委嘱する|選任する|統括する|総括する|統轄する|掌理する|総理する|主宰する|所掌する|つかさどる|担当する|担う|補佐する|務める|兼ねる|兼務する|兼任する)$/u;
const SOLEMN_AUTHORITY =
  /(?:有する|権限(?:及び|と)責任を負う|充てる|構成する|組織する|代理する|務める|兼ねる|所掌する|つかさどる)$/u;
const OFFICE_WORK = /庶務は、[^。]{0,120}(?:処理する|行う|担当する|おいて処理する)$/u;
const ELECTED = /互選(?:により|によって|で)?、?(?:これを)?(?:定める|選出する|決める|選ぶ|する|とする)$/u;
/** 「Yは、Xがこれに当たる」, 「…を管理する任に当たる」, 「…の管理に当たる」 */
const SERVES = /(?:がこれ|がその(?:任|職)|任|管理|運営|事務|業務|職務|指導|監督|統括)等?に(?:当たる|あたる)$/u;
/** 「Yは、Xをもって充て、…」 appoints, whatever follows. */
const FILLED_FIRST = /は、[^。]{1,120}をもって、?(?:これに)?(?:充て|あて)(?:、|る$)/u;
/** 「次の組織を置く」: the roles or organs are named below. */
const ESTABLISHES_BELOW =
  /(?:次|以下|下記|各号)[^。]{0,30}(?:組織|体制|役職|役割|職|者|責任者|管理者|機関|委員)を(?:置く|設置する|設ける)$/u;
/** True for 「次に掲げる責任者を置く」: who they are stands below, and nobody is bound yet. */
export function establishesBelow(sentence: string): boolean {
  return ESTABLISHES_BELOW.test(plainSentence(bareSentence(sentence)));
}

const CHAIRS = /(?:議長|座長|委員長)となる$/u;
const MATTERS = /(?:事項|細目|細部|詳細|取扱い|要領|手続|方法)(?:は|について(?:は)?、?)/u;
/** 別に定める says where a rule stands, not that somebody has to do something. */
const LAID_DOWN = /定める$/u;
/** A statement says how things are; it neither binds nor permits. */
const STATEMENT =
  /(?:である|ている|不可欠だ|がある|場合もある|ことがある|ものである|含む|含まれる|属する|異なる|該当する|当たる|(?:[さわらまかがたなばら]|[えけせてねべめれ])れる)$/u;

/** 「ただし、…」, 「この限りでない」: takes something out of the sentence before, unless it binds in so many words. */
const PROVISO = /^(?:ただし|但し)/u;
const NOT_THIS_RULE = /この限りで(?:は)?(?:ない|あり?ません)|限りで(?:は)?なく/u;
/** 「この限りでない場合も、課長は立ち会う」 speaks of what is excepted and excepts nothing. */
const OF_EXCEPTED = /この限りで(?:は)?ない(?:場合|とき|時|際|者)(?:も|で|に|は|、)/u;
const BINDING =
  /(?:なければ(?:なら)+ない|なければいけない|なくては(?:なら|いけ)ない|ねばならない|ねばならぬ|[てで]は(?:なら|いけ)ない)$/u;
/**
 * 「ただし、使用後は直ちに消去する」 binds, too: it tells to do something to something, and takes nothing out. What it
 * leaves out, allows or lets be otherwise does not end so.
 */
const PROVISO_BINDS =
  /を[^、。をはが]{0,24}(?:する|[うくすつぬぶむ]|(?:[けげせてねべめれえ]|用い|講じ|得)る|する(?:こと|ものとする))$/u;
const PROVISO_FREES =
  /(?:除く|含む|省略する|認める|許可する|承認する|許す|可能とする|妨げる|準用する|免除する|対象(?:外)?とする|[^も]のとする)$/u;

function excepts(bare: string): boolean {
  if (NOT_THIS_RULE.test(bare)) return !OF_EXCEPTED.test(bare) || kindOfSentence(bare) !== 'requirement';
  return PROVISO.test(bare) && !provisoBinds(bare);
}

function provisoBinds(bare: string): boolean {
  const plain = plainEnd(bare);
  return BINDING.test(plain) || (PROVISO_BINDS.test(plain) && !PROVISO_FREES.test(plain) && !PERMISSION.test(plain));
}

/** 「退職後も同様とする」 does what the sentence before it does. */
const LIKEWISE = /も、?(?:また、?)?同様と(?:する|しなければならない|するものとする|すること)$/u;

/** True when the sentence only tells how things are, as an item of a check list does: 「…を確認している」. */
export function tellsState(sentence: string): boolean {
  const bare = plainEnd(bareSentence(settlePrint(sentence)));
  return /て(?:いる|ある|おく|いない)$/u.test(bare) && !isScopeOrDefinition(bare);
}

/** What each sentence of a text does, in the text's order. */
export function kindsOf(sentences: readonly string[]): SentenceKind[] {
  const kinds: SentenceKind[] = [];
  for (const printed of sentences) {
    const bare = bareSentence(withoutMarks(settlePrint(printed)));
    const before = kinds.at(-1);
    if (before !== undefined && LIKEWISE.test(bare)) kinds.push(before);
    else if (excepts(bare)) kinds.push('exception');
    else kinds.push(RECOMMENDED.test(settlePrint(printed)) ? 'recommendation' : kindOfSentence(printed));
  }
  return kinds;
}

/** What one sentence does; a phrase without predicate is an item of a list. */
export function kindOfSentence(printed: string): Exclude<ClauseKind, 'heading'> {
  const sentence = withoutStop(withoutMarks(settlePrint(printed))).trim();
  const bare = plainEnd(bareSentence(sentence).trim());
  if (isOpenSentence(bare)) return 'requirement';
  if (FORBIDS_TOPIC.test(bare)) return 'requirement';
  if (likewiseOf(bare) !== null) return 'requirement';
  if (saysWhatIs(bare)) return 'definition';
  if (RECOMMENDATION.test(bare)) return 'recommendation';
  if (isCurtDuty(printed, bare)) return 'requirement';
  if (isNounPhrase(bare)) return tellsHolder(sentence) ? 'assignment' : 'list-item';
  if (ANNOUNCES_DUTIES.test(bare) || ANNOUNCES_MANNER.test(bare)) return 'requirement';
  if (ANNOUNCES_OFFICE.test(bare)) return 'assignment';
  if (isScopeOrDefinition(bare) && !actsAsFollows(sentence, bare)) return 'definition';
  if (PERMISSION.test(bare)) return 'permission';
  if (DUTY.test(bare)) return 'requirement';
  if (assigns(sentence, bare)) return 'assignment';
  if (LAID_DOWN.test(plainSentence(bare))) return kindOfLayingDown(bare);
  if (SOLEMN.test(bare)) return 'requirement';
  if (PERMITS.test(bare) && !hasTopicActor(sentence)) return 'permission';
  return STATEMENT.test(bare) && !takesCare(sentence, bare) ? 'definition' : 'requirement';
}

/** 「施錠せよ」 wherever it stands, 「画面ロックの徹底」 where a full stop makes a sentence of it. */
function isCurtDuty(printed: string, bare: string): boolean {
  const curt = curtDutyOf(bare);
  return curt !== null && (curt.sure || endsSentence(withoutMarks(printed).trim()));
}

function assigns(sentence: string, bare: string): boolean {
  const plain = plainSentence(bare);
  const solemn = SOLEMN.test(bare);
  if (solemn ? SOLEMN_AUTHORITY.test(plain) : AUTHORITY.test(plain)) return true;
  if (SERVES.test(plain) || FILLED_FIRST.test(plain) || ESTABLISHES_BELOW.test(plain)) return true;
  if (OFFICE_WORK.test(plain) || ELECTED.test(plain) || CHAIRS.test(plain)) return true;
  if (bare.endsWith('こと')) return false;
  if (rolesAppointed(sentence).length > 0) return true;
  if (
    /(?:置く|置(?:き|くものとし|くこととし)、[^。]{0,80}充てる)$/u.test(plain) &&
    !solemn &&
    rolesEstablished(sentence).length > 0
  )
    return true;
  if (rolesEstablished(sentence).length > 0 && !hasTopicActor(sentence)) return true;
  return (/に置く$/u.test(plain) && hasTopicActor(sentence)) || isActorOfActor(sentence);
}

/** 「情報責任者は副村長。」: who holds the office, without a verb. */
const HOLDER = /^[^、。は]{2,30}は、?([^、。はをがにへで]{2,30})$/u;

function tellsHolder(sentence: string): boolean {
  const holder = HOLDER.exec(sentence)?.[1];
  return holder !== undefined && actorsAtEnd(holder).length > 0 && hasTopicActor(sentence);
}

/** 「Yは、Xとする」, 「Yは、Xです」 with both an actor. */
function isActorOfActor(sentence: string): boolean {
  const plain = plainSentence(sentence);
  const end = /(?:とする|である)$/u.exec(plain)?.[0];
  if (end === undefined || !hasTopicActor(sentence)) return false;
  return actorsAtEnd(plain.slice(-200, -end.length)).length > 0;
}

/** 「必要な事項は、Xが別に定める」 gives X authority; 「…は、別に定める」 says where the rule stands. */
function kindOfLayingDown(bare: string): Exclude<ClauseKind, 'heading'> {
  const plain = plainSentence(bare);
  const elsewhere = /別に[^。]{0,30}定める$/u.test(plain);
  if (/(?<!これ)を[^。は]{0,60}定める$/u.test(plain)) return 'requirement';
  const delegates =
    elsewhere || /(?:必要な|細部の?|詳細な|具体的な)?(?:事項|細目|細部|詳細)(?:は|については)、/u.test(plain);
  const names = aroundParticles(plain, 'が').some(({ before }) => actorsAtEnd(before).length > 0);
  if (names) return delegates ? 'assignment' : 'requirement';
  if (hasTopicActor(bare)) return elsewhere ? 'assignment' : 'requirement';
  return elsewhere || /(?:に|で|において|により)定める$/u.test(plain) || (delegates && MATTERS.test(plain))
    ? 'definition'
    : 'requirement';
}

/** 「職員は、離席するときは、次のとおりとする」: what is listed is what they do. */
function actsAsFollows(sentence: string, bare: string): boolean {
  return /(?:次|以下|下記)のとおりとする$/u.test(bare) && hasTopicActor(sentence);
}

/** 「責任者は、予算の確保に当たる」 */
function takesCare(sentence: string, bare: string): boolean {
  return /に(?:当たる|あたる)$/u.test(bare) && hasTopicActor(sentence);
}

function hasTopicActor(sentence: string): boolean {
  return aroundParticles(sentence, 'は').some(({ before }) => actorsAtEnd(before).length > 0);
}
