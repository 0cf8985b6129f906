import { describe, expect, it } from 'vitest';
import { PublishFields } from '#app/components/policy/publish-fields.tsx';
import { TypedForPublishing } from '#app/components/policy/typed-for-publishing.tsx';
import { render } from '#test/components/ui/render.tsx';

const NOTHING = { validFrom: null, revisionSummary: '' };
const fields = (firstPolicyName: string | null) => (
  <PublishFields
    preview={{ before: null, proposedStart: null, firstPolicyName }}
    typed={NOTHING}
    errorOf={() => undefined}
  />
);

describe('publishing a policy that is new beside another', () => {
  it('says which one the units stay with', async () => {
    expect(await render(fields('町の対策基準'))).toContain('いまの所属は、「町の対策基準」の対象のままです。');
    expect(await render(fields(null))).not.toContain('対象のままです');
  });
});

describe('what was typed for a draft that cannot be published', () => {
  it('is there to be read, and nothing where nothing was typed', async () => {
    const typed = { validFrom: '2027-04-01', revisionSummary: '媒体の章を加えた。' };
    expect(await render(<TypedForPublishing typed={typed} />)).toMatch(/2027\/04\/01[\s\S]*媒体の章を加えた。/u);
    expect(await render(<TypedForPublishing typed={NOTHING} />)).not.toContain('入力した内容');
  });
});
