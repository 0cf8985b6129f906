import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { isNamedRole, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';
import { definitionIn } from '#app/domain/policy/wording/short-form.ts';
import type { AroundParticle } from '#app/domain/policy/wording/topic.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';

const NOTE = /[（(][^（）()]{0,300}(?:[（(][^（）()]{0,100}[）)][^（）()]{0,300}){0,4}[）)]/gu;
/** 「…を【Y】とする」: the role stands between を and the verb. */
const MADE =
  /^、?([^をは。]{1,80}?)(?:とする$|とし、|に(?:充てる|あてる|任命する|指名する|指定する|選任する|委嘱する)$|に充て、|として(?:置く|指名する|任命する|定める|選任する|配置する)$)/u;
/** In 「情報を発信する課長とする」 the を belongs to the verb that explains who is meant. */
const EXPLAINED_BY_VERB = /[るたうくすむつぐぶ](?=[^ぁ-ん、])/u;
/** 「Yを置く」, 「Yを１名置く」: the role stands before を. */
const ESTABLISHED =
  /^、?(?:(?:各|それぞれ)?(?:若干|[0-9０-９一二三四五六七八九十]{1,3})(?:人|名)(?:以上|以内|程度|ずつ)?(?:を|、)?)?(?:必要に応じて?、?|それぞれ)?(?:置く$|設置する$|設ける$|配置する$|置き、|置く(?:もの|こと)とし、)/u;
/** 「【X】にYを充てる」, 「【X】にはYを充てる」. */
const FILLED = /^は?、?[^。置]{1,120}を(?:もって(?:これに)?)?(?:充てる|あてる|充当する)$/u;
/** 「【Y】を務める」: who holds a second role is bound in that role. */
const HELD = /^、?(?:務める|兼ねる|兼務する|兼任する)$/u;
/** 「Xは、【Y】となる」; a chair of a meeting stays who he is. */
const BECOMES = /(?:は|が)、?([^、をはが]{2,40})となる$/u;
const CHAIR = /(?:議長|座長)$/u;
const COUNT = /(?:若干|[0-9０-９一二三四五六七八九十]{1,3})(?:人|名)(?:以上|以内|程度)?$/u;

/**
 * 任命. The roles that a sentence fills or creates: 「XをYとする」 names Y, 「Yを置く」 names Y,
 * 「YにXを充てる」 names Y. Empty when the sentence appoints nobody or names the role as its topic.
 */
export function rolesAppointed(sentence: string, roles: RoleNames = NO_ROLES): string[] {
  const plain = withShortFormsOnly(plainSentence(sentence));
  const found = aroundParticles(plain, 'を').flatMap((place) => madeOf(place, roles));
  if (found.length > 0) return [...new Set(found)];
  const filled = aroundParticles(plain, 'に')
    .filter(({ after }) => after.length < 140 && FILLED.test(after))
    .flatMap(({ before }) => namedAtEnd(before, roles));
  if (filled.length > 0) return [...new Set(filled)];
  const role = BECOMES.exec(plain.slice(-60))?.[1];
  return role === undefined || CHAIR.test(role) ? [] : namedAtEnd(role, roles);
}

/** Whether a sentence fills or creates an office. */
export function appointsSomebody(sentence: string): boolean {
  return rolesAppointed(sentence).length > 0 || rolesEstablished(sentence).length > 0;
}

/** The roles or organs that a sentence without a topic sets up. */
export function rolesEstablished(sentence: string, roles: RoleNames = NO_ROLES): string[] {
  const found = aroundParticles(plainSentence(sentence), 'を')
    .filter(({ after }) => ESTABLISHED.test(after.slice(0, 30)))
    .flatMap(({ before }) => namedAtEnd(before.replace(COUNT, ''), roles));
  return [...new Set(found)];
}

/** Notes in brackets are dropped but for the short form that they define. */
function withShortFormsOnly(sentence: string): string {
  return sentence.replace(NOTE, (note) => {
    const definition = definitionIn(note);
    return definition === null ? '' : `（${definition}という）`;
  });
}

function madeOf({ before, after }: AroundParticle, roles: RoleNames): string[] {
  if (HELD.test(after.slice(0, 12))) return namedAtEnd(before, roles);
  const role = MADE.exec(after.slice(0, 100))?.[1];
  if (role === undefined || (EXPLAINED_BY_VERB.test(role) && actorsAtEnd(before, roles).length === 0)) return [];
  const [last] = actorsAtEnd(role, roles).slice(-1);
  return last !== undefined && isNamedRole(last, roles) ? [last] : [];
}

/** 「情報担当者」を置く: what is set up may stand in quotation marks. */
const QUOTED = /[「『]([^「」『』、。]{2,30})[」』]$/u;

function namedAtEnd(before: string, roles: RoleNames): string[] {
  return actorsAtEnd(before.trimEnd().replace(QUOTED, '$1'), roles).filter((actor) => isNamedRole(actor, roles));
}
