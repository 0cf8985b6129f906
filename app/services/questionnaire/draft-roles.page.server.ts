import type { Actor } from '#app/domain/access/actor.ts';
import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { withOwnRoleNames } from '#app/domain/questionnaire/respondent/own-role-names.ts';
import { COMMON_ROLE_MAP } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { roleNameUses } from '#app/domain/questionnaire/role-name-use.ts';
import type { RoleNameState, RoleNameUse } from '#app/domain/questionnaire/role-name-use.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import { draftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const CLAUSES_SHOWN = 10;
const CLAUSE_WORDS = 90;

/** 役割名の行. */
export interface RoleNameLine {
  readonly name: string;
  readonly state: RoleNameState;
  readonly roles: readonly RoleId[];
  readonly clauseCount: number;
  readonly asked: RoleNameUse['asked'];
}

/** 選んだ役割名. With the first of the clauses that bind it. */
export interface ChosenRoleName extends RoleNameLine {
  readonly clauses: readonly {
    readonly document: PolicyDocumentKind;
    readonly id: string;
    readonly words: string;
  }[];
}

/** 役割名を読み替える画面. */
export interface DraftRolesPage {
  readonly head: DraftHead;
  readonly lines: readonly RoleNameLine[];
  readonly chosen: ChosenRoleName | null;
  /** A name was asked for that the text does not bind. */
  readonly choiceGone: boolean;
}

/** What the text itself says about its names: looked for once in what was derived, which stays the same. */
const ownNamesIn = onceOf((clauses: readonly Clause[]) => withOwnRoleNames(clauses, COMMON_ROLE_MAP));

function lineOf({ name, state, roles, clauses, asked }: RoleNameUse): RoleNameLine {
  return { name, state, roles, clauseCount: clauses.length, asked };
}

function firstSentence({ title, text }: Clause): string {
  const [sentence = ''] = text.split(/(?<=。)/u);
  return excerpt(
    [title, sentence]
      .filter((part) => part !== '')
      .join('　')
      .replace(/\s+/gu, ' '),
    CLAUSE_WORDS,
  );
}

/** The names of a draft's text, and the one that was chosen. */
export function draftRolesPage(
  context: ServiceContext,
  actor: Actor,
  { draft, read }: Pick<ReadDraft, 'draft' | 'read'>,
  chosenName: string,
): DraftRolesPage {
  const { clauses } = read.reading;
  const { questions } = read.questionnaire;
  const uses = roleNameUses({ clauses, questions, named: draft.roleNames, map: ownNamesIn(clauses) });
  const chosen = uses.find(({ name }) => name === chosenName);
  return {
    head: draftHead(context, actor, draft),
    lines: uses.map(lineOf),
    chosen:
      chosen === undefined
        ? null
        : {
            ...lineOf(chosen),
            clauses: chosen.clauses.slice(0, CLAUSES_SHOWN).map((clause) => {
              const { document, id } = clause;
              return { document, id, words: firstSentence(clause) };
            }),
          },
    choiceGone: chosen === undefined && chosenName !== '',
  };
}
