import { must } from '#app/domain/shared/result.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { fillSheet, makeAnswer, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

export const BASIS = {
  decidedBy: '税務課長',
  decidedOn: '2026-10-01',
  documentNumber: '税第1号',
  paperLocation: '税務課',
};
const EVIDENCE = {
  documentName: '記録簿',
  documentNumber: '',
  location: '総務課',
  confirmedBy: '',
  confirmedOn: null,
};

/** The number of the entry of the act that is being done. */
const NOW = '(SELECT max(sequence) + 1 FROM activity_log)';

/** Rows of tables into which no act writes yet, or none that a town of these clauses can do. */
const BY_NO_ACT = `
  INSERT INTO campaign_object
    SELECT 'object', campaign_id, target_id, 'contract', 'K01', '清掃の委託', 0 FROM campaign_target LIMIT 1;
  INSERT INTO campaign_left_out
    SELECT campaign_questionnaire_id, campaign_id, question_id FROM campaign_question LIMIT 1;
  INSERT INTO policy_value VALUES ('value', 'town', 'standards', '1-2', 'length', 2);
  INSERT INTO policy_value_revision
    SELECT 'value', revs.rev, '12文字以上', NULL, NULL, NULL, account.person_id, '2026-10-01T00:00:00.000Z', ${NOW}
    FROM (SELECT 1 AS rev UNION SELECT 2) AS revs, account WHERE account.login = 'secretariat';
  INSERT INTO policy_draft
    SELECT 'draft', NULL, '町の基準', '令和8年', '本文', '${'0'.repeat(64)}', NULL, '{}', '{}', 'open', person_id,
      '2026-10-01T00:00:00.000Z', person_id, '2026-10-01T00:00:00.000Z', NULL
    FROM account WHERE login = 'secretariat';
  INSERT INTO policy_draft_step
    SELECT 'draft', steps.number, '{}', held_by, held_at, ${NOW}
    FROM (SELECT 1 AS number UNION SELECT 2) AS steps, policy_draft;
  INSERT INTO policy_version
    SELECT 'second', policy_id, name, '令和8年改正', source, source_sha256, '2019-10-01T00:00:00.000Z'
    FROM policy_version LIMIT 1;
  INSERT INTO questionnaire
    SELECT 'second', 'second', 2, content, hash, '2019-10-01T00:00:00.000Z' FROM questionnaire LIMIT 1;
  INSERT INTO policy_publication
    SELECT version.id, NULL, '文言を改めた', person_id, imported_at, ${NOW}
    FROM policy_version AS version, account WHERE account.login = 'secretariat';
  INSERT INTO policy_term
    SELECT version.id, 1, iif(version.id = 'second', '2019-04-01', '2020-04-01'), NULL, NULL, person_id, imported_at, ${NOW}
    FROM policy_version AS version, account WHERE account.login = 'secretariat';
  INSERT INTO common_answer
    SELECT 'common', q.campaign_id, q.id, unit.id, 1, '{}', account.person_id, '2026-10-01T00:00:00.000Z'
    FROM campaign_question AS q, unit, account WHERE account.login = 'ciso' LIMIT 1;
  INSERT INTO common_answer_revision
    SELECT id, rev, campaign_id, content, given_by, given_at, ${NOW} FROM common_answer;
  INSERT INTO improvement SELECT 'measure', campaign_id, id, 1 FROM sheet LIMIT 1;
  INSERT INTO improvement_revision
    SELECT m.id, m.rev, m.campaign_id, '手順を定める', '総務係', NULL, account.person_id, '2026-10-01T00:00:00.000Z', ${NOW}
    FROM improvement AS m, account WHERE account.login = 'officer';
  INSERT INTO improvement_cover
    SELECT m.id, m.rev, item.id, '', m.sheet_id, m.campaign_id, ${NOW}
    FROM improvement AS m JOIN item USING (sheet_id) LIMIT 1;
  INSERT INTO item_comment
    SELECT 'comment', s.campaign_id, item.id, '', s.sheet_id, s.id, '根拠を見せてください', account.person_id, s.at, ${NOW}
    FROM sheet_submission AS s JOIN item USING (sheet_id), account WHERE account.login = 'coordinator' LIMIT 1;`;

/** An act by which these statements are done, or none. */
export function doAct({ context }: { readonly context: ServiceContext }, sql = ''): void {
  must(
    transact(context, 'p', 'session.sign_out', () => {
      context.db.$client.exec(sql);
      return { ok: true, value: null, subject: 'session', detail: {} };
    }),
  );
}

/** Gives a running campaign a row in every table that belongs to it: one sheet handed in, one left as a draft. */
export function fillEveryTable(town: Town, campaignId: string): { readonly handedIn: string; readonly left: string } {
  const handedIn = sheetId(town, campaignId, '110', 'security_manager');
  const left = sheetId(town, campaignId, '120', 'security_manager');
  fillSheet(town, town.actor('manager'), handedIn, (question) =>
    question === '1-1@security_manager' ? makeAnswer({ value: 'implemented', evidence: [EVIDENCE] }) : null,
  );
  must(handIn(town.context, town.actor('manager'), handedIn));
  must(beginProxyEntry(town.context, town.actor('secretariat'), left, BASIS));
  fillSheet(town, town.actor('secretariat'), left);
  doAct(town, BY_NO_ACT);
  return { handedIn, left };
}
