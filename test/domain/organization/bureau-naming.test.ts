import { describe, expect, test } from 'vitest';
import { bureauNamings, pinnedNaming } from '#app/domain/organization/bureau-naming.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { formatNoBureau } from '#app/domain/organization/unit-labels.ts';

const unit = (id: string, type: Unit['type'], parentId: string | null, name = id): Unit => ({
  ...{ id, code: id, name, type },
  ...{ parentId, order: 1, policyId: null },
});
const BODY = unit('町', 'organization', null);
const CITY = [
  BODY,
  unit('市民局', 'bureau', '町'),
  unit('生活部', 'bureau', '市民局'),
  unit('総務課', 'department', '生活部'),
];

describe('bureaus are called', () => {
  test('部 in a body without 局, whatever else is called so there, and where there is none', () => {
    const town = [
      BODY,
      unit('総務部', 'bureau', '町'),
      unit('水道局', 'bureau', '町'),
      unit('税務課', 'department', '総務部'),
    ];
    for (const level of ['nearest', 'upper'] as const) {
      expect(bureauNamings(town, level)).toEqual({ counting: 'bureau', all: 'bureau' });
      expect(bureauNamings([BODY], level)).toEqual({ counting: 'bureau', all: 'bureau' });
      expect(bureauNamings([BODY, unit('議会事務局', 'bureau', '町')], level).counting).toBe('bureau');
    }
  });

  test('by which of the two counts, and both by 部局 together', () => {
    expect(bureauNamings(CITY, 'nearest')).toEqual({ counting: 'bureau', all: 'both' });
    expect(bureauNamings(CITY, 'upper')).toEqual({ counting: 'upper', all: 'both' });
    const beside = [...CITY, unit('会計部', 'bureau', '町')];
    expect(bureauNamings(beside, 'upper')).toEqual({ counting: 'both', all: 'both' });
    const ownSections = [...CITY, unit('市民課', 'department', '市民局')];
    expect(bureauNamings(ownSections, 'nearest').counting).toBe('both');
  });

  test('局 where sections hang on them without a 部 between', () => {
    const flat = [BODY, unit('総務局', 'bureau', '町'), unit('税務課', 'department', '総務局')];
    expect(bureauNamings(flat, 'nearest')).toEqual({ counting: 'upper', all: 'upper' });
  });

  test('in a campaign as they were pinned when it opened', () => {
    const pinned = (bureauId: string | null, bureauName: string | null, otherBureauId: string | null) => ({
      ...{ bureauId, bureauName, otherBureauId },
    });
    expect(pinnedNaming([pinned('l', '市民局　生活部', 'c')], false)).toBe('bureau');
    expect(pinnedNaming([pinned('c', '市民局', 'l'), pinned('c', '市民局', null)], true)).toBe('upper');
    expect(pinnedNaming([pinned('c', '市民局', 'l'), pinned('a', '会計部', null)], true)).toBe('both');
    expect(pinnedNaming([pinned('l', '市民局　生活部', 'c'), pinned('c', '市民局', null)], false)).toBe('both');
    expect(pinnedNaming([pinned('g', '総務部', null), pinned(null, null, null)], false)).toBe('bureau');
  });

  test('where a section belongs to none, by the same word', () => {
    expect(formatNoBureau('bureau')).toBe('部に属さない所属');
    expect(formatNoBureau('upper')).toBe('局に属さない所属');
  });
});
