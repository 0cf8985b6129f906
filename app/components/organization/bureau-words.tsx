import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { BureauNaming, BureauNamings } from '#app/domain/organization/bureau-naming.ts';
import { useModules } from '#app/components/organization/body-modules.tsx';
import { NO_BUREAUS_LABEL } from '#app/domain/organization/labels.ts';
import { BUREAU_NAMING_LABELS, formatNoBureau } from '#app/domain/organization/unit-labels.ts';

const Namings = createContext<BureauNamings>({ counting: 'bureau', all: 'bureau' });

interface WithBureauWordsProps {
  readonly namings: BureauNamings;
  readonly children: ReactNode;
}

/** What bureaus are called, for everything inside: by the body today. */
export function WithBureauWords({ namings, children }: WithBureauWordsProps) {
  return <Namings.Provider value={namings}>{children}</Namings.Provider>;
}

/** What bureaus are called by a campaign, for everything inside. */
export function WithPinnedBureaus({
  naming,
  children,
}: {
  readonly naming: BureauNaming;
  readonly children: ReactNode;
}) {
  const { all } = useContext(Namings);
  return <Namings.Provider value={{ counting: naming, all }}>{children}</Namings.Provider>;
}

/** What a group without a bureau is called. */
export function useNoBureauLabel(): string {
  const { bureau } = useModules();
  const { counting } = useContext(Namings);
  return bureau ? formatNoBureau(counting) : NO_BUREAUS_LABEL;
}

/** 部, 局 or 部局. */
export function useBureauWords(): Readonly<Record<keyof BureauNamings, string>> {
  const { counting, all } = useContext(Namings);
  return { counting: BUREAU_NAMING_LABELS[counting], all: BUREAU_NAMING_LABELS[all] };
}
