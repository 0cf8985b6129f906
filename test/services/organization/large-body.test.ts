import { fc } from '#test/property.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { neededPosts } from '#app/domain/campaign/needed-post.ts';
import { DEFAULT_ANSWERING_RULES } from '#app/domain/campaign/route.ts';
import { bureauNamings } from '#app/domain/organization/bureau-naming.ts';
import { postKey } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { vacantPosts } from '#app/services/campaign/first-year.loader.server.ts';
import { bodySettings, storedSetting } from '#app/services/campaign/setting.loader.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';
import { organizationPage } from '#app/services/organization/organization.page.server.ts';
import { unitsPage } from '#app/services/organization/units.page.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { holdersOfAllPosts, unitsOn } from '#db/queries/organization.server.ts';
import { peopleByUnit } from '#db/queries/people-order.server.ts';
import { putBodySetting } from '#db/queries/setting.server.ts';
import { besideOn, bureausWithSections, unitsFromTo } from '#db/queries/unit-order.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const TODAY = calendarDate('2026-10-01');
const FROM = '2026-04-01';

/** A body in few words: 部 with their numbers, some below another one, sections on them or on the body itself. */
interface Drawn {
  readonly upper: number;
  readonly bureaus: readonly { readonly order: number; readonly below: boolean }[];
  readonly sections: readonly { readonly at: number; readonly order: number }[];
  /** By the section, or the 部, that owns it. */
  readonly systems: readonly number[];
  /** Who holds what, by the number of a place; the same person may hold several. */
  readonly held: readonly { readonly who: number; readonly what: number }[];
  readonly level: 'nearest' | 'upper';
  readonly steps: 'as they are' | 'sections confirm' | 'bureaus coordinate';
}

const small = fc.nat({ max: 6 });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  upper: fc.nat({ max: 1 }),
  bureaus: fc.array(fc.record({ order: small, below: fc.boolean() }), { maxLength: 5 }),
  sections: fc.array(fc.record({ at: small, order: small }), { maxLength: 12 }),
  systems: fc.array(fc.nat({ max: 20 }), { maxLength: 6 }),
  held: fc.array(fc.record({ who: fc.nat({ max: 8 }), what: fc.nat({ max: 60 }) }), { maxLength: 50 }),
  level: fc.constantFrom('nearest', 'upper'),
  steps: fc.constantFrom('as they are', 'sections confirm', 'bureaus coordinate'),
});

/** A 局 that answers only because a section hangs on it besides its 部, which is not the first of the body. */
const SECTION_BESIDE: Drawn = {
  upper: 1,
  bureaus: [
    { order: 0, below: false },
    { order: 0, below: true },
  ],
  sections: [
    { at: 0, order: 0 },
    { at: 2, order: 0 },
  ],
  systems: [],
  // All but the head of the 局.
  held: [0, 1, 2, 3, 4, 5, 7, 8].map((what) => ({ who: 0, what })),
  level: 'nearest',
  steps: 'as they are',
};

/** A 部 that is asked nothing itself, and confirms a system of a section of its own. */
const SYSTEM_BELOW: Drawn = {
  ...SECTION_BESIDE,
  sections: [
    { at: 1, order: 0 },
    { at: 0, order: 0 },
    { at: 0, order: 1 },
  ],
  systems: [1, 0, 2],
  // The sections and the systems have their managers.
  held: [7, 8, 9, 10, 11, 12].map((what) => ({ who: 0, what })),
  steps: 'bureaus coordinate',
};

const BODY_OFFICES = ['ciso', 'supervising_security_officer', 'secretariat', 'audit_supervisor'] as const;
let context: TestContext;

