import { expect, test } from 'vitest';
import { CampaignFields, valuesOfDraft } from '#app/components/campaign/campaign-fields.tsx';
import { DraftDayNotices } from '#app/components/campaign/draft-day-notices.tsx';
import { UnitChoice } from '#app/components/organization/unit-choice.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const DAYS = { dueOn: calendarDate('2027-03-31'), periodTo: calendarDate('2027-03-31') };
const VERSION = { policyVersionId: 'v1', policyName: '町の対策基準', citation: '令和7年4月1日改正', version: 1 };

test('a due date behind the end of the year is told, one within it is not', async () => {
  const late = { ...DAYS, dueOn: calendarDate('2027-04-30') };
  expect(await render(<DraftDayNotices campaign={late} askedVersions={[]} />)).toContain(
    '提出の期限（令和9年4月30日）が、対象期間の終わり（令和9年3月31日）より後です。',
  );
  expect(await render(<DraftDayNotices campaign={DAYS} askedVersions={[{ ...VERSION, newVersion: null }]} />)).toBe('');
});

test('a version that begins meanwhile is told with its day and the way to it', async () => {
  const newVersion = { policyVersionId: 'v2', citation: '令和8年12月1日改正', from: calendarDate('2026-12-01') };
  const told = await render(<DraftDayNotices campaign={DAYS} askedVersions={[{ ...VERSION, newVersion }]} />);
  expect(told).toContain('町の対策基準は、令和8年12月1日から新しい版（令和8年12月1日改正）が施行されます。');
  expect(told).toContain('href="/policies/v2"');
});

test('that every unit is ticked is said of a new campaign alone', async () => {
  const { context, actor } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const material = must(campaignMaterial(context, actor('secretariat')));
  const year = { fiscalYear: fiscalYear(2026), kind: 'regular', name: '点検', dueOn: DAYS.dueOn } as const;
  const values = valuesOfDraft({ ...year, questionnaires: [] }, false);
  const fields = (isNew: boolean) =>
    render(<CampaignFields material={material} values={values} errorOf={() => undefined} isNew={isNew} />);
  expect(await fields(true)).toContain('はじめは、すべての所属が選ばれています。');
  expect(await fields(false)).not.toContain('はじめは');
});

test('units without a 部 are counted with the whole body only where that is among them', async () => {
  const unit = (id: string, type: 'organization' | 'department') => ({ id, name: id, type });
  const choice = (units: readonly ReturnType<typeof unit>[]) =>
    render(
      <UnitChoice legend="所属" hint="" groups={[{ name: null, units }]} isChosen={() => true} error={undefined} />,
    );
  const sections = [unit('会計課', 'department'), unit('議会事務局', 'department')];
  expect(await choice([unit('架空町', 'organization'), ...sections])).toMatch(
    /全庁組織・[^（]*（3所属中3所属を選択）/u,
  );
  expect(await choice(sections)).toMatch(/(?<!全庁組織・)部に属さない所属（2所属中2所属を選択）/u);
});
