import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

const Keys = createContext<UnsentKeys | null>(null);

/** With what the signed-in person's unsent answers are kept, for everything inside. */
export function WithUnsentKeys({ keys, children }: { readonly keys: UnsentKeys; readonly children: ReactNode }) {
  const { personId, owner, seal, names } = keys;
  // The same for as long as the person is, however often the frame is loaded again.
  const same = useMemo(() => ({ personId, owner, seal, names }), [personId, owner, seal, names]);
  return <Keys.Provider value={same}>{children}</Keys.Provider>;
}

/** Null where nobody is signed in. */
export function useUnsentKeys(): UnsentKeys | null {
  return useContext(Keys);
}
