import { expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { makeAnswer, sheetId } from '#test/factories/town.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const FILE = `INSERT INTO file (sha256, size, media_type, stored_at, sequence, erased_by) VALUES`;
const ERASURE = `INSERT INTO erasure (id, kind, subject, hash, document_number, reason, at, by, sequence) VALUES`;
const EVIDENCE = `INSERT INTO evidence (id, unit_id, system_id, document_name, document_number, location, confirmed_by,
  confirmed_on, confidentiality, file_sha256)`;
const COPY = `INSERT INTO answer_evidence SELECT`;
const BASE = `${FILE} ('${A}', 3, 'text/plain', '2026', 1, NULL), ('${B}', 3, 'text/plain', '2026', 1, NULL);
  ${ERASURE} ('e', 'file', 'file:${A}', '${A}', '総第9号', '誤って登録したため', '2026', 'p', 1);
  ${ERASURE} ('r', 'row', 'answer_revision:i:1', '${A}', '総第9号', '誤って登録したため', '2026', 'p', 1);`;

/** A running town in which one answer names one document; with two files and two tombstones. */
async function townWithEvidence() {
  const running = await runningTown();
  const { town, campaignId } = running;
  const sheet = sheetId(town, campaignId, '110', 'security_manager');
  const named = { documentName: '記録簿', documentNumber: '', location: '', confirmedBy: '', confirmedOn: null };
  const answer = makeAnswer({ value: 'implemented', evidence: [named] });
  must(saveAnswer(town.context, town.actor('manager'), sheet, { itemKey: '1-1@security_manager', answer, rev: 0 }));
  town.context.db.$client.exec(BASE);
  return running;
}

const copied = (changed: Readonly<Record<string, string>>) =>
  `${COPY} ${[
    'item_id',
    'rev',
    'order',
    'campaign_id',
    'evidence_id',
    'document_name',
    'document_number',
    'location',
    'confirmed_by',
    'confirmed_on',
    'file_sha256',
    'sequence',
  ]
    .map((column) => changed[column] ?? (column === 'order' ? '2' : column))
    .join(', ')} FROM answer_evidence`;
const registered = (values: string) => `${EVIDENCE} SELECT 'x', ${values}`;
const UNIT = `(SELECT id FROM unit LIMIT 1)`;
const SYSTEM = `(SELECT id FROM information_system LIMIT 1)`;

test.each([
  ['a file under a name that is no SHA-256', `${FILE} ('${'g'.repeat(64)}', 3, 'a/b', '2026', 1, NULL)`, 'file_sha256'],
  ['an empty file', `${FILE} ('${'c'.repeat(64)}', 0, 'a/b', '2026', 1, NULL)`, 'file_size'],
  ['a file of no type', `${FILE} ('${'c'.repeat(64)}', 3, '', '2026', 1, NULL)`, 'file_media_type'],
  [
    'a file erased before it is stored',
    `${FILE} ('${'c'.repeat(64)}', 3, 'a/b', '2026', 1, 'e')`,
    'before it is erased',
  ],
  ['a file of another size', `UPDATE file SET size = 4 WHERE sha256 = '${A}'`, 'a file does not change'],
  ['a file removed without a trace', `DELETE FROM file WHERE sha256 = '${B}'`, 'a file does not change'],
  [
    'a file erased by the tombstone of another',
    `UPDATE file SET erased_by = 'e' WHERE sha256 = '${B}'`,
    'does not change',
  ],
  [
    'a file erased by the tombstone of a row',
    `UPDATE file SET erased_by = 'r' WHERE sha256 = '${A}'`,
    'does not change',
  ],
  [
    'an erased file taken back',
    `UPDATE file SET erased_by = 'e' WHERE sha256 = '${A}'; UPDATE file SET erased_by = NULL`,
    'a file does not change',
  ],
  ['a tombstone changed', `UPDATE erasure SET reason = '別の理由'`, 'erasure is append-only'],
  ['a tombstone removed', `DELETE FROM erasure`, 'erasure is append-only'],
  [
    'a second tombstone of one thing',
    `${ERASURE} ('f', 'file', 'file:${A}', '${A}', '1', '1', '2026', 'p', 1)`,
    'erasure is append-only',
  ],
  [
    'a tombstone of a kind that there is not',
    `${ERASURE} ('f', 'person', 'x', '${A}', '1', '1', '2026', 'p', 1)`,
    'erasure_kind',
  ],
  [
    'a tombstone without a decision',
    `${ERASURE} ('f', 'file', 'x', '${A}', ' ', '1', '2026', 'p', 1)`,
    'erasure_document_number',
  ],
  ['a tombstone without a reason', `${ERASURE} ('f', 'file', 'x', '${A}', '1', '', '2026', 'p', 1)`, 'erasure_reason'],
  [
    'a tombstone that does not say of what',
    `${ERASURE} ('f', 'file', 'x', 'A', '1', '1', '2026', 'p', 1)`,
    'erasure_hash',
  ],
  ['a document of nobody', registered(`NULL, NULL, '規程', '', '', '', NULL, 2, NULL`), 'evidence_one_owner'],
  [
    'a document of a unit and a system',
    registered(`${UNIT}, ${SYSTEM}, '規程', '', '', '', NULL, 2, NULL`),
    'evidence_one_owner',
  ],
  [
    'a document that is not named',
    registered(`${UNIT}, NULL, '', '', '', '総務課長', NULL, 2, NULL`),
    'evidence_named',
  ],
  [
    'a fourth level of 機密性',
    registered(`${UNIT}, NULL, '規程', '', '', '', NULL, 4, NULL`),
    'evidence_confidentiality',
  ],
  [
    'a day of confirmation that is none',
    registered(`${UNIT}, NULL, '規程', '', '', '', '2026-02-30', 2, NULL`),
    'evidence_confirmed_on',
  ],
  [
    'a name longer than a form takes',
    registered(`${UNIT}, NULL, printf('%0400d', 1), '', '', '', NULL, 2, NULL`),
    'evidence_texts',
  ],
  [
    'a document with a file that was never stored',
    registered(`${UNIT}, NULL, '規程', '', '', '', NULL, 2, 'x'`),
    'FOREIGN KEY',
  ],
  ['evidence put beneath an answer later', copied({ sequence: 'sequence + 1' }), 'copied with its answer'],
  ['evidence of a revision that there is not', copied({ rev: '2' }), 'copied with its answer'],
  ['evidence beneath another campaign', copied({ campaign_id: `'other'` }), 'copied with its answer'],
  ['a document numbered below one', copied({ order: '0' }), 'answer_evidence_order'],
  ['more documents than a form takes', copied({ order: '21' }), 'answer_evidence_order'],
  ['the same place twice', copied({ order: '"order"' }), 'answer_evidence is append-only'],
  ['evidence that names nothing', copied({ document_name: `''` }), 'answer_evidence_named'],
  ['evidence of a file that was never stored', copied({ file_sha256: `'${'c'.repeat(64)}'` }), 'FOREIGN KEY'],
  ['evidence of a document that is not in the register', copied({ evidence_id: `'x'` }), 'FOREIGN KEY'],
  [
    'the copy of a document changed',
    `UPDATE answer_evidence SET location = '別の棚'`,
    'answer_evidence is append-only',
  ],
  ['the copy of a document removed', `DELETE FROM answer_evidence`, 'answer_evidence is append-only'],
])('the database refuses %s', async (_what, statement, because) => {
  const { town } = await townWithEvidence();
  expectRefused(town, statement, because);
});

test('an answer goes on naming a file whose content was erased', async () => {
  const { town } = await townWithEvidence();
  const { $client } = town.context.db;
  $client.exec(copied({ file_sha256: `'${A}'` }));
  $client.exec(`UPDATE file SET erased_by = 'e' WHERE sha256 = '${A}'`);
  expect($client.prepare('SELECT count(*) FROM answer_evidence WHERE file_sha256 = ?').pluck().get(A)).toBe(1);
});
