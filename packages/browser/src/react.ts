/** React: the session as a hook, for React 18 and 19. */
import {
  createContext,
  createElement,
  type FunctionComponentElement,
  type ProviderProps,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { Gatehouse } from './gatehouse.js';
import { loading, type SessionState, SessionStore } from './session-store.js';

export type { SessionState } from './session-store.js';

interface Provided {
  readonly gatehouse: Gatehouse;
  readonly store: SessionStore;
}

const Context = createContext<Provided | undefined>(undefined);

/** Gives the components below it one client and one session. */
export function GatehouseProvider({
  gatehouse,
  children,
}: {
  readonly gatehouse: Gatehouse;
  readonly children?: ReactNode;
}): FunctionComponentElement<ProviderProps<Provided | undefined>> {
  const value = useMemo(() => ({ gatehouse, store: new SessionStore(gatehouse) }), [gatehouse]);
  return createElement(Context.Provider, { value }, children);
}

function useProvided(): Provided {
  const provided = useContext(Context);
  if (!provided) throw new Error('A GatehouseProvider is missing above this component.');
  return provided;
}

/** @returns the client of the provider, for logins, the logout and requests */
export function useGatehouse(): Gatehouse {
  return useProvided().gatehouse;
}

/**
 * Who is logged in. Renders again when a session starts, ends or is renewed, in this tab or another, and on `reload`, which reads
 * the account again after a change of it.
 */
export function useSession(): SessionState & { readonly reload: () => Promise<void> } {
  const { store } = useProvided();
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, () => loading);
  return { ...state, reload: store.reload };
}
