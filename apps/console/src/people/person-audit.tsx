/** Who changed this account, and what. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Entries } from '../audit/entries.js';
import { Empty } from '../ui/empty.js';
import { Pager } from '../ui/pager.js';
import { usePerson } from './person-query.js';

const route = getRouteApi('/people/$userId/audit');

export function PersonAudit() {
  const { t } = useTranslation('people');
  const { user_id: userId } = usePerson();
  const { after } = route.useSearch();
  const query = { target_type: 'user', target_id: String(userId), after };
  const page = useQuery({
    queryKey: ['users', 'audit', userId, after],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/audit', { params: { query }, signal })),
  });
  return (
    <>
      <Entries label={t('tabs.audit')} rows={page} empty={<Empty text={t('noHistory')} />} isOfOneTarget />
      <Pager page={page.data} address={{ after }} />
    </>
  );
}
