/** Changes of a person, each by one route that answers with the account as it is now. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, ifMatch } from '../api/client.js';
import { showDone } from '../ui/done.js';
import { type Person, personQuery } from './person-query.js';

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
  const refresh = useRefresh(person.user_id);
  return async (change) => {
    const params = { path: { userId: person.user_id }, header: ifMatch(person.version) };
    await dataOf(changes[change](params));
    await refresh();
    showDone(t(`done.${change}`));
  };
}

/** @returns reads again what the screens know about people, after a change of one */
export function useRefresh(userId: number): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: personQuery(userId).queryKey });
    void queries.invalidateQueries({ queryKey: ['users'], refetchType: 'none' });
  };
}
