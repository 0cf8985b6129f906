import { describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import {
  CLOSED_TO_PACKAGE_SYSTEM,
  CLOSED_TO_PLAIN_SECTION,
  MOST_ROWS_OF_QUESTION,
  questionsShown,
} from '#app/domain/questionnaire/burden.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { withOwnRoleNames } from '#app/domain/questionnaire/respondent/own-role-names.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { mergeProposals } from '#app/domain/questionnaire/finishing/merge-proposal.ts';
import { COMMON_ROLE_MAP, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import { ROLE_UNITS } from '#app/domain/questionnaire/role.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { makeClause } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function questionOf(policy: PolicyId, id: string): Question {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no ${id}`);
  return found;
}

function shown(policy: PolicyId, unit: Question['unit'], closed: readonly GateId[]): readonly Question[] {
  return questionsShown(heldPolicy(policy).questionnaire.questions, unit, closed);
}

function rowsIn(questions: readonly Question[]): number {
  return questions.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Words that a question never holds: pasted duties, double negatives and what only its neighbours explain. */
const NEVER = /なければ|てはならない|前項|前各項|全各項|次の事項を措置|ませんか。|しまして|ましている/u;

/**
 * Who is named but not asked: may not hold two offices, is provided for, is who the condition before it names, only
 * helps who owns what is worked at, or would answer as the whole body does.
 */
const OTHERWISE_BOUND =
  /同じ者が兼務してはならない|委託事業者: .*システム変更等の作業を行う場合は、|職員等は[^。]*受講できるようにし|違反を確認した者: .*が違反を確認した場合/u;

describe.each(POLICY_IDS)('the questionnaire of %s', (policy) => {
  const { clauses, questionnaire } = heldPolicy(policy);
  const { questions, unasked } = questionnaire;

  it('asks every clause or says why not, never both', () => {
    const asked = new Set(questions.flatMap(({ document, clauses: cited }) => cited.map((id) => `${document} ${id}`)));
    const skipped = unasked.map(({ document, clause }) => `${document} ${clause}`);
    expect(new Set(skipped).size).toBe(skipped.length);
    for (const { document, id } of clauses) {
      const key = `${document} ${id}`;
      expect([asked.has(key), skipped.includes(key)].filter(Boolean), key).toHaveLength(1);
    }
  });

  it('finds the duty of every requirement and recommendation', () => {
    expect(unasked.filter(({ reason }) => reason === 'no_duty_found')).toEqual([]);
  });

  it('leaves out duties only where other questions ask them', () => {
    const kinds = new Map(clauses.map((clause) => [`${clause.document} ${clause.id}`, clause.kind]));
    for (const { document, clause, reason } of unasked) {
      const kind = kinds.get(`${document} ${clause}`);
      if (kind === 'requirement' || kind === 'recommendation')
        expect(['lead_of_items', 'covered_by_standards', 'standards_held', 'assists'], clause).toContain(reason);
    }
  });

  it('leaves a lead out only where what it announces is asked', () => {
    for (const { document, clause } of unasked.filter(({ reason }) => reason === 'lead_of_items')) {
      const items = clauses.filter(
        (each) => each.document === document && each.parent === clause && each.kind !== 'definition',
      );
      const asked = questions.flatMap((question) => (question.document === document ? question.clauses : []));
      expect(items.length, clause).toBeGreaterThan(0);
      const covered = new Set(
        unasked.flatMap((each) =>
          each.document === document && ['covered_by_standards', 'lead_of_items'].includes(each.reason)
            ? [each.clause]
            : [],
        ),
      );
      for (const { id } of items)
        expect(covered.has(id) || asked.some((each) => each === id || each.startsWith(`${id}-`)), id).toBe(true);
    }
  });

  it('has ids that name the first clause and the first role, once each', () => {
    const ids = questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, clauses: cited, roles, rows, kind } of questions) {
      /* What the same clause only recommends is a question beside the one of what it demands. */
      const beside = kind === 'recommendation' && ids.includes(`${cited[0]}@${roles[0]}`) && id.includes('_r@');
      /* So is a part of it under a condition of its own, or one that a record answers. */
      const part = ids.includes(`${cited[0]}@${roles[0]}`) ? (/_[sp][0-9]+(?=@)/u.exec(id)?.[0] ?? '') : '';
      expect(id).toBe(`${cited[0]}${beside ? '_r' : part}@${roles[0]}`);
      expect(new Set(rows.map((row) => row.id)).size, id).toBe(rows.length);
      for (const row of rows) for (const clause of row.clauses) expect(cited).toContain(clause);
    }
  });

  it('asks each question of one unit type only', () => {
    for (const { id, roles, unit, office } of questions) {
      expect(
        roles.map((role) => ROLE_UNITS[role]),
        id,
      ).toEqual(roles.map(() => unit));
      expect(office === null, id).toBe(unit !== 'organization');
    }
  });

  it('words every question and row so that yes means kept', () => {
    for (const { id, text, rows } of questions) {
      expect(text, id).toMatch(/(?:ます|ました)か(?:（[^）]+）)?。$/u);
      for (const words of [text, ...rows.map((row) => row.text)]) {
        expect(words, id).not.toMatch(NEVER);
        expect(words.trim(), id).not.toBe('');
      }
      for (const row of rows) expect(row.text, id).not.toMatch(/(?:ます|ました)か/u);
    }
  });

  it('never speaks of 次の… without rows that follow', () => {
    for (const { id, text, rows } of questions) {
      if (/次の(?:こと|事項|内容|措置|対策|全て)/u.test(text)) expect(rows.length, id).toBeGreaterThan(0);
    }
  });

  it('gives each question a weight, and a way to judge it as a whole or not at all', () => {
    for (const question of questions) {
      expect(question.weight, question.id).toBe(question.kind === 'recommendation' ? 1 : 2);
      const { implemented, partial } = question.criteria;
      expect(implemented === '', question.id).toBe(partial === '');
      if (implemented !== '') expect(partial, question.id).not.toBe(implemented);
      expect(question.critical, question.id).toBe(question.criticalReason !== null);
      expect(question.confirmation, question.id).toBe(question.roles.includes('staff'));
    }
  });

  it('uses only gates that its unit can answer', () => {
    for (const { id, gates, unit } of questions) {
      if (unit === 'department' || unit === 'bureau')
        expect(
          gates.filter((gate) => gateOf(gate).kind !== 'asked'),
          id,
        ).toEqual([]);
    }
    expect(questionnaire.gates).toEqual(
      [...new Set(questions.flatMap(({ gates }) => gates))].sort(
        (a, b) => questionnaire.gates.indexOf(a) - questionnaire.gates.indexOf(b),
      ),
    );
  });

  it('is the same when it is derived again', () => {
    expect(deriveQuestionnaire(clauses, { policyId: policy })).toEqual(questionnaire);
  });

  it('keeps its ids when words change that say nothing about duty or respondent', () => {
    const source = policySource(policy)
      .replace(/本[町市]/gu, '当団体')
      .replace(/適正に/gu, '適切に');
    expect(deriveQuestionnaire(readPolicy(source).clauses, { policyId: policy }).questions.map(({ id }) => id)).toEqual(
      questions.map(({ id }) => id),
    );
  });

  it('never asks two questions of one sheet in the same words', () => {
    const texts = questions.map(({ unit, office, text }) => `${unit} ${office ?? ''} ${text}`);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });

  it('asks more than 15 rows together only where one clause lists as many', () => {
    for (const { id, rows, clauses: cited, flags } of questions) {
      if (rows.length <= MOST_ROWS_OF_QUESTION) continue;
      expect(flags, id).not.toContain('grouped_by_section');
      const [first = ''] = cited;
      expect(rows.filter(({ clauses: own }) => own.every((each) => each.startsWith(first))).length, id).toBe(
        rows.length,
      );
    }
  });

  it('asks every role that a clause binds', () => {
    const map = withOwnRoleNames(clauses, COMMON_ROLE_MAP);
    const asked = clauses.filter(({ document, id }) =>
      questions.some((question) => question.document === document && question.clauses.includes(id)),
    );
    const missing = asked.flatMap(({ document, id, kind, text, subjects }) => {
      if (kind !== 'requirement' && kind !== 'recommendation') return [];
      const citing = questions.filter((question) => question.document === document && question.clauses.includes(id));
      const roles = new Set(citing.flatMap((question) => [...question.roles, ...question.alternatives]));
      // A room, a network and what is told to all are told by one of those who share them.
      if (isToldByOne(citing, text)) roles.add('system_manager');
      // What CISO and 統括 do together is one for the body, and 統括 tells of it.
      if (/^(?:CIS[O0]|最高情報[^、]{0,12}責任者) ?及び統括/u.test(text) && roles.has('supervising_security_officer'))
        roles.add('ciso');
      const left = subjects.filter((name) => rolesOfSubject(name, map).some((role) => !roles.has(role)));
      return left.map((name) => `${id} ${name}: ${text}`);
    });
    expect(missing.filter((line) => !OTHERWISE_BOUND.test(line))).toEqual([]);
  });
});

