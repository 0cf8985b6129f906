import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';

const At = createContext('');

interface WithSecretariatAtProps {
  /** '' where the body told nothing. */
  readonly at: string;
  readonly children: ReactNode;
}

/** Where the 事務局 is found, for everything inside. */
export function WithSecretariatAt({ at, children }: WithSecretariatAtProps) {
  return <At.Provider value={at}>{children}</At.Provider>;
}

/** The 事務局 as whom one asks: 事務局（内線123）. */
export function useAskedSecretariat(): string {
  const { secretariat } = useOfficeNames();
  const at = useContext(At);
  return at === '' ? secretariat : `${secretariat}（${at}）`;
}
