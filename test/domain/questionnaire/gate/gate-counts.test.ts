import { describe, expect, it } from 'vitest';
import { gateCounts } from '#app/domain/questionnaire/gate/gate-counts.ts';
import { makeQuestion } from '#test/factories/questions.ts';

const ofSystem = makeQuestion({ id: '1-1@system_manager', unit: 'system', gates: ['own_development'] });
const ofSection = makeQuestion({ id: '1-2@staff', unit: 'department', gates: ['cloud_sensitive'] });
const ofBody = makeQuestion({ id: '1-3@ciso', unit: 'organization', gates: ['cloud_sensitive'] });
const packages = (count: number) => Array.from({ length: count }, () => ['package', 'zone_internal']);

describe('how much a gate closes', () => {
  it('is counted by the ledger for what systems are', () => {
    expect(gateCounts([ofSystem], [...packages(2), ['own_development', 'zone_internal']], [])).toEqual([
      { gateId: 'own_development', unit: 'system', questionCount: 1, closed: 2, known: 3, suspect: false },
    ]);
  });

  it('is counted by the last answers for what is asked, and never of the body as a whole', () => {
    const answers = [{ gateId: 'cloud_sensitive', unit: 'department', answered: 4, closed: 1 }] as const;
    expect(gateCounts([ofSection, ofBody], [], answers)).toEqual([
      { gateId: 'cloud_sensitive', unit: 'department', questionCount: 1, closed: 1, known: 4, suspect: false },
    ]);
  });

  it.each([
    [10, 9, true],
    [10, 8, false],
    [5, 5, true],
    [4, 4, false],
    [0, 0, false],
  ])('of %i that answered, %i closed: to be looked at again: %s', (answered, closed, suspect) => {
    const answers = [{ gateId: 'cloud_sensitive', unit: 'department', answered, closed }] as const;
    expect(gateCounts([ofSection], [], answers)[0]?.suspect).toBe(suspect);
  });
});