/** Whether a duty that keepers of systems share with 統括 is no matter of any one system. */
function isToldByOne(citing: readonly Question[], text: string): boolean {
  const told = citing.flatMap(({ roles }) => roles);
  const bodys =
    /管理区域|(?:情報システム|サーバ)室|接続の可否|ネットワーク接続口|(?:通信|電源)ケーブル|配線を変更|関係者間で共有|サイトに対する攻撃|人的対策/u;
  return told.includes('supervising_security_officer') && bodys.test(text);
}

describe.each([
  ['kikuyo', 40, 111],
  ['nishiwaki', 40, 105],
  ['mic-model', 42, 105],
] as const)('the burden that %s lays', (policy, mostOfSystem, mostOfManager) => {
  it('shows a plain section at most 61 questions with at most 150 rows', () => {
    const plain = shown(policy, 'department', CLOSED_TO_PLAIN_SECTION);
    expect(plain.length).toBeLessThanOrEqual(61);
    expect(rowsIn(plain)).toBeLessThanOrEqual(150);
    expect(plain.length).toBeGreaterThan(30);
  });

  it(`shows a package that its vendor runs at most ${mostOfSystem} questions in a year without events, besides its contract: more only where a policy puts each act under a heading of its own`, () => {
    const ofSystem = shown(policy, 'system', CLOSED_TO_PACKAGE_SYSTEM);
    expect(ofSystem.length).toBeLessThanOrEqual(mostOfSystem);
    expect(ofSystem.length).toBeGreaterThan(25);
    const withContract = CLOSED_TO_PACKAGE_SYSTEM.filter((gate) => gate !== 'outsourcing');
    expect(shown(policy, 'system', withContract).length).toBeLessThanOrEqual(mostOfSystem + 7);
  });

  it(`asks one person of a small body at most ${mostOfManager} questions, and not 100, because unlike duties are not joined`, () => {
    const manager = [...shown(policy, 'department', []), ...shown(policy, 'system', CLOSED_TO_PACKAGE_SYSTEM)];
    expect(manager.length).toBeLessThanOrEqual(mostOfManager);
  });

  it('asks each office of the body at most 100 questions', () => {
    const { questions } = heldPolicy(policy).questionnaire;
    const supervising = questions.filter(
      ({ unit, office }) => unit === 'bureau' || office === 'supervising_security_officer' || office === 'secretariat',
    );
    expect(supervising.length).toBeLessThanOrEqual(100);
    const ciso = questions.filter(
      ({ office }) =>
        office === 'ciso' || office === 'committee' || office === 'csirt' || office === 'audit_supervisor',
    );
    expect(ciso.length).toBeLessThanOrEqual(100);
  });

  it('lists what grouping absorbed', () => {
    for (const { absorbed, clauses } of heldPolicy(policy).questionnaire.questions) {
      expect(absorbed).toEqual(clauses.slice(1));
    }
  });
});

