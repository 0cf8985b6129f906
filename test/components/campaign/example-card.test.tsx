import { expect, it } from 'vitest';
import { ExampleCard } from '#app/components/campaign/example-card.tsx';
import { WithModules } from '#app/components/organization/body-modules.tsx';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { BodyKind } from '#app/domain/organization/body.ts';
import { render } from '#test/components/ui/render.tsx';

const offered = (bodyKind: BodyKind | null, bureau: boolean) =>
  render(
    <WithModules modules={{ ...DEFAULT_MODULES, bureau }}>
      <ExampleCard state="offered" bodyKind={bodyKind} />
    </WithModules>,
  );

it('promises of the example what comes in: the bureaus where the body has any', async () => {
  expect(await offered('town', true)).toContain('（3部12課、');
  const without = await offered('town', false);
  expect(without).toContain('（12課、');
  expect(without).not.toContain('部12課');
});

it.each(['association', 'other'] as const)(
  'says to a body of the kind %s that the example is of a town',
  async (kind) => {
    expect(await offered(kind, false)).toContain('見本は、町役場の組織を写したものです。');
    expect(await offered('town', false)).not.toContain('町役場');
  },
);
