import type { Clause } from '#app/domain/policy/clause.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { isMereAssistance } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { isTemplateItem } from '#app/domain/questionnaire/finishing/finished-question.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';

/** 「…懲戒処分の対象とする」 tells what follows from a breach and demands nothing. */
const SANCTION = /懲戒処分(?:等)?の対象とする|処分を(?:行う|科する)ことができる/u;
/** A table of who holds which office, as an appointment in words would say. */
const TABLE_OF_OFFICES = /^(?:体制内)?役職名?[ 　]*(?:該当者|充てる者|職名|担当者)/u;
const TABLE = /-t[0-9]+$/u;
const MAKES_STANDARDS = /^(?!.*実施手順を).*対策基準を(?:別に)?(?:策定|定め)/u;
const ANNOUNCES = /(?:次|以下|下記)の/u;

/** 設問としない理由. Why a clause has no question; `covered` where the 対策基準 ask what a 基本方針 says in principle. */
export function reasonUnasked(clause: Clause, tree: ClauseTree, covered: boolean): UnaskedReason {
  if (SANCTION.test(clause.text)) return 'sanction';
  if (TABLE.test(clause.id) && TABLE_OF_OFFICES.test(clause.text.trim())) return 'assignment';
  if (clause.kind === 'heading' || clause.kind === 'definition' || clause.kind === 'permission') return clause.kind;
  const parent = clause.parent === null ? undefined : tree.byId.get(clause.parent);
  if (clause.kind === 'list-item' && parent?.kind === 'definition') return 'list_item_of_definition';
  const under = tree.childrenOf(clause.id);
  if (covered) {
    if (MAKES_STANDARDS.test(clause.text)) return 'standards_held';
    const leads = ANNOUNCES.test(clause.text) && under.some(({ kind }) => kind !== 'list-item');
    return leads ? 'lead_of_items' : 'covered_by_standards';
  }
  if (sentencesOf(clause).some(isMereAssistance)) return 'assists';
  if (isTemplateItem(clause.text)) return 'template_text';
  if (clause.kind === 'assignment') return 'assignment';
  if (clause.kind === 'list-item') return 'list_item_of_unasked';
  return under.length > 0 ? 'lead_of_items' : 'no_duty_found';
}
