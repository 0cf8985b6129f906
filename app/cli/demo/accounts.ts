import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { drawSpokenCode } from '#app/lib/spoken-code.server.ts';
import { PEOPLE } from '#app/cli/demo/people.ts';
import type { TownPerson } from '#app/cli/demo/people.ts';
import { BUREAUS, SYSTEMS } from '#app/cli/demo/town.ts';

export interface DrawnAccounts {
  readonly passwordHashes: ReadonlyMap<string, string>;
  /** The list as it is kept and printed. */
  readonly list: string;
}

/** Draws a password for everybody in the town. */
export async function drawAccounts(): Promise<DrawnAccounts> {
  const passwords = new Map(PEOPLE.map(({ login }) => [login, drawSpokenCode()]));
  const hashes = await Promise.all(
    [...passwords].map(async ([login, password]) => [login, await hashPassword(password)] as const),
  );
  const rows = PEOPLE.map((person) => [
    person.login,
    passwords.get(person.login) ?? '',
    person.name,
    `${person.post}（${officesOf(person)}）`,
  ]);
  return {
    passwordHashes: new Map(hashes),
    list: table([['利用者ID', 'パスワード', '氏名', '職名（役割）'], ...rows]),
  };
}

function officesOf({ offices }: TownPerson): string {
  const names = new Map(
    [...BUREAUS, ...BUREAUS.flatMap(({ sections }) => sections)].map(({ code, name }) => [code, name]),
  );
  const held = offices
    .filter(({ system }) => system === null)
    .map(({ role, unit }) => `${unit === null ? '' : (names.get(unit) ?? '')}${OFFICE_DEFAULT_NAMES[role]}`);
  const [system, ...others] = SYSTEMS.filter(({ code }) => offices.some((office) => office.system === code));
  if (system === undefined) return held.join('、');
  const more = others.length === 0 ? '' : ` ほか${others.length}`;
  return [...held, `${system.name}${more}の${OFFICE_DEFAULT_NAMES.system_manager}`].join('、');
}

/** Columns aligned for a terminal in which a Japanese character is as wide as two Latin ones. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u{ff}' ? 2 : 1), 0);
}
