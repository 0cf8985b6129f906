import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { NamedOffice, OfficeNames } from '#app/domain/organization/office.ts';

const Names = createContext<OfficeNames>(OFFICE_DEFAULT_NAMES);

/** What offices are called, for everything inside: by the body today, or by a closed campaign. */
export function WithOfficeNames({ names, children }: { readonly names: OfficeNames; readonly children: ReactNode }) {
  return <Names.Provider value={names}>{children}</Names.Provider>;
}

export function useOfficeNames(): OfficeNames {
  return useContext(Names);
}

export function OfficeName({ office }: { readonly office: NamedOffice }) {
  return <>{useOfficeNames()[office]}</>;
}
