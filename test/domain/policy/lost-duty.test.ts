import { readdirSync, readFileSync } from 'node:fs';
import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { printPolicy } from '#test/factories/policy-text/damage.ts';
import { silentlyLost } from '#test/factories/policy-text/lost-duty.ts';
import { breaksOfAll, breaksOfLine } from '#test/factories/policy-text/one-break.ts';
import { STYLE_CASES } from '#test/factories/policy-text/styles.ts';
import { testRuns } from '#test/factories/runs.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

const WRITTEN = new URL('../../fixtures/written-first/', import.meta.url);
const TEXTS: readonly string[] = [
  ...STYLE_CASES.map(({ policy, damage }) => printPolicy(policy, damage)),
  ...readdirSync(WRITTEN)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(new URL(file, WRITTEN), 'utf8')),
];
/** A reading with its questions takes longer than a reading alone; as a whole a text breaks in few ways. */
const LINE_RUNS = Math.ceil(testRuns.fuzz / 2);
const WHOLE_RUNS = Math.ceil(testRuns.fuzz / 5);

const anyText = fc.constantFrom(...TEXTS);
const brokenLine = fc
  .record({ text: anyText, at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), which: fc.nat() })
  .map(({ text, at, which }) => {
    const breaks = breaksOfLine(text, Math.floor(at * text.split('\n').length));
    return breaks[which % breaks.length]?.text ?? text;
  });
const brokenWhole = fc.record({ text: anyText, which: fc.nat() }).map(({ text, which }) => {
  const breaks = breaksOfAll(text);
  return breaks[which % breaks.length]?.text ?? text;
});
const PATIENCE = 60_000 + testRuns.fuzz * 300;

function loseNothing(text: string): void {
  expect(silentlyLost(text)).toEqual([]);
}

describe('no duty is lost without a word', () => {
  it.each(POLICY_IDS)('in the policy of %s', (id) => {
    expect(silentlyLost(policySource(id))).toEqual([]);
  });

  it(
    'in a text of any style, whichever line is left out or joined to the next',
    () => {
      fc.assert(fc.property(brokenLine, loseNothing), { numRuns: LINE_RUNS });
    },
    PATIENCE,
  );

  it(
    'in a text of any style without full stops, in other characters or line ends, or with heads on its pages',
    () => {
      fc.assert(fc.property(brokenWhole, loseNothing), { numRuns: WHOLE_RUNS });
    },
    PATIENCE,
  );
});

const outsideOf = (...lines: readonly string[]) =>
  readPolicy(['端末管理規程', ...lines].join('\n'))
    .warnings.filter(({ code }) => code === 'duties_outside')
    .map(({ message }) => message);

describe('a duty that a heading or a definition took in', () => {
  it('is not lost: a line behind a definition that no full stop ends', () => {
    const lines = [
      '端末管理規程',
      '第１条　この規程において「端末」とは、パソコン及びこれに附属する機器をいう',
      '２　職員は、端末を業務の用にのみ供しなければならない',
      '３　この規程において「所属長」とは、課長をいう',
      '第２条　職員は、端末を施錠しなければならない',
    ];
    expect(silentlyLost(lines.join('\n'))).toEqual([]);
  });

  it('is none where the words of the definition go on in the next line', () => {
    const lines = [
      '第１条　この規程において「記録」とは、法令により保存しなければならない',
      '情報をいう。',
      '第２条　職員は、記録を施錠して保管しなければならない。',
    ];
    expect(outsideOf(...lines)).toEqual([]);
  });

  it('is none where the sentence behind the definition is asked about', () => {
    const lines = [
      '第１条　この規程において「端末」とは、パソコンをいう。職員は、端末を施錠しなければならない。',
      '第２条　職員は、端末を業務の用にのみ供しなければならない。',
    ];
    expect(outsideOf(...lines)).toEqual([]);
  });
});
