import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { actorAtEnd } from '#app/domain/policy/actor.ts';
import { withoutBrackets } from '#app/domain/policy/sentence.ts';

const RECOMMENDED = /【推奨[^】]*】/u;
const RECOMMENDATION = /(?:望ましい|努め(?:る|なければならない|るものとする|ること)|推奨(?:する|される))$/u;
const PERMISSION = /(?:できる(?:ものとする)?|差し支えない|妨げない|可能とする)$/u;
const DUTY =
  /(?:なければならない|なければならず|なくてはならない|ねばならない|てはならない|ではならない|ものとする|こと(?:とする)?|してはいけない|を?禁止する)$/u;
const DEFINITION =
  /(?:をいう|を指す|を意味する|のとおり(?:とする|である)|目的とする|対象外とする|定義する|によるものとする|に適用する|をいうものとする)$/u;
const SCOPE_TOPIC = /(?:適用(?:される|する)|対象とする)[^、。]{0,12}は、/u;
const AUTHORITY =
  /(?:権限(?:及び責任|と責任)?を有する|責任を有する|責任を負う|充てる|をもって充てる|構成する|代理する|任命する|とする。?.{0,0})$/u;
const APPOINTMENT = /^(.*)を、?([^、。]*?)(?:とする|として(?:置く|指名する|任命する|定める)|に充てる)$/u;
const PREDICATE = /(?:[るすくぐうつぬぶむ]|い|ない|こと|である)$/u;

/** What one sentence does; null for a phrase without predicate. */
export function kindOfSentence(sentence: string): ClauseKind | null {
  const bare = withoutBrackets(sentence.replace(/【[^】]*】/gu, ''))
    .replace(/[。\s]+$/u, '')
    .trim();
  if (bare === '') return null;
  if (RECOMMENDED.test(sentence) || RECOMMENDATION.test(bare)) return 'recommendation';
  if (DEFINITION.test(bare)) return 'definition';
  if (SCOPE_TOPIC.test(bare) && /とする$/u.test(bare)) return 'definition';
  if (appoints(bare) || AUTHORITY.test(bare)) return 'assignment';
  if (PERMISSION.test(bare)) return 'permission';
  if (DUTY.test(bare)) return 'requirement';
  if (!sentence.includes('。') && !PREDICATE.test(bare)) return null;
  return 'requirement';
}

function appoints(bare: string): boolean {
  const match = APPOINTMENT.exec(bare);
  return match !== null && actorAtEnd(match[2] ?? '') !== null;
}
