import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { topicOver } from '#app/domain/questionnaire/grouping/topic.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { QUESTION_KIND_LABELS, ROLE_PHRASES } from '#app/domain/questionnaire/labels.ts';
import { topicPhrase } from '#app/domain/questionnaire/wording/topic.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** A question is worded before any body has a name for its offices. */
const ROLE_NAMES = { ...OFFICE_DEFAULT_NAMES, ...ROLE_PHRASES };

/** Whose sheet it is anyway. */
const MAIN: readonly RoleId[] = ['system_manager', 'security_manager'];

function gateLabels(gates: Question['gates']): string | null {
  return gates.length === 0 ? null : gates.map((gate) => gateOf(gate).label).join('、');
}

/** What may tell questions of one wording apart, the plainest first; null where a question has nothing to say. */
const TELLING: readonly ((question: Question, tree: ClauseTree) => string | null)[] = [
  ({ gates }) => gateLabels(gates),
  ({ kind }) => (kind === 'recommendation' ? QUESTION_KIND_LABELS[kind] : null),
  ({ clauses: [first = ''] }, tree) => topicOver(first, tree),
  ({ roles: [role] }) => (role === undefined || MAIN.includes(role) ? null : ROLE_NAMES[role]),
  ({ clauses: [first = ''] }) => formatClause(first),
];

const WHO = /^(?:所属の職員等(?:及び委託事業者)?は、|所属で、)?/u;
/** The topic of a question in rows. */
const TOPIC =
  /^((?:所属の職員等(?:及び委託事業者)?は、|所属で、)?)([^「」]{2,100}?)((?:について|として)、次のことを.*)$/u;

/** The one thing of the respondent's that the question is about. */
const OBJECT = /^(?:本システム|ネットワーク)$/u;

/** Where a gate's label is no part of what the heading names: when, or of what, it is done. */
const OCCASIONS: Partial<Readonly<Record<GateId, string>>> = {
  own_equipment: '自ら管理する端末や媒体について',
};

/** 「管理区域の構造等について、推奨されている次のことを…」, 「情報の保管のうち、長期保管について、次のことを…」 */
function topicTold({ kind, gates }: Question, topic: string, label: string, rest: string): string {
  if (kind === 'recommendation' && label === QUESTION_KIND_LABELS[kind])
    return `${topic}${rest.replace('次のことを', '推奨されている次のことを')}`;
  const [gate] = gates;
  const occasion = gate === undefined || gates.length > 1 ? undefined : OCCASIONS[gate];
  if (label === gateLabels(gates) && occasion !== undefined)
    return `${topic}に関し、${occasion}、${rest.slice(rest.indexOf('次の'))}`;
  if (label === gateLabels(gates)) return `${topic}のうち、${label}について、${rest.slice(rest.indexOf('次の'))}`;
  return `${topic}（${label}）${rest}`;
}

function labelled(question: Question, label: string | null): Question {
  if (label === null || label === '') return question;
  const { text } = question;
  const phrase = topicPhrase(label);
  if (text.includes(phrase)) return question;
  const [lead = '', topic = '', rest = ''] = [...(TOPIC.exec(text) ?? [])].slice(1);
  if (OBJECT.test(topic)) return { ...question, text: `${lead}${topic}の${topicPhrase(label)}${rest.slice(5)}` };
  if (topic !== '') return { ...question, text: `${lead}${topicTold(question, topic, label, rest)}` };
  const [who = ''] = WHO.exec(text) ?? [];
  return { ...question, text: `${who}${phrase}${text.slice(who.length)}` };
}

/**
 * Two questions of one sheet never read the same: the condition, the heading or the clause's number tells them apart.
 */
export function withDistinctTexts(questions: readonly Question[], tree: ClauseTree): readonly Question[] {
  return TELLING.reduce<readonly Question[]>((told, label) => {
    const key = ({ unit, office, text }: Question): string => `${unit}/${office ?? ''}/${text}`;
    const labels = new Map(told.map((question) => [question, label(question, tree)]));
    const differing = new Set(
      [...groupBy(told, key).values()]
        .filter((group) => new Set(group.map((each) => labels.get(each))).size > 1)
        .flat(),
    );
    return told.map((question) =>
      differing.has(question) ? labelled(question, labels.get(question) ?? null) : question,
    );
  }, questions);
}