describe('deriving from kikuyo', () => {
  it('asks a section about the passwords of its 職員等 in rows', () => {
    const question = questionOf('kikuyo', '6-4-3@staff');
    expect(question).toMatchObject({ unit: 'department', roles: ['staff'], confirmation: true, gates: [] });
    expect(question.rows.map(({ text }) => text)).toContain(
      'パスワードを秘密にし、パスワードの照会等には一切応じていない',
    );
    /* Seven items, one of them a duty after an event with its two rows. */
    expect(question.rows).toHaveLength(8);
    expect(question.rows.at(-1)?.text).toBe('職員等間でパスワードを共有していない（共有IDに対するパスワードを除く）');
  });

  it('asks whoever owns a contract about its terms: a section, and who keeps a system', () => {
    for (const [role, unit] of [
      ['security_manager', 'department'],
      ['system_manager', 'system'],
    ] as const) {
      const question = questionOf('kikuyo', `9-1-2-ア-エ@${role}`);
      expect(question).toMatchObject({ unit, gates: ['outsourcing'], alternatives: [], critical: true });
      expect(question.rows).toHaveLength(14);
    }
  });

  it('finds a duty inside a definition and flags it', () => {
    const question = questionOf('kikuyo', '1-1@supervising_security_officer');
    expect(question.text).toContain('物理的に分けていますか。');
    expect(question.flags).toContain('duty_in_definition');
  });

  it('does not ask appointments, authority and definitions', () => {
    const reasons = new Map(
      heldPolicy('kikuyo')
        .questionnaire.unasked.filter(({ document }) => document === 'standards')
        .map(({ clause, reason }) => [clause, reason]),
    );
    expect(reasons.get('2-3-1')).toBe('assignment');
    expect(reasons.get('8-4-1')).toBe('permission');
    expect(reasons.get('1-2')).toBe('definition');
    expect(reasons.get('3-2')).toBe('heading');
  });

  it('resolves references that the question could not be read without', () => {
    const question = questionOf('kikuyo', '9-2-6-ウ@cloud_manager');
    expect([question.text, ...question.rows.map(({ text }) => text)].join()).toContain(
      '「クラウドサービスを利用した情報システムの導入・構築時の対策」で定める規定',
    );
    expect(question.gates).toEqual(['cloud_sensitive', 'procurement']);
  });

  it('flags what is proposed for merging', () => {
    const { questions } = heldPolicy('kikuyo').questionnaire;
    const proposed = mergeProposals(questions).flatMap((proposal) => proposal.questions);
    const flagged = questions.filter(({ flags }) => flags.includes('merge_candidate')).map(({ id }) => id);
    expect([...flagged].sort()).toEqual([...new Set(proposed)].sort());
  });

  it('asks whom the place of a clause names, flagged, where its words name nobody', () => {
    expect(questionOf('kikuyo', '2-9-3@csirt')).toMatchObject({
      office: 'csirt',
      flags: expect.arrayContaining(['respondent_unknown']),
    });
    expect(questionOf('kikuyo', '7-1-22-イ@security_manager')).toMatchObject({ unit: 'department', gates: ['sns'] });
    expect(questionOf('kikuyo', '8-3-2@ciso')).toMatchObject({ alternatives: ['committee'] });
    expect(questionOf('kikuyo', '6-2-2-ア@ciso').clauses).toContain('6-2-2-イ');
  });

  it('gates the zones', () => {
    expect(questionOf('kikuyo', '4-1-2-ア@supervising_security_officer')).toMatchObject({
      gates: ['zone_my_number'],
      critical: true,
    });
  });

  it('leaves the basic policy to the standards beside it, but for what they leave open', () => {
    const { questionnaire } = heldPolicy('kikuyo');
    expect(questionnaire.documents).toEqual(['basic_policy', 'standards']);
    const others = questionnaire.questions.filter(({ document }) => document !== 'standards');
    expect(others.map(({ id }) => id)).toEqual(['10@secretariat']);
    expect(heldPolicy('kaminoseki').questionnaire.questions.length).toBeGreaterThan(5);
  });
});

