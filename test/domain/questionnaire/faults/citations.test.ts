import { describe, expect, it } from 'vitest';
import { formatClause, printedClauseKey, formatClauses } from '#app/domain/policy/printed-clause.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

/**
 * Clauses whose marker the id cannot tell: the principles of one preamble stand in brackets though nothing stands over
 * them, and sections of the model go straight to ①.
 */
const ASTRAY = { kikuyo: 0, nishiwaki: 7, 'mic-model': 18, kaminoseki: 0, 'kumamoto-sogo': 0 } as const;

describe('a clause is cited as the policy prints it', () => {
  it.each([
    ['9-1-2-ア-エ', '９（１）②ア（エ）'],
    ['9-1-2-ア-エ-b5', '９（１）②ア（エ）の５つ目'],
    ['9-1-2-ア-エ-b14', '９（１）②ア（エ）の１４番目'],
    ['3-1-t1', '３（１）の表１'],
    ['3-1-n1', '３（１）の後の文'],
    ['3-1-n2', '３（１）の後の文（２）'],
    ['10-1-ア-ウ-b', '１０（１）ア（ウ）b'],
    ['3.3-2-1-ア', '3.3（２）①（ア）'],
    ['3.3-2', '3.3（２）'],
    ['7', '７'],
    ['5-1x2', '５（１）（２か所目）'],
  ])('%s as %s', (id, printed) => {
    expect(formatClause(id)).toBe(printed);
  });

  it('several in one line, the rest counted', () => {
    expect(formatClauses(['3-1', '3-2', '3-3', '3-4'], 3)).toBe('３（１）、３（２）、３（３） ほか1');
    expect(formatClauses(['3-1'], 3)).toBe('３（１）');
  });

  it('never by its path, in any policy', () => {
    for (const policy of POLICY_IDS)
      for (const { id } of heldPolicy(policy).clauses)
        expect(formatClause(id), `${policy} ${id}`).not.toMatch(/-|[bnt]\d/u);
  });

  it('never by its path in the words of a question or the name of a row', () => {
    for (const policy of POLICY_IDS)
      for (const { text, rows } of heldPolicy(policy).questionnaire.questions) {
        expect(text).not.toMatch(/[0-9ア-ン]-[0-9ア-ンbnt]/u);
        for (const name of rowNames(rows).values()) expect(name).not.toMatch(/[0-9]-[0-9ア-ンbnt]/u);
      }
  });

  it('so that it is found again by what was written', () => {
    for (const policy of POLICY_IDS)
      for (const { id } of heldPolicy(policy).clauses.filter((clause) => !/-[bnt]\d+$|x\d+/u.test(clause.id)))
        expect(printedClauseKey(formatClause(id)), id).toBe(printedClauseKey(id));
  });

  it.each(POLICY_IDS)('by the marker that stands before it in %s', (policy) => {
    const source = policySource(policy);
    const plain = (words: string): string => words.normalize('NFKC').replace(/\s/gu, '');
    const { clauses } = heldPolicy(policy);
    const numbered = clauses.filter(({ id, sourceMarker }) => sourceMarker === undefined && !/-[bnt]\d+$/u.test(id));
    const astray = numbered.filter(({ id, parent, spans }) => {
      const above = parent !== null && id.startsWith(`${parent}-`) ? formatClause(parent) : '';
      const marker = formatClause(id).slice(above.length);
      const at = spans[0]?.[0] ?? 0;
      const printed = source.slice(at, at + 24).replace(/^[#\s・-]+/u, '');
      return !plain(printed).startsWith(plain(marker)) || /^[①-⑳]/u.test(printed) !== /^[①-⑳]/u.test(marker);
    });
    expect(astray.length, astray.map(({ id }) => id).join()).toBe(ASTRAY[policy]);
  });
});
