import { createContext } from 'react';

/**
 * The nonce of the response's content security policy. Known on the server only: browsers hide it
 * from scripts, so it is undefined after hydration.
 */
export const NonceContext = createContext<string | undefined>(undefined);
