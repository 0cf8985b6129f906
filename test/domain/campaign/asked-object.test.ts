import { describe, expect, test } from 'vitest';
import { fc } from '#test/property.ts';
import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import { askedByObject, objectsByTarget, registerAskedAbout } from '#app/domain/campaign/asked-object.ts';
import type { RegisteredObject } from '#app/domain/campaign/asked-object.ts';
import { planDistribution } from '#app/domain/campaign/distribution.ts';
import type { DistributionSource } from '#app/domain/campaign/distribution.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { DEFAULT_BODY_SETTINGS } from '#app/domain/score/settings.ts';
import { TOWN_QUESTIONNAIRE, makeQuestion } from '#test/factories/questions.ts';

const registered = (code: string, over: Partial<RegisteredObject> = {}): RegisteredObject => ({
  ...{ kind: 'contract', code, name: `${code}の契約`, ownerUnitId: 'tax', systemIds: [] },
  ...over,
});

describe('the register that a question is about', () => {
  test('is told by its gates', () => {
    expect(registerAskedAbout({ gates: ['outsourcing'] })).toBe('contract');
    expect(registerAskedAbout({ gates: ['cloud'] })).toBe('cloud_service');
    expect(registerAskedAbout({ gates: ['saas', 'zone_internet'] })).toBe('cloud_service');
    expect(registerAskedAbout({ gates: ['cloud_sensitive'] })).toBe('cloud_service');
    expect(registerAskedAbout({ gates: ['saas', 'cloud_other'] })).toBe('cloud_service');
  });

  test('is that of services where both are meant', () => {
    expect(registerAskedAbout({ gates: ['outsourcing', 'cloud'] })).toBe('cloud_service');
  });

  test('is none for every other condition', () => {
    const ofRegisters = ['outsourcing', 'cloud', 'cloud_sensitive', 'cloud_other', 'saas'];
    const others = GATE_IDS.filter((gate) => !ofRegisters.includes(gate));
    expect(registerAskedAbout({ gates: others })).toBeNull();
    expect(registerAskedAbout({ gates: [] })).toBeNull();
  });
});

describe('what a register has for a target', () => {
  const register = [
    registered('K01', { systemIds: ['website', 'website'] }),
    registered('K02', { ownerUnitId: 'health', systemIds: ['website'] }),
    registered('C01', { kind: 'cloud_service' }),
    registered('K03', { ownerUnitId: 'body' }),
  ];
  const codesOf = (targetId: string, type: 'department' | 'system' | 'organization') =>
    objectsByTarget(register)({ targetId, type }).map(({ code }) => code);

  test('is what a section owns, in the order of the register', () => {
    expect(codesOf('tax', 'department')).toEqual(['K01', 'C01']);
  });

  test('is what names a system, once each, whoever owns it', () => {
    expect(codesOf('website', 'system')).toEqual(['K01', 'K02']);
  });

  test('is nothing for the whole body, nor for whom the register does not know', () => {
    expect([codesOf('body', 'organization'), codesOf('nobody', 'department')]).toEqual([[], []]);
  });
});

test('a contract that several targets are asked about is one contract', () => {
  const about = [
    { kind: 'contract', code: 'K01' },
    { kind: 'contract', code: 'K01' },
    { kind: 'cloud_service', code: 'C01' },
  ] as const;
  expect(askedByObject(['q1', 'q2', 'q1'], about)).toEqual({ questionCount: 2, contractCount: 1, serviceCount: 1 });
  expect(askedByObject([], [])).toBeNull();
});

const unit = (id: string, type: Unit['type'], parentId: string | null): Unit => ({
  ...{ id, code: id, name: id, type, parentId, order: 1, policyId: null },
});
const UNITS = [unit('body', 'organization', null), unit('100', 'bureau', 'body')];
const SECTIONS = ['110', '120', '130'].map((id) => unit(id, 'department', '100'));
const QUESTIONS = [
  makeQuestion({ id: '1-1@security_manager', unit: 'department' }),
  makeQuestion({ id: '1-2@security_manager', unit: 'department', gates: ['outsourcing'] }),
  makeQuestion({ id: '1-3@security_manager', unit: 'department', gates: ['cloud'] }),
  makeQuestion({ id: '1-4@security_manager', unit: 'department', gates: ['outsourcing'] }),
  makeQuestion({ id: '2-1@system_manager', unit: 'system', roles: ['system_manager'], gates: ['saas'] }),
  makeQuestion({ id: '2-2@system_manager', unit: 'system', roles: ['system_manager'], gates: ['outsourcing'] }),
  makeQuestion({ id: '3-1@ciso', unit: 'organization', roles: ['ciso'], office: 'ciso', gates: ['outsourcing'] }),
  makeQuestion({ id: '4-1@security_officer', unit: 'bureau', roles: ['security_officer'], gates: ['outsourcing'] }),
];

