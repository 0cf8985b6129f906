import { actorAtEnd } from '#app/domain/policy/actor.ts';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { splitSentences, withoutBrackets } from '#app/domain/policy/sentence.ts';

const RECOMMENDED = /【推奨[^】]*】/u;
const RECOMMENDATION = /(?:望ましい|努め(?:る|なければならない|るものとする|ること)|推奨(?:する|される))$/u;
const PERMISSION = /(?:できる(?:ものとする)?|差し支えない|妨げない|可能とする)$/u;
const DUTY =
  /(?:なければならない|なければなら(?:なら)+ない|なくてはならない|ねばならない|てはならない|ではならない|ものとする|こと(?:とする)?|を原則とする|してはいけない|禁止する)$/u;
const DEFINITION =
  /(?:をいう(?:ものとする)?|を指す|を意味する|のとおり(?:とする|である)|(?:目的|対象|対象外)とする|定義する|定めるところによる|に適用する)$/u;
const SCOPE_TOPIC = /(?:適用(?:される|する)|対象とする)[^、。]{0,12}は、/u;
const AUTHORITY =
  /(?:権限(?:及び責任|と責任)?を有する|責任を有する|責任を負う|充てる|構成する|代理する|代表する|任命する|庶務は、.*処理する)$/u;
const APPOINTMENT = /^(.*)を、?([^、。]*?)(?:とする|として(?:置く|指名する|任命する|定める)|に充てる)$/u;
/** A statement says how things are; it neither binds nor permits. */
const STATEMENT = /(?:である|ている|不可欠だ)$/u;
const PREDICATE = /(?:[るすくぐうつぬぶむ]|い|こと)$/u;

/** What a clause does: its first sentence decides, and a mark such as 【推奨事項】 anywhere in it. */
export function kindOfText(text: string): ClauseKind {
  const first = splitSentences(text)[0];
  if (first === undefined) return 'heading';
  if (RECOMMENDED.test(text)) return 'recommendation';
  return kindOfSentence(first);
}

/** What one sentence does; a phrase without predicate is an item of a list. */
export function kindOfSentence(sentence: string): ClauseKind {
  const plain = withoutBrackets(sentence.replace(/【[^】]*】/gu, ''));
  const bare = plain.replace(/[。\s]+$/u, '').trim();
  if (!plain.includes('。') && !PREDICATE.test(bare)) return 'list-item';
  if (RECOMMENDATION.test(bare)) return 'recommendation';
  if (DEFINITION.test(bare)) return 'definition';
  if (SCOPE_TOPIC.test(bare) && /とする$/u.test(bare)) return 'definition';
  if (DUTY.test(bare)) return 'requirement';
  if (appoints(bare) || AUTHORITY.test(bare)) return 'assignment';
  if (PERMISSION.test(bare)) return 'permission';
  return STATEMENT.test(bare) ? 'definition' : 'requirement';
}

function appoints(bare: string): boolean {
  const match = APPOINTMENT.exec(bare);
  return match !== null && actorAtEnd(match[2] ?? '') !== null;
}
