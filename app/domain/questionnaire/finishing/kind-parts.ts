import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { hintOf, NOTHING_BESIDES } from '#app/domain/questionnaire/finishing/hint.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import { topicOver } from '#app/domain/questionnaire/grouping/topic.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { titleOfThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import { topicPhrase } from '#app/domain/questionnaire/wording/topic.ts';

/** 「所属の職員等は、」, what limits or names the rows, and the words that announce them. */
const LEAD = /^(?<who>所属の職員等(?:及び委託事業者)?は、)?(?<about>.*?)次の[^、。]{1,30}いますか。$/u;
const STANDING = /^(?<act>.+[てで])いる(?<aside>(?:（[^（）]*）)*)$/u;
/** A row that says itself when it is due is not told once more by a heading. */
const CONDITION = /^[^。]{4,}?(?:場合|とき)(?:においては|には|に備え|に|は)?、/u;

/** The only row as the question itself; null where its words do not make one. */
function asked(text: string, row: QuestionRow, title: string): string | null {
  const { who = '', about } = LEAD.exec(text)?.groups ?? {};
  const { act, aside = '' } = STANDING.exec(row.text)?.groups ?? {};
  if (about === undefined || act === undefined) return null;
  const heading =
    title !== '' &&
    [title, titleOfThisSystem(title)].some((words) => about === topicPhrase(words)) &&
    CONDITION.test(row.text);
  return `${who}${heading ? '' : about}${act}いますか${aside}。`;
}

/** 「…した場合は、…することを知っている」 and whether it was done: what is asked is what follows the event. */
const KNOWN = /^(?<event>[^。]{4,140}?(?:場合|とき))(?:は|には)、.+ことを知っている$/u;

function eventOf(rows: readonly QuestionRow[]): string | null {
  const [known, done, ...others] = rows;
  if (known === undefined || others.length > 0 || done?.text.startsWith('対象期間') !== true) return null;
  return KNOWN.exec(known.text)?.groups?.event ?? null;
}

/** The question with these rows alone; a single one is asked directly. */
function withRows(question: Question, rows: readonly QuestionRow[], tree: ClauseTree): Question {
  const [only, ...others] = rows;
  const [first = ''] = question.clauses;
  const event = eventOf(rows);
  if (event !== null && LEAD.test(question.text))
    return withNotes({
      ...question,
      text: `${event}に行うことを知っており、事案があったときは、そのとおり行っていますか。`,
      rows,
    });
  const direct = only === undefined || others.length > 0 ? null : asked(question.text, only, topicOver(first, tree));
  if (direct === null) return withNotes({ ...question, rows });
  const flags = question.flags.filter((flag) => flag !== 'grouped_by_section');
  return withNotes({ ...question, text: direct, rows: [], flags });
}

function clausesOf(rows: readonly QuestionRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ clauses }) => clauses))];
}

/**
 * 必須と推奨. A question whose rows are partly 推奨 becomes two: whoever does all that must be done does not fall short
 * for what is only recommended. The second is named by the clause that wishes it, with `_r` where the first asks about
 * that clause, too.
 */
export function partedByKind(question: Question, tree: ClauseTree): readonly Question[] {
  const wished = question.rows.filter(({ kind }) => kind === 'recommendation');
  const due = question.rows.filter((row) => !wished.includes(row));
  const [first] = wished.flatMap(({ clauses }) => clauses);
  if (question.kind !== 'requirement' || first === undefined || due.length === 0) return [question];
  const ofDue = clausesOf(due);
  const ofWished = clausesOf(wished).filter((id) => !(id === question.clauses[0] && id !== first));
  const kept = question.clauses.filter((id, at) => at === 0 || ofDue.includes(id) || !ofWished.includes(id));
  const [role = ''] = question.roles;
  const { means, ...rest } = question;
  const required = withRows(
    {
      ...rest,
      ...(means === undefined ? {} : { means }),
      clauses: kept,
      absorbed: question.absorbed.filter((id) => kept.includes(id)),
    },
    due,
    tree,
  );
  const recommended = withRows(
    {
      ...rest,
      id: `${first}${kept.includes(first) ? '_r' : ''}@${role}`,
      clauses: ofWished,
      absorbed: ofWished.filter((id) => id !== first),
      weight: 1,
      kind: 'recommendation',
      critical: false,
      criticalReason: null,
      hint: hintOf({ ...NOTHING_BESIDES, text: wished.map(({ text }) => text).join('\n') }),
    },
    wished.map(({ kind: _kind, ...row }) => row),
    tree,
  );
  return [required, recommended];
}
