import { describe, expect, test } from 'vitest';
import { sheetWords, stepWords } from '#app/components/access/setting-words.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { must } from '#app/domain/shared/result.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';
import { campaignBureauNaming, headOf } from '#app/services/report/campaign-head.loader.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { CITY_DAY, makeCity, openCityCampaign } from '#test/factories/city.ts';
import type { City } from '#test/factories/city.ts';
import { decide } from '#test/factories/decide.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';

const today = ({ context, actor }: Pick<City, 'context' | 'actor'>) =>
  shellOf(context, actor('secretariat')).bureauNamings;

describe('what bureaus are called', () => {
  test('in a body without 局 is 部, today and in its campaigns', async () => {
    const town = await makeTown(testDatabase(CITY_DAY));
    expect(today(town)).toEqual({ counting: 'bureau', all: 'bureau' });
    expect(campaignBureauNaming(town.context.db, openTownCampaign(town))).toBe('bureau');
  });

  test('in a campaign stays what it was when it opened', async () => {
    const city = await makeCity();
    decide(city, 'bureauRule', { level: 'upper' });
    const campaign = openCityCampaign(city);
    decide(city, 'bureauRule', { level: 'nearest' });
    expect(today(city)).toEqual({ counting: 'bureau', all: 'both' });
    expect(campaignBureauNaming(city.context.db, campaign)).toBe('upper');
    const source = must(openResults(city.context, city.actor('secretariat'), 'items.view', campaign));
    expect(headOf(source).bureauNaming).toBe('upper');
  });

  test('is said of their sheets and of who confirms there', () => {
    const words = (bureau: string) => ({ names: OFFICE_DEFAULT_NAMES, bureau });
    expect(sheetWords('security_officer', words('部'))).toBe('部の点検票');
    expect(sheetWords('security_officer', words('局'))).toBe('局の点検票');
    expect(stepWords('security_officer@bureau', words('部'))).toBe('情報セキュリティ責任者（部）');
    expect(stepWords('security_officer@bureau', words('局'))).toBe('情報セキュリティ責任者（局）');
    expect(stepWords('secretariat@body', words('局'))).toBe('事務局');
  });
});
