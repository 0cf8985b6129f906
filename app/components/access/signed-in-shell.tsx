import { WithSecretariatAt } from '#app/components/organization/secretariat-at.tsx';
import { WithBureauWords } from '#app/components/organization/bureau-words.tsx';
import { WithModules } from '#app/components/organization/body-modules.tsx';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { markingWords } from '#app/components/report/marked-paper.tsx';
import { AppShell } from '#app/components/ui/app-shell.tsx';
import type { NavItem } from '#app/components/ui/app-shell.tsx';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { WithUnsentKeys } from '#app/components/response/unsent-keys.tsx';
import { sealHere } from '#app/components/response/seal-here.ts';
import { tellTabs } from '#app/components/response/unsent-news.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { HeldPost, NavigationPage, Shell } from '#app/services/access/shell.page.server.ts';

const NAVIGATION = {
  home: { to: '/', label: 'ホーム' },
  start: { to: '/start', label: 'はじめに' },
  board: { to: '/board', label: '進捗' },
  campaigns: { to: '/campaigns', label: '自己点検の管理' },
  policies: { to: '/policies', label: '対策基準' },
  report: { to: '/report', label: '結果報告' },
  results: { to: '/results', label: '結果の内訳' },
  improvement: { to: '/improvement', label: '改善計画' },
  organization: { to: '/organization', label: '組織・台帳', also: ['/inquiry'] },
  people: { to: '/organization/people', label: '職員・利用者ID' },
  settings: { to: '/settings', label: '団体の設定' },
} as const satisfies Record<NavigationPage, NavItem>;

/** The entries of a person; pages without an entry of their own there are of the one that leads to them. */
function entriesOf(pages: readonly NavigationPage[]): readonly NavItem[] {
  const lacksPolicies = !pages.includes('policies');
  return pages.map((page) =>
    page === 'campaigns' && lacksPolicies
      ? { ...NAVIGATION.campaigns, also: [NAVIGATION.policies.to] }
      : NAVIGATION[page],
  );
}

function postWords({ office, unitName }: HeldPost, names: OfficeNames): string {
  const name = names[office];
  return unitName === null ? name : `${unitName}の${name}`;
}

export interface SignedInShellProps {
  readonly shell: Shell;
  readonly wide: boolean;
  readonly children: ReactNode;
}

/** The frame around every page of a signed-in person, in words. */
export function SignedInShell({ shell, wide, children }: SignedInShellProps) {
  const { unsentKeys } = shell;
  useEffect(() => {
    void sealHere(unsentKeys);
    tellTabs({ kind: 'signed_in', owner: unsentKeys.owner });
  }, [unsentKeys]);
  return (
    <AppShell
      bodyName={shell.bodyName}
      fiscalYear={japaneseFiscalYear(shell.fiscalYear)}
      person={{
        name: shell.personName,
        roles: [...new Set(shell.offices.map((post) => postWords(post, shell.officeNames)))],
      }}
      nav={entriesOf(shell.navigation)}
      password="/account/password"
      signOut="/sign-out"
      signOutFields={<input type="hidden" name="owner" value={unsentKeys.owner} />}
      marking={markingWords(shell.marking, shell.today)}
      wide={wide}
    >
      <WithUnsentKeys keys={unsentKeys}>
        <WithOfficeNames names={shell.officeNames}>
          <WithModules modules={shell.modules}>
            <WithBureauWords namings={shell.bureauNamings}>
              <WithSecretariatAt at={shell.secretariatAt}>{children}</WithSecretariatAt>
            </WithBureauWords>
          </WithModules>
        </WithOfficeNames>
      </WithUnsentKeys>
    </AppShell>
  );
}
