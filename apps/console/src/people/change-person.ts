/** Changes of a person, each by one route that answers with the account as it is now. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import type { Caller } from '../api/caller.js';
import { api, ifMatch, type Schemas } from '../api/client.js';

const changes = {
  activate: (params: Params) => api.POST('/api/v1/users/{userId}/activate', { params }),
  deactivate: (params: Params) => api.POST('/api/v1/users/{userId}/deactivate', { params }),
  delete: (params: Params) => api.DELETE('/api/v1/users/{userId}', { params }),
  restore: (params: Params) => api.POST('/api/v1/users/{userId}/restore', { params }),
} as const;

interface Params {
  readonly path: { readonly userId: number };
  readonly header: { readonly 'If-Match': string };
}

export type StateChange = keyof typeof changes;

type Versioned = Pick<Schemas['UserDto'], 'user_id' | 'version'>;

/** @returns changes the state of a person, and says so */
export function useStateChange(person: Versioned): (change: StateChange) => Promise<void> {
  const { t } = useTranslation('people');
  return async (change) => {
    await changes[change](paramsOf(person));
    await changed(t(`done.${change}`));
  };
}

/** What every change of an account needs: whom it is of, and the version that the screen shows. */
export const paramsOf = ({ user_id, version }: Versioned): Params => ({
  path: { userId: user_id },
  header: ifMatch(version),
});

type Ranked = Pick<Schemas['UserDto'], 'user_id' | 'is_staff' | 'is_admin' | 'is_superuser'>;

const heightOf = (account: Ranked) =>
  account.is_superuser ? 3 : account.is_admin ? 2 : account.is_staff ? 1 : 0;

/** Superusers may change every account, others lower ranks and themselves. The server decides; this only hides. */
export function isInReach({ account, isSuperuser }: Caller, person: Ranked): boolean {
  return isSuperuser || person.user_id === account.user_id || heightOf(person) < heightOf(account);
}
