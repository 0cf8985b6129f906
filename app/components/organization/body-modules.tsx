import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { COMMITTEE_WORDS, DECISION_WORDS } from '#app/domain/organization/committee-labels.ts';
import type { CommitteeWords } from '#app/domain/organization/committee-labels.ts';
import { DEFAULT_MODULES, MODULE_OF_OFFICE } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { formatUnitsWord } from '#app/domain/organization/unit-labels.ts';

const Used = createContext<Modules>(DEFAULT_MODULES);

/** Which parts are used, for everything inside: by the body today, or by a closed campaign. */
export function WithModules({ modules, children }: { readonly modules: Modules; readonly children: ReactNode }) {
  return <Used.Provider value={modules}>{children}</Used.Provider>;
}

export function useModules(): Modules {
  return useContext(Used);
}

/** The offices that the body has. */
export function useOffices(): readonly Office[] {
  const modules = useModules();
  return OFFICES.filter((office) => {
    const module = MODULE_OF_OFFICE[office];
    return module === undefined || modules[module];
  });
}

/** What decides: the committee, or a 決裁 where there is none. */
export function committeeWordsOf({ committee }: Pick<Modules, 'committee'>): CommitteeWords {
  return committee ? COMMITTEE_WORDS : DECISION_WORDS;
}

export function useCommitteeWords(): CommitteeWords {
  return committeeWordsOf(useModules());
}

/** True where rows are told by their bureau: where the body has any, or one stands in a row. */
export function useBureaus(rows: readonly { readonly bureauName: string | null }[] = []): boolean {
  const { bureau } = useModules();
  return bureau || rows.some(({ bureauName }) => bureauName !== null && bureauName !== '');
}

/** 部・課, or only 課. */
export function useUnitsWord(): string {
  return formatUnitsWord(useModules());
}