/** Puts the body into the database by rows: what is read of it is the question, not how it came to be. */
function put({ upper, bureaus, sections, systems, held, level, steps }: Drawn): void {
  const { db } = context;
  const insert = (table: string, row: Record<string, string | number | null>) => {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(', ');
    db.$client
      .prepare(`INSERT INTO ${table} (${columns}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
      .run(row);
  };
  const unit = (id: string, type: string, parent: string | null, order: number) => {
    insert('unit', { id });
    const place = { type, parent_id: parent, order, policy_id: null };
    insert('unit_version', { unit_id: id, from_date: FROM, until_date: null, code: id, name: `名${id}`, ...place });
  };
  unit('body', 'organization', null, 0);
  if (upper > 0) unit('u0', 'bureau', 'body', 3);
  const ofBureaus = bureaus.map(({ order, below }, at) => {
    unit(`b${at}`, 'bureau', below && upper > 0 ? 'u0' : 'body', order);
    return `b${at}`;
  });
  const above = [...ofBureaus, ...(upper > 0 ? ['u0'] : []), 'body'];
  const ofSections = sections.map(({ at, order }, index) => {
    unit(`s${index}`, 'department', above[at % above.length] ?? 'body', order);
    return `s${index}`;
  });
  insert('network_zone', { id: 'zone', kind: 'internal', name: 'LGWAN', order: 1 });
  const owners = [...ofSections, ...above.filter((id) => id !== 'body')];
  const ofSystems =
    owners.length === 0
      ? []
      : systems.map((owner, at) => {
          const facts = {
            owner_unit_id: owners[owner % owners.length] ?? '',
            zone_id: 'zone',
            attributes: '',
            note: '',
          };
          insert('information_system', { id: `y${at}`, code: `Y${at}`, name: `系${at}`, ...facts });
          return `y${at}`;
        });
  const posts = [
    ...BODY_OFFICES.map((role) => ({ role, unit_id: null, system_id: null })),
    ...above.flatMap((id) => (id === 'body' ? [] : [{ role: 'security_officer', unit_id: id, system_id: null }])),
    ...ofSections.map((id) => ({ role: 'security_manager', unit_id: id, system_id: null })),
    ...ofSystems.map((id) => ({ role: 'system_manager', unit_id: null, system_id: id })),
  ];
  for (let who = 0; who <= 8; who += 1)
    insert('person', { id: `p${who}`, name: `人${who}`, kana: who % 2 ? `か${9 - who}` : '' });
  held.forEach(({ who, what }, at) => {
    const post = posts[what % posts.length];
    if (post === undefined) return;
    insert('appointment', { id: `a${at}`, person_id: `p${who}`, ...post, from_date: FROM, until_date: null });
  });
  const rules =
    steps === 'as they are'
      ? DEFAULT_ANSWERING_RULES
      : {
          ...DEFAULT_ANSWERING_RULES,
          security_manager: {
            ...DEFAULT_ANSWERING_RULES.security_manager,
            route: [
              ...(steps === 'sections confirm' ? [{ role: 'staff_in_charge', at: 'section' } as const] : []),
              { role: 'security_officer', at: 'bureau' } as const,
              { role: 'ciso', at: 'body' } as const,
            ],
          },
          system_manager: {
            ...DEFAULT_ANSWERING_RULES.system_manager,
            route: [
              { role: 'security_manager', at: 'section' },
              { role: 'bureau_coordinator', at: 'bureau' },
            ] as const,
          },
        };
  for (const { key, content } of [storedSetting('answeringRules', rules), storedSetting('bureauRule', { level })]) {
    putBodySetting(db, key, content);
  }
}

function ofEach(check: () => void, numRuns: number): void {
  fc.assert(
    fc.property(drawn, (body) => {
      context.db.$client.exec('SAVEPOINT drawn');
      try {
        put(body);
        check();
      } finally {
        context.db.$client.exec('ROLLBACK TO drawn; RELEASE drawn');
      }
    }),
    { numRuns, examples: [[SECTION_BESIDE], [SYSTEM_BELOW]] },
  );
}

beforeEach(() => {
  context = testDatabase(TODAY);
});

describe('of any body', () => {
  test('the posts that are vacant are those that are needed of all and held by nobody', () => {
    ofEach(() => {
      const { db } = context;
      const held = new Set(holdersOfAllPosts(db, TODAY).map(postKey));
      const all = neededPosts(bodySettings(db), { units: unitsOn(db, TODAY), systems: systemsOn(db, TODAY) });
      const vacant = all.filter((post) => !held.has(postKey(post)));
      expect(vacantPosts(db, TODAY).map(postKey).sort()).toEqual(vacant.map(postKey).sort());
    }, 300);
  });

  test('what its bureaus are called is told by them and the first section of each', () => {
    ofEach(() => {
      const { db } = context;
      for (const level of ['nearest', 'upper'] as const)
        expect(bureauNamings(bureausWithSections(db, TODAY), level)).toEqual(bureauNamings(unitsOn(db, TODAY), level));
    }, 100);
  });

  test('every page of its units is a part of their whole order, with those beside each unit', () => {
    ofEach(() => {
      const { db } = context;
      const whole = unitsOn(db, TODAY);
      for (const from of [0, 1, 4, 9])
        expect(unitsFromTo(db, TODAY, { from, to: from + 5 })).toEqual(whole.slice(from, from + 5));
      const beside = whole.flatMap(({ id, parentId }) => {
        const row = whole.filter((one) => one.parentId === parentId);
        const at = row.findIndex((one) => one.id === id);
        const those = { aboveId: row[at - 1]?.id ?? null, belowId: row[at + 1]?.id ?? null };
        return parentId === null ? [] : [[id, those] as const];
      });
      expect(new Map(besideOn(db, TODAY, whole))).toEqual(new Map(beside));
    }, 50);
  });

  test('its people stand by the first unit of what they hold, page by page as in one list', () => {
    const everybody = {
      text: '',
      active: true,
      login: null,
      withoutPassword: false,
      unitIds: null,
      role: null,
      ids: null,
    };
    ofEach(() => {
      const { db } = context;
      const place = new Map(unitsOn(db, TODAY).map(({ id }, at) => [id, at]));
      const owner = new Map(systemsOn(db, TODAY).map(({ id, ownerUnitId }) => [id, ownerUnitId]));
      const rankOf = (person: string) => {
        const held = holdersOfAllPosts(db, TODAY).filter(({ id }) => id === person);
        if (held.length === 0) return Infinity;
        const places = held.map(({ unitId, systemId }) => place.get(unitId ?? owner.get(systemId ?? '') ?? ''));
        const known = places.filter((one) => one !== undefined);
        return known.length === 0 ? -1 : Math.min(...known);
      };
      const pages = [0, 3, 6, 9].flatMap((offset) => peopleByUnit(db, everybody, TODAY, { limit: 3, offset }));
      const ranks = pages.map(({ id, kana, name }) => ({ rank: rankOf(id), unread: kana === '' ? 1 : 0, kana, name }));
      const sorted = ranks.toSorted(
        (a, b) =>
          (a.rank === b.rank ? 0 : a.rank - b.rank) ||
          a.unread - b.unread ||
          (a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : a.name < b.name ? -1 : 1),
      );
      expect(ranks).toEqual(sorted);
      expect(new Set(pages.map(({ id }) => id)).size).toBe(9);
    }, 60);
  });
});

test('a body of many units offers a bureau first, and its sections once it is chosen', async () => {
  const town = await makeTown(context);
  const page = (query: Record<string, string> = {}) =>
    must(peoplePage(context, town.actor('secretariat'), peopleSearch.parse(query)));
  const few = page();
  expect(few.choosesByBureau).toBe(false);
  const { general } = town.units;
  const insert = context.db.$client.prepare(
    `INSERT INTO unit_version (unit_id, from_date, code, name, type, parent_id, "order")
     VALUES (@id, '${FROM}', @id, @id, 'department', @general, 100)`,
  );
  for (let number = 0; number < 200; number += 1) {
    context.db.$client.prepare('INSERT INTO unit VALUES (?)').run(`x${number}`);
    insert.run({ id: `x${number}`, general });
  }
  const first = page();
  expect(first.choosesByBureau).toBe(true);
  expect(first.unitChoices.map(({ id }) => id)).toContain(general);
  expect(first.unitChoices.some(({ id }) => id === 'x7')).toBe(false);
  for (const unit of [general, 'x7']) expect(page({ unit }).unitChoices.map(({ id }) => id)).toContain('x150');
  const { unitCount, pageCount } = must(organizationPage(context, town.actor('secretariat'), { page: 1 }));
  expect(unitCount).toBe(unitsOn(context.db, TODAY).length - 1);
  expect(pageCount).toBe(Math.ceil(unitCount / 50));
  const listed = must(unitsPage(context, town.actor('secretariat'), { show: '', on: null, page: 1, unit: '' }));
  expect(listed.unitCount).toBe(unitCount);
});