describe("deriving from a text of one's own", () => {
  const clause = (id: string, parent: string | null, rest: Partial<Clause>): Clause =>
    makeClause({ id, parent, text: '', kind: 'heading', subjects: [], ...rest });

  it('asks two duties of one clause as rows of one question', () => {
    const { questions } = deriveQuestionnaire(
      [
        clause('1', null, { title: '研修' }),
        clause('1-1', '1', {
          text: '職員等は、研修を受けなければならない。また、結果を報告しなければならない。',
          kind: 'requirement',
          subjects: ['職員等'],
        }),
      ],
      { policyId: 'own' },
    );
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({
      id: '1-1@staff',
      rows: [{ text: '研修を受けている' }, { text: '結果を報告している' }],
    });
  });

  it('says in the question what the clause excepts, so that it is not stricter than the clause', () => {
    const { questions } = deriveQuestionnaire(
      [
        clause('1', null, {
          text: '職員等は、媒体を使用してはならない。ただし、許可を得た場合は、この限りではない。',
          kind: 'requirement',
          subjects: ['職員等'],
        }),
      ],
      { policyId: 'own' },
    );
    expect(questions[0]?.text).toBe('所属の職員等は、媒体を使用しないようにしていますか（許可を得た場合を除く）。');
    expect(questions[0]?.hint).toBeNull();
  });

  it('loses no duty of a text without numbers, whoever it binds', () => {
    const { questions, unasked } = deriveQuestionnaire(
      [
        clause('1', null, { title: '機器の管理' }),
        clause('1-n1', '1', {
          text:
            '職員等は、端末を持ち出してはならない。また、異常を報告する。情報システム管理者は、持出しを記録すること。' +
            'さらに、記録を点検するものとする。点検は毎月行うことが望ましい。情報セキュリティ管理者は、鍵を保管し、当該鍵の管理簿に基づき貸し出さなければならない。',
          kind: 'requirement',
          subjects: ['職員等', '情報システム管理者', '情報セキュリティ管理者'],
        }),
      ],
      { policyId: 'own' },
    );
    const said = questions.flatMap(({ id, text, rows }) =>
      rows.length === 0 ? [[id, text]] : rows.map((row) => [id, row.text]),
    );
    expect(said).toEqual([
      ['1-n1@staff', '端末を持ち出していない'],
      ['1-n1@staff', '異常を報告している'],
      ['1-n1@system_manager', '持出しを記録している'],
      ['1-n1@system_manager', '記録を点検している'],
      ['1-n1_r@system_manager', '本システムの機器の管理として、点検は毎月行っていますか。'],
      ['1-n1@security_manager', '鍵を保管している'],
      ['1-n1@security_manager', '鍵の管理簿に基づき貸し出している'],
    ]);
    expect(unasked.map(({ reason }) => reason)).toEqual(['heading']);
  });

  it('asks two stages of one sentence as two rows, and one act in two words as one question', () => {
    const { questions } = deriveQuestionnaire(
      [
        clause('1', null, {
          title: '分類',
          text: '情報資産を重要性に応じて分類し、当該分類に基づき対策を行う。',
          kind: 'requirement',
        }),
        clause('2', null, { title: '容量', text: '容量を設定し、職員等に周知する。', kind: 'requirement' }),
      ],
      { policyId: 'own' },
    );
    expect(questions.map(({ rows }) => rows.map(({ text }) => text))).toEqual([
      ['情報資産を重要性に応じて分類している', '分類に基づき対策を行っている'],
      [],
    ]);
    expect(questions[1]?.flags).toContain('several_duties');
  });

  it('tells questions that read alike apart by their headings', () => {
    const duty = {
      text: '情報システム管理者は、記録しなければならない。',
      kind: 'requirement',
      subjects: ['情報システム管理者'],
    } as const;
    const { questions } = deriveQuestionnaire(
      [clause('1', null, { title: '入室', ...duty }), clause('2', null, { title: '搬入', ...duty })],
      { policyId: 'own' },
    );
    expect(questions.map(({ text }) => text)).toEqual([
      '入室について、記録していますか。',
      '搬入について、記録していますか。',
    ]);
  });

  it('asks each role of a sentence that changes its subject', () => {
    const { questions } = deriveQuestionnaire(
      [
        clause('1', null, {
          text: '職員等は、利用を申請しなければならない。また、情報システム管理者は、申請を記録しなければならない。',
          kind: 'requirement',
          subjects: ['職員等', '情報システム管理者'],
        }),
      ],
      { policyId: 'own' },
    );
    expect(questions.map(({ id, text }) => [id, text])).toEqual([
      ['1@staff', '所属の職員等は、利用を申請していますか。'],
      ['1@system_manager', '申請を記録していますか。'],
    ]);
  });

  it('names what 前条 and 前項 point to', () => {
    const { questions } = deriveQuestionnaire(
      [
        clause('2', null, { title: '情報の管理' }),
        clause('3', null, { title: '委託' }),
        clause('3-1', '3', {
          text: '所属長は、前条第１項に定める事項を遵守させなければならない。',
          kind: 'requirement',
          subjects: ['所属長'],
        }),
        clause('3-2', '3', {
          text: '職員等は、前項の事項を確認しなければならない。',
          kind: 'requirement',
          subjects: ['職員等'],
        }),
      ],
      { policyId: 'own' },
    );
    expect(questions.map(({ text }) => text)).toEqual([
      '「情報の管理」で定める事項を遵守させていますか。',
      '所属の職員等は、「情報の管理」で定める事項を確認していますか。',
    ]);
    expect(questions.flatMap(({ flags }) => flags)).not.toContain('unresolved_reference');
  });

  it('copes with clauses that say nothing', () => {
    const { questions, unasked } = deriveQuestionnaire(
      [clause('1', null, { text: '。。', kind: 'requirement' }), clause('2', '9', { text: '（', kind: 'list-item' })],
      { policyId: 'own' },
    );
    expect(questions).toEqual([]);
    expect(unasked.map(({ reason }) => reason)).toEqual(['no_duty_found', 'list_item_of_unasked']);
    expect(deriveQuestionnaire([], { policyId: 'own' })).toMatchObject({ questions: [], unasked: [], gates: [] });
  });
});
