import { figure } from '#app/components/policy/figure.ts';
import { draftClausePath, draftRoleNamePath } from '#app/components/policy/policy-draft-address.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { ROLE_IDS, ROLE_UNITS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type {
  ChosenRoleName,
  DraftRolesPage,
  RoleNameLine,
} from '#app/services/questionnaire/draft-roles.page.server.ts';

/** Where the chosen name stands on its page. */
export const CHOSEN_NAME_ID = 'chosen-name';

type Names = Readonly<Record<RoleId, string>>;

function meaningWords({ state, roles }: RoleNameLine, names: Names): string {
  if (state === 'unknown') return '△ 誰に当たるか分かりません';
  const said = state === 'named' ? '✓ ' : '';
  return roles.length === 0
    ? `${said}役割ではない（そのまま）`
    : `${said}${roles.map((role) => names[role]).join('、')}`;
}

function askedWords({ asked }: RoleNameLine, names: Names): string {
  if (asked.length === 0) return '設問なし';
  return asked.map(({ role, questionCount }) => `${names[role]} ${figure(questionCount)}問`).join('、');
}

interface NameTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly policyDraftId: string;
  readonly lines: readonly RoleNameLine[];
}

function NameTable({ caption, captionHidden = false, policyDraftId, lines }: NameTableProps) {
  const names = roleNames(useOfficeNames());
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      rows={lines}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          header: '本文の役割名',
          rowHeader: true,
          cell: ({ name }) => (
            <TextLink to={`${draftRoleNamePath(policyDraftId, name)}#${CHOSEN_NAME_ID}`}>{name}</TextLink>
          ),
        },
        { key: 'means', header: '誰のことか', cell: (line) => meaningWords(line, names) },
        {
          key: 'clauses',
          header: '条項',
          align: 'end',
          width: 'narrow',
          cell: (line) => `${figure(line.clauseCount)}件`,
        },
        { key: 'asked', header: 'いまの回答者と設問', cell: (line) => askedWords(line, names) },
      ]}
    />
  );
}

/** The names of the text: those that nobody knows before all, those that need nobody's word last. */
export function RoleNameTables({ page }: { readonly page: DraftRolesPage }) {
  const { head, lines } = page;
  const { policyDraftId } = head;
  const unknown = lines.filter(({ state }) => state === 'unknown');
  const named = lines.filter(({ state }) => state === 'named');
  const known = lines.filter(({ state }) => state === 'known');
  return (
    <section aria-labelledby="names" className="flex flex-col gap-4">
      <h2 id="names" className="text-std-20B-150">
        {unknown.length === 0
          ? '誰に当たるか分からない役割名は、ありません。'
          : `誰に当たるか分からない役割名が${figure(unknown.length)}件あります。`}
      </h2>
      {unknown.length === 0 ? null : (
        <NameTable caption="誰に当たるか分からない役割名" captionHidden policyDraftId={policyDraftId} lines={unknown} />
      )}
      {named.length === 0 ? null : (
        <NameTable
          caption={`意味を決めた役割名（${figure(named.length)}件）`}
          policyDraftId={policyDraftId}
          lines={named}
        />
      )}
      {known.length === 0 ? null : (
        <Disclosure summary={`本文の定めや、よく使われる名前から分かった役割名（${figure(known.length)}件）`}>
          <p className="mb-2">違うものがあれば、役割名を押して、意味を決め直します。</p>
          <NameTable caption="分かった役割名" captionHidden policyDraftId={policyDraftId} lines={known} />
        </Disclosure>
      )}
    </section>
  );
}

interface ChosenNameProps {
  readonly page: DraftRolesPage;
  readonly chosen: ChosenRoleName;
  readonly errorOf: (field: string) => string | undefined;
  readonly typed: { readonly meaning: string; readonly roles: readonly string[] } | null;
}

/** One name: where the text uses it, and what it means. */
export function ChosenName({ page: { head }, chosen, errorOf, typed }: ChosenNameProps) {
  const names = roleNames(useOfficeNames());
  const { name, state, roles, clauses, clauseCount } = chosen;
  const isSaid = state !== 'unknown';
  return (
    <section
      id={CHOSEN_NAME_ID}
      tabIndex={-1}
      aria-labelledby="chosen-name-title"
      className="flex flex-col gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      <h2 id="chosen-name-title" className="text-std-18B-160 [overflow-wrap:anywhere]">
        「{name}」とは、誰のことか
      </h2>
      <p>
        いま：{meaningWords(chosen, names)}。この役割名の条項から作られる設問：{askedWords(chosen, names)}
      </p>
      <div>
        <p className="font-700">
          この役割名を使う条項（{figure(clauseCount)}件
          {clauseCount > clauses.length ? `のうち、はじめの${figure(clauses.length)}件` : ''}）
        </p>
        <ul className="list-disc pl-6">
          {clauses.map(({ document, id, words }) => (
            <li key={`${document} ${id}`} className="[overflow-wrap:anywhere]">
              <TextLink to={draftClausePath(head.policyDraftId, { document, id })}>{formatClause(id)}</TextLink>
              <span className="ml-2">{words}</span>
            </li>
          ))}
        </ul>
      </div>
      {head.isHolder ? (
        <div className="no-print">
          <PostForm label="役割名の意味を決める">
            <DraftFields page={head} />
            <input type="hidden" name="name" value={name} />
            <div className="flex flex-col items-start gap-4">
              <RadioGroup
                name="meaning"
                label="この役割名は"
                required
                defaultValue={typed?.meaning ?? (isSaid ? (roles.length === 0 ? 'none' : 'roles') : undefined)}
                options={[
                  { value: 'roles', label: '次の役割のこと' },
                  {
                    value: 'none',
                    label: '役割ではない・そのまま',
                    hint: `${names.supervising_security_officer}等の設問になります。`,
                  },
                ]}
                error={errorOf('meaning')}
              />
              <div className="grid w-full gap-x-6 gap-y-4 desktop:grid-cols-4">
                {UNIT_TYPES.map((unit, index) => (
                  <CheckboxGroup
                    key={unit}
                    id={index === 0 ? 'roles' : `roles-of-${unit}`}
                    name="roles"
                    label={`${UNIT_TYPE_LABELS[unit]}が回答する役割`}
                    defaultValues={typed?.roles ?? roles}
                    options={ROLE_IDS.filter((role) => ROLE_UNITS[role] === unit).map((role) => ({
                      value: role,
                      label: names[role],
                    }))}
                    error={index === 0 ? errorOf('roles') : undefined}
                  />
                ))}
              </div>
              <Button name="intent" value="name_role">
                この意味にする
              </Button>
            </div>
          </PostForm>
        </div>
      ) : null}
    </section>
  );
}