function sourceOf(register: readonly RegisteredObject[], over: Partial<DistributionSource> = {}): DistributionSource {
  return {
    units: [...UNITS, ...SECTIONS],
    systems: ['S01', 'S02'].map((id) => ({
      ...{ id, code: id, name: id, ownerUnitId: '110', zoneId: 'zone', attributes: ['saas'] as const },
    })),
    zones: [{ id: 'zone', kind: 'internet', name: '系', order: 1 }],
    questionnaires: [
      {
        campaignQuestionnaireId: 'asked',
        chosenUnitIds: new Set([...UNITS, ...SECTIONS].map(({ id }) => id)),
        questions: QUESTIONS,
      },
    ],
    rules: DEFAULT_BODY_SETTINGS.answeringRules,
    modules: DEFAULT_MODULES,
    bureauLevel: 'nearest',
    register,
    ...over,
  };
}

describe('the distribution', () => {
  const itemsFor = (register: readonly RegisteredObject[], targetId: string) =>
    planDistribution(sourceOf(register))
      .sheets.filter((sheet) => sheet.targetId === targetId)
      .flatMap(({ items }) => items.map(({ questionId, object }) => [questionId.slice(0, 3), object?.code ?? null]));
  const REGISTER = [
    registered('C01', { kind: 'cloud_service', ownerUnitId: '120', systemIds: ['S01'] }),
    registered('K01', { ownerUnitId: '110', systemIds: ['S01'] }),
    registered('K02', { ownerUnitId: '110' }),
  ];

  test('asks a section question by question, and of each question contract by contract', () => {
    expect(itemsFor(REGISTER, '110')).toEqual([
      ['1-1', null],
      ['1-2', 'K01'],
      ['1-2', 'K02'],
      ['1-3', null],
      ['1-4', 'K01'],
      ['1-4', 'K02'],
    ]);
  });

  test('asks a system about what names it, and once of the whole about what does not', () => {
    expect(itemsFor(REGISTER, 'S01')).toEqual([
      ['2-1', 'C01'],
      ['2-2', 'K01'],
    ]);
    expect(itemsFor(REGISTER, 'S02')).toEqual([
      ['2-1', null],
      ['2-2', null],
    ]);
  });

  test('asks the whole body once, and a bureau about what it owns itself', () => {
    const register = [...REGISTER, registered('K09', { ownerUnitId: '100' })];
    expect(itemsFor(register, 'body')).toEqual([['3-1', null]]);
    expect(itemsFor(register, '100')).toEqual([['4-1', 'K09']]);
  });

  test('names no object that nothing is asked about', () => {
    const { objects } = planDistribution(sourceOf(REGISTER, { questionnaires: [] }));
    expect(objects).toEqual([]);
    const asked = planDistribution(sourceOf(REGISTER)).objects.map(({ targetId, code }) => `${targetId} ${code}`);
    expect(asked).toEqual(['110 K01', '110 K02', '120 C01', 'S01 C01', 'S01 K01']);
  });

  test('of a body that asks of the whole is what it was without registers', () => {
    const { sheets, objects } = planDistribution(sourceOf([]));
    expect(objects).toEqual([]);
    expect(sheets.flatMap(({ items }) => items).every(({ object }) => object === null)).toBe(true);
    expect(sheets.flatMap(({ items }) => items)).toHaveLength(4 * 3 + 2 * 2 + 1 + 1);
  });
});

const places = fc.constantFrom('body', '100', '110', '120', '130', 'elsewhere');
const anyRegister = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...CONTRACT_KINDS),
      ownerUnitId: places,
      systemIds: fc.array(fc.constantFrom('S01', 'S02', 'S03'), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((entries) => entries.map((entry, index) => registered(`R${index}`, entry)));

test('every question is asked of every target, of the whole once or about each object exactly once', () => {
  fc.assert(
    fc.property(anyRegister, (register) => {
      const [whole, each] = [planDistribution(sourceOf([])), planDistribution(sourceOf(register))];
      expect(each.targets).toEqual(whole.targets);
      expect(each.sheets.map(({ items: _items, ...sheet }) => sheet)).toEqual(
        whole.sheets.map(({ items: _items, ...sheet }) => sheet),
      );
      const objectsOf = objectsByTarget(register);
      for (const [index, sheet] of each.sheets.entries()) {
        const target = each.targets.find(({ targetId }) => targetId === sheet.targetId);
        if (target === undefined) throw new Error('a sheet of no target');
        const expected = (whole.sheets[index]?.items ?? []).flatMap(({ questionId }) => {
          const question = QUESTIONS.find(({ id }) => id === questionId);
          const kind = question === undefined ? null : registerAskedAbout(question);
          const codes = objectsOf(target).flatMap((object) => (object.kind === kind ? [object.code] : []));
          return codes.length === 0 ? [`${questionId} whole`] : codes.map((code) => `${questionId} ${code}`);
        });
        expect(sheet.items.map(({ questionId, object }) => `${questionId} ${object?.code ?? 'whole'}`)).toEqual(
          expected,
        );
        for (const { object } of sheet.items) {
          if (object !== null) expect([object.targetId, each.objects.includes(object)]).toEqual([sheet.targetId, true]);
        }
      }
      const named = each.objects.map(({ targetId, kind, code }) => `${targetId} ${kind} ${code}`);
      expect(new Set(named).size).toBe(named.length);
    }),
  );
});

test('the questions of the town ask about a register where they name its condition alone', () => {
  const about = TOWN_QUESTIONNAIRE.questions.filter((question) => registerAskedAbout(question) !== null);
  expect(about.map(({ id }) => id)).toContain('1-4@security_manager');
});
