import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { Office } from '#app/domain/organization/office.ts';

export type OfficeNames = Readonly<Record<Office, string>>;

const Names = createContext<OfficeNames>(OFFICE_DEFAULT_NAMES);

/** What the body calls its offices, for everything inside. */
export function WithOfficeNames({ names, children }: { readonly names: OfficeNames; readonly children: ReactNode }) {
  return <Names.Provider value={names}>{children}</Names.Provider>;
}

export function useOfficeNames(): OfficeNames {
  return useContext(Names);
}

export function OfficeName({ office }: { readonly office: Office }) {
  return <>{useOfficeNames()[office]}</>;
}
