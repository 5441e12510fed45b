/** Changes of a person, each by one route that answers with the account as it is now. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch } from '../api/client.js';
import type { Person } from './person-query.js';

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

/** @returns changes the state of a person, and says so */
export function useStateChange(person: Person): (change: StateChange) => Promise<void> {
  const { t } = useTranslation('people');
  return async (change) => {
    const params = { path: { userId: person.user_id }, header: ifMatch(person.version) };
    await dataOf(changes[change](params));
    await changed(t(`done.${change}`));
  };
}
