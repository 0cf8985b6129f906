import { isNamedRole, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { namesAlone } from '#app/domain/policy/wording/named-doer.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';
import { beginsPredicate } from '#app/domain/policy/wording/own-predicate.ts';

const BRACKETED = /[（(〔【［]([^（()）〔〕【】［］]*)[）)〕】］]/gu;
/** Behind a bracket that tells who does what stands before it. */
const ENDS_THERE = /^(?:$|[。、｡]|について|として)/u;
const STOP = /[。｡！？!?]/u;
/** Whom a topic only mentions: 「職員はもとより」. */
const NO_TOPIC = /^(?:もとより|もちろん|含ま|除[かき])/u;
/** Behind a name that opens a line: 「守衛＝」, 「課長　→　」. */
const HEAD =
  /^(?!担当|実施者|責任者|主体|所管)(?<name>[^\s、。はをがに→⇒＝=：:…―─]{1,24})[\s　]*(?:[→⇒＝=：:]|…{1,2}|[―─]{1,2})(?=[\s　]*\S)/u;
const ARROW = /^[→⇒・－―\s　]+/u;
/** In these words a name stands for who acts: 「係長にあっては」, 「課長の責任において」. */
const DOER_WORDS: readonly (readonly [particle: string, follows: RegExp])[] = [
  ['に', /^(?:あっては|おいては)/u],
  ['の', /^(?:責任(?:とし|において|で)|所掌とし|任務とし|担当とし|職務とし|役割とし)/u],
  ['が', /^(?:指名|任命|指定|選任|選定)した者(?:だけ|のみ|に限)/u],
];
const DOES_THERE = /^(?:これを)?、?[^、。はが]{0,16}(?:し|って|行)/u;
/** A place where something is done is no doer. */
const PLACE_END = /(?:会|議|本部|事務局|部|課|室|局|係|班|所属|部署|部門|部局|学校|所|館)等?$/u;

/** What goes on for longer names too many to tell who acts. */
const LONGEST = 600;

/** 行為者の名. Names that stand together as who acts: 「課長及び係長は」. */
export type ActingNames = readonly string[];

/**
 * Those whom these words name as who acts, also in brackets: not who is told or gives leave, nor who is named inside of
 * what explains a thing.
 */
export function actingNamesIn(words: string, roles: RoleNames = NO_ROLES): readonly ActingNames[] {
  const inner = [...words.matchAll(BRACKETED)].flatMap(({ 0: whole, 1: said = '', index }): readonly ActingNames[] => {
    const alone = namesAlone(said, roles);
    if (alone.length === 0) return said.split(STOP).flatMap((sentence) => actingIn(sentence, roles));
    const alongside = index > 0 && !STOP.test(words.charAt(index - 1));
    const explains =
      (alongside && !ENDS_THERE.test(words.slice(index + whole.length))) ||
      actorsAtEnd(words.slice(0, index), roles).length > 0;
    return explains ? [] : [alone];
  });
  const outer = words
    .replace(BRACKETED, '')
    .split(STOP)
    .flatMap((sentence) => actingIn(sentence, roles));
  return [...outer, ...inner].filter((names) => names.length > 0);
}

function actingIn(printed: string, roles: RoleNames): readonly ActingNames[] {
  if (printed.length > LONGEST) return [];
  const sentence = printed
    .replace(ARROW, '')
    .replace(/(?:て|で)い(?:ます|る|ません|ない)か?$/u, (end) => end.charAt(0));
  const head = HEAD.exec(sentence)?.groups?.name ?? '';
  const placed = (particle: string, follows: (after: string) => boolean): readonly ActingNames[] =>
    aroundParticles(sentence, particle)
      .filter(({ after }) => follows(after))
      .map(({ before }) => actorsAtEnd(before, roles));
  return [
    ...(isNamedRole(head, roles) ? [actorsAtEnd(head, roles)] : []),
    ...placed('は', (after) => !NO_TOPIC.test(after)),
    ...placed('が', beginsPredicate),
    ...DOER_WORDS.flatMap(([particle, follows]) => placed(particle, (after) => follows.test(after))),
    ...placed('において', (after) => DOES_THERE.test(after)).filter(
      (names) => !names.some((name) => PLACE_END.test(name)),
    ),
  ];
}
