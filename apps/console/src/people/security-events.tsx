/** The security events of a person: logins, ended sessions, rejected attempts. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { usePerson } from './person-query.js';

type Event = Schemas['SecurityEventDto'];
const route = getRouteApi('/people/$userId/security-events');

export function SecurityEvents() {
  const { t } = useTranslation('person');
  const { user_id: userId } = usePerson();
  const { after } = route.useSearch();
  const page = useQuery({
    queryKey: ['users', 'security-events', userId, after],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/users/{userId}/security-events', {
          params: { path: { userId }, query: { after } },
          signal,
        }),
      ),
  });
  // A newer server may have kinds and reasons that this console has no words for.
  const kindOf = (kind: string) => t(`events.kinds.${kind}` as 'events.none', { defaultValue: kind });
  const reasonOf = (reason: string) =>
    t(`events.reasons.${reason}` as 'events.none', { defaultValue: reason });
  const columns: Column<Event>[] = [
    { key: 'kind', header: t('events.kind'), cell: ({ kind }) => kindOf(kind) },
    { key: 'at', header: t('events.at'), cell: ({ occurred_at }) => <Moment at={occurred_at} /> },
    { key: 'reason', header: t('events.reason'), cell: ({ reason }) => reason && reasonOf(reason) },
    { key: 'address', header: t('events.address'), cell: ({ address }) => address },
    { key: 'device', header: t('events.device'), cell: ({ device }) => device },
  ];
  return (
    <>
      <DataTable
        label={t('tabs.events')}
        columns={columns}
        rows={page}
        rowKey={({ id }) => id}
        empty={<Empty text={t('events.none')} />}
      />
      <Pager page={page.data} address={{ after }} />
    </>
  );
}
